import Crypto
import Fiscal

/// Reads every byte of a bag once and compares it with its manifests; collects all that is wrong.
struct BagInspection {
    private(set) var problems: [Damage] = []
    /// Nil when it could not be read.
    private(set) var info: BagInfo?

    private let zip: ZipReader
    private let top: String
    private var digests: [String: ContentDigest] = [:]
    private var payload = (octets: Int64(0), files: Int64(0))

    /// A manifest has a line of some hundred bytes for each entry.
    private static let maximumTagFile: Int64 = 1 << 28

    /// Throws `EvidenceFailure` when the disk cannot be read; what is damaged is a problem.
    init(_ zip: ZipReader) throws {
        self.zip = zip
        top = zip.topFolder
        _ = kept(try outcome { try zip.checkSeal() })
        try hashEntries()
        try check(BagLayout.manifest, vouchesFor: { $0.hasPrefix(BagLayout.payload) })
        try check(BagLayout.tagManifest, vouchesFor: { BagLayout.tagFiles.contains($0) })
        try checkDeclaration()
        try checkInfo()
        checkStrangers()
    }

    private mutating func hashEntries() throws {
        for entry in zip.entries {
            guard entry.path.hasPrefix("\(top)/") else {
                problems.append(.outside(entry.path, top))
                continue
            }
            let path = String(entry.path.dropFirst(top.count + 1))
            var hash = SHA256()
            let result = try outcome { try zip.read(entry) { hash.update(bufferPointer: $0) } }
            guard kept(result) != nil else { continue }
            digests[path] = ContentDigest(hash.finalize())
            guard path.hasPrefix(BagLayout.payload) else { continue }
            payload.octets += entry.size
            payload.files += 1
        }
    }

    private mutating func check(
        _ manifest: String,
        vouchesFor belongs: (String) -> Bool
    ) throws {
        guard let text = try tagFile(manifest) else { return }
        problems += Manifest.disagreements(
            of: text,
            called: manifest,
            with: digests.keys.filter(belongs).sorted(),
            isThere: { zip.entry("\(top)/\($0)") != nil },
            digest: { digests[$0] }
        )
    }

    private mutating func checkDeclaration() throws {
        guard let text = try tagFile(BagLayout.declaration) else { return }
        if !text.elementsEqual(BagLayout.declarationText.utf8) {
            problems.append(.unreadableTag(BagLayout.declaration))
        }
    }

    private mutating func checkInfo() throws {
        guard let bytes = try tagFile(BagLayout.info) else { return }
        guard let text = String(validating: bytes, as: UTF8.self),
            let info = BagInfo(parsing: text)
        else {
            problems.append(.unreadableTag(BagLayout.info))
            return
        }
        self.info = info
        if info.name.text != top { problems.append(.anotherName(info.name.text, top)) }
        if info.payload.octets != payload.octets || info.payload.files != payload.files {
            problems.append(
                .payloadDiffers(info.payload.text, "\(payload.octets).\(payload.files)")
            )
        }
    }

    private mutating func checkStrangers() {
        let own = BagLayout.tagFiles.union([BagLayout.tagManifest])
        for path in digests.keys.sorted()
        where !path.hasPrefix(BagLayout.payload) && !own.contains(path) {
            problems.append(.stranger(path))
        }
    }

    /// Nil, with a problem, when it is not there; nil alone when its content is damaged, which the
    /// hashing has told.
    private mutating func tagFile(_ path: String) throws -> [UInt8]? {
        guard let entry = zip.entry("\(top)/\(path)") else {
            problems.append(.tagMissing(path))
            return nil
        }
        guard digests[path] != nil else { return nil }
        return kept(try outcome { try zip.bytes(of: entry, limit: Self.maximumTagFile) })
    }

    /// What was read; nil, with a problem, when it was damaged.
    private mutating func kept<Value>(_ outcome: Result<Value, Damage>) -> Value? {
        switch outcome {
        case .success(let value): return value
        case .failure(let damage):
            problems.append(damage)
            return nil
        }
    }
}

/// Damage as a value; the machine's failures are let through.
private func outcome<Value>(_ body: () throws -> Value) throws -> Result<Value, Damage> {
    do {
        return .success(try body())
    } catch let damage as Damage {
        return .failure(damage)
    }
}

extension ZipReader {
    /// The folder that holds the bag: that of the first entry.
    var topFolder: String {
        entries.first.flatMap { $0.path.split(separator: "/").first }.map { String($0) } ?? ""
    }
}

extension Damage {
    fileprivate static func outside(_ path: String, _ top: String) -> Damage {
        Damage(
            .bag,
            entry: path,
            es: "«\(path)» está fuera de la carpeta «\(top)».",
            en: "“\(path)” is outside the folder “\(top)”."
        )
    }

    fileprivate static func anotherName(_ name: String, _ top: String) -> Damage {
        Damage(
            .identity,
            entry: BagLayout.info,
            es: "\(BagLayout.info) dice ser «\(name)», pero la carpeta se llama «\(top)».",
            en: "\(BagLayout.info) says it is “\(name)”, but the folder is called “\(top)”."
        )
    }

    fileprivate static func payloadDiffers(_ declared: String, _ actual: String) -> Damage {
        Damage(
            .bag,
            entry: BagLayout.info,
            es: "Payload-Oxum declara \(declared) (bytes.archivos) y hay \(actual).",
            en: "Payload-Oxum declares \(declared) (bytes.files) and there are \(actual)."
        )
    }

    fileprivate static func stranger(_ path: String) -> Damage {
        Damage(
            .bag,
            entry: path,
            es: "«\(path)» no pertenece al expediente.",
            en: "“\(path)” does not belong to the archive."
        )
    }
}
