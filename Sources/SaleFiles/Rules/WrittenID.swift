extension RawValue {
    /// `CC 52.345.678` and `NIT: 900123456-8` say the type with the number.
    var typeAndNumber: (type: String?, number: RawValue) {
        let word = bytes.prefix { isLetter($0) || $0 == .point }
        let rest = bytes[word.endIndex...].drop { isBlank($0) || $0 == UInt8(ascii: ":") }
        guard !word.isEmpty, rest.startIndex > word.endIndex, rest.first.map(isDigit) == true,
            let type = idType(named: word)
        else { return (nil, self) }
        return (type, RawValue(field: field, lineIndex: lineIndex, bytes: rest, slot: slot))
    }
}
