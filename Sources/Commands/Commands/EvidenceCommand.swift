import ArgumentParser
import Fiscal

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Finds, lists and copies what is sealed in the archives; changes nothing.",
        discussion: """
            The archives alone are asked, so a copy of them will do, without settings or ledger: name \
            its folder with --archives.
            """,
        subcommands: [List.self, Find.self, Export.self]
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the archives of every chain, and tells whether all are there."
        )

        @OptionGroup var source: EvidenceSource

        func run() async throws {
            try await source.perform { folder, workspace, language in
                let list = try EvidenceList(of: folder, comparedWith: workspace)
                try source.flags.show(text: list.text(in: language), json: list.json(in: language))
                return list.exitStatus
            }
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Shows every archive and entry that speaks of a number or a sale file, over time.",
            discussion: """
                Indexes and journals are read, as streams. Exit code 1 when nothing was found, and 5 when \
                an archive could not be read: it may speak of it as well.
                """
        )

        @Argument(
            help: ArgumentHelp(
                "A number with its prefix, such as SETP990000001; the name of a file; or its SHA-256.",
                valueName: "number or file"
            )
        )
        var sought: String

        @Option(help: ArgumentHelp("Of this issuer only, or sin-emisor.", valueName: "nit"))
        var issuer: ChainName?

        @OptionGroup var source: EvidenceSource

        func run() async throws {
            try await source.perform { folder, _, language in
                let search = try EvidenceSearch(of: sought, issuer: issuer, in: folder)
                try source.flags.show(
                    text: search.text(in: language),
                    json: search.json(in: language)
                )
                return search.exitStatus
            }
        }
    }
}
