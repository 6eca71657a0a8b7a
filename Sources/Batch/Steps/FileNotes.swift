import Fiscal
import Invoices
import SaleFiles

/// Collects the sales of one file and notes them in groups.
struct FileNotes {
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

    /// Remembers of which day the file's folder has brought sales; for a file that is trusted.
    func noteSent(from path: String) throws {
        try ledger.noteSent(lastSales.mapValues(\.day), in: path.folder)
    }

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
            if let number = sale.number, let soldAt = sale.timing.soldAt {
                noteSent(number.prefix, at: soldAt)
            }
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
