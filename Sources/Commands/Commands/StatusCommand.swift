import ArgumentParser
import Fiscal
import Folders

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tells what waits, for what, and how much time is left; changes nothing."
    )

    @OptionGroup var flags: CommonFlags

    func run() async throws {
        try await flags.perform { workspace, language in
            // By itself: a run at work writes receipts that the one moment looked at below does not know.
            try workspace.requireArchives(ofReceiptsIn: workspace.ledgerToRead())
            let ledger = try workspace.currentLedger {
                try workspace.ledgerToRead(asOneMoment: true)
            }
            // Before the inbox is looked at: what a run moves meanwhile is then known to have been there.
            try workspace.requireUnchangedRanges(in: ledger)
            let report = try StatusReport(
                of: workspace.settings,
                from: ledger,
                in: workspace.evidenceToRead(),
                inbox: InboxLook(at: workspace.root),
                at: workspace.surroundings(after: ledger).now()
            )
            try flags.show(text: report.text(in: language), json: report.json(in: language))
            return report.exitStatus
        }
    }
}
