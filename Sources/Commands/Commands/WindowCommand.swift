import ArgumentParser
import Fiscal
import Folders

struct WindowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window",
        abstract: "Declares when invoices could not be validated.",
        subcommands: [Declare.self, Amend.self, List.self]
    )
}

extension WindowCommand {
    struct Declare: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Declares a contingency window."
        )

        @Option(help: "04 when DIAN was down, 03 when the store was.")
        var type: ContingencyType

        @Option(help: "When it began: RFC 3339, or Colombian time such as \"2025-01-08 17:31\".")
        var start: Timestamp

        @Option(help: "When it ended; leave it out while it lasts.")
        var end: Timestamp?

        @Option(help: "Where the times come from, such as a press note of DIAN.")
        var source: String

        @Option(help: "Anything worth knowing.")
        var note = ""

        @Option(help: "Who declares it.")
        var by: String

        @Option(help: "A paper that proves it, such as the press note; may be given several times.")
        var attach: [String] = []

        @OptionGroup var flags: CommonFlags

        func run() async throws {
            try await flags.changeWindows { register in
                try register.declare(
                    type,
                    start: start,
                    end: end,
                    source: source,
                    note: note,
                    attaching: try attach.map(NewAttachment.init(readingFrom:)),
                    by: by
                )
            }
        }
    }

    struct Amend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Corrects a declared window, or tells when it ended."
        )

        @Argument(help: "The window's number, as `window list` shows it.")
        var id: Int64

        @Option(help: "When it began.")
        var start: Timestamp?

        @Option(help: "When it ended.")
        var end: Timestamp?

        @Option(help: "Where the new times come from.")
        var source: String?

        @Option(help: "Anything worth knowing.")
        var note: String?

        @Option(help: "Who amends it.")
        var by: String

        @Option(help: "Another paper that proves it; may be given several times.")
        var attach: [String] = []

        @OptionGroup var flags: CommonFlags

        func run() async throws {
            try await flags.changeWindows { register in
                try register.amend(
                    id,
                    start: start,
                    end: end,
                    source: source,
                    note: note,
                    attaching: try attach.map(NewAttachment.init(readingFrom:)),
                    by: by
                )
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the declared windows.")

        @OptionGroup var flags: CommonFlags

        func run() async throws {
            try await flags.perform { workspace, language in
                let ledger = try workspace.ledgerToRead()
                var list = try WindowList(ledger.windows(), from: ledger)
                list.outages = try ledger.observedOutages(since: Timestamp(seconds: 0))
                try flags.show(text: list.text(in: language), json: list.json)
                return .done
            }
        }
    }
}

extension CommonFlags {
    /// Changes the register of windows under the lock, and shows the window as it is now.
    fileprivate func changeWindows(
        _ change: (WindowRegister) throws -> ContingencyWindow
    ) async throws {
        try await perform { workspace, language in
            let lock = try workspace.lock()
            defer { lock.release() }
            let ledger = try workspace.ledgerToActOn()
            let now = try workspace.surroundings(after: ledger).now()
            let window = try change(WindowRegister(ledger: ledger, now: now))
            let list = try WindowList([window], from: ledger)
            try show(text: list.text(in: language), json: list.json)
            return .done
        }
    }
}

extension ContingencyType: ExpressibleByArgument {}
