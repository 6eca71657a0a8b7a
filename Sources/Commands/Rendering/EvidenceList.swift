import Batch
import Evidence
import Fiscal

/// The archives of a folder, chain by chain, and whether all of them are there.
struct EvidenceList {
    let folder: String
    let archives: [CataloguedArchive]
    /// What a copy lacks and may lack.
    let gaps: [ArchiveGap]
    /// What cannot be read, what a copy must have, and what the ledger misses or does not know.
    let problems: [EvidenceProblem]
    /// Whether a ledger was asked.
    let isCompared: Bool

    init(of folder: String, comparedWith workspace: Workspace?) throws {
        let catalogue = try EvidenceCatalogue(of: folder)
        self.folder = folder
        archives = catalogue.archives
        isCompared = workspace != nil
        let own = catalogue.verify(level: .complete)
        gaps = own.excused
        problems =
            try workspace.map {
                catalogue.problems + (try VerifyReport(of: $0, .complete).found.problems)
            } ?? own.problems
    }

    var exitStatus: ExitStatus { problems.isEmpty ? .done : .damage }

    /// The archives of each chain, in the order of the chains.
    private var chains: [(name: ChainName, archives: [CataloguedArchive])] {
        Dictionary(grouping: archives, by: \.name.chain)
            .sorted { $0.key < $1.key }
            .map { (name: $0.key, archives: $0.value) }
    }
}

extension EvidenceList {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        guard !archives.isEmpty || !problems.isEmpty else {
            return figures.words(
                "No hay expedientes en \(folder).\n",
                "There are no archives in \(folder).\n"
            )
        }
        var lines = [figures.words("Expedientes en \(folder)", "Archives in \(folder)"), ""]
        for chain in chains { lines += text(of: chain.archives, figures) }
        lines += problems.flatMap { figures.problem($0) + [""] }
        lines += verdict(figures).wrapped(indent: 0)
        return lines.joined(separator: "\n") + "\n"
    }

    private static let oneFile = Bilingual(es: "archivo", en: "file")
    private static let manyFiles = Bilingual(es: "archivos", en: "files")

    private func text(of chain: [CataloguedArchive], _ figures: Figures) -> [String] {
        guard let first = chain.first, let last = chain.last else { return [] }
        let (begin, end) = (first.name.plannedAt.day.text, last.name.plannedAt.day.text)
        let size = figures.size(chain.reduce(0) { $0 + $1.size })
        let count = figures.count(chain.count)
        var columns = Columns()
        for archive in chain {
            columns.add(
                .right(String(archive.name.number)),
                .left(archive.name.kind.rawValue),
                .left(archive.name.plannedAt.shown),
                .right(figures.count(Int(archive.files), Self.oneFile, Self.manyFiles)),
                .right("\(figures.count(Int(archive.size))) bytes"),
                .left(archive.isReenactment ? figures.words("recreación", "re-enactment") : "")
            )
        }
        return [
            "\(first.name.chain.text) · \(begin) – \(end) · "
                + figures.words("expedientes: \(count) · \(size)", "archives: \(count) · \(size)")
        ]
            + columns.lines
            + gaps.filter { $0.chain == first.name.chain }.map { "  " + figures.notHere($0) }
            + [""]
    }

    private func verdict(_ figures: Figures) -> String {
        if !problems.isEmpty {
            return figures.words(
                "Problemas: \(problems.count) (código de salida 5)",
                "Problems: \(problems.count) (exit code 5)"
            )
        }
        let level = VerificationLevel.complete
        return (isCompared ? level.soundness : level.soundnessOfCopy).text(in: figures.language)
    }

    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "evidence list"),
            ("folder", .text(folder)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("compared_with_ledger", .bool(isCompared)),
            (
                "chains",
                .array(
                    chains.map { chain in
                        .object([
                            ("chain", .text(chain.name.text)),
                            ("from", .optional(chain.archives.first?.name.plannedAt.text)),
                            ("to", .optional(chain.archives.last?.name.plannedAt.text)),
                            ("bytes", .integer(chain.archives.reduce(0) { $0 + $1.size })),
                            ("archives", .array(chain.archives.map(\.json))),
                        ])
                    }
                )
            ),
            ("not_here", .array(gaps.map(\.json))),
            ("problems", .array(problems.map { $0.json(in: language) })),
        ])
    }
}

extension CataloguedArchive {
    fileprivate var json: JSONValue {
        .object([
            ("archive", .text(name.text)),
            ("number", .integer(name.number)),
            ("kind", .text(name.kind.rawValue)),
            ("at", .text(name.plannedAt.text)),
            ("path", .text(path)),
            ("bytes", .integer(size)),
            ("files", .integer(files)),
            ("content_bytes", .integer(octets)),
            ("reenactment", .bool(isReenactment)),
        ])
    }
}
