import Fiscal
import Invoices
import SaleFiles

/// Survey: every new file of the inbox is read and its sales are noted.
///
/// A file is read twice: to recognise it and to see how it is to be read, then to read it. An arrival
/// that is begun and not finished is void: the ledger seals only finished ones, and forgets the others.
extension BatchRun {
    /// Steps 1 to 3: reads each new file and notes its sales; tells which files could not be read, and how
    /// many it did not come to.
    func survey(
        run: Int64,
        at now: Timestamp
    ) throws -> (unreadable: [UnreadableFile], unvisited: Int) {
        var unreadable: [UnreadableFile] = []
        let paths = try folders.settledFiles()
        for (index, path) in paths.enumerated() {
            if isStopping { return (unreadable, paths.count - index) }
            do {
                try survey(path, run: run, at: now)
            } catch let failure as FolderFailure {
                if failure.code == .changed { continue }  // Still being written: next time.
                unreadable.append(UnreadableFile(path: path, cause: failure.description))
            }
        }
        return (unreadable, 0)
    }

    private func survey(_ path: String, run: Int64, at now: Timestamp) throws {
        let context = settings.readingContext
        var profiler = SaleFileProfiler(path: path, context: context)
        let identity = try folders.read(path) { profiler.read($0) }
        guard try !ledger.isKnown(path: path, digest: identity.digest) else { return }
        let profile = profiler.finish()
        let arrival = try ledger.beginArrival(
            path: path,
            identity: identity,
            profile: profile.text,
            run: run,
            at: now
        )
        var reader = SaleFileReader(profile: profile, context: context)
        var notes = Notes(of: arrival, in: ledger, groupOf: settings.portions.group, at: now)
        let again = try folders.read(path) { chunk in
            try reader.read(chunk) { try notes.add($0) }
        }
        guard again == identity else { return try ledger.forgetArrival(arrival) }
        let reading = try reader.finish { try notes.add($0) }
        try notes.flush()
        try ledger.finishArrival(
            arrival,
            issuer: reading.issuer,
            findings: reading.findings,
            isTrusted: reading.isTrusted
        )
        if reading.isTrusted { try ledger.noteSent(notes.lastDays, in: path.folder) }
    }
}

/// Collects the sales of one file and notes them in groups.
private struct Notes {
    private let arrival: Int64
    private let ledger: any SaleLedger
    private let group: Int
    private let now: Timestamp
    private var pending: [SaleNote] = []
    private var closings: [ClosingNote] = []
    /// By prefix; a sale from the future is no sign that the days before it were sent.
    private var lastSales: [String: Timestamp] = [:]

    init(of arrival: Int64, in ledger: any SaleLedger, groupOf group: Int, at now: Timestamp) {
        self.arrival = arrival
        self.ledger = ledger
        self.group = group
        self.now = now
    }

    /// The last day of which there are sales, by prefix.
    var lastDays: [String: CalendarDay] { lastSales.mapValues(\.day) }

    mutating func add(_ sale: ReadSale) throws {
        if let closing = sale.closing {
            closings.append(
                ClosingNote(
                    ordinal: sale.ordinal,
                    place: sale.place,
                    closing: closing,
                    findings: sale.findings
                )
            )
            noteSent(closing.prefix, at: closing.day.start)
        } else {
            pending.append(SaleNote(sale))
            if let sale = sale.sale { noteSent(sale.number.prefix, at: sale.soldAt) }
        }
        if pending.count + closings.count >= group { try flush() }
    }

    private mutating func noteSent(_ prefix: String, at time: Timestamp) {
        guard time <= now else { return }
        lastSales[prefix, default: time].raise(to: time)
    }

    mutating func flush() throws {
        if !pending.isEmpty { try ledger.note(pending, in: arrival) }
        try ledger.note(closings, in: arrival)
        pending.removeAll(keepingCapacity: true)
        closings.removeAll(keepingCapacity: true)
    }
}

extension Timestamp {
    fileprivate mutating func raise(to other: Timestamp) { self = max(self, other) }
}

extension String {
    /// Of a path with `/` between its parts: all before the file's name, with a `/` at its end.
    fileprivate var folder: String { lastIndex(of: "/").map { String(self[...$0]) } ?? "" }
}

extension SaleNote {
    fileprivate init(_ read: ReadSale) {
        // Nil when the sums overflow, which the reader has told already.
        let right = read.sale.flatMap { sale in SaleTotals(of: sale.lines).map { (sale, $0) } }
        self.init(
            ordinal: read.ordinal,
            place: read.place,
            number: read.issuer == nil ? nil : read.number,
            facts: right.map(SaleFacts.init),
            timing: read.timing,
            store: read.store,
            sums: right.flatMap(SaleSums.init),
            findings: read.findings
        )
    }
}

extension SaleFacts {
    fileprivate init(_ sale: SaleDocument, _ totals: SaleTotals) {
        let hasCode = sale.declaredCode != nil
        self.init(
            type: sale.type,
            soldAt: sale.soldAt,
            total: totals.payable,
            content: contentDigest(of: sale),
            voidedBecause: sale.voided?.reason,
            declaredCode: sale.declaredCode,
            codeChain: hasCode
                ? Invoices.codeChain(of: sale, totals: totals, issuedAt: sale.soldAt) : nil,
            paper: sale.voided == nil ? sale.paper?.identity : nil
        )
    }
}
