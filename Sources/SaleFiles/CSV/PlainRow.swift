/// A row without quotes, within the limits and whole in its chunk: split eight bytes at a time.
struct PlainRow {
    /// How many fields it has; 0 when there is no plain row.
    var count = 0
    private var ends: [Int32]
    private let delimiter: UInt8
    private let limits: ReadingLimits

    init(delimiter: UInt8, limits: ReadingLimits) {
        self.delimiter = delimiter
        self.limits = limits
        // A row of more columns is rare, and read by the states of the machine.
        ends = Array(repeating: 0, count: min(limits.columns, 256))
    }

    /// Where a field lies in the row.
    @inline(__always)
    func bounds(_ index: Int) -> (start: Int32, end: Int32) {
        (index == 0 ? 0 : ends[index - 1] + 1, ends[index])
    }

    /// Splits the row that `text` begins with, and tells where it ends; nil when it is not plain.
    mutating func take(_ text: UnsafeRawBufferPointer) -> Int? {
        let (delimiter, longest) = (delimiter, limits.fieldBytes)
        let length = min(text.count, limits.rowBytes)
        let capacity = ends.count
        var (word, count, start) = (0, 0, 0)
        while word + 8 <= length {
            var marks = Self.marks(
                in: text.loadUnaligned(fromByteOffset: word, as: UInt64.self).littleEndian,
                delimiter
            )
            while marks != 0 {
                let index = word + marks.trailingZeroBitCount >> 3
                marks &= marks &- 1
                let byte = text[index]
                guard byte != .quote, index - start <= longest, count < capacity else { return nil }
                ends[count] = Int32(truncatingIfNeeded: index)
                (count, start) = (count + 1, index + 1)
                guard byte == delimiter else {
                    self.count = count
                    return index
                }
            }
            word += 8
        }
        return nil
    }

    /// The high bit of every byte that is a delimiter, a quote or the end of a line.
    @inline(__always)
    private static func marks(in word: UInt64, _ delimiter: UInt8) -> UInt64 {
        highBits(of: word, equalTo: delimiter) | highBits(of: word, equalTo: .quote)
            | highBits(of: word, equalTo: .lineFeed) | highBits(of: word, equalTo: .carriageReturn)
    }
}
