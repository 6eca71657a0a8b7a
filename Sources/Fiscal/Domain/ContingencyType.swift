/// Why an invoice was not validated when it was sold; the annex's `InvoiceTypeCode` (§13.1.3).
package enum ContingencyType: String, Hashable, Sendable, Codable, CaseIterable {
    /// A draft kept while DIAN was intermittent; issued, and dated, when DIAN is back.
    case draft = "01"
    /// The issuer's own failure: a paper invoice, transcribed and dated later.
    case issuerDown = "03"
    /// DIAN's failure: the invoice was handed over without validation, with the till's date.
    case authorityDown = "04"

    /// Type 03 has ranges of its own; 01 and 04 share the normal ones.
    package var rangeKind: AuthorisedRange.Kind {
        switch self {
        case .draft, .authorityDown: .normal
        case .issuerDown: .talonario
        }
    }

    /// Whether the invoice is dated when it is issued rather than at the till.
    package var isDatedAtIssue: Bool {
        switch self {
        case .draft, .issuerDown: true
        case .authorityDown: false
        }
    }
}
