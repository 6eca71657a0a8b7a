package import Fiscal

/// One sale as it was read: the document, or what must be corrected before it is one; or the closing
/// of a day, which stands among the sales.
package struct ReadSale: Hashable, Sendable {
    /// From 0, in the order of the file.
    package let ordinal: Int
    private let line: Int
    private let column: Int
    private let pointerBase: String?
    /// Also of a faulty sale, where it can be read, so that numbering can go on.
    package let number: DocumentNumber?
    /// Also of a faulty sale; of a closing there is none.
    package let timing: SaleTiming
    /// Nil when it is not one of the workspace.
    package let issuer: NIT?
    package let store: String?
    private let content: Content
    /// All of the sale, equal ones merged.
    package let findings: [Finding]

    /// Indirect, for documents are large, and what was read passes through many hands.
    enum Content: Hashable, Sendable {
        indirect case sale(SaleDocument)
        indirect case closing(DayClosing)
        /// A finding is an error.
        case none
    }

    /// Nil when a finding is an error, and of a closing.
    package var sale: SaleDocument? {
        guard case .sale(let sale) = content else { return nil }
        return sale
    }

    /// Of a record that closes a day; it has no number.
    package var closing: DayClosing? {
        guard case .closing(let closing) = content else { return nil }
        return closing
    }

    var isFaulty: Bool {
        guard case .none = content else { return false }
        return true
    }

    /// Where the sale begins.
    package var place: Place {
        let pointer = pointerBase.map { $0.isEmpty ? "" : $0 + String(ordinal) }
        return Place(line: line, column: column, pointer: pointer, number: number?.text)
    }

    init(
        ordinal: Int,
        line: Int,
        column: Int,
        pointerBase: String?,
        number: DocumentNumber?,
        timing: SaleTiming = SaleTiming(type: nil, soldAt: nil),
        issuer: NIT?,
        store: String?,
        content: Content,
        findings: [Finding]
    ) {
        self.ordinal = ordinal
        self.line = line
        self.column = column
        self.pointerBase = pointerBase
        self.number = number
        self.timing = timing
        self.issuer = issuer
        self.store = store
        self.content = content
        self.findings = findings
    }
}

/// What is to say of a file after its last byte.
package struct FileReading: Hashable, Sendable {
    /// The one issuer of its sales; nil when none could be told.
    package let issuer: NIT?
    /// Of the file as a whole, and of closings that must be corrected; those of a sale went with the sale.
    package let findings: [Finding]
    /// False when the file is refused whole: the sales handed out are void.
    package let isTrusted: Bool
    /// Closings included.
    package let sales: Int
}
