/// A stretch of UTF-8 bytes that is only valid while a sale is being read.
typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

/// Up to sixteen bytes, compared at once.
struct ShortText: Equatable {
    /// The first eight bytes, and the last eight; of fewer than eight, all of them.
    private let first: UInt64
    private let last: UInt64
    private let count: UInt8

    /// Nil for a longer text.
    @inline(__always)
    init?(_ bytes: Bytes) {
        let count = bytes.count
        guard count <= 16 else { return nil }
        self.count = UInt8(truncatingIfNeeded: count)
        if count >= 8 {
            let raw = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
            first = raw.loadUnaligned(as: UInt64.self)
            last = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        } else {
            var all: UInt64 = 0
            for byte in bytes { all = all << 8 | UInt64(byte) }
            (first, last) = (all, all)
        }
    }

    /// Spread over the upper bits.
    @inline(__always)
    var hash: UInt64 { (first ^ (last &* 31) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15 }
}

/// What short texts mean, remembered: a column of a sale file holds few different ones.
///
/// It only saves work: a meaning is a function of the text alone.
struct Memo<Meaning> {
    private var entries = [(key: ShortText, meaning: Meaning)?](repeating: nil, count: 256)

    subscript(_ bytes: Bytes) -> Meaning? {
        @inline(__always)
        get {
            guard let key = ShortText(bytes), let entry = entries[place(key)], entry.key == key
            else { return nil }
            return entry.meaning
        }
        set {
            guard let newValue, let key = ShortText(bytes) else { return }
            entries[place(key)] = (key, newValue)
        }
    }

    @inline(__always)
    private func place(_ key: ShortText) -> Int { Int(truncatingIfNeeded: key.hash >> 56) }
}

/// Texts of up to thirty bytes, remembered as they were made: the same products are sold all day.
struct TextMemo {
    /// No limit of a text is below it.
    static let longest = 30

    private var entries = [(hash: UInt64, text: String)](repeating: (0, ""), count: 1024)

    subscript(_ bytes: Bytes) -> String? {
        get {
            guard let hash = Self.hash(bytes) else { return nil }
            let entry = entries[Self.place(hash)]
            guard entry.hash == hash, entry.text.utf8.count == bytes.count else { return nil }
            let isSame = entry.text.utf8.withContiguousStorageIfAvailable { known in
                areAlike(
                    UnsafeRawBufferPointer(known),
                    UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes)),
                    count: known.count
                )
            }
            return isSame == true ? entry.text : nil
        }
        set {
            guard let newValue, let hash = Self.hash(bytes) else { return }
            entries[Self.place(hash)] = (hash, newValue)
        }
    }

    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 54) }

    /// Eight bytes at a time; nil for a text that is not kept.
    private static func hash(_ bytes: Bytes) -> UInt64? {
        guard (1...longest).contains(bytes.count) else { return nil }
        let text = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes))
        var hash = UInt64(text.count)
        var index = 0
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        while index + 8 <= text.count {
            mix(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        for byte in text[index...] { rest = rest << 8 | UInt64(byte) }
        mix(rest)
        return hash
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
