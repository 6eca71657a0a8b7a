import ArgumentParser
import Batch
import Fiscal
import Folders
import Foundation

/// The flags that every command takes.
struct CommonFlags: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    @Option(help: ArgumentHelp("The workspace.", valueName: "dir"))
    var workspace = "."

    @Option(help: "How to report: text or json.")
    var format = Format.text

    @Option(help: "The language of texts, es or en; else the setting, else the locale.")
    var language: Language?

    @Option(
        help: ArgumentHelp(
            "A virtual clock that starts then, for tests and re-enactments.",
            valueName: "time"
        )
    )
    var now: Timestamp?

    func openWorkspace() throws -> Workspace {
        try Workspace(at: workspace, virtualNow: now)
    }

    /// The day in Colombia, for what no ledger dates.
    var today: CalendarDay { (now ?? SystemSurroundings.real().now()).day }

    /// The language of what is said before, or without, the settings.
    var languageWithoutSettings: Language {
        if let language { return language }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }
            .first { !$0.isEmpty }
        return locale?.hasPrefix("es") == true ? .es : .en
    }

    /// Does the work of a command, tells on stderr what went wrong, and leaves with the exit code.
    ///
    /// `body` is given the workspace and the language to speak.
    func perform(_ body: (Workspace, Language) async throws -> ExitStatus) async throws {
        try await leave { spoken in
            let workspace = try openWorkspace()
            spoken = language ?? workspace.settings.language
            return try await body(workspace, spoken)
        }
    }

    /// Like `perform`, for what can be done outside a workspace: it is nil where there are no
    /// settings.
    func performAnywhere(_ body: (Workspace?, Language) async throws -> ExitStatus) async throws {
        let isWorkspace = try? isThere("\(workspace)/\(WorkspaceSettings.fileName)")
        guard isWorkspace == false else { return try await perform(body) }
        try await leave { spoken in try await body(nil, spoken) }
    }

    /// `work` may change the language in which a problem is told.
    private func leave(_ work: (inout Language) async throws -> ExitStatus) async throws {
        var spoken = languageWithoutSettings
        let status: ExitStatus
        do {
            status = try await work(&spoken)
        } catch {
            let problem = Problem(error)
            if let mistakes = error as? SettingsMistakes { spoken = language ?? mistakes.language }
            printError(problem.text(in: spoken))
            status = problem.status
        }
        guard status == .done else { throw ExitCode(status.rawValue) }
    }

    /// Prints a report to stdout in the format that was asked for; throws when nobody can have read it.
    func show(text: @autoclosure () -> String, json: @autoclosure () -> JSONValue) throws {
        let shown = format == .json ? json().pretty : text()
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(shown.utf8))
        } catch {
            throw FolderFailure(
                .storage,
                operation: Bilingual(es: "escribir el informe en", en: "writing the report to"),
                object: "stdout",
                cause: systemTrouble(of: error).cause,
                hint: Bilingual(
                    es: "La orden hizo su trabajo; «contingencia status» muestra cómo va todo.",
                    en: "The command did its work; `contingencia status` shows where things stand."
                )
            )
        }
    }
}

/// Says nothing when it cannot be said: whoever closed stderr still gets the exit code.
func printError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}

extension Language: ExpressibleByArgument {}

extension Timestamp: ExpressibleByArgument {
    /// RFC 3339, or a Colombian time such as `2025-01-08 17:31`.
    package init?(argument: String) {
        self.init(typed: argument)
    }
}
