extension ImportMapping {
    /// Words without spaces that `init(words:)` reads again, in an order that is always the same.
    package var words: [String] {
        var words = ["match=" + escaped(match)]
        words += columns.inOrder.map { "column.\($0.name)=" + escaped($1) }
        words += ignored.map { "ignore=" + escaped($0) }
        words += defaults.inOrder.map { "default.\($0.name)=" + escaped($1) }
        for field in SaleField.allCases {
            words += (values[field] ?? [:]).sorted { $0.key < $1.key }
                .map { "value.\(field.name)=" + escaped("\($0)\t\($1)") }
        }
        if rateUnit != .percent { words.append("unit.tarifa=\(rateUnit.rawValue)") }
        if priceUnit != .unit { words.append("unit.precio=\(priceUnit.rawValue)") }
        if let discountUnit { words.append("unit.descuento=\(discountUnit.rawValue)") }
        if hasDaysToPay { words.append("unit.fecha_vencimiento=days") }
        if hasHoursOfUTC { words.append("unit.hora=utc") }
        if hasPaddedNumbers { words.append("unit.numero=padded") }
        if !hasHeader { words.append("header=no") }
        if let rest { words.append("rest=\(rest.rawValue)") }
        if let sales { words.append("sales=" + escaped(sales)) }
        if let delimiter { words.append("delimiter=\(delimiter)") }
        if let encoding { words.append("encoding=\(encoding.rawValue)") }
        if let dates { words.append("dates=\(dates.rawValue)") }
        if let decimals { words.append("decimal=\(decimals.rawValue)") }
        if let quantityDecimals {
            words.append("quantity_decimal=\(quantityDecimals.rawValue)")
        }
        return words
    }

    /// Nil for anything but the words of a mapping; the first one is `match`.
    init?(words: some Sequence<(name: Substring, value: String)>) {
        var mapping: ImportMapping?
        for (name, value) in words {
            if name == "match", mapping == nil {
                mapping = ImportMapping(match: value)
            } else if mapping?.take(name, value) != true {
                return nil
            }
        }
        guard let mapping else { return nil }
        self = mapping
    }

    private mutating func take(_ name: Substring, _ value: String) -> Bool {
        switch name {
        case "ignore": ignored.append(value)
        case "header":
            hasHeader = false
            return value == "no"
        case "rest":
            rest = Rest(rawValue: value)
            return rest != nil
        case "sales": sales = value
        case "delimiter":
            delimiter = UInt8(value)
            return delimiter != nil
        case "encoding":
            encoding = Encoding(rawValue: value)
            return encoding != nil
        case "dates":
            dates = DateOrder(rawValue: value)
            return dates != nil
        case "decimal":
            decimals = SaleFileProfile.DecimalStyle(rawValue: value)
            return decimals != nil
        case "quantity_decimal":
            quantityDecimals = SaleFileProfile.DecimalStyle(rawValue: value)
            return quantityDecimals != nil
        case "unit.tarifa":
            guard let unit = RateUnit(rawValue: value) else { return false }
            rateUnit = unit
        case "unit.fecha_vencimiento":
            hasDaysToPay = true
            return value == "days"
        case "unit.hora":
            hasHoursOfUTC = true
            return value == "utc"
        case "unit.numero":
            hasPaddedNumbers = true
            return value == "padded"
        case "unit.precio":
            guard let unit = PriceUnit(rawValue: value) else { return false }
            priceUnit = unit
        case "unit.descuento":
            guard let unit = DiscountUnit(rawValue: value) else { return false }
            discountUnit = unit
        default: return takeField(name, value)
        }
        return true
    }

    private mutating func takeField(_ name: Substring, _ value: String) -> Bool {
        let parts = name.split(separator: ".")
        guard parts.count == 2, let field = SaleField(name: parts[1]) else { return false }
        switch parts[0] {
        case "column": columns[field] = value
        case "default": defaults[field] = value
        case "value":
            let pair = value.split(separator: "\t", omittingEmptySubsequences: false)
            guard pair.count == 2 else { return false }
            values[field, default: [:]][String(pair[0])] = String(pair[1])
        default: return false
        }
        return true
    }
}

extension SaleField {
    /// The field of this very name.
    package init?(name: some StringProtocol) {
        guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }
}

extension [SaleField: String] {
    /// In the order of the fields, which never changes.
    var inOrder: [(SaleField, String)] {
        sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }
}

/// Letters, digits, hyphen and point stand for themselves; any other byte is `%` and two digits.
func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
        }
    }
}

/// The text that was escaped; nil when it is not such a text.
func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "%") else {
            bytes.append(byte)
            continue
        }
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
            return nil
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
}
