/// Appends one Unicode scalar value as UTF-8.
func appendUTF8(_ scalar: UInt32, to text: inout [UInt8]) {
    eachUTF8Byte(of: scalar) { text.append($0) }
}

/// The UTF-8 form of a scalar value; of a surrogate, three bytes that no UTF-8 has.
@inline(__always) func eachUTF8Byte(of scalar: UInt32, _ put: (UInt8) -> Void) {
    func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift) & 0x3F) }
    switch scalar {
    case ..<0x80:
        put(UInt8(scalar))
    case ..<0x800:
        put(UInt8(0xC0 | scalar >> 6))
        put(tail(0))
    case ..<0x10000:
        put(UInt8(0xE0 | scalar >> 12))
        put(tail(6))
        put(tail(0))
    default:
        put(UInt8(0xF0 | scalar >> 18))
        put(tail(12))
        put(tail(6))
        put(tail(0))
    }
}
