package import Fiscal
import Glibc

/// The archives in the folder `archive/` of a workspace.
package struct ZipEvidence: EvidenceStore {
    let folder: ArchiveFolder
    let identity: EvidenceIdentity
    let width: Int

    /// `folder` need not exist; nothing is written before the first archive.
    ///
    /// `width` is the number of cores to compress on; the bytes do not depend on it.
    package init(
        folder: String,
        identity: EvidenceIdentity,
        width: Int = coresOnline
    ) {
        self.folder = ArchiveFolder(root: folder)
        self.identity = identity
        self.width = width
    }

    package func seal(
        _ plan: ArchivePlan,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive {
        try folder.claim(for: identity.workspace)
        try folder.prepare(for: plan.name)
        let path = folder.path(of: plan.name)
        guard !folder.exists(path) else { throw EvidenceFailure.nameTaken(path) }
        let draft = folder.draftPath(of: plan.name)
        try folder.remove(draft)
        do {
            let sealed = try write(plan, to: draft, fill)
            try folder.publish(draft, at: path)
            return sealed
        } catch {
            // The failure that led here says more than one to remove would.
            try? folder.remove(draft)
            throw error
        }
    }

    /// The digest is that of the bytes read back, for the headers of streams were patched.
    private func write(
        _ plan: ArchivePlan,
        to draft: String,
        _ fill: (any ArchiveEntries) throws -> Void
    ) throws -> SealedArchive {
        let file = try RawFile.create(draft)
        let bag = try BagWriter(
            file,
            name: plan.name,
            language: identity.language,
            width: width
        )
        try fill(bag)
        try bag.finish(plan, identity)
        try file.sync()
        let (digest, size) = try file.identity()
        return SealedArchive(name: plan.name, digest: digest, size: size)
    }

    package func adopt(_ plan: ArchivePlan) throws(EvidenceFailure) -> SealedArchive? {
        try folder.check(identity.workspace)
        try folder.remove(folder.draftPath(of: plan.name))
        try folder.syncFolders(of: plan.name)
        let path = folder.path(of: plan.name)
        guard let file = try RawFile.openIfPresent(path) else { return nil }
        return try reading(path) {
            guard try isSound(file, plan) else { return nil }
            let (digest, size) = try file.identity()
            return SealedArchive(name: plan.name, digest: digest, size: size)
        }
    }

    /// Throws when it is whole and of another plan: then the ledger is not the one that sealed it.
    private func isSound(_ file: RawFile, _ plan: ArchivePlan) throws -> Bool {
        do {
            let inspection = try BagInspection(ZipReader(file))
            guard inspection.problems.isEmpty, let info = inspection.info else { return false }
            guard info == BagInfo(plan, payload: info.payload, organisation: info.organisation)
            else {
                throw EvidenceFailure.ofAnotherPlan(folder.path(of: plan.name))
            }
            return true
        } catch is Damage {
            return false
        }
    }

    package func lookBack(
        to heads: [ArchiveHead],
        begun: ArchivePlan?
    ) throws(EvidenceFailure) {
        try folder.check(identity.workspace)
        for head in heads { try check(head) }
        let last = Dictionary(heads.map { ($0.name.chain.text, $0.name.number) }) { max($0, $1) }
        for path in try folder.files() where path != begun?.name.path {
            guard let place = ChainPlace(path: path) else { continue }
            guard place.number <= last[place.chain] ?? 0 else {
                if folder.isMisnamed(path) { throw .misnamed(path) }
                throw .follows(path, last: last[place.chain])
            }
        }
    }

    private func check(_ head: ArchiveHead) throws(EvidenceFailure) {
        let path = folder.path(of: head.name)
        guard let file = try RawFile.openIfPresent(path) else { throw .missing(path) }
        let digest = try reading(path) { try file.identity().digest }
        guard digest == head.digest else { throw .changed(path, is: digest, was: head.digest) }
    }

    package func open(
        _ archive: ArchiveName
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        try folder.check(identity.workspace)
        let path = folder.path(of: archive)
        guard let file = try RawFile.openIfPresent(path) else { throw .missing(path) }
        return try reading(path) { ArchiveReader(try ZipReader(file), archive, path: path) }
    }

    package func open(
        asSealed archive: ArchiveHead
    ) throws(EvidenceFailure) -> any SealedArchiveReading {
        try check(archive)
        return try open(archive.name)
    }
}

/// How many cores this machine lets us use.
package var coresOnline: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

extension Failure where Code == EvidenceFailureCode {
    fileprivate static func missing(_ path: String) -> EvidenceFailure {
        EvidenceFailure(
            .chainBroken,
            operation: .lookingFor,
            object: path,
            cause: Bilingual(
                es: "no está el expediente sellado",
                en: "the sealed archive is not there"
            ),
            hint: Bilingual(
                es: "Recupere archive/ de una copia: tras un expediente perdido no se sella nada. "
                    + withoutBackup.es,
                en: "Restore archive/ from a backup; nothing is sealed after a missing archive. "
                    + withoutBackup.en
            )
        )
    }

    fileprivate static func changed(
        _ path: String,
        is digest: ContentDigest,
        was expected: ContentDigest
    ) -> EvidenceFailure {
        EvidenceFailure(
            .chainBroken,
            operation: .checking,
            object: path,
            cause: Bilingual(
                es: "su SHA-256 es \(digest.hex), y era \(expected.hex) cuando se selló",
                en: "its SHA-256 is \(digest.hex), and was \(expected.hex) when it was sealed"
            ),
            hint: Bilingual(
                es: "Recupere archive/ de una copia: tras un expediente cambiado no se sella nada. "
                    + withoutBackup.es,
                en: "Restore archive/ from a backup; nothing is sealed after a changed archive. "
                    + withoutBackup.en
            )
        )
    }

    private static var withoutBackup: Bilingual {
        Bilingual(
            es: "Si no hay otra, «contingencia ledger rebuild» dice cómo seguir.",
            en: "If there is none, `contingencia ledger rebuild` tells the way on."
        )
    }

    fileprivate static func ofAnotherPlan(_ path: String) -> EvidenceFailure {
        EvidenceFailure(
            .ledgerBehind,
            operation: Bilingual(
                es: "buscar un expediente empezado en",
                en: "looking for a begun archive at"
            ),
            object: path,
            cause: Bilingual(
                es: "ahí se selló otro expediente que el que empezó el libro",
                en: "another archive was sealed there than the ledger has begun"
            ),
            hint: rebuild
        )
    }

    private static var rebuild: Bilingual {
        Bilingual(
            es: "El libro es más viejo que archive/, quizá de una copia: hágalo de nuevo con "
                + "«contingencia ledger rebuild».",
            en: "The ledger is older than archive/, perhaps from a backup: make it anew with "
                + "`contingencia ledger rebuild`."
        )
    }

    fileprivate static func misnamed(_ path: String) -> EvidenceFailure {
        EvidenceFailure(
            .chainBroken,
            operation: Bilingual(es: "mirar hacia atrás en", en: "looking back at"),
            object: path,
            cause: Bilingual(
                es: "no es el expediente que dice su nombre, sino la copia de otro",
                en: "it is not the archive that its name says, but a copy of another"
            ),
            hint: Bilingual(
                es: "Averigüe de dónde viene y retírelo de archive/.",
                en: "Find out where it comes from and take it out of archive/."
            )
        )
    }

    fileprivate static func follows(_ path: String, last: Int64?) -> EvidenceFailure {
        EvidenceFailure(
            .ledgerBehind,
            operation: Bilingual(es: "mirar hacia atrás en", en: "looking back at"),
            object: path,
            cause: last.map {
                Bilingual(
                    es: "el último expediente de esta cadena que conoce el libro es el \($0)",
                    en: "the ledger's last archive of this chain is number \($0)"
                )
            }
                ?? Bilingual(
                    es: "el libro no conoce ningún expediente de esta cadena",
                    en: "the ledger knows no archive of this chain"
                ),
            hint: rebuild
        )
    }
}
