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

// MARK: - Comparing

extension Manifest {
    /// Both ways: each line has its file with that digest, and each file of `paths` has a line.
    ///
    /// `digest` is nil for a file that was not, or could not be, read: what is wrong with it is told
    /// elsewhere.
    static func disagreements(
        of text: [UInt8],
        called name: String,
        with paths: [String],
        isThere: (String) -> Bool,
        digest: (String) -> ContentDigest?
    ) -> [Damage] {
        guard let lines = parse(text) else { return [.unreadableTag(name)] }
        let wrong = lines.sorted { $0.key < $1.key }.compactMap { path, listed -> Damage? in
            if !isThere(path) { return .notThere(path, name) }
            guard let actual = digest(path), actual != listed else { return nil }
            return .digestDiffers(path, name)
        }
        return wrong + paths.filter { lines[$0] == nil }.map { .notListed($0, name) }
    }
}

extension Damage {
    static func unreadableTag(_ path: String) -> Damage {
        Damage(
            .bag,
            entry: path,
            es: "\(path) no tiene la forma que escribe este programa.",
            en: "\(path) has not the form that this program writes."
        )
    }

    static func tagMissing(_ path: String) -> Damage {
        Damage(.bag, entry: path, es: "Falta \(path).", en: "\(path) is missing.")
    }

    fileprivate static func digestDiffers(_ path: String, _ manifest: String) -> Damage {
        Damage(
            .bag,
            entry: path,
            es: "«\(path)» no tiene el SHA-256 que indica \(manifest).",
            en: "“\(path)” has not the SHA-256 that \(manifest) gives."
        )
    }

    fileprivate static func notThere(_ path: String, _ manifest: String) -> Damage {
        Damage(
            .bag,
            entry: path,
            es: "\(manifest) nombra «\(path)», que no está.",
            en: "\(manifest) names “\(path)”, which is not there."
        )
    }

    fileprivate static func notListed(_ path: String, _ manifest: String) -> Damage {
        Damage(
            .bag,
            entry: path,
            es: "«\(path)» no figura en \(manifest).",
            en: "“\(path)” is not listed in \(manifest)."
        )
    }
}
