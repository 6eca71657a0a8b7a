/// What the machine could not do: thrown, with its circumstances, in both languages.
///
/// One code per thing a caller may want to tell apart; operation, object, cause and hint are for
/// the person who reads it at three in the morning.
package struct Failure<Code: Hashable & Sendable>: Error, Sendable, CustomStringConvertible {
    package let code: Code
    /// What was being done, to be read before the object: `escribir`, `writing`.
    package let operation: Bilingual
    /// To what: a path, a name, a number; the same in both languages.
    package let object: String
    /// Without a full stop at its end; the English is the system's or the library's own words.
    package let cause: Bilingual
    /// What the reader can do, in a sentence.
    package let hint: Bilingual

    package init(
        _ code: Code,
        operation: Bilingual,
        object: String,
        cause: Bilingual,
        hint: Bilingual
    ) {
        self.code = code
        self.operation = operation
        self.object = object
        self.cause = cause
        self.hint = hint
    }

    /// With the cause and the hint of what the system or SQLite refused.
    package init(_ code: Code, operation: Bilingual, object: String, _ trouble: Trouble) {
        self.init(
            code,
            operation: operation,
            object: object,
            cause: trouble.cause,
            hint: trouble.hint
        )
    }

    /// All of it in one line.
    package var message: Bilingual {
        Bilingual(
            es: "al \(operation.es) \(object): \(cause.es). \(hint.es)",
            en: "\(operation.en) \(object): \(cause.en). \(hint.en)"
        )
    }

    /// For logs.
    package var description: String { message.en }
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
    /// `archive/` bears another workspace's mark.
    case anotherWorkspace
    /// An archive follows that the ledger does not know.
    case ledgerBehind
    case damaged
    /// The disk, its rights, or a link in its stead keep one archive from being read.
    case unreadable
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
