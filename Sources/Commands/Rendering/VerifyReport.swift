import Batch
import Evidence
import Fiscal

/// Everything a verification looked at and found.
struct VerifyReport {
    let level: VerificationLevel
    let found: VerificationReport
    /// Of the ledger itself.
    private(set) var ledgerProblems: [Bilingual] = []
    /// The first archive that was looked into; nil for all.
    private(set) var since: ArchiveName?
    /// Whether a ledger said what must be there.
    private let isCompared: Bool

    /// All of a workspace, against its ledger.
    init(
        of workspace: Workspace,
        _ level: VerificationLevel,
        since: String? = nil,
        witnesses: [ContentDigest] = []
    ) throws {
        // Before the ledger that they are held against: a run at work writes more of them meanwhile.
        let receipts = level == .full ? StoreReceipts(in: workspace.root).heads : []
        let ledger = try workspace.ledgerToRead()
        let expected = try ledger.allArchives()
        let since = try since.map { try Self.archive($0, among: expected.map(\.name)) }
        var found = workspace.evidence(workspace: try workspace.existingName() ?? "").verify(
            expected: expected,
            level: level,
            since: since,
            witnesses: witnesses,
            known: { try workspace.ledgerToRead().knownArchives() }
        )
        if level == .full {
            found.hold(against: receipts, expected.map(\.head))
            ledgerProblems = try ledger.problems()
        }
        self.found = found
        (self.level, self.since, isCompared) = (level, since, true)
    }

    /// A copy of archives, by itself.
    init(
        ofCopy folder: String,
        _ level: VerificationLevel,
        since: String?,
        witnesses: [ContentDigest]
    ) throws {
        let catalogue = try EvidenceCatalogue(of: folder)
        guard !catalogue.archives.isEmpty else { throw Refusal.noArchives(folder) }
        let names = catalogue.archives.map(\.name)
        let since = try since.map { try Self.archive($0, among: names) }
        found = catalogue.verify(
            level: level,
            since: since,
            witnesses: witnesses
        )
        (self.level, self.since, isCompared) = (level, since, false)
    }

    /// Single ZIPs, wherever they lie; against the ledger where there is one.
    init(of files: [String], comparedWith workspace: Workspace?) throws {
        for file in files { _ = try LocalFile(file) }
        let expected = try workspace.map { try $0.ledgerToRead().allArchives() } ?? []
        found = VerificationReport(ofFiles: files, against: expected)
        (level, isCompared) = (.full, !expected.isEmpty)
    }

    var exitStatus: ExitStatus {
        found.isSound && ledgerProblems.isEmpty ? .done : .damage
    }

    /// The archive that a name or a path means.
    private static func archive(
        _ text: String,
        among known: [ArchiveName]
    ) throws -> ArchiveName {
        let file = text.split(separator: "/").last.map(String.init) ?? text
        let name = file.hasSuffix(".zip") ? String(file.dropLast(4)) : file
        guard let found = known.first(where: { $0.text == name }) else {
            throw Refusal.noSuchArchive(text)
        }
        return found
    }
}

extension SaleLedger {
    /// Sealed or begun; one that is sealed between the two questions is in both answers.
    fileprivate func knownArchives() throws -> [ArchiveName] {
        let begun = try begunArchive()
        return try allArchives().map(\.name) + (begun.map { [$0.name] } ?? [])
    }

    fileprivate func allArchives() throws -> [SealedArchive] {
        var archives: [SealedArchive] = []
        try allArchives { archives.append($0) }
        return archives
    }
}

extension VerifyReport {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let (count, size) = (figures.count(found.archives), figures.count(Int(found.bytes)))
        var lines = [
            figures.words(
                "Expedientes revisados: \(count); bytes leídos: \(size); nivel: \(level.rawValue)",
                "Archives looked at: \(count); bytes read: \(size); level: \(level.rawValue)"
            )
        ]
        lines += found.excused.map(figures.notHere)
        for head in found.witnessed {
            lines += head.lines(figures, isSound: found.isSound)
            lines += figures.untied(by: head.head.name, found.excused)
        }
        for problem in found.problems { lines += [""] + figures.problem(problem) }
        if !ledgerProblems.isEmpty {
            lines += [
                "", "  " + figures.words("El libro", "The ledger") + " · ledger/ledger.sqlite",
            ]
            lines += ledgerProblems.flatMap { $0.text(in: figures.language).wrapped(indent: 4) }
        }
        lines += verdict(figures)
        return lines.joined(separator: "\n") + "\n"
    }

    private func verdict(_ figures: Figures) -> [String] {
        let problems = found.problems.count + ledgerProblems.count
        if problems > 0 {
            return [
                "",
                figures.words(
                    "Problemas: \(problems) (código de salida 5)",
                    "Problems: \(problems) (exit code 5)"
                ),
            ]
        }
        let soundness = isCompared ? level.soundness : level.soundnessOfCopy
        var lines = soundness.text(in: figures.language).wrapped(indent: 0)
        if let since {
            lines += figures.words(
                "Solo se miró dentro de los expedientes desde \(since.text); de los anteriores, que están.",
                "Only archives from \(since.text) on were looked into; of those before, that they are there."
            ).wrapped(indent: 0)
        }
        if !found.excused.isEmpty { lines += figures.holesUntie }
        return lines + (found.copySeal.map(figures.seal) ?? [])
    }

    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "verify"),
            ("level", .text(level.rawValue)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("compared_with_ledger", .bool(isCompared)),
            ("archives", .integer(Int64(found.archives))),
            ("bytes", .integer(found.bytes)),
            ("not_here", .array(found.excused.map(\.json))),
            ("tagmanifest_sha256", .optional(found.copySeal?.hex)),
            ("heads", .array(found.witnessed.map(\.json))),
            ("problems", .array(found.problems.map { $0.json(in: language) })),
            ("ledger_problems", .array(ledgerProblems.map { .text($0.text(in: language)) })),
        ])
    }
}

extension WitnessedHead {
    /// What lies between it and the end of the chain may have problems of its own.
    fileprivate func lines(_ figures: Figures, isSound: Bool) -> [String] {
        let (name, later) = (head.name.text, figures.count(followers))
        return [
            isSound
                ? figures.words(
                    "El recibo concuerda: la cadena llega hasta \(name)",
                    "The receipt agrees: the chain leads back to \(name)"
                )
                : figures.words(
                    "El recibo habla de \(name), pero hay problemas",
                    "The receipt speaks of \(name), but there are problems"
                ),
            "  SHA-256 \(head.digest.hex)",
            figures.words("  expedientes posteriores: \(later)", "  archives after it: \(later)"),
        ]
    }

    fileprivate var json: JSONValue {
        .object([
            ("archive", .text(head.name.text)), ("sha256", .text(head.digest.hex)),
            ("followers", .integer(Int64(followers))),
        ])
    }
}

extension Refusal {
    fileprivate static func noArchives(_ folder: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "en «\(folder)» no hay ningún expediente",
                en: "there is no archive in “\(folder)”"
            ),
            remedy: Bilingual(
                es: "Indique con --archives la carpeta que contiene los expedientes.",
                en: "Name with --archives the folder that holds the archives."
            )
        )
    }

    fileprivate static func noSuchArchive(_ text: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "no se conoce el expediente «\(text)»",
                en: "no archive “\(text)” is known"
            ),
            remedy: Bilingual(
                es:
                    "Escriba el nombre como está en archive/, por ejemplo 900373115-000012-emision.",
                en: "Write its name as in archive/, such as 900373115-000012-emision."
            )
        )
    }
}
