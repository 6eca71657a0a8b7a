import Fiscal

/// A BagIt manifest as it grows: one line `digest  path` for each file (RFC 8493 §2.1.3), which is
/// also what `sha256sum -c` reads.
struct Manifest {
    private(set) var text: [UInt8] = []
    private(set) var files: Int64 = 0
    private(set) var octets: Int64 = 0

    /// `path` is relative to the bag.
    mutating func note(_ path: String, _ digest: ContentDigest, size: Int64) {
        text += digest.hex.utf8
        text += "  \(path)\n".utf8
        files += 1
        octets += size
    }

    /// The digest of each path; nil when a line is not as `note` writes it, or a path stands twice.
    static func parse(_ text: [UInt8]) -> [String: ContentDigest]? {
        guard text.last == UInt8(ascii: "\n") else { return text.isEmpty ? [:] : nil }
        var digests: [String: ContentDigest] = [:]
        for line in text.dropLast().split(separator: 10, omittingEmptySubsequences: false) {
            guard line.count > 66, line.dropFirst(64).starts(with: "  ".utf8),
                let digits = String(validating: line.prefix(64), as: UTF8.self),
                let digest = ContentDigest(hex: digits),
                let path = String(validating: line.dropFirst(66), as: UTF8.self),
                digests.updateValue(digest, forKey: path) == nil
            else { return nil }
        }
        return digests
    }
}
