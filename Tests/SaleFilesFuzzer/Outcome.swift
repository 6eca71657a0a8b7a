import Fiscal
import SaleFiles

/// All that one reading of a file hands out.
struct Outcome {
    let profile: SaleFileProfile
    private(set) var sales: [ReadSale] = []
    let file: FileReading

    /// Profiles and reads as the program does: the profile takes the way through its text.
    init(of bytes: [UInt8], name: String, in context: ReadingContext, cuts: Cuts) {
        var profiler = SaleFileProfiler(fileName: name, limits: context.limits)
        cuts.cut(bytes) { profiler.read($0) }
        profile = profiler.finish()
        guard let written = SaleFileProfile(text: profile.text), written == profile else {
            fail("a profile that its own text does not give again: \(profile.text)")
        }
        var reader = SaleFileReader(profile: written, context: context)
        var sales: [ReadSale] = []
        cuts.cut(bytes) { reader.read($0) { sales.append($0) } }
        file = reader.finish { sales.append($0) }
        self.sales = sales
    }

    /// What both say of the first thing in which they differ.
    func difference(from other: Outcome) -> String? {
        if profile != other.profile { return "\(profile.text)\n\(other.profile.text)" }
        for (one, two) in zip(sales, other.sales) where one != two { return "\(one)\n\(two)" }
        if file != other.file { return "\(file)\n\(other.file)" }
        return sales.count == other.sales.count ? nil : "\(sales.count), \(other.sales.count)"
    }

    var findings: [Finding] { file.findings + sales.flatMap(\.findings) }
}

/// Where the stream of a file's bytes is cut into chunks.
enum Cuts {
    case none
    case everywhere
    /// At places that follow from the bytes.
    case scattered

    /// Each chunk is a copy of its own, so that the sanitizer sees a read beyond its end.
    func cut(_ bytes: [UInt8], _ each: (UnsafeRawBufferPointer) -> Void) {
        var lengths = Lengths(seed: bytes)
        var start = 0
        while start < bytes.count {
            let length =
                switch self {
                case .none: bytes.count
                case .everywhere: 1
                case .scattered: lengths.next()
                }
            let end = min(start + length, bytes.count)
            withCopy(of: bytes[start..<end], each)
            start = end
        }
    }

    private func withCopy(
        of bytes: ArraySlice<UInt8>,
        _ each: (UnsafeRawBufferPointer) -> Void
    ) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { copy.deallocate() }
        copy.copyBytes(from: bytes)
        each(UnsafeRawBufferPointer(copy))
    }

    /// Lengths from 1 to 64, the short ones more often.
    private struct Lengths {
        private var state: UInt64

        init(seed bytes: [UInt8]) {
            state = bytes.reduce(14_695_981_039_346_656_037) { hash, byte in
                (hash ^ UInt64(byte)) &* 1_099_511_628_211
            }
        }

        mutating func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let bits = Int(state >> 55)
            return 1 + (bits & 63) >> (bits >> 6)
        }
    }
}
