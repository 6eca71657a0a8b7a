import Crypto
package import Fiscal
import Glibc

/// A BagIt bag (RFC 8493) as a plain folder: copies of archives under `data/`, and pages over them.
///
/// It is whole only with its manifests, which `finish` writes last.
package final class DossierFolder {
    private let root: String
    private var payload = Manifest()
    private var tags = Manifest()
    /// What was not there before, in the order in which it was made.
    private var made: [String] = []

    /// Makes the folder where there is none; the caller has seen that an existing one is empty.
    package init(_ root: String) throws(EvidenceFailure) {
        self.root = root
        for folder in [root, "\(root)/data"] {
            if uninterrupted({ mkdir(folder, 0o700) }) == 0 {
                made.append(folder)
            } else if errno != EEXIST {
                let failure = EvidenceFailure.system(.making, folder)
                discard()
                throw failure
            }
        }
    }

    /// Removes what was made here, and nothing else: half a copy would stand in the way of a whole one.
    package func discard() {
        for path in made.reversed() { remove(path) }
        made = []
    }

    /// Where who reads the copy unpacks its archives.
    static let unpacked = "expedientes"

    /// Where a copy of an archive lies, relative to the folder.
    package static func place(of archive: ArchiveName) -> String {
        "\(BagLayout.payload)\(archive.text).zip"
    }

    /// Copies the ZIP byte for byte; gives what was written.
    package func copy(
        _ archive: CataloguedArchive,
        of catalogue: EvidenceCatalogue
    ) throws -> SealedArchive {
        let place = Self.place(of: archive.name)
        let (digest, size) = try write(place) { consume in
            try catalogue.read(archive, consume)
        }
        payload.note(place, digest, size: size)
        return SealedArchive(name: archive.name, digest: digest, size: size)
    }

    /// A file beside `data/`.
    package func add(_ name: String, _ bytes: [UInt8]) throws {
        let (digest, size) = try write(name) { consume in
            try bytes.withUnsafeBytes { try consume($0) }
        }
        tags.note(name, digest, size: size)
    }

    /// Writes what makes it a bag; `description` says what was asked for.
    ///
    /// Gives the SHA-256 of `tagmanifest-sha256.txt`, by which all of the copy can be told from another.
    package func finish(
        _ description: String,
        _ statement: CopyStatement,
        program: String,
        on day: CalendarDay,
        in language: Language
    ) throws -> ContentDigest {
        let info = """
            Bagging-Date: \(day.text)
            Bag-Software-Agent: \(program)
            External-Description: \(BagInfo.oneLine(description))
            Payload-Oxum: \(payload.octets).\(payload.files)
            \(statement.text)
            """
        try add(BagLayout.declaration, Array(BagLayout.declarationText.utf8))
        try add(BagLayout.readme, Array(DossierReadme.text(in: language).utf8))
        try add(BagLayout.info, Array(info.utf8))
        try add(BagLayout.manifest, payload.text)
        return try write(BagLayout.tagManifest) { consume in
            try tags.text.withUnsafeBytes { try consume($0) }
        }.digest
    }

    private func write(
        _ name: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> (digest: ContentDigest, size: Int64) {
        let path = "\(root)/\(name)"
        let file = try RawFile.create(path)
        made.append(path)
        var hash = SHA256()
        var size: Int64 = 0
        try produce { chunk in
            hash.update(bufferPointer: chunk)
            size += Int64(chunk.count)
            try file.append(chunk)
        }
        try file.sync()
        return (ContentDigest(hash.finalize()), size)
    }
}
