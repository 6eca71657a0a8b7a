/// A stretch of UTF-8 bytes that is only valid while a sale is being read.
typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

/// Up to 32 bytes, compared at once.
struct ShortText: Equatable {
    /// The first and the last sixteen bytes; of fewer, the first and the last eight, and so on.
    private let words: SIMD4<UInt64>
    private let count: Int

    /// Nil for a longer text.
    @inline(__always)
    init?(_ bytes: Bytes) {
        let text = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
        count = text.count
        switch count {
        case 0: words = SIMD4()
        case ..<4:
            let (first, middle, last) = (text[0], text[count / 2], text[count - 1])
            words = SIMD4(UInt64(first) << 16 | UInt64(middle) << 8 | UInt64(last), 0, 0, 0)
        case ..<8:
            let first = text.loadUnaligned(as: UInt32.self)
            let last = text.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            words = SIMD4(UInt64(first) << 32 | UInt64(last), 0, 0, 0)
        case ..<17:
            let first = text.loadUnaligned(as: UInt64.self)
            let last = text.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            words = SIMD4(first, last, 0, 0)
        case ...32:
            let first = text.loadUnaligned(as: SIMD2<UInt64>.self)
            let last = text.loadUnaligned(fromByteOffset: count - 16, as: SIMD2<UInt64>.self)
            words = SIMD4(lowHalf: first, highHalf: last)
        default: return nil
        }
    }

    /// Every byte reaches the upper bits.
    @inline(__always)
    var hash: UInt64 {
        let sum = words.x &+ words.y &* 0xBF58_476D_1CE4_E5B9 &+ words.z &* 0x94D0_49BB_1331_11EB
        let all = sum &+ words.w &* 0xD6E8_FEB8_6659_FD93 &+ UInt64(truncatingIfNeeded: count)
        return (all ^ all >> 32) &* 0x9E37_79B9_7F4A_7C15
    }
}

/// What short texts mean, remembered: a column of a sale file holds few different ones.
///
/// It only saves work: a meaning is a function of the text alone. Each text has two places, so that
/// two texts that are met in turns do not drive each other out.
struct Memo<Meaning> {
    private var entries: [(key: ShortText, meaning: Meaning)?]

    /// `size` is how many are kept, a power of two.
    init(size: Int = 256) {
        entries = Array(repeating: nil, count: size)
    }

    subscript(_ bytes: Bytes) -> Meaning? {
        @inline(__always)
        get {
            guard let key = ShortText(bytes) else { return nil }
            let place = place(key)
            if let entry = entries[place], entry.key == key { return entry.meaning }
            if let entry = entries[place ^ 1], entry.key == key { return entry.meaning }
            return nil
        }
        set {
            guard let newValue, let key = ShortText(bytes) else { return }
            let place = place(key)
            entries[entries[place] == nil ? place : place ^ 1] = (key, newValue)
        }
    }

    @inline(__always)
    private func place(_ key: ShortText) -> Int {
        Int(truncatingIfNeeded: key.hash >> 40) & (entries.count - 1)
    }
}

/// Whether two texts begin with the same `count` bytes; both must have as many.
func areAlike(
    _ left: UnsafeRawBufferPointer,
    _ right: UnsafeRawBufferPointer,
    count: Int
) -> Bool {
    var index = 0
    while index + 8 <= count {
        guard
            left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        else { return false }
        index += 8
    }
    while index < count {
        guard left[index] == right[index] else { return false }
        index += 1
    }
    return true
}
