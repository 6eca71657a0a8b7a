/// The character data since the last tag, or the attribute value in hand.
///
/// It stays where it stands in the source for as long as nothing has to be left out; after that what it
/// means is written behind the source.
struct ScannedText {
    /// Into the source and what stands behind it.
    private(set) var range = 0..<0
    /// The texts that do not stand in the source as they are meant.
    private(set) var behind: [UInt8] = []
    private let source: UnsafeBufferPointer<UInt8>

    init(in source: UnsafeBufferPointer<UInt8>) {
        self.source = source
    }

    var isEmpty: Bool { range.isEmpty }
    var isBlank: Bool { range.allSatisfy { isSpace(self[$0]) } }

    func bytes(in range: Range<Int>) -> [UInt8] {
        range.upperBound <= source.count ? Array(source[range]) : range.map { self[$0] }
    }

    private subscript(index: Int) -> UInt8 {
        index < source.count ? source[index] : behind[index - source.count]
    }

    /// Begins another text.
    mutating func begin() { range = 0..<0 }

    /// Takes `run` of the source, which stands there as it is meant.
    mutating func extend(by run: Range<Int>) {
        if range.isEmpty {
            range = run
        } else if range.upperBound == run.lowerBound {
            range = range.lowerBound..<run.upperBound
        } else {
            append(source[run])
        }
    }

    mutating func append(_ meaning: some Collection<UInt8>) {
        let end = source.count + behind.count
        if range.upperBound < end {
            behind.append(contentsOf: bytes(in: range))
            range = end..<source.count + behind.count
        }
        behind.append(contentsOf: meaning)
        range = range.lowerBound..<source.count + behind.count
    }
}
