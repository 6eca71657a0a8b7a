import Fiscal

/// `archive/espacio.txt`, by which a folder of archives knows its workspace.
extension ArchiveFolder {
    static let mark = "espacio.txt"

    private var markPath: String { "\(root)/\(Self.mark)" }

    /// The workspace the folder belongs to; nil when it bears no mark.
    func workspace() throws(EvidenceFailure) -> String? {
        do throws(EvidenceFailure) {
            guard let file = try RawFile.openIfPresent(markPath) else { return nil }
            return try reading(markPath) {
                let bytes = try file.bytes(at: 0, count: 4096)
                return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
            }
        } catch {
            throw error.ofAllArchives
        }
    }

    /// Fails when the folder belongs to another workspace.
    func check(_ workspace: String) throws(EvidenceFailure) {
        guard let owner = try self.workspace(), owner != workspace else { return }
        throw EvidenceFailure(
            .anotherWorkspace,
            operation: .opening,
            object: root,
            cause: Bilingual(
                es: "es del espacio de trabajo \(owner), y este es \(workspace)",
                en: "it belongs to the workspace \(owner), this is \(workspace)"
            ),
            hint: Bilingual(
                es:
                    "Dé a cada espacio de trabajo su propio archive/. Si este archive/ es el de este espacio, "
                    + "borre ledger/workspace.id y dé «contingencia ledger rebuild»; si el libro está sano, «run».",
                en:
                    "Give each workspace its own archive/. If this archive/ is this workspace's, remove "
                    + "ledger/workspace.id and give `contingencia ledger rebuild`; if the ledger is sound, `run`."
            )
        )
    }

    /// Marks the folder as this workspace's, or fails when it is another's.
    func claim(for workspace: String) throws(EvidenceFailure) {
        try check(workspace)
        let draft = "\(root)/.\(Self.mark).draft"
        // Also beside a mark: a run may have been cut between the two names of one file.
        try remove(draft)
        if exists(markPath) { return }
        try makeFolder(root)
        let file = try RawFile.create(draft)
        try reading(draft) {
            try Array("\(workspace)\n".utf8).withUnsafeBytes { try file.append($0) }
        }
        try file.sync()
        try publish(draft, at: markPath)
    }
}

extension EvidenceFailure {
    /// Without the mark no archive may be touched: it is not about one of them.
    fileprivate var ofAllArchives: EvidenceFailure {
        EvidenceFailure(.storage, operation: operation, object: object, cause: cause, hint: hint)
    }
}
