import Batch
import Evidence
import Fiscal
import Foundation

/// A copy of what a requirement asks for, and what was found wrong with it.
struct EvidenceExport {
    private let target: String
    private let copied: [SealedArchive]
    private let seal: ContentDigest
    private let problems: [EvidenceProblem]

    init(
        of request: EvidenceRequest,
        issuer: ChainName?,
        from folder: String,
        to target: String,
        on day: CalendarDay,
        in language: Language
    ) throws {
        try Self.requireEmpty(target)
        let catalogue = try EvidenceCatalogue(of: folder)
        let found = catalogue.verify(level: .full)
        let chosen = try catalogue.chosen(for: request, issuer: issuer)
        guard !chosen.isEmpty else { throw Refusal.nothingAsked }
        let dossier = try DossierFolder(target)
        var page = DossierPage(request, in: language)
        copied = try chosen.map { archive in
            let copy = try dossier.copy(archive, of: catalogue)
            let place = DossierFolder.place(of: archive.name)
            try page.add(copy, at: place, catalogue.open(archive), dossier.add)
            return copy
        }
        try page.finish(dossier.add)
        let program = "contingencia \(Contingencia.version)"
        seal = try dossier.finish(
            request.words(in: language),
            catalogue.statement(ofCopying: copied.map(\.name), found),
            program: program,
            on: day,
            in: language
        )
        self.target = target
        problems =
            found.problems + (try EvidenceCatalogue(of: target).verify(level: .full).problems)
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
    fileprivate func chosen(
        for request: EvidenceRequest,
        issuer: ChainName?
    ) throws -> [CataloguedArchive] {
        let all = try archives(of: issuer)
        let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
        let names = try DossierSelection.names(for: request, among: all.map(\.name)) { name in
            guard let archive = byName[name] else { preconditionFailure("a name that was given") }
            return try open(archive)
        }
        return names.compactMap { byName[$0] }
    }
}

extension EvidenceRequest {
    fileprivate func words(in language: Language) -> String {
        let figures = Figures(language)
        let all = figures.words("todos", "all")
        let prefixes = self.prefixes.isEmpty ? all : self.prefixes.joined(separator: ", ")
        let days = "\(from?.text ?? "…") – \(to?.text ?? "…")"
        return figures.words(
            "prefijos: \(prefixes); ventas: \(days)",
            "prefixes: \(prefixes); sales: \(days)"
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
        ]
        for problem in problems { lines += [""] + figures.problem(problem) }
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

    fileprivate static var nothingAsked: Refusal {
        Refusal(
            Bilingual(
                es: "ningún expediente habla de ventas como las pedidas",
                en: "no archive speaks of sales like those asked for"
            ),
            remedy: Bilingual(
                es:
                    "Revise las fechas y los prefijos; «contingencia evidence list» muestra lo que hay.",
                en: "Look at dates and prefixes; `contingencia evidence list` shows what there is."
            ),
            status: .failure
        )
    }
}
