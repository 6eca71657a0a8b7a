import CZlib
import Fiscal

/// A raw inflate stream, made once and used for many entries, that never trusts what it reads.
final class Inflater {
    private let stream: UnsafeMutablePointer<z_stream>

    init() throws(EvidenceFailure) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw .zlib(.decompressing, status) }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// What became of a piece of input.
    enum Progress: Equatable {
        case needsInput
        /// The stream ended; so many bytes of the input were not part of it.
        case ended(unused: Int)
        /// Not a deflate stream, or longer than `limit`.
        case broken
    }

    func reset() { inflateReset(stream) }

    /// Decompresses the next piece, handing over at most `limit` bytes, through `buffer`.
    func decompress(
        _ input: UnsafeRawBufferPointer,
        through buffer: UnsafeMutableRawBufferPointer,
        limit: Int64,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Progress {
        let bytes = input.bindMemory(to: Bytef.self).baseAddress
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes)
        stream.pointee.avail_in = uInt(input.count)
        var room = limit
        while true {
            stream.pointee.next_out = buffer.bindMemory(to: Bytef.self).baseAddress
            stream.pointee.avail_out = uInt(buffer.count)
            let status = inflate(stream, Z_NO_FLUSH)
            let filled = buffer.count - Int(stream.pointee.avail_out)
            room -= Int64(filled)
            guard room >= 0 else { return .broken }
            if filled > 0 { try consume(UnsafeRawBufferPointer(rebasing: buffer[..<filled])) }
            switch status {
            case Z_STREAM_END: return .ended(unused: Int(stream.pointee.avail_in))
            case Z_OK where stream.pointee.avail_out == 0: continue
            case Z_OK, Z_BUF_ERROR: return .needsInput
            default: return .broken
            }
        }
    }
}

extension Bilingual {
    fileprivate static let decompressing = Bilingual(
        es: "descomprimir con",
        en: "decompressing with"
    )
}
