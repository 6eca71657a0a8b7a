import Fiscal
import GRDB
import Glibc

extension Failure<LedgerFailureCode> {
    /// What SQLite says, in the words of the port.
    init(_ error: any Error, operation: Bilingual, path: String) {
        switch error {
        case let failure as LedgerFailure:
            self = failure
        case let error as DatabaseError:
            let code = error.resultCode.primaryResultCode
            let words = error.message ?? error.resultCode.description
            let trouble = Trouble(sqlite: code.rawValue, words: words)
            self.init(
                Self.code(of: code),
                operation: operation,
                object: path,
                cause: trouble.cause,
                hint: Self.code(of: code) == .damaged ? .rebuildLedger : trouble.hint
            )
        default:
            self.init(
                .storage,
                operation: operation,
                object: path,
                cause: Bilingual("\(error)"),
                hint: .reportDefect
            )
        }
    }

    private static func code(of code: ResultCode) -> LedgerFailureCode {
        switch code {
        case .SQLITE_CONSTRAINT: .constraint
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
        default: .storage
        }
    }

    /// What the system refused just now (`errno`).
    static func system(_ operation: Bilingual, _ object: String) -> LedgerFailure {
        let number = errno
        let words = String(cString: strerror(number))
        return LedgerFailure(
            .storage,
            operation: operation,
            object: object,
            Trouble(errno: number, words: words)
        )
    }
}

extension Bilingual {
    static let rebuildLedger = Bilingual(
        es:
            "Hágalo de nuevo desde los expedientes con «contingencia ledger rebuild»; el archivo se "
            + "conserva.",
        en: "Make it anew from the archives with `contingencia ledger rebuild`; the file is kept."
    )
}

/// The value that a column stands for; throws `LedgerFailure` when there is none.
func stored<Value>(
    _ value: Value?,
    as what: @autoclosure () -> String
) throws(LedgerFailure) -> Value {
    guard let value else {
        throw LedgerFailure(
            .damaged,
            operation: Bilingual(es: "leer del libro", en: "reading from the ledger"),
            object: "“\(what())”",
            cause: Bilingual(
                es: "lo que está guardado no puede ser",
                en: "what is stored there cannot be"
            ),
            hint: .rebuildLedger
        )
    }
    return value
}
