import ArgumentParser
import Fiscal
import SaleFiles

struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Shows how a sale file would be read; changes nothing.",
        discussion: """
            It ends with an `imports:` block to complete and to paste into contingencia.yaml when the \
            file uses headings of its own. Without settings it works as well, and leaves out what only \
            they can tell. Exit codes: 0 all is right, 2 the file has mistakes, 1 it cannot be opened.
            """
    )

    @Argument(help: ArgumentHelp("The sale file.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "The path below inbox/ under which it would be dropped; else its own place there, or its "
                + "name.",
            valueName: "path"
        )
    )
    var path: String?

    @OptionGroup var flags: CommonFlags

    func run() async throws {
        try await flags.performAnywhere { workspace, language in
            let inspection = try FileInspection(
                of: file,
                as: path ?? workspace?.pathBelowInbox(of: file) ?? lastName(of: file),
                settings: workspace?.settings
            )
            try flags.show(text: inspection.text(in: language), json: inspection.json(in: language))
            return inspection.exitStatus
        }
    }
}

private func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
