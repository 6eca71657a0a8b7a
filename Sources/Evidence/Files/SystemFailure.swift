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
    /// What the system said just now (`errno`), with the remedy for what happens in practice.
    static func system(_ operation: String, _ object: String) -> EvidenceFailure {
        let number = errno
        return EvidenceFailure(
            .storage,
            operation: operation,
            object: object,
            cause: String(cString: strerror(number)),
            hint: hint(for: number)
        )
    }

    private static func hint(for number: Int32) -> String {
        switch number {
        case ENOSPC, EDQUOT: "Free space on the disk of archive/ and run again."
        case EACCES, EPERM, EROFS: "Let the program's user write in archive/."
        case EMFILE, ENFILE: "Raise the limit of open files (ulimit -n)."
        case EIO: "The disk reports an error: check it and the backup before running again."
        case ELOOP: "archive/ must not contain symbolic links."
        default: ""
        }
    }
}
