import Batch
import Evidence
import Fiscal
import Foundation

/// A copy of what a requirement asks for, and what was found wrong with it.
struct EvidenceExport {
    private let target: String
    private let copied: [SealedArchive]
    /// Of the copy's tag manifest, on which all of it depends.
    private let seal: ContentDigest
    private let problems: [EvidenceProblem]

    /// `workspace` is the one whose archives these are; its ledger knows what must be there.
    init(
        of request: EvidenceRequest,
        issuer: ChainName?,
        from folder: String,
        comparedWith workspace: Workspace?,
        to target: String,
        on day: CalendarDay,
        in language: Language
    ) throws {
        try Self.requireEmpty(target)
        let catalogue = try EvidenceCatalogue(of: folder).restrictedToKnown(issuer)
        let selection = catalogue.selection(for: request)
        // What is damaged or missing may have held something that was asked for.
        let found = catalogue.verify(level: .full)
        let sourceProblems =
            found.problems + catalogue.unreadable(selection, besides: found.problems)
            + (try workspace.map { try $0.problemsOfArchives(of: issuer) } ?? [])
        guard !selection.names.isEmpty else {
            throw sourceProblems.isEmpty
                ? Refusal.nothingAsked : Refusal.nothingReadable(sourceProblems.count)
        }

        let dossier = try DossierFolder(target)
        do {
            copied = try catalogue.copy(
                selection,
                problems: sourceProblems,
                to: dossier,
                in: language
            )
            seal = try dossier.finish(
                request.words(in: language),
                catalogue.statement(
                    ofCopying: selection.names,
                    found,
                    problems: sourceProblems.count
                ),
                program: "contingencia \(Contingencia.version)",
                on: day,
                in: language
            )
        } catch {
            dossier.discard()
            throw error
        }
        self.target = target
        let copyProblems = try EvidenceCatalogue(of: target).verify(level: .full).problems
        problems = sourceProblems + copyProblems.filter { $0.kind != .source }
    }

    private static func requireEmpty(_ target: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) else { return }
        let entries = try? FileManager.default.contentsOfDirectory(atPath: target)
        guard isFolder.boolValue, entries?.isEmpty == true else { throw Refusal.notEmpty(target) }
    }

    var exitStatus: ExitStatus { problems.isEmpty ? .done : .damage }
}

extension EvidenceCatalogue {
    /// Refuses an issuer of whom nothing is here.
    fileprivate func restrictedToKnown(_ issuer: ChainName?) throws -> EvidenceCatalogue {
        _ = try archives(of: issuer)
        return issuer.map(restricted) ?? self
    }

    fileprivate func selection(for request: EvidenceRequest) -> DossierSelection {
        let byName = Dictionary(archives.map { ($0.name, $0) }) { first, _ in first }
        return DossierSelection(for: request, among: archives.map(\.name)) { name in
            guard let archive = byName[name] else { preconditionFailure("a name that was given") }
            return try open(archive)
        }
    }

    /// The archives and the pages over them.
    fileprivate func copy(
        _ selection: DossierSelection,
        problems: [EvidenceProblem],
        to dossier: DossierFolder,
        in language: Language
    ) throws -> [SealedArchive] {
        var page = DossierPage(of: selection, issuers: issuers, in: language)
        let copied = try archives(named: selection.names).map { archive in
            let copy = try dossier.copy(archive, of: self)
            try page.add(
                copy,
                at: DossierFolder.place(of: archive.name),
                isReenactment: archive.isReenactment,
                { try open(archive) },
                dossier.add
            )
            return copy
        }
        try page.finish(
            problems: problems.map { "\($0.archive): \($0.message.text(in: language))" },
            dossier.add
        )
        return copied
    }

    private func archives(named names: [ArchiveName]) -> [CataloguedArchive] {
        let wanted = Set(names)
        return archives.filter { wanted.contains($0.name) }
    }

    /// What the selection could not read, unless that is known already.
    fileprivate func unreadable(
        _ selection: DossierSelection,
        besides known: [EvidenceProblem]
    ) -> [EvidenceProblem] {
        let told = Set(known.map(\.archive))
        return archives.compactMap { archive in
            guard let error = selection.unreadable[archive.name], !told.contains(archive.path)
            else {
                return nil
            }
            return EvidenceProblem(unreadable: archive.path, error)
        }
    }

    /// Their names as the last archive of each has them.
    fileprivate var issuers: [ChainName: String] {
        Dictionary(archives.map { ($0.name.chain, $0.organisation) }) { _, later in later }
    }
}

extension Workspace {
    /// What the ledger misses, or does not know, among the archives.
    fileprivate func problemsOfArchives(of issuer: ChainName?) throws -> [EvidenceProblem] {
        try VerifyReport(of: self, .complete).found.problems.filter { problem in
            issuer.map { problem.archive.hasPrefix($0.text + "/") } ?? true
        }
    }
}

extension EvidenceRequest {
    fileprivate func words(in language: Language) -> String {
        let figures = Figures(language)
        let all = figures.words("todos", "all")
        let prefixes = self.prefixes.isEmpty ? all : self.prefixes.joined(separator: ", ")
        let senders = self.senders.map {
            [$0.folder, $0.prefix].compactMap { $0 }.joined(separator: " ")
        }
        let stores =
            senders.isEmpty ? figures.words("todas", "all") : senders.joined(separator: ", ")
        let times = "\(from?.shown ?? "…") – \(to?.shown ?? "…")"
        return figures.words(
            "prefijos: \(prefixes); tiendas: \(stores); ventas: \(times)",
            "prefixes: \(prefixes); stores: \(stores); sales: \(times)"
        )
    }
}

extension EvidenceExport {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let count = figures.count(copied.count)
        let size = figures.size(copied.reduce(0) { $0 + $1.size })
        var lines = [
            figures.words(
                "Expedientes copiados en \(target): \(count) · \(size)",
                "Archives copied to \(target): \(count) · \(size)"
            ),
            figures.words(
                "  \(target)/indice.html los muestra; LEEME.txt dice cómo se comprueban.",
                "  \(target)/indice.html shows them; LEEME.txt says how they are checked."
            ),
            figures.words(
                "  SHA-256 de tagmanifest-sha256.txt, para el acta de entrega:",
                "  SHA-256 of tagmanifest-sha256.txt, for the record of delivery:"
            ),
            "  \(seal.hex)",
        ]
        for problem in problems { lines += [""] + figures.problem(problem) }
        if !problems.isEmpty {
            lines += [
                "",
                figures.words(
                    "La copia no es de fiar: problemas: \(problems.count) (código de salida 5)",
                    "The copy cannot be trusted: problems: \(problems.count) (exit code 5)"
                ),
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "evidence export"),
            ("target", .text(target)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("bytes", .integer(copied.reduce(0) { $0 + $1.size })),
            ("archives", .array(copied.map(\.head.json))),
            ("tagmanifest_sha256", .text(seal.hex)),
            ("problems", .array(problems.map { $0.json(in: language) })),
        ])
    }
}

extension Refusal {
    fileprivate static func notEmpty(_ target: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "«\(target)» no es una carpeta vacía",
                en: "“\(target)” is not an empty folder"
            ),
            remedy: Bilingual(
                es: "Indique una carpeta nueva: nada se mezcla con lo copiado.",
                en: "Name a new folder: nothing is mixed with what is copied."
            )
        )
    }

    fileprivate static func nothingReadable(_ problems: Int) -> Refusal {
        Refusal(
            Bilingual(
                es:
                    "de lo que se puede leer, nada habla de ventas como las pedidas; problemas de los "
                    + "expedientes: \(problems)",
                en:
                    "nothing that can be read speaks of sales like those asked for; problems of the "
                    + "archives: \(problems)"
            ),
            remedy: Bilingual(
                es: "«contingencia verify» los dice; recupere los expedientes y repita.",
                en: "`contingencia verify` tells them; restore the archives and repeat."
            ),
            status: .damage
        )
    }

    fileprivate static var nothingAsked: Refusal {
        Refusal(
            Bilingual(
                es: "ningún expediente habla de ventas como las pedidas",
                en: "no archive speaks of sales like those asked for"
            ),
            remedy: Bilingual(
                es: "Revise las fechas, los prefijos y las tiendas; «contingencia evidence list» "
                    + "muestra lo que hay.",
                en:
                    "Look at dates, prefixes and stores; `contingencia evidence list` shows what there "
                    + "is."
            ),
            status: .failure
        )
    }
}
