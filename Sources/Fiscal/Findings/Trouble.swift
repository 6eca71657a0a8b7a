/// What keeps a machine from its work in practice: one table of causes and of what to do, for whoever
/// calls the system or SQLite.
package struct Trouble: Hashable, Sendable {
    package let cause: Bilingual
    package let hint: Bilingual

    private init(_ kind: TroubleKind?, otherwise: Bilingual, _ cause: (String) -> Bilingual) {
        self.cause = kind.map { cause($0.words) } ?? otherwise
        hint = kind?.hint ?? Self.unknown
    }

    /// By the number of an error (`errno` of Linux) and the system's own words for it (`strerror`).
    package init(errno number: Int32, words: String) {
        self.init(TroubleKind(errno: number), otherwise: Bilingual(words)) { spanish in
            Bilingual(es: spanish, en: words)
        }
    }

    /// By the primary result code of SQLite (https://sqlite.org/rescode.html) and its own message,
    /// which may say more and is quoted in both languages, on one line: it cites statements as they stand.
    package init(sqlite code: Int32, words: String) {
        let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.init(TroubleKind(sqlite: code), otherwise: Bilingual(words)) { spanish in
            Bilingual(es: "\(spanish) («\(words)»)", en: words)
        }
    }

    private static let unknown = Bilingual(
        es:
            "Revise el disco, su montaje y los permisos, y repita la orden; si sigue, informe de esto.",
        en:
            "Look at the disk, its mount and the permissions and repeat the command; else report this."
    )
}

private enum TroubleKind {
    case diskFull, diskError, readOnly, notAllowed, missing, taken, notAFolder, aFolder, aLink
    case otherDisk, longName, notSupported, largeFile, manyFiles, noMemory, inUse, interrupted
    case readerGone, isClosed, notOpened, damaged, noDatabase, ruleBroken

    /// The numbers are those of Linux, for this layer knows no system; a test holds them against its
    /// header.
    init?(errno number: Int32) {
        switch number {
        case 28, 122: self = .diskFull  // ENOSPC, EDQUOT
        case 5: self = .diskError  // EIO
        case 30: self = .readOnly  // EROFS
        case 1, 13: self = .notAllowed  // EPERM, EACCES
        case 2: self = .missing  // ENOENT
        case 17: self = .taken  // EEXIST
        case 20: self = .notAFolder  // ENOTDIR
        case 21: self = .aFolder  // EISDIR
        case 40: self = .aLink  // ELOOP
        case 18: self = .otherDisk  // EXDEV
        case 36: self = .longName  // ENAMETOOLONG
        case 22, 38, 95: self = .notSupported  // EINVAL, ENOSYS, EOPNOTSUPP
        case 27: self = .largeFile  // EFBIG
        case 23, 24: self = .manyFiles  // ENFILE, EMFILE
        case 12: self = .noMemory  // ENOMEM
        case 11, 16: self = .inUse  // EAGAIN, EBUSY
        case 4: self = .interrupted  // EINTR
        case 32: self = .readerGone  // EPIPE
        case 9: self = .isClosed  // EBADF
        default: return nil
        }
    }

    init?(sqlite code: Int32) {
        switch code {
        case 3, 23: self = .notAllowed  // PERM, AUTH
        case 5, 6: self = .inUse  // BUSY, LOCKED
        case 7: self = .noMemory  // NOMEM
        case 8: self = .readOnly  // READONLY
        case 10: self = .diskError  // IOERR
        case 11: self = .damaged  // CORRUPT
        case 13: self = .diskFull  // FULL
        case 14: self = .notOpened  // CANTOPEN
        case 19: self = .ruleBroken  // CONSTRAINT
        case 26: self = .noDatabase  // NOTADB
        default: return nil
        }
    }

    /// In Spanish; the English is the system's own.
    var words: String {
        switch self {
        case .diskFull: "no queda espacio en el disco"
        case .diskError: "el disco da error al leer o escribir"
        case .readOnly: "es de solo lectura"
        case .notAllowed: "permiso denegado"
        case .missing: "no existe ese archivo o carpeta"
        case .taken: "ya hay algo con ese nombre"
        case .notAFolder: "hay un archivo donde debía haber una carpeta"
        case .aFolder: "hay una carpeta donde debía haber un archivo"
        case .aLink: "es un enlace simbólico, o son demasiados"
        case .otherDisk: "está en otro disco o montaje"
        case .longName: "el nombre es demasiado largo"
        case .notSupported: "el sistema de archivos no lo permite"
        case .largeFile: "el archivo es demasiado grande"
        case .manyFiles: "hay demasiados archivos abiertos"
        case .noMemory: "no alcanza la memoria"
        case .inUse: "otro programa lo está usando"
        case .interrupted: "una señal interrumpió la llamada"
        case .readerGone: "quien debía leerlo ya no está"
        case .isClosed: "está cerrado"
        case .notOpened: "no se pudo abrir la base de datos"
        case .damaged: "la base de datos está dañada"
        case .noDatabase: "no es una base de datos"
        case .ruleBroken: "rompe una regla de la base de datos"
        }
    }

    var hint: Bilingual {
        switch self {
        case .diskFull:
            Bilingual(
                es:
                    "Libere espacio en el disco, o inodos si «df -i» los muestra agotados, y repita la "
                    + "orden; no se perdió nada.",
                en:
                    "Free space on the disk, or inodes where `df -i` shows none left, and repeat the "
                    + "command; nothing was lost."
            )
        case .diskError:
            Bilingual(
                es: "Revise el disco y la copia de seguridad antes de la próxima corrida.",
                en: "Check the disk and the backup before the next run."
            )
        case .readOnly:
            Bilingual(
                es: "Deje que el programa escriba ahí; si nadie lo cambió, busque en el registro "
                    + "del sistema un error del disco.",
                en: "Let the program write there; if nobody changed that, look in the system's log "
                    + "for a disk error."
            )
        case .notAllowed:
            Bilingual(
                es: "Permita al usuario de este programa leer y escribir ahí.",
                en: "Let the user of this program read and write there."
            )
        case .missing:
            Bilingual(
                es: "Revise la ruta: quizá se movió o se borró, o falta montar el disco.",
                en: "Check the path: perhaps it was moved or removed, or the disk is not mounted."
            )
        case .taken, .notAFolder, .aFolder:
            Bilingual(
                es: "Mueva a otra parte lo que está en ese lugar y repita la orden.",
                en: "Move elsewhere what stands in that place and repeat the command."
            )
        case .aLink:
            Bilingual(
                es: "Ponga el archivo o la carpeta misma en lugar del enlace.",
                en: "Put the file or the folder itself in the place of the link."
            )
        case .otherDisk:
            Bilingual(
                es: "Ponga todo el espacio de trabajo en un solo disco, bajo un solo montaje.",
                en: "Put the whole workspace on one disk, under one mount."
            )
        case .longName:
            Bilingual(es: "Dele un nombre más corto.", en: "Give it a shorter name.")
        case .notSupported:
            Bilingual(
                es:
                    "Use un disco local, no NFS: a este sistema de archivos quizá le falta un cambio "
                    + "de nombre que no reemplace nada.",
                en: "Use a local disk, not NFS: this file system may lack a rename that replaces "
                    + "nothing."
            )
        case .largeFile:
            Bilingual(
                es:
                    "Suba el límite de tamaño de archivo (ulimit -f) o use otro sistema de archivos.",
                en: "Raise the limit of a file's size (ulimit -f) or use another file system."
            )
        case .manyFiles:
            Bilingual(
                es: "Suba el límite de archivos abiertos (ulimit -n).",
                en: "Raise the limit of open files (ulimit -n)."
            )
        case .noMemory:
            Bilingual(
                es: "Cierre otros programas o dé más memoria a este, y repita la orden.",
                en: "Close other programs or give this one more memory, and repeat the command."
            )
        case .inUse, .interrupted:
            Bilingual(
                es: "Repita la orden en un momento; no se perdió nada.",
                en: "Repeat the command in a moment; nothing was lost."
            )
        case .readerGone, .isClosed:
            Bilingual(
                es: "Repita la orden hacia un archivo.",
                en: "Repeat the command into a file."
            )
        case .notOpened:
            Bilingual(
                es: "Revise que la carpeta exista y que el programa pueda escribir en ella.",
                en: "Check that the folder exists and that the program may write in it."
            )
        case .damaged, .noDatabase:
            Bilingual(
                es: "Recupere el archivo de una copia de seguridad.",
                en: "Restore the file from a backup."
            )
        case .ruleBroken: .reportDefect
        }
    }
}
