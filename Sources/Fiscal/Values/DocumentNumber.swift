/// Prefix and consecutive of an invoice, such as `SETP990000001`.
package struct DocumentNumber: Hashable, Comparable, Sendable, Codable {
    /// None to four upper-case letters or digits (annex 1.9, FAB10).
    package let prefix: String
    /// 1 to 999,999,999 (annex 1.9, FAB11 and FAB12).
    package let consecutive: Int64

    package static let consecutives: ClosedRange<Int64> = 1...999_999_999

    /// Nil unless both parts keep their limits; the prefix is taken in upper case.
    package init?(prefix: String, consecutive: Int64) {
        let upper = prefix.uppercased()
        guard upper.utf8.count <= 4, upper.utf8.allSatisfy(isLetterOrDigit),
            Self.consecutives.contains(consecutive)
        else { return nil }
        self.prefix = upper
        self.consecutive = consecutive
    }

    /// A number of the same prefix; nil outside `consecutives`.
    package func sibling(_ consecutive: Int64) -> DocumentNumber? {
        guard Self.consecutives.contains(consecutive) else { return nil }
        return DocumentNumber(keeping: prefix, consecutive: consecutive)
    }

    private init(keeping prefix: String, consecutive: Int64) {
        self.prefix = prefix
        self.consecutive = consecutive
    }

    package static func < (left: DocumentNumber, right: DocumentNumber) -> Bool {
        (left.prefix, left.consecutive) < (right.prefix, right.consecutive)
    }

    /// No hyphen, no space, no leading zeros (annex 1.9, FAD05a).
    package var text: String { prefix + String(consecutive) }
}

/// All numbers of one issuer that share a prefix: what continuity is proved over.
package struct NumberSeries: Hashable, Comparable, Sendable, Codable {
    package let issuer: NIT
    package let prefix: String

    package init(issuer: NIT, prefix: String) {
        self.issuer = issuer
        self.prefix = prefix
    }

    package static func < (left: NumberSeries, right: NumberSeries) -> Bool {
        (left.issuer, left.prefix) < (right.issuer, right.prefix)
    }
}

func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
}
