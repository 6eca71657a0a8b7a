import ArgumentParser
import Folders

/// The command line as a whole.
struct Contingencia: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "contingencia",
        abstract: "Electronic invoicing of Colombia, in batches, also while DIAN is down.",
        discussion: """
            Exit codes: 0 nothing is open, 1 failure, 2 somebody must correct something, 3 something \
            waits, 4 another run is active, 5 verification found damage, 6 a deadline is at risk, \
            64 wrong usage, 130 and 143 interrupted.
            """,
        version: version,
        subcommands: [
            RunCommand.self, StatusCommand.self, VerifyCommand.self, WindowCommand.self,
            NumberCommand.self, EvidenceCommand.self, LedgerCommand.self, InspectCommand.self,
            ExplainCommand.self, InitCommand.self,
        ]
    )
}

/// What the executable calls.
package enum CommandLineProgram {
    /// Parses the process's arguments, does what they ask, and leaves with the exit code.
    package static func main() async {
        fillStandardDescriptors()
        keepToOwner()
        keepMemoryOfThreads()
        await Contingencia.main()
    }
}
