import Fiscal
import Invoices
import SaleFiles

/// Steps 8 and 9: sales that are ready become invoices, portion by portion, in the order in which they
/// lie in their archives.
///
/// Each file is streamed once from its archive, however many portions it fills. Once an invoice is
/// sealed its bytes never change, however long it waits.
struct Issuing {
    private let run: BatchRun
    private let number: Int64
    private let now: Timestamp
    /// Types 01 and 03 are issued, that is dated, only once DIAN has been reached in this run.
    private let authorityIsReachable: Bool
    private let issuers: [NIT: IssuingIssuer]
    private var queue: ReadyQueue
    private var portions: [NIT: Portion] = [:]
    /// Of the last file; the next one mostly lies in it too, and opening reads its whole directory.
    private var opened: (name: ArchiveName, archive: any SealedArchiveReading)?

    init(_ run: BatchRun, number: Int64, at now: Timestamp, authorityIsReachable: Bool) {
        self.run = run
        self.number = number
        self.now = now
        self.authorityIsReachable = authorityIsReachable
        let all = run.settings.issuers.map { issuer in
            (issuer.nit, IssuingIssuer(issuer, run.settings.environment))
        }
        issuers = Dictionary(all) { first, _ in first }
        queue = ReadyQueue(ledger: run.ledger, page: run.settings.portions.group)
    }

    mutating func issueAll() throws {
        while let next = try queue.peek(), run.stopSignal() == nil {
            try issue(from: run.ledger.arrival(next.key.arrival))
        }
        for issuer in portions.keys.sorted() { try seal(issuer) }
    }

    private mutating func issue(from arrival: Arrival) throws {
        guard let archive = arrival.archive, let entry = arrival.entry,
            let profile = SaleFileProfile(text: arrival.profile)
        else { throw arrival.unreadable("its place in the archives is not known") }
        var reader = SaleFileReader(profile: profile, context: run.settings.readingContext)
        let sealed = try open(archive)
        do {
            try sealed.read(entry) { chunk in
                try reader.read(chunk) { try take($0, from: arrival) }
            }
            _ = try reader.finish { try take($0, from: arrival) }
        } catch is EndOfReadySales {
            return
        }
        if let left = try queue.peek(), left.key.arrival == arrival.id {
            throw arrival.unreadable("sale \(left.number.text) is not found in it again")
        }
    }

    private mutating func open(_ name: ArchiveName) throws -> any SealedArchiveReading {
        if let opened, opened.name == name { return opened.archive }
        let archive = try run.evidence.open(name)
        opened = (name, archive)
        return archive
    }

    /// One sale as it streams by; those that are not ready pass.
    private mutating func take(_ read: ReadSale, from arrival: Arrival) throws {
        guard let ready = try queue.peek(), ready.key.arrival == arrival.id,
            run.stopSignal() == nil
        else { throw EndOfReadySales() }
        guard ready.key.ordinal == read.ordinal else { return }
        queue.pop()
        guard authorityIsReachable || !ready.type.isDatedAtIssue else { return }
        guard let sale = read.sale, sale.number == ready.number else {
            throw arrival.unreadable("sale \(ready.number.text) reads differently now")
        }
        try add(ready, sale, arrival)
    }

    private mutating func add(
        _ ready: ReadySale,
        _ sale: SaleDocument,
        _ arrival: Arrival
    ) throws {
        let issuedAt = sale.type.isDatedAtIssue ? now : sale.soldAt
        guard let issuer = issuers[ready.issuer],
            let range = issuer.issuer.range(of: ready.number, on: issuedAt.day)
        else { throw arrival.unreadable("\(ready.number.text) has no authorised range") }
        let invoice = try issuer.writer.issue(sale, in: range, at: issuedAt)
        if portions[ready.issuer] == nil {
            let counter = try run.ledger.lastFileCounter(
                of: ready.issuer,
                year: now.day.components.year
            )
            portions[ready.issuer] = Portion(of: ready.issuer, at: now, after: counter)
        }
        portions[ready.issuer]?.add(ready, invoice)
        try sealWhatIsFull(ready.issuer)
    }

    /// The issuer's portion when it is full; the largest when all together are.
    private mutating func sealWhatIsFull(_ issuer: NIT) throws {
        let limits = run.settings.portions
        if portions[issuer]?.isFull(limits) ?? false { return try seal(issuer) }
        let largest = portions.max { $0.value.bytes < $1.value.bytes }
        let together = portions.values.reduce(0) { $0 + $1.bytes }
        if let largest, together >= limits.bytes { try seal(largest.key) }
    }

    private mutating func seal(_ issuer: NIT) throws {
        guard let portion = portions.removeValue(forKey: issuer) else { return }
        let language = run.settings.language
        try run.seal(
            .emision(portion.documents),
            chain: ChainName(issuer),
            run: number
        ) { archive in
            try archive.add("indice.csv", portion.index(language))
            for (document, invoice) in zip(portion.documents, portion.invoices) {
                try archive.add(document.entry, invoice.xml)
            }
        }
    }
}

/// The arrival in hand has no more ready sales: there is no need to read on.
private struct EndOfReadySales: Error {}

private struct IssuingIssuer {
    let issuer: Issuer
    let writer: InvoiceWriter

    init(_ issuer: Issuer, _ environment: InvoiceEnvironment) {
        self.issuer = issuer
        writer = InvoiceWriter(issuer: issuer, environment: environment)
    }
}

/// The ready sales in the order of their keys, a page at a time.
private struct ReadyQueue {
    let ledger: any SaleLedger
    let page: Int
    private var sales: ArraySlice<ReadySale> = []
    private var last: SaleKey?

    init(ledger: any SaleLedger, page: Int) {
        self.ledger = ledger
        self.page = page
    }

    mutating func peek() throws -> ReadySale? {
        if sales.isEmpty { sales = try ledger.readySales(after: last, limit: page)[...] }
        return sales.first
    }

    mutating func pop() {
        last = sales.popFirst()?.key ?? last
    }
}

/// The invoices of one issuer that go into one archive.
private struct Portion {
    private let issuer: NIT
    private let year: Int
    private var counter: Int64
    private(set) var documents: [NewDocument] = []
    private(set) var invoices: [Invoice] = []
    private(set) var bytes = 0
    private var names: [String: Int] = [:]

    init(of issuer: NIT, at now: Timestamp, after counter: Int64) {
        self.issuer = issuer
        self.year = now.day.components.year
        self.counter = counter
    }

    func isFull(_ limits: PortionLimits) -> Bool {
        documents.count >= limits.documents || bytes >= limits.bytes
    }

    mutating func add(_ ready: ReadySale, _ invoice: Invoice) {
        counter += 1
        documents.append(
            NewDocument(
                sale: ready,
                uniqueCode: invoice.uniqueCode,
                issuedAt: invoice.issuedAt,
                fileCounter: counter,
                fileName: invoiceFileName(issuer: issuer, year: year, counter: counter),
                entry: entry(for: ready.number)
            )
        )
        invoices.append(invoice)
        bytes += invoice.xml.count
    }

    /// `A1` and 23 read like `A` and 123: such a twin gets a counter.
    private mutating func entry(for number: DocumentNumber) -> String {
        let count = names[number.text, default: 0] + 1
        names[number.text] = count
        return "facturas/\(number.text)\(count == 1 ? "" : "-\(count)").xml"
    }

    func index(_ language: Language) -> [UInt8] {
        var table = SpreadsheetText(columns: Self.columns(language))
        for (document, invoice) in zip(documents, invoices) {
            table.add([
                "data/" + document.entry, document.sale.number.text, document.sale.type.rawValue,
                document.issuedAt.text, invoice.totals.payable.cell(in: language),
                document.uniqueCode.hex,
                document.fileName,
            ])
        }
        return table.bytes
    }

    private static func columns(_ language: Language) -> [String] {
        switch language {
        case .es:
            ["entrada", "factura", "tipo", "emitida", "total", "codigo_unico", "archivo_dian"]
        case .en: ["entry", "invoice", "type", "issued", "total", "unique_code", "dian_file"]
        }
    }
}

extension Arrival {
    /// A sealed file that cannot be read again as it was: the program, or the archive, has changed.
    fileprivate func unreadable(_ cause: String) -> EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: "reading again",
            object: "\(path), sealed in \(archive?.path ?? "no archive")",
            cause: cause,
            hint:
                "Check the archives with `contingencia verify`; what is sealed stays as it is."
        )
    }
}
