import ArgumentParser
import Fiscal
import Folders

/// Why, and who says so: what every act on numbers needs.
struct ActFlags: ParsableArguments {
    @Argument(help: "The number with its prefix, such as SETP990000001.")
    var number: String

    @Option(help: ArgumentHelp("The issuer, when several use the prefix.", valueName: "nit"))
    var issuer: NIT?

    @Option(help: "Why; it is sealed into evidence.")
    var reason: String

    @Option(help: "Who decides it.")
    var by: String

    @OptionGroup var flags: CommonFlags

    /// Does the act under the lock, to `number` or to all numbers up to `last`.
    func perform(_ kind: NumberAct.Kind, to last: String?) async throws {
        try await flags.perform { workspace, language in
            let lock = try workspace.lock()
            defer { lock.release() }
            let ledger = try workspace.ledgerToActOn()
            let register = NumberRegister(
                ledger: ledger,
                issuers: workspace.settings.issuers,
                now: try workspace.surroundings(after: ledger).now()
            )
            let report = try register.act(
                kind,
                from: number,
                to: last,
                issuer: issuer,
                reason: reason,
                by: by
            )
            try flags.show(text: report.text(in: language), json: report.json)
            return .done
        }
    }
}

extension NumberCommand {
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that numbers are not used: lost, spoilt, or sold under another."
        )

        @Option(help: "The last number, for several at once.")
        var to: String?

        @OptionGroup var act: ActFlags

        func run() async throws { try await act.perform(.disable, to: to) }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that disabled numbers are to be used after all."
        )

        @Option(help: "The last number, for several at once.")
        var to: String?

        @OptionGroup var act: ActFlags

        func run() async throws { try await act.perform(.enable, to: to) }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets sales go that await a window or are held by a gap."
        )

        @Option(help: "The last number, for several at once.")
        var to: String?

        @Option(help: "The type to go with: 04, 03, or 01 for a 04 without a printed CUFE.")
        var type: ContingencyType?

        @OptionGroup var act: ActFlags

        func run() async throws { try await act.perform(.release(as: type), to: to) }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issues again what DIAN refused for a cause outside the sale."
        )

        @Option(help: "The last number, for several at once.")
        var to: String?

        @OptionGroup var act: ActFlags

        func run() async throws { try await act.perform(.retry, to: to) }
    }

    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says whose the document is that DIAN has under a disputed number."
        )

        @Option(help: "The last number, for several at once.")
        var to: String?

        @Option(
            help: "ours: this sale's, sent elsewhere or before a restore; other: another sale's."
        )
        var outcome: NumberAct.Settlement

        @OptionGroup var act: ActFlags

        func run() async throws { try await act.perform(.settle(outcome), to: to) }
    }
}

extension NumberAct.Settlement: ExpressibleByArgument {}
