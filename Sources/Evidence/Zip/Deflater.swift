import CZlib
import Fiscal
import Glibc

/// A raw deflate stream (RFC 1951), made once and used for many entries.
///
/// Level, window, memory and strategy never change: the bytes of an archive depend on them.
final class Deflater {
    private static let level: Int32 = 5
    /// 32 KiB, negative for a stream without zlib's own header and trailer.
    private static let windowBits: Int32 = -15
    private static let memoryLevel: Int32 = 8

    private let stream: UnsafeMutablePointer<z_stream>

    init() throws(EvidenceFailure) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = deflateInit2_(
            stream,
            Self.level,
            Z_DEFLATED,
            Self.windowBits,
            Self.memoryLevel,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        guard status == Z_OK else { throw .zlib(.compressing, status) }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// The compressed form of a whole entry.
    func compress(_ input: UnsafeRawBufferPointer) -> [UInt8] {
        reset()
        let bound = Int(deflateBound(stream, uLong(input.count)))
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            give(input)
            take(into: UnsafeMutableRawBufferPointer(buffer))
            let status = deflate(stream, Z_FINISH)
            precondition(status == Z_STREAM_END, "deflateBound promises room for everything")
            count = bound - Int(stream.pointee.avail_out)
        }
    }

    /// Begins a stream that comes in blocks.
    func reset() { deflateReset(stream) }

    /// Compresses the next block of a stream; after the last one nothing may follow.
    ///
    /// zlib's output may depend on how its input is cut, so the caller cuts it in fixed blocks.
    func compress(
        block: UnsafeRawBufferPointer,
        isLast: Bool,
        _ emit: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var output = [UInt8](repeating: 0, count: 1 << 16)
        try output.withUnsafeMutableBytes { buffer in
            give(block)
            repeat {
                take(into: buffer)
                deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                let filled = buffer.count - Int(stream.pointee.avail_out)
                try emit(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
            } while stream.pointee.avail_out == 0
        }
    }

    private func give(_ input: UnsafeRawBufferPointer) {
        // zlib never writes to its input.
        let bytes = input.bindMemory(to: Bytef.self).baseAddress
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes)
        stream.pointee.avail_in = uInt(input.count)
    }

    private func take(into buffer: UnsafeMutableRawBufferPointer) {
        stream.pointee.next_out = buffer.bindMemory(to: Bytef.self).baseAddress
        stream.pointee.avail_out = uInt(buffer.count)
    }
}

/// The version of zlib that is linked, which the bytes of an archive depend on.
var linkedZlibVersion: String { String(cString: zlibVersion()) }

/// The CRC-32 of a ZIP, continued from `crc`; it begins with 0.
func crc32(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let start = bytes.bindMemory(to: Bytef.self).baseAddress
    // A nil pointer would make zlib begin anew.
    guard start != nil else { return crc }
    return UInt32(crc32_z(uLong(crc), start, bytes.count))
}

extension Bilingual {
    fileprivate static let compressing = Bilingual(es: "comprimir con", en: "compressing with")
}

extension Failure where Code == EvidenceFailureCode {
    static func zlib(_ operation: Bilingual, _ status: Int32) -> EvidenceFailure {
        let object = "zlib \(linkedZlibVersion)"
        guard status != Z_MEM_ERROR else {
            let trouble = Trouble(errno: ENOMEM, words: "not enough memory")
            return EvidenceFailure(.storage, operation: operation, object: object, trouble)
        }
        return EvidenceFailure(
            .storage,
            operation: operation,
            object: object,
            cause: Bilingual(es: "error \(status) de zlib", en: "zlib error \(status)"),
            hint: Bilingual(
                es: "Instale la zlib para la que se compiló el programa.",
                en: "Install the zlib the program was built for."
            )
        )
    }
}
