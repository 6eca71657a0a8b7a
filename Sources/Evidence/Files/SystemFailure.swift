import Fiscal
import Glibc

/// What a call gives, which is made again when a signal came in between.
///
/// Not for `close`: Linux has closed the file even then, and its number may be another file's.
func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

extension Failure where Code == EvidenceFailureCode {
    /// What the system refused just now (`errno`).
    static func system(_ operation: Bilingual, _ object: String) -> EvidenceFailure {
        .system(errno, .storage, operation, object)
    }

    /// What the system refused just now about a file that was there before.
    ///
    /// Its place on the disk, its rights, or a link in its stead are its own trouble; memory, open files and
    /// all else are everybody's.
    static func systemOnReading(_ operation: Bilingual, _ path: String) -> EvidenceFailure {
        let number = errno
        let itsOwn = [EIO, EACCES, EPERM, ELOOP, ENXIO, EISDIR, ESTALE, EUCLEAN, EBADMSG]
        return .system(number, itsOwn.contains(number) ? .unreadable : .storage, operation, path)
    }

    private static func system(
        _ number: Int32,
        _ code: EvidenceFailureCode,
        _ operation: Bilingual,
        _ object: String
    ) -> EvidenceFailure {
        let words = String(cString: strerror(number))
        let trouble = Trouble(errno: number, words: words)
        return EvidenceFailure(code, operation: operation, object: object, trouble)
    }
}
