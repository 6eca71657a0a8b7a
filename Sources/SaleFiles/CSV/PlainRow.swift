/// A row without quotes, within the limits and whole in its chunk: split eight bytes at a time.
struct PlainRow {
    /// How many fields it has; 0 when there is no plain row.
    var count = 0
    /// Where it lies in its chunk; only valid until the next row is read.
    private(set) var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Where the fields end, each before a delimiter; the first entry is one thought before the row.
    private var ends: [Int32]
    private let delimiter: UInt8
    /// A longer row is read by the states of the machine, which measure each field.
    private let longest: Int

    init(delimiter: UInt8, limits: ReadingLimits) {
        self.delimiter = delimiter
        longest = min(limits.rowBytes, limits.fieldBytes)
        // A row of more columns is rare, and read by the states of the machine.
        ends = Array(repeating: -1, count: 1 + min(limits.columns, 256))
    }

    /// Where a field lies in the row.
    @inline(__always)
    func bounds(_ index: Int) -> (start: Int32, end: Int32) { (ends[index] + 1, ends[index + 1]) }

    /// Splits the row that `text` begins with, and tells where it ends; nil when it is not plain.
    mutating func take(_ text: UnsafeRawBufferPointer) -> Int? {
        let (delimiter, length) = (delimiter, min(text.count, longest))
        var ends = ends.mutableSpan
        var (start, last) = (0, 0)
        while start + 8 <= length {
            let word = text.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
            let stops = Self.stops(in: word)
            // Those before the first stop.
            var delimiters = highBits(of: word, equalTo: delimiter) & (stops &- 1) & ~stops
            while delimiters != 0 {
                last &+= 1
                guard last < ends.count else { return nil }
                ends[last] = Int32(truncatingIfNeeded: start &+ firstByte(of: delimiters))
                delimiters &= delimiters &- 1
            }
            guard stops == 0 else {
                let end = start + firstByte(of: stops)
                guard text[end] != .quote, last + 1 < ends.count else { return nil }
                ends[last + 1] = Int32(truncatingIfNeeded: end)
                (count, bytes) = (last + 1, UnsafeRawBufferPointer(rebasing: text[..<end]))
                return end
            }
            start += 8
        }
        return nil
    }

    /// The high bit of every byte that is a quote or the end of a line.
    @inline(__always)
    private static func stops(in word: UInt64) -> UInt64 {
        let quotes = highBits(of: word, equalTo: .quote)
        guard highBits(of: word, below: 0x0E) != 0 else { return quotes }
        return quotes | highBits(of: word, equalTo: .lineFeed)
            | highBits(of: word, equalTo: .carriageReturn)
    }
}
