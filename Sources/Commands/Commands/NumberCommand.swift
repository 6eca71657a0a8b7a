import ArgumentParser
import Fiscal

struct NumberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "number",
        abstract: "Tells of invoice numbers, and decides on them.",
        subcommands: [
            Show.self, Disable.self, Enable.self, Release.self, Retry.self, Settle.self,
        ]
    )

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows the whole life of a number: files, findings, calls, evidence."
        )

        @Argument(help: "The number with its prefix, such as SETP990000001.")
        var number: String

        @Option(help: ArgumentHelp("The issuer, when several use the prefix.", valueName: "nit"))
        var issuer: NIT?

        @OptionGroup var flags: CommonFlags

        func run() async throws {
            try await flags.perform { workspace, language in
                let ledger = try workspace.ledgerToRead()
                let report = try NumberReport(
                    of: number,
                    issuer: issuer,
                    in: workspace.settings,
                    from: ledger,
                    in: workspace.evidenceToRead()
                )
                try flags.show(text: report.text(in: language), json: report.json(in: language))
                return .done
            }
        }
    }
}

extension NIT: ExpressibleByArgument {
    package init?(argument: String) {
        guard let nit = try? NIT(parsing: argument) else { return nil }
        self = nit
    }
}
