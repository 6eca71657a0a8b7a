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
                "Shows every archive and entry that speaks of a number, and its fate over time.",
            discussion: """
                Indexes and journals are read, as streams. A sale file is found by the run that judged \
                it. Exit code 5 when an archive could not be read: it may speak of the number as well.
                """
        )

        @Argument(help: "The number with its prefix, such as SETP990000001.")
        var number: String

        @Option(help: ArgumentHelp("Of this issuer only.", valueName: "nit"))
        var issuer: NIT?

        @OptionGroup var source: EvidenceSource

        func run() async throws {
            try await source.perform { folder, _, language in
                let trail = try EvidenceTrail(of: number, issuer: issuer, in: folder)
                try source.flags.show(
                    text: trail.text(in: language),
                    json: trail.json(in: language)
                )
                return trail.exitStatus
            }
        }
    }
}
