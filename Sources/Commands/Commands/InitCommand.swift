import ArgumentParser
import Fiscal

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a workspace with commented settings; never overwrites anything."
    )

    @Argument(help: "Where; the folder is made when it is missing.")
    var folder: String?

    @OptionGroup var flags: CommonFlags

    func run() async throws {
        let language = flags.languageWithoutSettings
        do {
            let report = try NewWorkspace(at: folder ?? flags.workspace).make()
            try flags.show(text: report.text(in: language), json: report.json)
        } catch {
            let problem = Problem(error)
            printError(problem.text(in: language))
            throw ExitCode(problem.status.rawValue)
        }
    }
}
