/// UTF-16 to UTF-8 as it comes; a chunk may end inside a unit or between two surrogates.
///
/// A surrogate without its other half becomes three bytes that no UTF-8 has, so that the judge of
/// encodings finds it with its line and column, as it finds any other damage.
struct UTF16Decoder {
    enum ByteOrder {
        case little, big
    }

    let order: ByteOrder
    /// The first byte of a unit whose second has not come yet.
    private var half: UInt8?
    /// A high surrogate whose low one has not come yet.
    private var high: UInt16?
    private var isAtStart = true

    init(_ order: ByteOrder) {
        self.order = order
    }

    /// The text of the chunk, without the byte order mark at the start of the file.
    mutating func text(of chunk: UnsafeRawBufferPointer) -> [UInt8] {
        // Three bytes a unit at most; two more units may have been kept back.
        [UInt8](unsafeUninitializedCapacity: (chunk.count / 2 + 3) * 3) { text, count in
            var index = 0
            if let first = half, let second = chunk.first {
                half = nil
                index = 1
                put(unit(first, second), text, &count)
            }
            while index + 1 < chunk.count {
                if high == nil, !isAtStart { copyASCII(chunk, &index, text, &count) }
                guard index + 1 < chunk.count else { break }
                put(unit(chunk[index], chunk[index + 1]), text, &count)
                index += 2
            }
            if index < chunk.count { half = chunk[index] }
        }
    }

    /// After the last byte: what is left of a character that was cut off, in the same way.
    mutating func rest() -> [UInt8] {
        var text: [UInt8] = []
        if let high { appendUTF8(UInt32(high), to: &text) }
        if half != nil { text.append(0xFF) }
        (high, half) = (nil, nil)
        return text
    }

    private func unit(_ first: UInt8, _ second: UInt8) -> UInt16 {
        switch order {
        case .little: UInt16(second) << 8 | UInt16(first)
        case .big: UInt16(first) << 8 | UInt16(second)
        }
    }

    private mutating func put(
        _ unit: UInt16,
        _ text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) {
        let isMark = isAtStart && unit == 0xFEFF
        isAtStart = false
        if isMark { return }
        if let first = high {
            high = nil
            if unit & 0xFC00 == 0xDC00 {
                let scalar = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(unit & 0x3FF))
                return write(scalar, text, &count)
            }
            write(UInt32(first), text, &count)
        }
        if unit & 0xFC00 == 0xD800 {
            high = unit
        } else {
            write(UInt32(unit), text, &count)
        }
    }

    private func write(
        _ scalar: UInt32,
        _ text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) {
        eachUTF8Byte(of: scalar) { byte in
            text[count] = byte
            count += 1
        }
    }

    /// Four characters at a time, as long as all four are ASCII.
    private func copyASCII(
        _ chunk: UnsafeRawBufferPointer,
        _ index: inout Int,
        _ text: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) {
        while index + 8 <= chunk.count {
            var units = chunk.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            // In big-endian text the character is the upper byte of what was loaded.
            if order == .big { units = (units >> 8) | (units << 56) }
            guard units & 0xFF80_FF80_FF80_FF80 == 0 else { return }
            for shift in 0..<4 {
                text[count + shift] = UInt8(truncatingIfNeeded: units >> UInt64(16 * shift))
            }
            count += 4
            index += 8
        }
    }
}
