import Batch
import Evidence
import Fiscal
import Folders
import Ledger

extension Workspace {
    /// What a rebuilding led to.
    enum Rebuilding {
        /// Nothing was made: the archives are not what they were.
        case damaged(VerificationReport)
        /// `setAside` is the name of the ledger that was set aside; nil where there was none. `damaged` are
        /// archives that were taken in as far as they are intact.
        case done(RebuildReport, setAside: String?, damaged: [ArchiveName])
    }

    /// Makes a ledger from the archives, and puts it in the place of the one that is lost or damaged; the
    /// caller holds the lock.
    ///
    /// `despiteDamage`: damage inside an archive does not keep the rest of it from being taken, where the next
    /// archive tells what it was. Throws when the damage is in what a ledger is made from.
    func rebuildLedger(despiteDamage: Bool) throws -> Rebuilding {
        let catalogue = try EvidenceCatalogue(of: archiveFolder)
        var check = catalogue.verify(level: .full)
        let receipts = StoreReceipts(in: root).heads
        check.hold(against: receipts, check.sealedHeads)
        guard check.isSound || despiteDamage && check.problemsBeyondDamage.isEmpty else {
            return .damaged(check)
        }
        guard try !hasSoundLedger(of: check.sealedHeads, receipts, catalogue.workspace) else {
            throw Refusal.ledgerIsSound(ledgerPath)
        }
        guard !catalogue.archives.isEmpty else { throw Refusal.noArchives(in: archiveFolder) }
        try requireIssuers(of: catalogue)
        try keepName(catalogue.workspace)
        let clock = virtualNow ?? SystemSurroundings.real().now()
        let replacement = try LedgerReplacement(of: ledgerPath)
        let report: RebuildReport
        do {
            report = try rebuild(
                replacement.ledger,
                from: catalogue,
                check,
                at: clock
            )
        } catch {
            replacement.discard()
            throw (error as? EvidenceFailure)?.pointingToTheWaysOn ?? error
        }
        let setAside = try replacement.takePlace(settingAside: "ledger-\(clock.fileStamp)")
        return .done(report, setAside: setAside, damaged: check.damaged.map(\.name))
    }

    private func rebuild(
        _ ledger: SQLiteLedger,
        from catalogue: EvidenceCatalogue,
        _ check: VerificationReport,
        at clock: Timestamp
    ) throws -> RebuildReport {
        let archives = catalogue.ofRuns(check.sealedHeads)
        // A workspace of re-enactments has no time of today: its next one is to go on from its own.
        let isPlayed = archives.allSatisfy(\.isReenactment)
        let last = archives.map(\.name.plannedAt).max() ?? clock
        let now = isPlayed ? max(virtualNow ?? last, last) : clock
        var rebuild = LedgerRebuild(
            settings: batchSettings,
            ledger: ledger,
            evidence: evidence(workspace: try ownName(with: ledger))
        )
        try rebuild.rebuild(
            from: archives,
            folders: try WorkspaceFolders(root: root),
            at: now
        )
        let problems = try ledger.problems()
        guard problems.isEmpty else { throw LedgerFailure.unsound(ledgerPath, problems) }
        let entry = JournalEntry.ledgerRebuilt(
            from: rebuild.report,
            damaged: check.damaged.map(\.name),
            at: isPlayed ? try ledger.lastEntryTime() ?? now : now,
            by: systemUser,
            in: settings.language
        )
        try ledger.append([entry], chain: nil, run: nil)
        return rebuild.report
    }

    /// Whether there is a ledger that is whole and knows these archives as they lie there.
    ///
    /// It is opened to be written, for SQLite does not compare a file that is only read with the rules of its
    /// tables. One that knows more than the archives is not replaced: throws, for the archives must come back.
    /// So it does where the last archive is not as the ledger has it, unless a receipt speaks for the archive.
    ///
    /// `receipts` all name an archive as it lies there; `name` is that of the workspace in the mark of `archive/`.
    private func hasSoundLedger(
        of archives: [ArchiveHead],
        _ receipts: [ReceiptHead],
        _ name: String?
    ) throws -> Bool {
        guard try hasLedger() else { return false }
        do {
            let ledger = try ledgerToWrite()
            let heads = try ledger.heads()
            if receipts.contains(where: { $0.speaks(against: heads) }) {
                return false
            }
            try evidence(workspace: (try? existingName()) ?? name ?? "")
                .lookBack(to: heads, begun: ledger.begunArchive())
            var known: Set<ArchiveHead> = []
            try ledger.allArchives { known.insert($0.head) }
            return try known == Set(archives) && ledger.problems().isEmpty
        } catch let failure as LedgerFailure where failure.code == .newerThanProgram {
            throw failure
        } catch is LedgerFailure {
            return false
        } catch let failure as EvidenceFailure where failure.code == .ledgerBehind {
            return false
        } catch let failure as EvidenceFailure where failure.code == .chainBroken {
            throw Refusal.ledgerKnowsOthers(failure)
        }
    }

    private func requireIssuers(of catalogue: EvidenceCatalogue) throws {
        let known = Set(settings.issuers.map { ChainName($0.nit) } + [.withoutIssuer])
        let unknown = Set(catalogue.archives.map(\.name.chain)).subtracting(known)
        if let chain = unknown.min() { throw Refusal.unknownIssuer(chain) }
    }
}

extension Failure<EvidenceFailureCode> {
    /// Damage in what a ledger is made from; the ways on are told where the archives are checked.
    fileprivate var pointingToTheWaysOn: EvidenceFailure {
        guard code == .damaged else { return self }
        return EvidenceFailure(
            code,
            operation: operation,
            object: object,
            cause: cause,
            hint: Bilingual(
                es:
                    "De esto se hace el libro. «contingencia ledger rebuild», sin más, dice cómo seguir.",
                en:
                    "A ledger is made from this. `contingencia ledger rebuild` by itself tells the ways on."
            )
        )
    }
}

extension Timestamp {
    /// `20250111-080000`, for the name of a file.
    fileprivate var fileStamp: String {
        "\(day.text)-\(clock)".filter { $0 != ":" }
    }
}

extension Failure<LedgerFailureCode> {
    fileprivate static func unsound(_ path: String, _ problems: [Bilingual]) -> LedgerFailure {
        LedgerFailure(
            .constraint,
            operation: Bilingual(es: "revisar lo rehecho de", en: "checking what was rebuilt of"),
            object: path,
            cause: Bilingual(
                es: problems.map(\.es).joined(separator: "; "),
                en: problems.map(\.en).joined(separator: "; ")
            ),
            hint: Bilingual(
                es: "El libro anterior no se tocó; informe de esto como un defecto del programa.",
                en: "The old ledger was not touched; report this as a defect."
            )
        )
    }
}

extension Refusal {
    fileprivate static func ledgerIsSound(_ path: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "el libro «\(path)» está sano y conoce todos los expedientes; no se tocó nada",
                en: "the ledger “\(path)” is sound and knows all archives; nothing was touched"
            ),
            remedy: Bilingual(
                es:
                    "Reconstruirlo perdería lo que ningún expediente cuenta todavía. Si aun así debe hacerse, "
                    + "mueva antes ese archivo a otra parte.",
                en:
                    "To rebuild it would lose what no archive tells yet. If it must be done all the same, move "
                    + "that file elsewhere first."
            )
        )
    }

    /// All archives are sound by themselves.
    fileprivate static func ledgerKnowsOthers(_ failure: EvidenceFailure) -> Refusal {
        Refusal(
            Bilingual(
                es: "el libro conoce otros expedientes que los de archive/: \(failure.object), "
                    + "\(failure.cause.es); no se tocó nada",
                en: "the ledger knows other archives than those in archive/: \(failure.object), "
                    + "\(failure.cause.en); nothing was touched"
            ),
            remedy: Bilingual(
                es:
                    "Recupere el archive/ más nuevo que haya. Si es este, por haberse perdido lo demás o ser el "
                    + "libro de otro espacio, lleve ledger/ledger.sqlite* a otra parte y repita la orden.",
                en:
                    "Restore the newest archive/ there is. If it is this one, as the rest is lost or the ledger "
                    + "is another workspace's, move ledger/ledger.sqlite* elsewhere and repeat the command."
            ),
            status: .failure
        )
    }

    fileprivate static func noArchives(in folder: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "no hay expedientes en «\(folder)»",
                en: "there are no archives in “\(folder)”"
            ),
            remedy: Bilingual(
                es:
                    "Recupere archive/ de una copia de seguridad. Si no la hay, no hay de qué reconstruir: "
                    + "«contingencia run» empieza de nuevo.",
                en:
                    "Restore archive/ from a backup. If there is none, there is nothing to rebuild from: "
                    + "`contingencia run` begins anew."
            ),
            status: .failure
        )
    }

    fileprivate static func unknownIssuer(_ chain: ChainName) -> Refusal {
        Refusal(
            Bilingual(
                es: "hay expedientes del emisor \(chain.text), que no está en los ajustes",
                en: "there are archives of the issuer \(chain.text), who is not in the settings"
            ),
            remedy: Bilingual(
                es:
                    "Póngalo en «issuers:» de contingencia.yaml, con sus rangos, y repita la orden.",
                en:
                    "Put it into `issuers:` of contingencia.yaml, with its ranges, and repeat the command."
            ),
            status: .failure
        )
    }
}
