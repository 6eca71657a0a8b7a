import Fiscal
import GRDB

extension Failure<LedgerFailureCode> {
    /// What SQLite says, in the words of the port.
    init(_ error: any Error, operation: String, path: String) {
        switch error {
        case let failure as LedgerFailure:
            self = failure
        case let error as DatabaseError:
            let kind = Self.kind(of: error.resultCode)
            self.init(
                kind.code,
                operation: operation,
                object: path,
                cause: error.message ?? error.resultCode.description,
                hint: kind.hint
            )
        default:
            self.init(.storage, operation: operation, object: path, cause: "\(error)")
        }
    }

    private static func kind(of code: ResultCode) -> (code: LedgerFailureCode, hint: String) {
        switch code.primaryResultCode {
        case .SQLITE_CONSTRAINT: (.constraint, doubtHint)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: (.damaged, damagedHint)
        case .SQLITE_FULL: (.storage, "Make room on the disk and run again; nothing is lost.")
        case .SQLITE_IOERR:
            (.storage, "The disk reports an error; check it before the next run. Nothing is lost.")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
            (.storage, "Check that the folder exists and that you may write in it.")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            (.storage, "Another program holds the ledger; run again when it is done.")
        default: (.storage, doubtHint)
        }
    }

    private static var doubtHint: String {
        "Nothing was changed. `contingencia verify` tells whether the ledger is damaged; if it is not, "
            + "report this as a defect."
    }

    static var damagedHint: String {
        "Make it anew from the archives with `contingencia ledger rebuild`; the file is kept"
    }
}

/// The value that a column stands for; throws `LedgerFailure` when there is none.
func stored<Value>(
    _ value: Value?,
    as what: @autoclosure () -> String
) throws(LedgerFailure) -> Value {
    guard let value else {
        throw LedgerFailure(
            .damaged,
            operation: "reading",
            object: "the ledger",
            cause: "a \(what()) that cannot be",
            hint: LedgerFailure.damagedHint
        )
    }
    return value
}
