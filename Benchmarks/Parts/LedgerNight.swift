import Fiscal
import Invoices
import Ledger

/// The ledger's part of a night: what a run asks of it and tells it, in the run's portions, with nothing
/// else in between.
struct LedgerNight {
    /// Sales noted, or documents called about, in one transaction.
    private static let group = 500

    private let shop: Shop
    private let files: [NotedFile]
    private let invoices: [DocumentNumber: Invoice]
    private let answers: [UniqueCode: AuthorityAnswer]
    private let ledger: SQLiteLedger

    init(
        of files: [NotedFile],
        in shop: Shop,
        _ invoices: [Invoice],
        _ answers: [AuthorityAnswer],
        _ ledger: SQLiteLedger
    ) {
        self.shop = shop
        self.files = files
        self.invoices = Dictionary(invoices.map { ($0.number, $0) }) { first, _ in first }
        self.answers = Dictionary(zip(invoices.map(\.uniqueCode), answers)) { first, _ in first }
        self.ledger = ledger
    }

    func run() throws {
        let run = try ledger.beginRun(at: Shop.moment)
        for file in files { try survey(file, run) }
        try receive(run)
        var judgement = EverythingGoes(seen: try ledger.seen())
        try ledger.judge(&judgement, run: run) {}
        try issue(run)
        try submit()
        try sealAnswers(run)
        try tell(run)
        try deliver()
        try ledger.endRun(run, at: Shop.moment)
    }

    private func survey(_ noted: NotedFile, _ run: Int64) throws {
        let identity = FileIdentity(digest: digest(0), size: Int64(noted.file.bytes.count))
        guard try !ledger.isKnown(path: noted.file.path, digest: identity.digest) else { return }
        let arrival = try ledger.beginArrival(
            path: noted.file.path,
            identity: identity,
            profile: noted.file.profile,
            run: run,
            at: Shop.moment
        )
        for group in noted.notes.groups(of: Self.group) {
            try ledger.note(Array(group), in: arrival)
        }
        try ledger.finishArrival(arrival, issuer: shop.nit, findings: [], isTrusted: true)
    }

    private func receive(_ run: Int64) throws {
        let arrivals = try ledger.arrivalsToSeal()
        try seal(.recepcion(arrivals.map { ($0.id, "archivos/\($0.id).csv") }), run)
    }

    private func issue(_ run: Int64) throws {
        var documents: [NewDocument] = []
        var counter: Int64 = 0
        func sealPortion() throws {
            guard !documents.isEmpty else { return }
            try seal(.emision(documents), run)
            documents = []
        }
        var last: SaleKey?
        while true {
            let page = try ledger.readySales(after: last, limit: Self.group)
            guard !page.isEmpty else { break }
            for sale in page {
                counter += 1
                documents.append(try document(for: sale, counter))
                if documents.count == Shop.archiveDocuments { try sealPortion() }
            }
            last = page.last?.key
        }
        try sealPortion()
    }

    private func document(for sale: ReadySale, _ counter: Int64) throws -> NewDocument {
        guard let invoice = invoices[sale.number] else { throw NoSuchInvoice() }
        return NewDocument(
            sale: sale,
            range: try shop.range(of: sale.number).terms,
            uniqueCode: invoice.uniqueCode,
            issuedAt: invoice.issuedAt,
            fileCounter: counter,
            fileName: invoiceFileName(issuer: shop.nit, year: 2025, counter: counter),
            entry: "facturas/\(sale.number.text).xml"
        )
    }

    /// Intents, then outcomes, group by group.
    private func submit() throws {
        while true {
            let group = try ledger.pendingDocuments(after: 0, limit: Self.group)
            guard !group.isEmpty else { return }
            let intents = group.map {
                Intent(document: $0.id, step: .send, attempt: 1, at: Shop.moment)
            }
            try ledger.record(intents)
            try ledger.record(
                try zip(group, intents).map { document, intent in
                    guard let answer = answers[document.uniqueCode] else { throw NoSuchInvoice() }
                    return Outcome(
                        intent: intent,
                        answeredAt: Shop.moment,
                        answer: answer,
                        state: .accepted,
                        finding: nil
                    )
                }
            )
        }
    }

    private func sealAnswers(_ run: Int64) throws {
        while true {
            let answers = try ledger.unsealedAnswers(
                of: shop.chain,
                limit: Shop.archiveDocuments,
                bytes: 64 << 20
            )
            guard !answers.isEmpty else { return }
            let entries = answers.map { ($0.document, "respuestas/\($0.number.text).xml") }
            try seal(.respuestas(entries), run)
        }
    }

    private func tell(_ run: Int64) throws {
        try ledger.untoldSales(of: shop.chain) { _, _ in }
        _ = try ledger.untoldTakings(of: shop.chain)
        try ledger.untoldAttempts(of: shop.chain) { _ in }
        _ = try ledger.untoldJournal(of: shop.chain)
        try ledger.untoldFiles(of: shop.chain) { _ in }
        try ledger.untoldSales(of: shop.chain) { _, _ in }
        try seal(.corrida, run)
    }

    private func deliver() throws {
        for arrival in try ledger.arrivals(in: .inbox) {
            _ = try ledger.tally(of: arrival.id)
            try ledger.sales(of: arrival.id) { _ in }
            let location = FileLocation(.outbox, arrival.path)
            try ledger.setLocation(location, isDelivered: false, of: arrival.id)
            try ledger.setLocation(location, isDelivered: true, of: arrival.id)
        }
    }

    private func seal(_ contents: ArchiveContents, _ run: Int64) throws {
        let plan = try ledger.begin(
            contents,
            chain: shop.chain,
            run: run,
            at: Shop.moment,
            isReenactment: true
        )
        let archive = SealedArchive(name: plan.name, digest: digest(plan.name.number), size: 1)
        try ledger.complete(archive)
    }
}

/// A file, and what the ledger is told of its sales.
struct NotedFile {
    let file: SaleFile
    let notes: [SaleNote]

    init(_ file: SaleFile) {
        self.file = file
        notes = file.sales.enumerated().map { SaleNote($1, at: $0) }
    }
}

private struct NoSuchInvoice: Error {}

/// Asks no rule: the ledger alone is measured.
private struct EverythingGoes: Judgement {
    var seen: [NumberSeries: IntervalSet]
    var journal: [(chain: ChainName, entries: [JournalEntry])] { [] }

    func talonarios(of issuer: NIT) -> [OpenTalonario] { [] }

    mutating func rule(on number: NumberCase) -> Ruling {
        seen[number.series, default: IntervalSet()].insert(number.number.consecutive)
        let verdicts = number.versions.map { ($0.key, Ruling.Verdict(.current)) }
        return Ruling(
            fate: .ready,
            owner: number.versions.first?.key,
            verdicts: Dictionary(verdicts) { first, _ in first }
        )
    }
}

extension SaleNote {
    fileprivate init(_ sale: SaleDocument, at ordinal: Int) {
        guard let totals = SaleTotals(of: sale.lines) else { fatalError("\(sale.number)") }
        self.init(
            ordinal: ordinal,
            place: Place(line: ordinal + 2, number: sale.number.text),
            number: sale.number,
            facts: SaleFacts(
                type: sale.type,
                soldAt: sale.soldAt,
                total: totals.payable,
                content: contentDigest(of: sale),
                voidedBecause: nil,
                declaredCode: nil,
                codeChain: nil,
                paper: sale.paper?.identity
            ),
            store: sale.origin.store,
            sums: SaleSums(of: sale, totals: totals),
            findings: []
        )
    }
}

extension Array {
    fileprivate func groups(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
