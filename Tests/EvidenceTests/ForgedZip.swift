import Crypto
import Fiscal

@testable import Evidence

/// An entry of a forged ZIP: what its records say, and what really lies there.
struct ForgedEntry {
    var path: String
    var localPath: String?
    var size: Int64?
    var compressedSize: Int64?
    var content: [UInt8] = Array("contenido".utf8)
    var crc: UInt32?
    var garbageBefore: [UInt8] = []
    var garbageInside: [UInt8] = []
    var offset: Int64?
}

/// Records in our own form, around whatever was asked for.
func forge(_ entries: [ForgedEntry], after trailer: [UInt8] = []) throws -> [UInt8] {
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    let deflater = try Deflater()
    for forged in entries {
        let data = forged.content.withUnsafeBytes { deflater.compress($0) }
        let stored = data + forged.garbageInside
        bytes += forged.garbageBefore
        let crc = forged.crc ?? forged.content.withUnsafeBytes { Evidence.crc32(0, $0) }
        let entry = { (path: String) in
            ZipEntry(
                path: path,
                crc: crc,
                compressedSize: forged.compressedSize ?? Int64(stored.count),
                size: forged.size ?? Int64(forged.content.count),
                offset: forged.offset ?? Int64(bytes.count),
                time: DOSTime(Timestamp(seconds: 1_736_373_060))
            )
        }
        directory += ZipFormat.centralRecord(of: entry(forged.path))
        if forged.offset == nil {
            let local = entry(forged.localPath ?? forged.path)
            bytes += ZipFormat.localHeader(of: local, isWide: local.needsWideSizes)
            bytes += stored
        }
    }
    bytes += trailer
    let end = ZipDirectory(
        count: Int64(entries.count),
        offset: Int64(bytes.count),
        size: Int64(directory.count),
        seal: ContentDigest(SHA256.hash(data: bytes))
    )
    return bytes + directory + ZipFormat.endRecords(of: end)
}
