import ArgumentParser
import Evidence
import Fiscal

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compares the sealed archives with the ledger and with their own digests.",
        discussion: """
            A copy of the archives (--archives) is checked without a ledger: each archive, and that each \
            names the one before it. A receipt in a store's hands says which archive was the last of its \
            time (chain_head, or the report's list): with --head the chain must still lead to it.
            """
    )

    @Argument(help: "Archives to look at, by path; without any, all of the workspace.")
    var files: [String] = []

    @Option(help: "How closely to look: complete, fast or full.")
    var level = VerificationLevel.full

    @Option(help: ArgumentHelp("Look into archives from this one on.", valueName: "archive"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "The SHA-256 that a receipt or report gives for the last archive; may be repeated.",
            valueName: "sha256"
        )
    )
    var head: [ContentDigest] = []

    @OptionGroup var source: EvidenceSource

    func validate() throws {
        guard files.isEmpty || (source.archives == nil && since == nil && head.isEmpty) else {
            throw ValidationError("Archives by path are looked at alone and whole.")
        }
        guard head.isEmpty || (level == .full && since == nil) else {
            throw ValidationError("--head needs every archive to be read: no --level, no --since.")
        }
    }

    func run() async throws {
        try await source.perform(needsFolder: files.isEmpty) { folder, workspace, language in
            let report =
                if !files.isEmpty {
                    try VerifyReport(of: files, comparedWith: workspace)
                } else if let workspace {
                    try VerifyReport(of: workspace, level, since: since, witnesses: head)
                } else {
                    try VerifyReport(ofCopy: folder, level, since: since, witnesses: head)
                }
            try source.flags.show(
                text: report.text(in: language),
                json: report.json(in: language)
            )
            return report.exitStatus
        }
    }
}

extension VerificationLevel: ExpressibleByArgument {}

extension ContentDigest: ExpressibleByArgument {
    /// 64 hexadecimal digits in either case.
    package init?(argument: String) { self.init(hex: argument) }
}
