import Fiscal
import Invoices
import SaleFiles

/// Steps 8 and 9: sales that are ready become invoices, portion by portion, in the order in which they
/// lie in their archives.
///
/// Each file is streamed once from its archive, however many portions it fills. What is issued has the
/// content that was judged; a sale that reads differently now is held back, and the others go. Once an
/// invoice is sealed its bytes never change, however long it waits.
struct Issuing {
    private let run: BatchRun
    private let now: Timestamp
    /// Types 01 and 03 are issued, that is dated, only once DIAN has been reached in this run.
    private let authorityIsReachable: Bool
    private let issuers: [NIT: IssuingIssuer]
    private let queue: ReadyQueue
    private var portions: [NIT: InvoicePortion] = [:]
    /// Of the file in hand; written down in groups.
    private var heldBack: [HeldBackSale] = []
    private(set) var damage = DamagedArchives()
    private let archives: ArchivesAsSealed
    private let sealing: SealingBeside
    /// Of every archive, once something is issued.
    private var heads: [ArchiveName: ArchiveHead] = [:]

    init(_ run: BatchRun, number: Int64, at now: Timestamp, authorityIsReachable: Bool) {
        self.run = run
        self.now = now
        self.authorityIsReachable = authorityIsReachable
        let all = run.settings.issuers.map { issuer in
            (issuer.nit, IssuingIssuer(issuer, run.settings.environment))
        }
        issuers = Dictionary(all) { first, _ in first }
        archives = ArchivesAsSealed(run.evidence)
        sealing = SealingBeside(run, number: number)
        queue = ReadyQueue(ledger: run.ledger, page: run.settings.portions.group)
    }

    mutating func issueAll() throws {
        let sealing = sealing
        try sealing.finish { try issueEach() }
    }

    private mutating func issueEach() throws {
        try queue.advance()
        while let next = queue.first, !run.isStopping {
            try issue(from: run.ledger.arrival(next.key.arrival), of: next.issuer)
        }
        for issuer in portions.keys.sorted() { try seal(issuer) }
    }

    private mutating func issue(from arrival: Arrival, of issuer: NIT) throws {
        let source = try arrival.sealedPlace
        guard let profile = SaleFileProfile(text: arrival.profile) else {
            throw arrival.unreadable(.profileUnknown)
        }
        var reader = SaleFileReader(profile: profile, issuer: issuer) { [queue] ordinal in
            guard let next = queue.first, next.key.ordinal == ordinal else { return nil }
            return next.number
        }
        do {
            try open(source.archive).read(source.entry) { chunk in
                try reader.read(chunk) { try take($0, from: arrival) }
            }
            _ = try reader.finish { try take($0, from: arrival) }
            while let lost = queue.first, lost.key.arrival == arrival.id {
                try queue.advance()
                try holdBack(lost, at: Place(number: lost.number.text), from: arrival)
            }
        } catch is EndOfReadySales {
        } catch let failure as EvidenceFailure where failure.isOfOneArchive {
            while let waiting = queue.first, waiting.key.arrival == arrival.id {
                damage.note(waiting.number, waitsFor: source.archive, failure)
                try queue.advance()
            }
        }
        try recordHeldBack()
    }

    private mutating func open(_ name: ArchiveName) throws -> any SealedArchiveReading {
        if heads.isEmpty { try run.ledger.allArchives { heads[$0.name] = $0.head } }
        guard let head = heads[name] else { return try run.evidence.open(name) }
        return try archives.open(head)
    }

    /// One sale as it streams by; those that are not ready pass.
    private mutating func take(_ read: ReadSale, from arrival: Arrival) throws {
        guard let ready = queue.first, ready.key.arrival == arrival.id, !run.isStopping
        else { throw EndOfReadySales() }
        guard ready.key.ordinal == read.ordinal else { return }
        try queue.advance()
        guard authorityIsReachable || !ready.type.isDatedAtIssue else { return }
        guard let asRead = read.sale, contentDigest(of: asRead) == ready.content else {
            return try holdBack(ready, at: read.place, from: arrival)
        }
        let sale = asRead.type == ready.type ? asRead : asRead.with(type: ready.type)
        let issuedAt = sale.type.isDatedAtIssue ? now : sale.soldAt
        guard let issuer = issuers[ready.issuer],
            let range = issuer.issuer.range(of: ready.number, on: issuedAt.day)
        else { return try holdBack(ready, at: read.place, from: arrival) }
        let invoice = try issuer.writer.issue(sale, in: range, at: issuedAt)
        try add(ready, from: arrival.sealedPlace, invoice, in: range)
    }

    private mutating func add(
        _ ready: ReadySale,
        from source: SealedPlace,
        _ invoice: Invoice,
        in range: AuthorisedRange
    ) throws {
        if portions[ready.issuer] == nil {
            let counter = try run.ledger.lastFileCounter(
                of: ready.issuer,
                year: now.day.components.year
            )
            portions[ready.issuer] = InvoicePortion(of: ready.issuer, at: now, after: counter)
        }
        portions[ready.issuer]?.add(ready, from: source, invoice, in: range)
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
        try sealing.seal(.emision(portion.documents), chain: ChainName(issuer)) { archive in
            try archive.add(EvidenceTable.issued.entry, portion.index(language))
            for (document, invoice) in zip(portion.documents, portion.invoices) {
                try archive.add(document.entry, invoice.xml)
            }
        }
    }
}

// MARK: - Sales that read differently now

extension Issuing {
    /// One sale does not hold the others.
    ///
    /// Where the archive itself is damaged nothing is said of the sale: the end of reading it tells.
    private mutating func holdBack(
        _ ready: ReadySale,
        at place: Place,
        from arrival: Arrival
    ) throws {
        if heldBack.isEmpty {
            let source = try arrival.sealedPlace
            try run.evidence.open(source.archive).read(source.entry) { _ in }
        }
        let finding = Finding.readsDifferently(ready.number, at: place)
        heldBack.append(HeldBackSale(key: ready.key, finding: finding))
        if heldBack.count >= run.settings.portions.group { try recordHeldBack() }
    }

    private mutating func recordHeldBack() throws {
        guard !heldBack.isEmpty else { return }
        try run.ledger.holdBack(heldBack)
        heldBack = []
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

/// The ready sales in the order of their keys, a page at a time; shared with the reader of a file.
private final class ReadyQueue {
    private let ledger: any SaleLedger
    private let page: Int
    private var following: ArraySlice<ReadySale> = []
    /// Nil before the first `advance`, and after the last sale.
    private(set) var first: ReadySale?

    init(ledger: any SaleLedger, page: Int) {
        self.ledger = ledger
        self.page = page
    }

    func advance() throws {
        if following.isEmpty {
            following = try ledger.readySales(after: first?.key, limit: page)[...]
        }
        first = following.popFirst()
    }
}

extension Arrival {
    fileprivate var sealedPlace: SealedPlace {
        get throws(EvidenceFailure) {
            guard let archive, let entry else {
                throw unreadable(.placeUnknown)
            }
            return SealedPlace(archive: archive, entry: entry)
        }
    }

    fileprivate func unreadable(_ cause: Bilingual) -> EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: .readingAgain,
            object: "\(path) (\(archive?.path ?? "archive/"))",
            cause: cause,
            hint: .verifyArchives
        )
    }
}

extension Bilingual {
    fileprivate static let profileUnknown = Bilingual(
        es: "no se sabe cómo se leyó",
        en: "how it is to be read is not known"
    )
    fileprivate static let placeUnknown = Bilingual(
        es: "no se sabe en qué expediente está",
        en: "its place in the archives is not known"
    )
}

extension Finding {
    /// The settings cannot be the cause: a sale is read again by what was judged.
    fileprivate static func readsDifferently(
        _ number: DocumentNumber,
        at place: Place
    ) -> Finding {
        Finding(
            .numberRivals,
            at: place,
            message: Bilingual(
                es: "La factura \(number.text) no salió: la versión actual del programa lee en el "
                    + "archivo guardado otro contenido que el que se juzgó.",
                en: "Invoice \(number.text) did not go: the present version of the program reads "
                    + "other content in the sealed file than was judged."
            ),
            remedy: Bilingual(
                es: "Envíe de nuevo esa venta: se juzga como se lea entonces.",
                en: "Send that sale again: it is judged as it is read then."
            )
        )
    }
}
