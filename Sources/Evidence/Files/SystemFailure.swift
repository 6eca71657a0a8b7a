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
        let number = errno
        let words = String(cString: strerror(number))
        return EvidenceFailure(
            .storage,
            operation: operation,
            object: object,
            Trouble(errno: number, words: words)
        )
    }
}
