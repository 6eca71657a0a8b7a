package import Fiscal

/// An issued invoice: its date, its unique code and its bytes are fixed.
package struct Invoice: Hashable, Sendable {
    package let number: DocumentNumber
    package let uniqueCode: UniqueCode
    /// The date and time in the XML; the till's for type 04.
    package let issuedAt: Timestamp
    /// UBL 2.1 in UTF-8, not signed.
    package let xml: [UInt8]
    package let totals: SaleTotals
}

/// Where an invoice is valid; the digit is part of the unique code (annex 1.9 §11, FAD04, FAD07).
package enum InvoiceEnvironment: String, Hashable, Sendable {
    case production = "1"
    case tests = "2"
}

/// Why a sale cannot become an invoice; none of it happens to a sale that was examined.
package typealias InvoiceFailure = Failure<InvoiceFailureCode>

/// What kept a sale from becoming an invoice; none of it happens to a sale that was examined.
package enum InvoiceFailureCode: Hashable, Sendable {
    /// A normal range without technical key cannot give a CUFE.
    case technicalKeyMissing
    /// The range is not for this number, or not for this contingency type.
    case rangeMismatch
    /// The sale is of another issuer than the writer.
    case issuerMismatch
    /// No department has the first two digits of the issuer's city code.
    case unknownDepartment
    /// A type 03 sale without the paper it transcribes (FAI01).
    case paperMissing
    /// A sale without lines, such as a voided one (FAV01).
    case linesMissing
    /// An amount or a sum leaves `Pesos.limit`, or a line is negative (VLR01).
    case amountOutOfRange
}
