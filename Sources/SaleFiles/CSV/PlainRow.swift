/// A row within the limits and whole in its chunk, whose values are its own bytes: split eight bytes
/// at a time.
///
/// Quotes stand only around whole fields; a value with a quote or the end of a line in it is read by
/// the states of the machine.
struct PlainRow {
    /// How many fields it has; 0 when there is no plain row.
    var count = 0
    /// Where it lies in its chunk, quotes included; only valid until the next row is read.
    private(set) var bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    private(set) var quoteCount = 0
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

    /// Where the value of a field lies in the row, without its quotes.
    @inline(__always)
    func bounds(_ index: Int) -> (start: Int32, end: Int32, isQuoted: Bool) {
        let (start, end) = (ends[index] + 1, ends[index + 1])
        guard quoteCount > 0, isQuoted(start, end) else { return (start, end, false) }
        return (start + 1, end - 1, true)
    }

    @inline(__always)
    private func isQuoted(_ start: Int32, _ end: Int32) -> Bool {
        end - start > 1 && bytes[Int(start)] == .quote && bytes[Int(end) - 1] == .quote
    }

    /// Splits the row that `text` begins with, and tells where it ends; nil when it is not plain.
    mutating func take(_ text: UnsafeRawBufferPointer) -> Int? {
        guard let end = split(text) else { return nil }
        bytes = UnsafeRawBufferPointer(rebasing: text[..<end])
        if quoteCount > 0, !areQuotesAroundFields {
            count = 0
            return nil
        }
        return end
    }

    /// Whether no other quotes are in the row than the two of each quoted field.
    private var areQuotesAroundFields: Bool {
        2 * (0..<count).count { isQuoted(ends[$0] + 1, ends[$0 + 1]) } == quoteCount
    }

    /// Finds the fields and counts the quotes up to the end of the line, which is told; nil when
    /// the row is too long or goes on behind the chunk.
    private mutating func split(_ text: UnsafeRawBufferPointer) -> Int? {
        let (delimiter, length) = (delimiter, min(text.count, longest))
        var ends = ends.mutableSpan
        var (start, last, seen) = (0, 0, 0)
        while start + 8 <= length {
            let word = text.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
            let lineEnds = Self.lineEnds(in: word)
            let row = (lineEnds &- 1) & ~lineEnds
            let quotes = highBits(of: word, equalTo: .quote) & row
            var delimiters = highBits(of: word, equalTo: delimiter) & row
            if quotes != 0 || seen & 1 == 1 {
                delimiters &= ~highBits(between: quotes, isOpen: seen & 1 == 1)
                seen += quotes.nonzeroBitCount
            }
            while delimiters != 0 {
                last &+= 1
                guard last < ends.count else { return nil }
                ends[last] = Int32(truncatingIfNeeded: start &+ firstByte(of: delimiters))
                delimiters &= delimiters &- 1
            }
            guard lineEnds == 0 else {
                let end = start + firstByte(of: lineEnds)
                guard last + 1 < ends.count else { return nil }
                ends[last + 1] = Int32(truncatingIfNeeded: end)
                (count, quoteCount) = (last + 1, seen)
                return end
            }
            start += 8
        }
        return nil
    }

    /// The high bit of every byte that ends a line.
    @inline(__always)
    private static func lineEnds(in word: UInt64) -> UInt64 {
        guard highBits(of: word, below: 0x0E) != 0 else { return 0 }
        return highBits(of: word, equalTo: .lineFeed)
            | highBits(of: word, equalTo: .carriageReturn)
    }
}
