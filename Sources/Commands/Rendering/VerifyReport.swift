import Batch
import Evidence
import Fiscal

/// Everything a verification looked at and found.
struct VerifyReport {
    private(set) var archives = 0
    private(set) var bytes: Int64 = 0
    private(set) var problems: [EvidenceProblem] = []
    /// Of the ledger itself, in its own words.
    private(set) var ledgerProblems: [String] = []
    let level: VerificationLevel

    init(
        of workspace: Workspace,
        archives paths: [String],
        level: VerificationLevel,
        since: String?
    ) throws {
        self.level = level
        let ledger = try workspace.ledgerToRead()
        var expected: [SealedArchive] = []
        try ledger.allArchives { expected.append($0) }
        let evidence = workspace.evidence(workspace: workspace.existingName() ?? "")
        guard paths.isEmpty else {
            for path in paths { take(evidence.verify(file: path, against: expected)) }
            return
        }
        let first = try since.map { try Self.archive($0, among: expected) }
        let begun = try ledger.begunArchive()
        take(evidence.verify(expected: expected, level: level, since: first, begun: begun))
        if level == .full { ledgerProblems = try ledger.problems() }
    }

    var exitStatus: ExitStatus {
        problems.isEmpty && ledgerProblems.isEmpty ? .done : .damage
    }

    private mutating func take(_ report: VerificationReport) {
        archives += report.archives
        bytes += report.bytes
        problems += report.problems
    }

    /// The archive that a name or a path means.
    private static func archive(
        _ text: String,
        among expected: [SealedArchive]
    ) throws -> ArchiveName {
        let file = text.split(separator: "/").last.map(String.init) ?? text
        let name = file.hasSuffix(".zip") ? String(file.dropLast(4)) : file
        guard let found = expected.first(where: { $0.name.text == name }) else {
            throw Refusal.noSuchArchive(text)
        }
        return found.name
    }
}

extension VerifyReport {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let (count, size) = (figures.count(archives), figures.count(Int(bytes)))
        var lines = [
            figures.words(
                "Expedientes revisados: \(count); bytes leídos: \(size); nivel: \(level.rawValue)",
                "Archives looked at: \(count); bytes read: \(size); level: \(level.rawValue)"
            )
        ]
        for problem in problems {
            let place = [problem.archive, problem.entry ?? ""].filter { !$0.isEmpty }
            lines += ["", "  " + place.joined(separator: " · ")]
            lines += problem.message.text(in: language).wrapped(indent: 4)
            lines += "→ \(problem.kind.meaning.text(in: language))".wrapped(indent: 4)
        }
        if !ledgerProblems.isEmpty {
            lines += [
                "", "  " + figures.words("El libro", "The ledger") + " · ledger/ledger.sqlite",
            ]
            lines += ledgerProblems.flatMap { $0.wrapped(indent: 4) }
        }
        let found = problems.count + ledgerProblems.count
        lines.append(
            found == 0
                ? level.soundness.text(in: figures.language)
                : "\n"
                    + figures.words(
                        "Problemas: \(found) (código de salida 5)",
                        "Problems: \(found) (exit code 5)"
                    )
        )
        return lines.joined(separator: "\n") + "\n"
    }

    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "verify"),
            ("level", .text(level.rawValue)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("archives", .integer(Int64(archives))),
            ("bytes", .integer(bytes)),
            (
                "problems",
                .array(
                    problems.map {
                        .object([
                            ("kind", .text($0.kind.rawValue)),
                            ("archive", .text($0.archive)),
                            ("entry", .optional($0.entry)),
                            ("message", .text($0.message.text(in: language))),
                            ("meaning", .text($0.kind.meaning.text(in: language))),
                        ])
                    }
                )
            ),
            ("ledger_problems", .array(ledgerProblems.map { .text($0) })),
        ])
    }
}

extension Refusal {
    fileprivate static func noSuchArchive(_ text: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "el libro no conoce el expediente «\(text)»",
                en: "the ledger knows no archive “\(text)”"
            ),
            remedy: Bilingual(
                es:
                    "Escriba el nombre como está en archive/, por ejemplo 900373115-000012-emision.",
                en: "Write its name as in archive/, such as 900373115-000012-emision."
            )
        )
    }
}

extension VerificationLevel {
    /// What is known when nothing was found, and no more than that.
    fileprivate var soundness: Bilingual {
        switch self {
        case .complete:
            Bilingual(
                es:
                    "Están todos los expedientes. Su contenido no se revisó (--level full lo revisa).",
                en: "All archives are there. Their content was not checked (--level full does)."
            )
        case .fast:
            Bilingual(
                es:
                    "Están todos, con su tamaño. Su contenido no se revisó (--level full lo revisa).",
                en: "All are there, of their size. The content was not checked (--level full does)."
            )
        case .full:
            Bilingual(es: "Todo está completo e intacto.", en: "Everything is there and intact.")
        }
    }
}
