import Fiscal
import Invoices

/// The invoices of one issuer that go into one archive.
struct InvoicePortion {
    private let issuer: NIT
    private let year: Int
    private var counter: Int64
    private(set) var documents: [NewDocument] = []
    private(set) var invoices: [Invoice] = []
    /// The file in which each sale came, as it lies sealed.
    private var sources: [SealedPlace] = []
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

    mutating func add(
        _ ready: ReadySale,
        from source: SealedPlace,
        _ invoice: Invoice,
        in range: AuthorisedRange
    ) {
        counter += 1
        sources.append(source)
        documents.append(
            NewDocument(
                sale: ready,
                range: range.terms,
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
        var table = EvidenceTable.issued.text(in: language)
        for ((document, invoice), source) in zip(zip(documents, invoices), sources) {
            table.add([
                "data/" + document.entry, document.sale.number.text, document.sale.type.rawValue,
                document.issuedAt.text, invoice.totals.payable.cell(in: language),
                document.uniqueCode.hex,
                document.fileName, document.range.text, document.sale.content.hex,
                source.archive.text, "data/" + source.entry,
                String(document.sale.key.ordinal + 1),
            ])
        }
        return table.bytes
    }
}
