import Fiscal

/// Whose a column is that is only called `NIT` and stands beside the buyers' names.
///
/// The settings tell: the issuer's own is known, and a buyer's differs from row to row. One that is
/// nobody's known and the same in every row may be a strange issuer's, and is not guessed.
struct NITVotes {
    private let issuers: Set<NIT>
    private var hasIssuer = false
    /// The last that is no issuer's.
    private var other: [UInt8]?
    private var hasBuyers = false
    /// Whether the final consumer is among them, who is no issuer.
    private(set) var hasFinalConsumer = false

    init(issuers: [NIT]) {
        self.issuers = Set(issuers)
    }

    mutating func take(_ bytes: Bytes) {
        // The rows of one sale, and of one buyer, come together.
        guard !bytes.isEmpty, other.map({ bytes.elementsEqual($0) }) != true else { return }
        if isIssuer(String(decoding: bytes, as: UTF8.self)) {
            hasIssuer = true
        } else {
            let digits = bytes.prefix(while: isDigit)
            let isFinalConsumer = digits.elementsEqual(Buyer.finalConsumer.id.utf8)
            hasFinalConsumer = hasFinalConsumer || isFinalConsumer
            hasBuyers = hasBuyers || other != nil || isFinalConsumer
            other = Array(bytes)
        }
    }

    /// A false check digit does not hide whose number it is.
    private func isIssuer(_ text: String) -> Bool {
        let nit =
            (try? NIT(parsing: text)) ?? (try? NIT(parsing: String(text.prefix { $0 != "-" })))
        return nit.map(issuers.contains) ?? false
    }

    /// `nit_emisor` or `cliente_id`; nil where the values do not tell.
    var field: SaleField? {
        guard hasIssuer else { return hasBuyers || other == nil ? .buyerID : nil }
        return other == nil ? .issuer : nil
    }
}
