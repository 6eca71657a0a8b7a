import ArgumentParser
import Batch
import Fiscal
import Folders

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Makes one pass over the inbox."
    )

    @Flag(help: "Read and judge only: seal, send and move nothing.")
    var dryRun = false

    @Flag(help: "The clock is right, though it is behind the ledger: it was ahead before.")
    var clockIsRight = false

    @OptionGroup var flags: CommonFlags

    func validate() throws {
        guard clockIsRight, dryRun || flags.now != nil else { return }
        throw ValidationError("--clock-is-right goes without --now and without --dry-run.")
    }

    func run() async throws {
        try await flags.perform { workspace, language in
            let lock = try workspace.lock()
            defer { lock.release() }
            StopSignal.install()
            let folders = try WorkspaceFolders(root: workspace.root)
            if let notice = workspace.noticeOfMove() { printError(notice.text(in: language)) }
            let report = RunReport(
                batch: try await dryRun
                    ? workspace.rehearse(folders: folders)
                    : workspace.makeRun(folders: folders, clockIsRight: clockIsRight) {
                        printError($0.words.text(in: language))
                    }.run(),
                skipped: try folders.skippedFiles(),
                alerts: workspace.settings.alerts
            )
            try flags.show(text: report.text(in: language), json: report.json(in: language))
            return report.exitStatus
        }
    }
}
