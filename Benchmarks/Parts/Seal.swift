import Evidence
import Fiscal
import Invoices

extension Shop {
    /// The invoices in archives of as many as a run puts into one.
    func seal(_ invoices: [Invoice], in evidence: ZipEvidence) throws -> [SealedArchive] {
        var sealed: [SealedArchive] = []
        for start in stride(from: 0, to: invoices.count, by: Shop.archiveDocuments) {
            let portion = invoices[start..<min(start + Shop.archiveDocuments, invoices.count)]
            let name = ArchiveName(
                chain: chain,
                number: Int64(sealed.count + 1),
                kind: .emision,
                plannedAt: Shop.moment
            )
            let plan = ArchivePlan(
                name: name,
                previous: sealed.last?.head,
                run: 1,
                isReenactment: true
            )
            sealed.append(
                try evidence.seal(plan) { archive in
                    for invoice in portion {
                        try archive.add("facturas/\(invoice.number.text).xml", invoice.xml)
                    }
                }
            )
        }
        return sealed
    }
}
