import ArgumentParser
import Evidence
import Fiscal

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compares the sealed archives with the ledger and with their own digests."
    )

    @Argument(help: "Archives to look at, by path; without any, all of the workspace.")
    var archives: [String] = []

    @Option(help: "How closely to look: complete, fast or full.")
    var level = VerificationLevel.full

    @Option(help: ArgumentHelp("Look into archives from this one on.", valueName: "archive"))
    var since: String?

    @OptionGroup var flags: CommonFlags

    func run() async throws {
        try await flags.perform { workspace, language in
            let report = try VerifyReport(
                of: workspace,
                archives: archives,
                level: level,
                since: since
            )
            try flags.show(text: report.text(in: language), json: report.json(in: language))
            return report.exitStatus
        }
    }
}

extension VerificationLevel: ExpressibleByArgument {}
