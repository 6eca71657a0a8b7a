import Fiscal
import Ledger

/// Everything that a ledger knows and evidence holds, as lines that two ledgers can be compared by.
///
/// Keys of the ledger's own are left out, as is what was moving when it was lost: of such a document only that it
/// is open. Texts are those of one language.
struct LedgerPicture {
    private let ledger: SQLiteLedger
    private(set) var lines: [String] = []

    init(of ledger: SQLiteLedger, issuers: [Issuer]) throws {
        self.ledger = ledger
        try addArchives()
        try addFiles()
        for issuer in issuers { try addNumbers(of: issuer) }
        try addQuestions()
    }

    private mutating func add(_ parts: Any?...) {
        lines.append(parts.map { $0.map { "\($0)" } ?? "-" }.joined(separator: " | "))
    }

    private mutating func addArchives() throws {
        var archives: [SealedArchive] = []
        try ledger.allArchives { archives.append($0) }
        for archive in archives {
            add("archive", archive.name.text, archive.digest.hex, archive.size)
        }
    }

    private mutating func addFiles() throws {
        var arrivals: [Arrival] = []
        for place in [FolderPlace.inbox, .outbox, .rejected, .resolved] {
            arrivals += try ledger.arrivals(in: place)
        }
        for arrival in arrivals.sorted(by: { $0.source < $1.source }) {
            add(
                "file",
                arrival.source,
                arrival.path,
                arrival.identity,
                arrival.profile,
                arrival.receivedAt.text,
                arrival.isTrusted,
                arrival.sales,
                arrival.location,
                arrival.isDelivered,
                arrival.findings.map(\.told)
            )
            try ledger.sales(of: arrival.id) { sale in
                let document = sale.document
                add(
                    "sale",
                    arrival.source,
                    sale.key.ordinal,
                    sale.place,
                    sale.number?.text,
                    sale.facts,
                    sale.store,
                    sale.standing,
                    sale.fate,
                    sale.isOwner,
                    sale.disabledBecause,
                    sale.findings.map(\.told).sorted()
                )
                guard let document else { return }
                add(
                    "document",
                    sale.number?.text,
                    document.uniqueCode.hex,
                    document.issuedAt.text,
                    document.state.isOpen ? "open" : document.state,
                    document.attempts,
                    document.answeredAt?.text,
                    document.notifications,
                    document.archive.text,
                    document.entry,
                    document.answerArchive?.text,
                    document.answerEntry
                )
            }
            for closing in try ledger.closings(of: arrival.id) {
                add("closing", arrival.source, closing.place, closing.closing, closing.standing)
            }
        }
    }

    private mutating func addNumbers(of issuer: Issuer) throws {
        for prefix in Set(issuer.ranges.map(\.prefix)).sorted() {
            let series = NumberSeries(issuer: issuer.nit, prefix: prefix)
            for state in try ledger.states(of: 1...2000, in: series) {
                add("number", issuer.nit.text, state)
                for act in try ledger.acts(on: state.number, issuer: issuer.nit) { add("act", act) }
                for call in try ledger.attempts(for: state.number, issuer: issuer.nit) {
                    add("call", call)
                }
            }
            add("series", prefix, try ledger.seen()[series]?.intervals)
        }
        let year = 2025
        add("counter", issuer.nit.text, try ledger.lastFileCounter(of: issuer.nit, year: year))
        add("ranges", try ledger.usedRanges()[issuer.nit]?.map { "\($0)" }.sorted())
    }

    private mutating func addQuestions() throws {
        for (fate, count) in try ledger.fateCounts().sorted(by: { $0.key < $1.key })
        where count.count > 0 { add("fate", fate, count) }
        for window in try ledger.windows() { add("window", window) }
        for paper in try ledger.attachments() { add("paper", paper, try ledger.bytes(of: paper)) }
        for outage in try ledger.observedOutages(since: Timestamp(seconds: 0)) {
            add("outage", outage)
        }
        lines += try ledger.lastSent().map { "sent | \($0)" }.sorted()
        add("problems", try ledger.problems().map(\.en))
    }
}

extension Arrival {
    /// Where it lies sealed.
    fileprivate var source: String { "\(archive?.text ?? "-")/\(entry ?? "-")" }
}

extension Finding {
    fileprivate var told: String { "\(code.rawValue) \(message.es) \(places)" }
}

extension SubmissionState {
    fileprivate var isOpen: Bool { nextStep != nil && self != .acceptedWithoutReceipt }
}
