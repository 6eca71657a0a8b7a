/// A taxpayer's number without its check digit, which is computed.
///
/// The weights and the rule are those of DIAN's Orden Administrativa 4 of 1989; many files carry
/// a false check digit, so a given one is compared and never trusted.
package struct NIT: Hashable, Comparable, Sendable, Codable {
    /// One to fifteen digits as a number; no leading zeros are kept.
    package let digits: Int64

    /// Nil unless `digits` has one to fifteen decimal digits and is not zero.
    package init?(digits: Int64) {
        guard digits > 0, digits < 1_000_000_000_000_000 else { return nil }
        self.digits = digits
    }

    /// Why a text is not a NIT.
    package enum Mistake: Error, Hashable, Sendable {
        case notANIT
        /// The digit after the hyphen is not the one the number has.
        case wrongCheckDigit(expected: Int)
    }

    /// Takes `900123456`, `900123456-8` and `900.123.456-8`.
    ///
    /// Without a hyphen the digits are taken as they stand, unless the last is the check digit of
    /// those before it, as tills print it: the tenth of a company's, the eleventh of a person's. Ten
    /// digits that begin with 1 are a person's own number, whatever their last digit is.
    package init(parsing text: String) throws(Mistake) {
        var body: [UInt8] = []
        var check: [UInt8]?
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if check == nil { body.append(byte - 48) } else { check?.append(byte - 48) }
            case UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: ","): continue
            case UInt8(ascii: "-") where check == nil: check = []
            default: throw .notANIT
            }
        }
        let isCompany = body.count == 10 && body.first != 1
        if check == nil, isCompany || body.count == 11, let last = body.last,
            let nit = NIT(body.dropLast()), nit.checkDigit == Int(last)
        {
            self = nit
            return
        }
        guard let nit = NIT(body[...]), check.map({ $0.count == 1 }) ?? true else {
            throw .notANIT
        }
        if let check, Int(check[0]) != nit.checkDigit {
            throw .wrongCheckDigit(expected: nit.checkDigit)
        }
        self = nit
    }

    private init?(_ body: ArraySlice<UInt8>) {
        guard !body.isEmpty, body.count <= 15 else { return nil }
        self.init(digits: body.reduce(0) { $0 * 10 + Int64($1) })
    }

    package static func < (left: NIT, right: NIT) -> Bool { left.digits < right.digits }

    /// The sum of digits by weight, modulo 11; 0 and 1 stand for themselves, else 11 minus it.
    package var checkDigit: Int {
        let weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]
        var (rest, sum) = (digits, 0)
        for weight in weights where rest > 0 {
            sum += Int(rest % 10) * weight
            rest /= 10
        }
        let remainder = sum % 11
        return remainder < 2 ? remainder : 11 - remainder
    }

    /// Without check digit, as the unique code and file names need it.
    package var text: String { String(digits) }
}
