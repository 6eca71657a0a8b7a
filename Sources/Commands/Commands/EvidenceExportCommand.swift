import ArgumentParser
import Batch
import Fiscal

extension EvidenceCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copies the archives that a requirement asks for, with a page over them.",
            discussion: """
                Copied is every archive that speaks of a sale asked for, whenever it was sealed, what \
                states the continuity of its range in those days, the papers of their outages, and what \
                follows up to the end of each run, whose last archive the receipts name. The folder is a \
                BagIt bag: `sha256sum -c manifest-sha256.txt` checks it. Exit code 5 when an archive is \
                damaged or could not be read.
                """
        )

        @Argument(help: ArgumentHelp("A folder to make, or an empty one.", valueName: "dir"))
        var target: String

        @Option(help: ArgumentHelp("Sales from this day on, such as 2025-01-08.", valueName: "day"))
        var from: CalendarDay?

        @Option(help: ArgumentHelp("Sales to this day.", valueName: "day"))
        var to: CalendarDay?

        @Option(help: ArgumentHelp("Of this prefix; may be repeated.", valueName: "prefix"))
        var prefix: [String] = []

        @Option(help: ArgumentHelp("Of this issuer only, or sin-emisor.", valueName: "nit"))
        var issuer: ChainName?

        @OptionGroup var source: EvidenceSource

        func validate() throws {
            guard let from, let to, from > to else { return }
            throw ValidationError("--from is after --to.")
        }

        func run() async throws {
            try await source.perform { folder, _, language in
                let request = EvidenceRequest(
                    from: from,
                    to: to,
                    prefixes: prefix.map { $0.uppercased() }
                )
                let report = try EvidenceExport(
                    of: request,
                    issuer: issuer,
                    from: folder,
                    to: target,
                    on: source.flags.today,
                    in: language
                )
                try source.flags.show(
                    text: report.text(in: language),
                    json: report.json(in: language)
                )
                return report.exitStatus
            }
        }
    }
}

extension CalendarDay: ExpressibleByArgument {
    /// `2025-01-08`.
    package init?(argument: String) { self.init(argument) }
}
