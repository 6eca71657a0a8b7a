import ArgumentParser
import Fiscal
import Folders

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Looks after the ledger, which can be made anew from the archives.",
        subcommands: [Rebuild.self]
    )

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new ledger from the archives alone, when it is lost or damaged.",
            discussion: """
                Every archive is checked first; with one that is damaged or missing nothing is made (exit \
                code 5). With --despite-damage what is intact in a damaged archive is taken, where the one \
                after it proves what it was. The old ledger is set aside, never thrown away. What was done with `number` and \
                `window` since the last run is in no archive, and must be done again.
                """
        )

        @Flag(help: "Take what is intact in damaged archives, where no backup has them whole.")
        var despiteDamage = false

        @OptionGroup var flags: CommonFlags

        func run() async throws {
            try await flags.perform { workspace, language in
                let lock = try workspace.lock()
                defer { lock.release() }
                let report = try LedgerReport(
                    rebuilding: workspace,
                    despiteDamage: despiteDamage
                )
                try flags.show(
                    text: report.text(in: language),
                    json: report.json(in: language)
                )
                return report.exitStatus
            }
        }
    }
}
