import Fiscal
import Glibc

/// What `look` finds; nil also when it is not what was there a moment ago.
func nilWhenChanged<Found: ~Copyable>(
    _ look: () throws(FolderFailure) -> Found?
) throws(FolderFailure) -> Found? {
    do throws(FolderFailure) {
        return try look()
    } catch {
        guard error.code == .changed else { throw error }
        return nil
    }
}

/// What a call gives, which is made again when a signal came in between.
///
/// Not for `close`: Linux has closed the file even then, and its number may be another file's.
func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

extension FolderFailure {
    /// What the system refused just now; call it before anything else can change `errno`.
    static func system(
        _ operation: Bilingual,
        _ object: String,
        number: Int32 = errno
    ) -> FolderFailure {
        let words = String(cString: strerror(number))
        return FolderFailure(
            .storage,
            operation: operation,
            object: object,
            Trouble(errno: number, words: words)
        )
    }

    /// A file that is no longer what the inbox showed; it waits for the next run.
    static func changed(
        _ operation: Bilingual,
        _ object: String,
        _ cause: Bilingual
    ) -> FolderFailure {
        FolderFailure(
            .changed,
            operation: operation,
            object: object,
            cause: cause,
            hint: Bilingual(
                es: "Se dejó como estaba; la próxima corrida lo mira otra vez.",
                en: "It was left alone; the next run looks at it again."
            )
        )
    }
}

/// Why a file is not what the inbox showed.
extension Bilingual {
    static let changedMeanwhile = Bilingual(
        es: "cambió mientras se leía",
        en: "it changed while it was being read"
    )
    static let gone = Bilingual(es: "ya no está ahí", en: "it is not there any more")
    static let nameTaken = Bilingual(
        es: "otro archivo tiene este nombre",
        en: "another file bears this name"
    )
    static let noFolder = Bilingual(es: "es un enlace o un archivo", en: "it is a link or a file")
    static let notRegular = Bilingual(
        es: "no es un archivo corriente",
        en: "it is not a regular file"
    )
}
