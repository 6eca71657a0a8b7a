import Batch
import Evidence
import Fiscal
import Folders
import Foundation
import Ledger
import SimulatedDIAN

extension Workspace {
    /// One pass over the inbox, with everything it needs; the caller holds the lock.
    ///
    /// `clockIsRight` where a person says that the ledger's times after now came of a clock that was ahead.
    /// With a virtual clock nothing is waited for, and no wait told.
    func makeRun(
        folders: WorkspaceFolders,
        clockIsRight: Bool,
        tellWait: @escaping @Sendable (RunWait) -> Void
    ) throws -> BatchRun {
        let ledger = try ledgerToWrite()
        try requireUnchangedRanges(in: ledger)
        if clockIsRight { try setBackClock(of: ledger, to: SystemSurroundings.real().now()) }
        try requireArchives(ofReceiptsIn: ledger)
        try requireRoom(beside: ledger)
        try rememberPlace()
        let takesTime = virtualNow == nil
        return BatchRun(
            settings: batchSettings,
            ledger: ledger,
            evidence: evidence(workspace: try ownName(with: ledger)),
            folders: folders,
            authority: try authority(knownTo: ledger),
            surroundings: try surroundings(after: ledger),
            stop: StopSignal.wish,
            tellWait: { if takesTime { tellWait($0) } }
        )
    }

    /// What a run would find, on a copy of the ledger that is gone afterwards.
    ///
    /// Nothing of the workspace changes: archives are filled and thrown away, files stay.
    func rehearse(folders: WorkspaceFolders) throws -> BatchReport {
        if try !hasLedger() { try requireNoArchives() }
        let ledger = try SQLiteLedger(copying: ledgerPath)
        try requireUnchangedRanges(in: ledger)
        try requireArchives(ofReceiptsIn: ledger)
        let run = BatchRun(
            settings: batchSettings,
            ledger: ledger,
            evidence: DiscardedEvidence(evidence(workspace: try existingName() ?? "")),
            folders: folders,
            authority: try SimulatedAuthority(register: settings.register, faults: .none),
            surroundings: try surroundings(after: ledger),
            stop: StopSignal.wish
        )
        return try run.rehearse()
    }

    /// The word of whoever gave the command is told in evidence.
    private func setBackClock(of ledger: any SaleLedger, to now: Timestamp) throws {
        guard let last = try ledger.lastEntryTime(), now < last else { return }
        let entry = JournalEntry.clockSetBack(
            from: last,
            to: now,
            by: systemUser,
            in: settings.language
        )
        try ledger.append([entry], chain: nil, run: nil)
        try ledger.forgetTimes(after: now)
    }

    var batchSettings: BatchSettings {
        BatchSettings(
            issuers: settings.issuers,
            environment: settings.environment,
            language: settings.language,
            gaps: settings.gaps,
            runEvery: settings.runEvery,
            alerts: settings.alerts,
            timeBudget: settings.timeBudget,
            submission: settings.submission,
            portions: PortionLimits(documents: settings.archiveDocuments),
            imports: settings.imports,
            reading: settings.reading,
            stores: settings.stores
        )
    }

    /// The name by which `archive/` knows this workspace; given once, by chance, beside the ledger.
    ///
    /// Where it is lost the archives have it, if the ledger says that they are this workspace's.
    func ownName(with ledger: any SaleLedger) throws -> String {
        if let name = try existingName() { return name }
        if try !ledger.heads().isEmpty {
            try keepName(EvidenceCatalogue.workspace(of: archiveFolder))
            if let name = try existingName() { return name }
        }
        let name = UUID().uuidString.lowercased()
        try writeAtomically(Array("\(name)\n".utf8), to: namePath)
        return name
    }

    /// Nil before the first run.
    ///
    /// A name that is there and cannot be read is a failure: under a new one the workspace would never
    /// again be let into its own `archive/`.
    func existingName() throws -> String? {
        guard try isThere(namePath) else { return nil }
        let text: String
        do throws(SecretFileProblem) {
            text = try readSmallFile(namePath)
        } catch {
            throw FolderFailure.noName(in: namePath, error.cause)
        }
        let name = text.prefix { !$0.isWhitespace }
        guard !name.isEmpty else { throw FolderFailure.noName(in: namePath, .empty) }
        return String(name)
    }

    /// Where the name is lost or cannot be read, the archives have it.
    func keepName(_ name: String?) throws {
        guard let name, (try? existingName()) == nil else { return }
        try writeAtomically(Array("\(name)\n".utf8), to: namePath)
    }

    private var namePath: String { "\(root)/ledger/workspace.id" }
}

extension FolderFailure {
    fileprivate static func noName(in path: String, _ cause: Bilingual) -> FolderFailure {
        FolderFailure(
            .storage,
            operation: Bilingual(
                es: "leer el nombre del espacio de trabajo en",
                en: "reading the workspace's name in"
            ),
            object: path,
            cause: cause,
            hint: Bilingual(
                es: "Debe tener el mismo nombre que archive/espacio.txt, si este existe.",
                en: "It must hold the same name as archive/espacio.txt, if that is there."
            )
        )
    }
}

extension Bilingual {
    fileprivate static let empty = Bilingual(es: "está vacío", en: "it is empty")
}
