/// A paper that proves a declared window: DIAN's press note, the letter to DIAN, the report of a failure.
package struct WindowAttachment: Hashable, Sendable {
    /// Ascending in the order in which they came.
    package let id: Int64
    package let window: Int64
    /// The file's own name, without folders; a name of the operator's, for people.
    package let name: String
    package let digest: ContentDigest
    /// In bytes.
    package let size: Int64

    package init(id: Int64, window: Int64, name: String, digest: ContentDigest, size: Int64) {
        self.id = id
        self.window = window
        self.name = name
        self.digest = digest
        self.size = size
    }

    /// Its name in a `corrida` archive, relative to `data/`: ours, but for an extension of a few letters or
    /// digits, by which a computer knows how to open it.
    package var entry: String {
        let suffix = name.lastIndex(of: ".").map { name[$0...].dropFirst().uppercased() } ?? ""
        let isPlain = (1...5).contains(suffix.utf8.count) && suffix.utf8.allSatisfy(isLetterOrDigit)
        return "adjuntos/ventana-\(window)-\(id)" + (isPlain ? ".\(suffix.lowercased())" : "")
    }
}

/// A paper as the operator hands it over.
package struct NewAttachment: Hashable, Sendable {
    /// Without folders.
    package let name: String
    /// SHA-256 of the bytes.
    package let digest: ContentDigest
    package let bytes: [UInt8]

    package init(name: String, digest: ContentDigest, bytes: [UInt8]) {
        self.name = name
        self.digest = digest
        self.bytes = bytes
    }
}
