/// What the machine could not do: thrown, with its circumstances.
///
/// One code per thing a caller may want to tell apart; operation, object, cause and hint are for
/// the person who reads it at three in the morning.
package struct Failure<Code: Hashable & Sendable>: Error, Sendable, CustomStringConvertible {
    package let code: Code
    /// What was being done, as an English gerund phrase: `writing`, `renaming`.
    package let operation: String
    /// To what: a path, an archive, a table.
    package let object: String
    /// The system's or the library's own words.
    package let cause: String
    /// What the reader can do; empty where nothing sensible is known.
    package let hint: String

    package init(
        _ code: Code,
        operation: String,
        object: String,
        cause: String,
        hint: String = ""
    ) {
        self.code = code
        self.operation = operation
        self.object = object
        self.cause = cause
        self.hint = hint
    }

    package var description: String {
        "\(operation) \(object): \(cause)" + (hint.isEmpty ? "" : ". \(hint)")
    }
}

package typealias LedgerFailure = Failure<LedgerFailureCode>

/// What the ledger could not do.
package enum LedgerFailureCode: Hashable, Sendable {
    case storage
    case damaged
    case newerThanProgram
    /// A rule of the schema was broken; nothing was changed.
    case constraint
}

package typealias EvidenceFailure = Failure<EvidenceFailureCode>

/// What the archives could not do.
package enum EvidenceFailureCode: Hashable, Sendable {
    case storage
    /// An archive that the ledger calls sealed is missing or changed.
    case chainBroken
    /// An archive follows that the ledger does not know.
    case ledgerBehind
    case damaged
    /// An archive of this name exists already.
    case nameTaken
}

package typealias FolderFailure = Failure<FolderFailureCode>

/// What the folders could not do.
package enum FolderFailureCode: Hashable, Sendable {
    case storage
    /// Another run holds the workspace.
    case locked
    /// A file is no longer what was read before.
    case changed
    case notOneFileSystem
}
