import ArgumentParser
import Batch
import Fiscal

extension EvidenceCommand {
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copies the archives that a requirement asks for, with a page over them.",
            discussion: """
                Copied is every archive that speaks of a sale asked for, whenever it was sealed, what \
                states the continuity of its range in that time, and the papers of its outages; also \
                files that were refused whole, for they may hold such a sale. For the dossier of an \
                outage give its times. The folder is a BagIt bag that says what it leaves out: `verify \
                --archives DIR` checks it, and so does `sha256sum -c manifest-sha256.txt`. Exit code 5 \
                when an archive is damaged, missing or could not be read.
                """
        )

        @Argument(help: ArgumentHelp("A folder to make, or an empty one.", valueName: "dir"))
        var target: String

        @Option(
            help: ArgumentHelp(
                "Sales from then on: a day, or a time such as \"2025-01-08 17:31\".",
                valueName: "time"
            )
        )
        var from: RequestedTime?

        @Option(
            help: ArgumentHelp("Sales up to then, that day or minute included.", valueName: "time")
        )
        var to: RequestedTime?

        @Option(help: ArgumentHelp("Of this prefix; may be repeated.", valueName: "prefix"))
        var prefix: [String] = []

        @Option(
            help: ArgumentHelp(
                "Of this store of the settings, or folder of the inbox; may be repeated.",
                valueName: "store"
            )
        )
        var store: [String] = []

        @Option(help: ArgumentHelp("Of this issuer only, or sin-emisor.", valueName: "nit"))
        var issuer: ChainName?

        @OptionGroup var source: EvidenceSource

        func validate() throws {
            guard let from, let to, from.first > to.last else { return }
            throw ValidationError("--from is after --to.")
        }

        func run() async throws {
            try await source.perform { folder, workspace, language in
                let report = try EvidenceExport(
                    of: EvidenceRequest(
                        from: from?.first,
                        to: to?.last,
                        prefixes: prefix.map { $0.uppercased() },
                        senders: store.map { sender(of: $0, in: workspace) }
                    ),
                    issuer: issuer,
                    from: folder,
                    comparedWith: workspace,
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

        /// Without settings a store is known by its folder alone.
        private func sender(of name: String, in workspace: Workspace?) -> Sender {
            let known = workspace?.settings.stores.first { $0.name == name }
            return known?.sender ?? Sender(folder: name, prefix: nil)
        }
    }
}

/// A day, or a minute, in Colombian time, from its first second to its last.
struct RequestedTime: ExpressibleByArgument {
    let first: Timestamp
    let last: Timestamp

    /// `2025-01-08`, `2025-01-08 17:31`, or RFC 3339.
    init?(argument: String) {
        if let day = CalendarDay(argument) {
            (first, last) = (day.start, day.start.adding(seconds: 86_399))
        } else {
            guard let time = Timestamp(argument: argument) else { return nil }
            (first, last) = (time, time.minute.adding(seconds: 59))
        }
    }
}
