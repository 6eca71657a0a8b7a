import Fiscal
import Glibc
import Testing

@Suite struct FailureTests {
    @Test(
        arguments: [
            (ENOSPC, "no queda espacio en el disco"), (EDQUOT, "no queda espacio en el disco"),
            (EIO, "el disco da error al leer o escribir"), (EROFS, "es de solo lectura"),
            (EACCES, "permiso denegado"), (EPERM, "permiso denegado"),
            (ENOENT, "no existe ese archivo o carpeta"), (EEXIST, "ya hay algo con ese nombre"),
            (ENOTDIR, "hay un archivo donde debía haber una carpeta"),
            (EISDIR, "hay una carpeta donde debía haber un archivo"),
            (ELOOP, "es un enlace simbólico, o son demasiados"),
            (EXDEV, "está en otro disco o montaje"),
            (ENAMETOOLONG, "el nombre es demasiado largo"),
            (EINVAL, "el sistema de archivos no lo permite"),
            (ENOSYS, "el sistema de archivos no lo permite"),
            (EOPNOTSUPP, "el sistema de archivos no lo permite"),
            (EFBIG, "el archivo es demasiado grande"),
            (EMFILE, "hay demasiados archivos abiertos"),
            (ENFILE, "hay demasiados archivos abiertos"), (ENOMEM, "no alcanza la memoria"),
            (EAGAIN, "otro programa lo está usando"), (EBUSY, "otro programa lo está usando"),
            (EINTR, "una señal interrumpió la llamada"), (EPIPE, "quien debía leerlo ya no está"),
            (EBADF, "está cerrado"),
        ]
    )
    func `what a system refuses in practice is told in both languages, with what to do`(
        number: Int32,
        spanish: String
    ) {
        let words = String(cString: strerror(number))
        let trouble = Trouble(errno: number, words: words)
        #expect(trouble.cause == Bilingual(es: spanish, en: words))
        #expect(trouble.hint != Trouble(errno: 9999, words: "").hint)
        #expect(trouble.hint.es.hasSuffix(".") && trouble.hint.en.hasSuffix("."))
        #expect(trouble.hint.es != trouble.hint.en)
    }

    @Test func `what nobody foresaw is told in the system's words, and where to look`() {
        let trouble = Trouble(errno: ENOTTY, words: "Inappropriate ioctl for device")
        #expect(trouble.cause == Bilingual("Inappropriate ioctl for device"))
        #expect(trouble.hint.es.hasPrefix("Revise el disco"))
        #expect(Trouble(sqlite: 99, words: "so it is").cause == Bilingual("so it is"))
        #expect(Trouble(sqlite: 99, words: "near:\n  \"x\"").cause == Bilingual("near: \"x\""))
    }

    @Test func `a failure in one line says what was done to what, why, and what to do`() {
        let trouble = Trouble(errno: EACCES, words: "Permission denied")
        let failure = FolderFailure(.storage, operation: .reading, object: "inbox/a.csv", trouble)
        #expect(
            failure.message
                == Bilingual(
                    es: "al leer inbox/a.csv: permiso denegado. "
                        + "Permita al usuario de este programa leer y escribir ahí.",
                    en: "reading inbox/a.csv: Permission denied. "
                        + "Let the user of this program read and write there."
                )
        )
        #expect("\(failure)" == failure.message.en)
    }
}
