import Fiscal
import Yams

/// One settings file on its way from text to values.
struct SettingsFile {
    /// As it is named in mistakes.
    let name: String
    /// Reads a secret's file; its path is relative to the workspace.
    let readSecret: @Sendable (String) throws(SecretFileProblem) -> String

    /// Throws all mistakes of the file, never only the first.
    func parse(_ text: String) throws(SettingsMistakes) -> WorkspaceSettings {
        let problems = SettingsProblems()
        let settings = root(of: text, problems).flatMap {
            SettingsReader(root: $0, readSecret: readSecret).settings()
        }
        try problems.check(file: name, language: Self.language(of: text))
        guard let settings else { preconditionFailure("Settings are whole or have a mistake.") }
        return settings
    }

    /// The language in which mistakes are told: a file that is no YAML may say it all the same.
    private static func language(of text: String) -> Language {
        let said = text.firstMatch(of: /(?m)^language: *"?(es|en)\b/)?.1
        return said.flatMap { Language(rawValue: String($0)) } ?? .es
    }

    private func root(of text: String, _ problems: SettingsProblems) -> SettingsSection? {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                problems.note(.nothingThere, line: 1, column: 1)
                return nil
            }
            return SettingsSection(node, keys: SettingsReader.keys, problems: problems)
        } catch {
            let (line, column) = place(of: error)
            problems.note(.notYAML(words(of: error)), line: line, column: column)
            return nil
        }
    }
}

/// Why a secret's file could not be read.
struct SecretFileProblem: Error, Hashable, Sendable {
    let cause: Bilingual
}

private func place(of error: any Error) -> (line: Int, column: Int) {
    switch error {
    case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
        YamlError.composer(_, _, let mark, _):
        (mark.line, mark.column)
    case YamlError.duplicatedKeysInMapping(_, let context): (context.mark.line, context.mark.column)
    default: (1, 1)
    }
}

/// Never the library's whole description, which quotes the line: a secret may stand in it.
private func words(of error: any Error) -> String {
    switch error {
    case YamlError.scanner(_, let problem, _, _), YamlError.parser(_, let problem, _, _),
        YamlError.composer(_, let problem, _, _), YamlError.reader(let problem, _, _, _):
        problem
    case YamlError.duplicatedKeysInMapping(let keys, _):
        "duplicate key " + keys.sorted().joined(separator: ", ")
    default: "unreadable"
    }
}

extension SettingsMistake {
    fileprivate static var nothingThere: SettingsMistake {
        SettingsMistake(
            message: Bilingual(es: "el archivo está vacío", en: "the file is empty"),
            remedy: Bilingual(
                es: "«contingencia init» escribe uno con todos los ajustes explicados.",
                en: "`contingencia init` writes one with every setting explained."
            )
        )
    }

    fileprivate static func notYAML(_ problem: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "el archivo no es YAML correcto: \(problem)",
                en: "the file is not correct YAML: \(problem)"
            ),
            remedy: Bilingual(
                es:
                    "Revise esta línea y la anterior: sangría con espacios, comillas que cierran, «: » "
                    + "entre clave y valor, cada clave una sola vez.",
                en:
                    "Look at this line and the one before: indent with spaces, close quotes, put “: ” "
                    + "between key and value, use each key once."
            )
        )
    }
}
