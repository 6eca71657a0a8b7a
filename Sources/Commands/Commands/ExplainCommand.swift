import ArgumentParser
import Fiscal

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains a finding: meaning, remedy, example; without a code, lists all."
    )

    @Argument(help: "A finding's code, such as AMT-03.")
    var code: String?

    @OptionGroup var flags: CommonFlags

    func run() async throws {
        let language = spokenLanguage
        do {
            guard let code else {
                let list = FindingList()
                return try flags.show(text: list.text(in: language), json: list.json(in: language))
            }
            let page = FindingPage(of: try FindingCode(typed: code))
            try flags.show(text: page.text(in: language), json: page.json(in: language))
        } catch {
            let problem = Problem(error)
            printError(problem.text(in: language))
            throw ExitCode(problem.status.rawValue)
        }
    }

    /// The setting counts where there is a workspace, but none is needed.
    private var spokenLanguage: Language {
        flags.language ?? (try? flags.openWorkspace())?.settings.language
            ?? flags.languageWithoutSettings
    }
}

extension FindingCode {
    /// The code in any case, with or without its hyphen: `amt-03`, `AMT03`, `amt3`.
    init(typed text: String) throws(Refusal) {
        let typed = Self.bare(text)
        guard let code = Self.allCases.first(where: { Self.bare($0.rawValue) == typed }) else {
            throw .noSuchCode(text, nearest: Self.nearest(to: typed))
        }
        self = code
    }

    /// Letters in capitals, and the number without zeros before it.
    private static func bare(_ text: String) -> String {
        let text = text.uppercased().filter { $0.isLetter || $0.isNumber }
        let digits = text.drop { !$0.isNumber }
        return String(text.prefix { !$0.isNumber } + digits.drop { $0 == "0" })
    }

    /// The code that is fewest keystrokes away; the first of the list where several are.
    private static func nearest(to typed: String) -> FindingCode? {
        allCases.min { distance(bare($0.rawValue), typed) < distance(bare($1.rawValue), typed) }
    }

    /// How many letters must be changed, added or taken out (Levenshtein).
    private static func distance(_ left: String, _ right: String) -> Int {
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let change = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}

extension Refusal {
    fileprivate static func noSuchCode(_ text: String, nearest: FindingCode?) -> Refusal {
        let shown = text.prefix(20)
        let example = nearest?.rawValue ?? ""
        return Refusal(
            Bilingual(
                es: "«\(shown)» no es un código de hallazgo; el más parecido es \(example)",
                en: "“\(shown)” is not the code of a finding; the nearest is \(example)"
            ),
            remedy: Bilingual(
                es: "«contingencia explain», sin código, los lista todos.",
                en: "`contingencia explain` without a code lists them all."
            )
        )
    }
}
