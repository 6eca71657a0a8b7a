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

    @OptionGroup var flags: CommonFlags

    func run() async throws {
        try await flags.perform { workspace, language in
            let lock = try workspace.lock()
            defer { lock.release() }
            StopSignal.install()
            let folders = try WorkspaceFolders(root: workspace.root)
            let report = RunReport(
                batch: dryRun
                    ? try workspace.rehearse(folders: folders)
                    : try await workspace.makeRun(folders: folders).run(),
                skipped: try folders.skippedFiles(),
                alerts: workspace.settings.alerts
            )
            try flags.show(text: report.text(in: language), json: report.json(in: language))
            return report.exitStatus
        }
    }
}
