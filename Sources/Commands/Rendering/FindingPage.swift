import Batch
import Fiscal

/// What `explain` says of one code.
struct FindingPage {
    private let code: FindingCode
    private let explanation: FindingExplanation
    private let example: FindingExample?

    init(of code: FindingCode) {
        self.code = code
        explanation = code.explanation
        example = code.example
    }

    func text(in language: Language) -> String {
        let figures = Figures(language)
        var lines = "\(code.rawValue) · \(explanation.meaning.text(in: language))".wrapped(
            indent: 0
        )
        lines += ["", figures.words("Por qué importa", "Why it matters")]
        lines += explanation.reason.text(in: language).wrapped(indent: 2)
        if !explanation.norms.isEmpty {
            let norms = explanation.norms.joined(separator: ", ")
            lines += figures.words("Norma: \(norms).", "Norm: \(norms).").wrapped(indent: 2)
        }
        lines += ["", figures.words("Qué hacer", "What to do")]
        lines += explanation.remedy.text(in: language).wrapped(indent: 2)
        lines += exampleLines(figures)
        return lines.joined(separator: "\n") + "\n"
    }

    private func exampleLines(_ figures: Figures) -> [String] {
        guard let example else { return [] }
        let title = figures.words("Ejemplo: \(example.file)", "Example: \(example.file)")
        let file = example.text.split(separator: "\n").map { "  | \($0)" }
        let told = example.told.text(in: figures.language).split(separator: "\n")
            .flatMap { String($0).wrapped(indent: $0.prefix { $0 == " " }.count) }
        return ["", title] + file + [""] + told
    }

    func json(in language: Language) -> JSONValue {
        .object([("version", 1), ("command", "explain"), ("finding", code.entry(in: language))])
    }
}

/// What `explain` says without a code: all of them by family.
struct FindingList {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let families = FindingFamily.allCases.map { family in
            let codes = family.codes.flatMap { code in
                let margin = code.rawValue.padded(to: 9)
                let wrapped = code.explanation.meaning.text(in: language).wrapped(indent: 11)
                return ["  " + margin + (wrapped.first ?? "").dropFirst(11)] + wrapped.dropFirst()
            }
            return ([family.title.text(in: language)] + codes).joined(separator: "\n") + "\n"
        }
        let closing = figures.words(
            "Uno en detalle: contingencia explain CÓDIGO\n",
            "One in detail: contingencia explain CODE\n"
        )
        return families.joined(separator: "\n") + "\n" + closing
    }

    func json(in language: Language) -> JSONValue {
        let findings = FindingFamily.allCases.flatMap(\.codes).map { $0.entry(in: language) }
        return .object([("version", 1), ("command", "explain"), ("findings", .array(findings))])
    }
}

extension FindingCode {
    /// The published shape of a catalogue entry: keys never change, texts follow the language.
    fileprivate func entry(in language: Language) -> JSONValue {
        .object([
            ("code", .text(rawValue)),
            ("meaning", .text(explanation.meaning.text(in: language))),
            ("reason", .text(explanation.reason.text(in: language))),
            ("remedy", .text(explanation.remedy.text(in: language))),
            ("norms", .array(explanation.norms.map { .text($0) })),
            ("example", example?.json(in: language) ?? .null),
        ])
    }
}

extension FindingExample {
    fileprivate func json(in language: Language) -> JSONValue {
        .object([
            ("file", .text(file)),
            ("text", .text(text)),
            ("told", .text(told.text(in: language))),
        ])
    }
}
