/// The files of a bag beside its payload (RFC 8493 §2), by their paths in it.
enum BagLayout {
    static let declaration = "bagit.txt"
    static let readme = "LEEME.txt"
    static let info = "bag-info.txt"
    static let manifest = "manifest-sha256.txt"
    static let tagManifest = "tagmanifest-sha256.txt"
    static let payload = "data/"

    static let declarationText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

    /// What the tag manifest vouches for.
    static let tagFiles: Set = [declaration, readme, info, manifest]
}
