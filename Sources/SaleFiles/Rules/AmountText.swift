/// The digits of an amount as a person writes it: signs, currency and separators told apart.
struct AmountText {
    typealias DecimalStyle = SaleFileProfile.DecimalStyle

    private(set) var isNegative = false
    private var digits = Digits()
    private var points = 0
    private var commas = 0
    private var lastMark: UInt8 = 0
    private var digitsBefore = 0
    private var digitsAfter = 0
    private var startsWithZero = false
    private var hasRegularGroups = true
    /// Digits since the last space; nil before any.
    private var digitsSinceSpace: Int?
    private var hasRegularSpaces = true
    /// Of `1'234.567`, where it sets off the millions.
    private var hasApostrophe = false

    /// Nil unless the text is digits with points and commas, apostrophes, a sign or parentheses, `$` or `COP`.
    init?(_ bytes: Bytes) {
        var rest = bytes
        stripSign(&rest)
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): take(digit: byte)
            case UInt8(ascii: "."), UInt8(ascii: ","): take(mark: byte)
            case UInt8(ascii: "o"), UInt8(ascii: "O"):
                guard rest.count == 2, rest.allSatisfy({ $0 | 0x20 == UInt8(ascii: "o") }),
                    points + commas > 0, digitsAfter == 0
                else { return nil }
                takeLettersForZeros()
                rest = rest.suffix(0)
                continue
            default:
                let isSpace = drop(spaces, from: &rest)
                guard isSpace || drop(apostrophes, from: &rest) else { return nil }
                takeSpace()
                if !isSpace { hasApostrophe = true }
                continue
            }
            rest.removeFirst()
        }
        guard digits.count > 0, closesSpacedGroup else { return nil }
    }

    /// For a look at a file, where speed is nobody's concern.
    init?(_ text: String) {
        var bytes = Array(text.utf8)
        let amount = bytes.withUnsafeMutableBufferPointer { Self(UnsafeBufferPointer($0)[...]) }
        guard let amount else { return nil }
        self = amount
    }

    /// What the amount says of the file's decimal style; nil when it says nothing.
    var style: DecimalStyle? {
        if points > 0, commas > 0 { return style(decimal: lastMark) }
        if points + commas > 1 { return style(decimal: lastMark == .point ? .comma : .point) }
        guard points + commas == 1, digitsAfter > 0, !isAmbiguous else { return nil }
        return style(decimal: lastMark)
    }

    /// Whether it has two signs, or one twice, so that one sets off thousands.
    var marksThousands: Bool { points + commas > 1 }

    enum Reading {
        case number(DecimalNumber)
        case ambiguous
        case malformed
    }

    /// The number; a lone separator before three digits needs the file's style.
    func reading(_ style: DecimalStyle) -> Reading {
        guard let decimals = decimals(style) else {
            return isAmbiguous && style == .unclear ? .ambiguous : .malformed
        }
        return .number(DecimalNumber(isNegative: isNegative, digits: digits, decimals: decimals))
    }

    private func decimals(_ style: DecimalStyle) -> Int? {
        switch (points, commas) {
        case (0, 0): return 0
        case (1, 0), (0, 1):
            guard isAmbiguous else { return digitsAfter > 0 ? digitsAfter : nil }
            guard style != .unclear else { return nil }
            return self.style(decimal: lastMark) == style ? 3 : 0
        case (_, 0), (0, _): return hasRegularGroups && digitsAfter == 3 ? 0 : nil
        default:
            let marks = lastMark == .point ? points : commas
            return marks == 1 && hasRegularGroups && digitsAfter > 0 ? digitsAfter : nil
        }
    }

    /// The style in which its last separator stands before decimals.
    var decimalStyle: DecimalStyle { style(decimal: lastMark) }

    /// `1.234` and `12,345`, but neither `0,375` nor `1234.567`.
    private var isAmbiguous: Bool {
        points + commas == 1 && digitsAfter == 3 && (1...3).contains(digitsOfGroup)
            && !(startsWithZero && digitsBefore == 1)
    }

    /// Digits of the group at hand, before any separator but an apostrophe.
    private var digitsOfGroup: Int {
        hasApostrophe ? digitsSinceSpace ?? digitsBefore : digitsBefore
    }

    private func style(decimal mark: UInt8) -> DecimalStyle { mark == .comma ? .comma : .point }
}

// MARK: - Taking apart

extension AmountText {
    private mutating func stripSign(_ rest: inout Bytes) {
        if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
            isNegative = true
            rest = rest.dropFirst().dropLast()
        }
        stripMinus(&rest)
        stripCurrency(&rest)
        stripMinus(&rest)
        if rest.last == UInt8(ascii: "-") {
            isNegative = true
            rest.removeLast()
        }
    }

    private mutating func stripMinus(_ rest: inout Bytes) {
        while drop(spaces, from: &rest) {}
        guard rest.first == UInt8(ascii: "-") else { return }
        isNegative = true
        rest.removeFirst()
    }

    private func stripCurrency(_ rest: inout Bytes) {
        if rest.starts(with: "COP".utf8) { rest.removeFirst(3) }
        if rest.first == UInt8(ascii: "$") { rest.removeFirst() }
        while drop(spaces, from: &rest) {}
        if rest.last == UInt8(ascii: "$") {
            rest.removeLast()
        } else if rest.count > 3, rest.suffix(3).elementsEqual("COP".utf8) {
            rest.removeLast(3)
        }
        while let space = spaces.first(where: { rest.reversed().starts(with: $0.reversed()) }) {
            rest.removeLast(space.count)
        }
    }

    private mutating func take(digit: UInt8) {
        if digits.count == 0 { startsWithZero = digit == UInt8(ascii: "0") }
        digits.append(digit)
        guard points + commas == 0 else {
            digitsAfter += 1
            return
        }
        digitsBefore += 1
        digitsSinceSpace = digitsSinceSpace.map { $0 + 1 }
    }

    /// A space groups thousands, and only before the decimals.
    private mutating func takeSpace() {
        let isRight = digitsSinceSpace.map { $0 == 3 } ?? (1...3).contains(digitsBefore)
        if !isRight || points + commas > 0 { hasRegularSpaces = false }
        digitsSinceSpace = 0
    }

    private var closesSpacedGroup: Bool {
        hasRegularSpaces && (digitsSinceSpace ?? 3) == 3
    }

    /// `$12.000,oo`, as cheques are written; in `12.000.oo` the last mark is not the one of thousands.
    private mutating func takeLettersForZeros() {
        if lastMark == .point, points > 1 { (points, commas, lastMark) = (points - 1, 1, .comma) }
        if lastMark == .comma, commas > 1 { (points, commas, lastMark) = (1, commas - 1, .point) }
        for _ in 0..<2 { take(digit: UInt8(ascii: "0")) }
    }

    private mutating func take(mark: UInt8) {
        if points + commas == 0 {
            hasRegularGroups = (1...3).contains(digitsOfGroup)
        } else if digitsAfter != 3 {
            hasRegularGroups = false
        }
        if mark == .point { points += 1 } else { commas += 1 }
        lastMark = mark
        digitsAfter = 0
    }
}

/// A space, and those that do not break: U+00A0 and U+202F.
private let spaces: [[UInt8]] = [[UInt8(ascii: " ")], [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]

/// `'`, `´` and `’`.
private let apostrophes: [[UInt8]] = [[UInt8(ascii: "'")], [0xC2, 0xB4], [0xE2, 0x80, 0x99]]

/// Whether one of the signs stood at the beginning; it does so no longer.
private func drop(_ signs: [[UInt8]], from rest: inout Bytes) -> Bool {
    guard let sign = signs.first(where: { rest.starts(with: $0) }) else { return false }
    rest.removeFirst(sign.count)
    return true
}

extension UInt8 {
    static let point = UInt8(ascii: ".")
    static let comma = UInt8(ascii: ",")
}

/// Decimal digits as a whole number, as far as it fits; zeros at its end cost no room.
struct Digits {
    /// Without the zeros at the end.
    private(set) var magnitude: UInt64 = 0
    private(set) var zerosAtEnd = 0
    private(set) var count = 0
    /// Without the zeros at the beginning.
    private(set) var significant = 0
    /// How many at the end, without the zeros there, found no room; they are not all zeros.
    private(set) var dropped = 0

    var isTooLarge: Bool { dropped > 0 }

    mutating func append(_ digit: UInt8) {
        count += 1
        if magnitude > 0 || digit != UInt8(ascii: "0") { significant += 1 }
        guard digit != UInt8(ascii: "0") else {
            zerosAtEnd += 1
            return
        }
        for _ in 0..<zerosAtEnd { shift(adding: 0) }
        shift(adding: UInt64(digit - UInt8(ascii: "0")))
        zerosAtEnd = 0
    }

    private mutating func shift(adding digit: UInt64) {
        let (product, over) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(digit)
        if isTooLarge || over || carry { dropped += 1 } else { magnitude = sum }
    }
}

/// A decimal number by its digits, never through binary floating point.
struct DecimalNumber {
    let isNegative: Bool
    let digits: Digits
    /// How many of the digits stand after the separator; negative for trailing zeros.
    let decimals: Int

    init(isNegative: Bool, digits: Digits, decimals: Int) {
        self.isNegative = isNegative
        self.digits = digits
        self.decimals = decimals
    }

    /// A JSON number, whose grammar the machine has checked.
    init(json bytes: Bytes) {
        var (digits, fraction, exponent) = (Digits(), 0, 0)
        var (isFraction, isExponent, isExponentNegative) = (false, false, false)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): isExponent = true
            case UInt8(ascii: "-"): if isExponent { isExponentNegative = true }
            case UInt8(ascii: "+"): continue
            default:
                if isExponent {
                    exponent = min(exponent * 10 + Int(byte - UInt8(ascii: "0")), 10_000)
                } else {
                    digits.append(byte)
                    if isFraction { fraction += 1 }
                }
            }
        }
        self.init(
            isNegative: bytes.first == UInt8(ascii: "-"),
            digits: digits,
            decimals: fraction - (isExponentNegative ? -exponent : exponent)
        )
    }

    enum Scaled {
        case value(Int64)
        /// Of more decimals than the places, as a binary number has them.
        case rounded(Int64)
        case tooPrecise
        case tooLarge
    }

    /// The number times ten to the `places`: exactly, or else only as the shadow of a binary number.
    func scaled(to places: Int, limit: Int64) -> Scaled {
        var (value, decimals) = (digits.magnitude, decimals - digits.zerosAtEnd)
        guard value > 0 else { return .value(0) }
        // Twenty digits before the decimals are above any limit, whatever follows.
        guard digits.significant - self.decimals < 20 else { return .tooLarge }
        guard decimals <= places else { return rounded(to: places, limit: limit) }
        guard !digits.isTooLarge else { return .tooLarge }
        while decimals < places {
            let (more, isOver) = value.multipliedReportingOverflow(by: 10)
            guard !isOver else { return .tooLarge }
            (value, decimals) = (more, decimals + 1)
        }
        guard value <= UInt64(limit) else { return .tooLarge }
        return .value(isNegative ? -Int64(value) : Int64(value))
    }

    /// Half to even, by the decimal digits.
    ///
    /// A program that keeps amounts in binary writes fifteen digits or more where a person writes few;
    /// see the decision *The shadow of a binary number is rounded*. A count has no places, and none.
    private func rounded(to places: Int, limit: Int64) -> Scaled {
        let surplus = decimals - digits.zerosAtEnd - digits.dropped - places
        guard places > 0, digits.significant - digits.zerosAtEnd >= 15 else { return .tooPrecise }
        // Digits that find no room, and still stand before the places, are above any limit.
        guard surplus > 0 else { return .tooLarge }
        // Of twenty digits or more nothing would be left.
        guard surplus < 20 else { return .tooPrecise }
        let unit = (0..<surplus).reduce(UInt64(1)) { unit, _ in unit * 10 }
        let (whole, rest) = digits.magnitude.quotientAndRemainder(dividingBy: unit)
        let isTie = rest == unit / 2 && !digits.isTooLarge
        let value = whole + (isTie ? whole % 2 : rest >= unit / 2 ? 1 : 0)
        guard value > 0 else { return .tooPrecise }
        guard value <= UInt64(limit) else { return .tooLarge }
        return .rounded(isNegative ? -Int64(value) : Int64(value))
    }
}
