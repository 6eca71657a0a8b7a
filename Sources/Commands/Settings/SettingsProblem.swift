import Fiscal

/// One mistake in the settings file, with its place and what to do about it.
struct SettingsProblem: Hashable, Sendable {
    /// From 1.
    let line: Int
    /// From 1, in characters of the line.
    let column: Int
    let message: Bilingual
    let remedy: Bilingual
}

/// Everything that is wrong with the settings; thrown before anything is touched.
struct SettingsMistakes: Error, Sendable {
    /// As the operator wrote it, so that an editor can jump to `file:line:column`.
    let file: String
    /// The one that the file asks for, as far as it can be read.
    let language: Language
    /// In the order of the file.
    let problems: [SettingsProblem]

    func text(in language: Language) -> String {
        problems.map { problem in
            """
            \(file):\(problem.line):\(problem.column): \(problem.message.text(in: language))
                \(problem.remedy.text(in: language))
            """
        }
        .joined(separator: "\n")
    }
}

/// Gathers the mistakes of one file while it is read.
final class SettingsProblems {
    private var found: [SettingsProblem] = []

    var isEmpty: Bool { found.isEmpty }

    func note(_ mistake: SettingsMistake, line: Int, column: Int) {
        found.append(
            SettingsProblem(
                line: line,
                column: column,
                message: mistake.message,
                remedy: mistake.remedy
            )
        )
    }

    /// Fails when there is any.
    func check(file: String, language: Language) throws(SettingsMistakes) {
        guard !found.isEmpty else { return }
        let ordered = found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        throw SettingsMistakes(file: file, language: language, problems: ordered)
    }
}

/// What is wrong with a value, before its place is known.
struct SettingsMistake: Error, Hashable, Sendable {
    let message: Bilingual
    let remedy: Bilingual
}
