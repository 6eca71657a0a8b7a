import ArgumentParser

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "Finds, lists and copies what is sealed in the archives; changes nothing.",
        discussion: """
            The archives alone are asked, so a copy of them will do, without settings or ledger: name \
            its folder with --archives.
            """,
        subcommands: [List.self]
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
}
