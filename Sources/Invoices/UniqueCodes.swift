import Crypto
package import Fiscal

/// What a CUFE or a CUDE is computed over, without the key and the environment (annex 1.9 §11).
///
/// Amounts have two decimals. The annex asks to truncate them; totals are whole centavos already,
/// so nothing is left to cut. A tax that the sale has not stands as `0.00`, and identifications
/// have no check digit.
package func codeChain(
    of sale: SaleDocument,
    totals: SaleTotals,
    issuedAt: Timestamp
) -> String {
    var chain = sale.number.text
    chain += issuedAt.day.text
    chain += issuedAt.zonedClock
    chain += totals.lineExtension.plain
    for code in TaxCode.allCases {
        chain += code.rawValue
        chain += totals.tax(code).plain
    }
    chain += totals.payable.plain
    chain += sale.issuer.text
    chain += sale.buyer.id
    return chain
}

/// The SHA-384 of a chain, its key and the environment's digit (annex 1.9 §11).
///
/// - Parameters:
///   - chain: What `codeChain` gives.
///   - key: The range's technical key for a CUFE (types 01 and 04), the software's PIN for a
///     CUDE (type 03).
///   - environment: Where the invoice is to be valid.
/// - Returns: The CUFE or CUDE.
package func uniqueCode(
    chain: String,
    key: Secret,
    environment: InvoiceEnvironment
) -> UniqueCode {
    let digest = sha384(chain + key.exposed + environment.rawValue)
    guard let code = UniqueCode(bytes: digest) else {
        preconditionFailure("A SHA-384 has 48 bytes.")
    }
    return code
}

/// The SHA-256 of a sale's canonical form: by it the same content is recognised.
package func contentDigest(of sale: SaleDocument) -> ContentDigest {
    let digest = SHA256.hash(data: Array(sale.canonicalForm.utf8))
    guard let content = ContentDigest(bytes: Array(digest)) else {
        preconditionFailure("A SHA-256 has 32 bytes.")
    }
    return content
}

/// SHA-384 of the software's id, its PIN and the number, in lower-case hexadecimal (FAB27b).
func softwareSecurityCode(software: Issuer.Software, number: String) -> String {
    hexText(sha384(software.id + software.pin.exposed + number))
}

private func sha384(_ text: String) -> [UInt8] {
    Array(SHA384.hash(data: Array(text.utf8)))
}

extension Timestamp {
    /// `HH:MM:SS-05:00`, as `IssueTime` and the chain have it (FAD10).
    var zonedClock: String { clock + "-05:00" }
}

extension ContingencyType {
    /// What DIAN calls the unique code of an invoice of this type: `CUFE` or `CUDE`.
    var codeName: String {
        switch self {
        case .draft, .authorityDown: "CUFE"
        case .issuerDown: "CUDE"
        }
    }
}
