import CZlib
import Crypto
import Foundation
import Glibc

/// An entry of one of our archives, as it was before it was compressed.
struct PlainEntry {
    let name: String
    let bytes: [UInt8]
}

/// The entries of a ZIP that the run wrote; such a one needs no ZIP64 records.
func zipEntries(of path: String) throws -> [PlainEntry] {
    let zip = [UInt8](try Data(contentsOf: URL(filePath: path)))
    // The comment, a seal, has 72 bytes.
    let end = zip.count - 22 - 72
    var record = number(in: zip, at: end + 16, 4)
    return (0..<number(in: zip, at: end + 10, 2)).map { _ in
        let nameSize = number(in: zip, at: record + 28, 2)
        let offset = number(in: zip, at: record + 42, 4)
        let data =
            offset + 30 + number(in: zip, at: offset + 26, 2) + number(in: zip, at: offset + 28, 2)
        let entry = PlainEntry(
            name: String(decoding: zip[(record + 46)..<(record + 46 + nameSize)], as: UTF8.self),
            bytes: inflated(
                zip[data..<(data + number(in: zip, at: record + 20, 4))],
                size: number(in: zip, at: record + 24, 4)
            )
        )
        record += 46 + nameSize + number(in: zip, at: record + 30, 2)
        return entry
    }
}

private func number(in bytes: [UInt8], at offset: Int, _ count: Int) -> Int {
    bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
}

private func inflated(_ data: ArraySlice<UInt8>, size: Int) -> [UInt8] {
    var input = Array(data)
    var stream = z_stream()
    inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    return [UInt8](unsafeUninitializedCapacity: size) { output, count in
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = uInt(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = uInt(size)
            inflate(&stream, Z_FINISH)
        }
        precondition(stream.avail_out == 0, "an entry is shorter than its record says")
        count = size
    }
}

/// Compresses with one deflate state, as the run does, and keeps one file.
final class Packer {
    private let scratch: String
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var output: [UInt8] = []

    init(scratch: String) {
        self.scratch = scratch
        stream.initialize(to: z_stream())
        deflateInit2_(
            stream,
            5,
            Z_DEFLATED,
            -15,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// An archive of these entries, without the few bytes of its headers.
    func write(_ entries: [PlainEntry]) throws {
        let file = open(scratch, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw POSIXError(.EIO) }
        defer { close(file) }
        var chain = SHA256()
        for entry in entries {
            _ = SHA256.hash(data: entry.bytes)
            _ = entry.bytes.withUnsafeBytes {
                crc32_z(0, $0.bindMemory(to: Bytef.self).baseAddress, $0.count)
            }
            let count = compress(entry.bytes)
            try output.withUnsafeBytes { whole in
                let packed = UnsafeRawBufferPointer(rebasing: whole[..<count])
                chain.update(bufferPointer: packed)
                guard Glibc.write(file, packed.baseAddress, count) == count else {
                    throw POSIXError(.EIO)
                }
            }
        }
        _ = chain.finalize()
        guard fsync(file) == 0 else { throw POSIXError(.EIO) }
    }

    /// How many bytes of `output` are the compressed ones.
    private func compress(_ bytes: [UInt8]) -> Int {
        deflateReset(stream)
        let bound = Int(deflateBound(stream, uLong(bytes.count)))
        if output.count < bound { output = [UInt8](repeating: 0, count: bound) }
        return bytes.withUnsafeBytes { input in
            output.withUnsafeMutableBufferPointer { output in
                // zlib never writes to its input.
                stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: input.bindMemory(to: Bytef.self).baseAddress
                )
                stream.pointee.avail_in = uInt(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = uInt(output.count)
                deflate(stream, Z_FINISH)
                return output.count - Int(stream.pointee.avail_out)
            }
        }
    }
}
