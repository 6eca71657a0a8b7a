package import Fiscal

extension DamagedArchive {
    /// The damaged ones of the archives from which the next run is to issue or to send, with the numbers that wait
    /// for each; every one of these archives is read to its end.
    ///
    /// `number` of `issuer` alone, where one is given. A sale that is held, or waits for a window, is not looked for.
    package static func all(
        awaitedBy number: DocumentNumber? = nil,
        of issuer: NIT? = nil,
        from ledger: any SaleLedger,
        in evidence: any EvidenceStore
    ) throws -> [DamagedArchive] {
        var awaited = AwaitedArchives(number, issuer, evidence)
        try awaited.lookAtDocuments(from: ledger)
        try awaited.lookAtReadySales(from: ledger)
        return awaited.damage.all
    }
}

private struct AwaitedArchives {
    private let number: DocumentNumber?
    private let issuer: NIT?
    private let archives: ArchivesAsSealed
    private(set) var damage = DamagedArchives()

    private static let page = 1000

    init(_ number: DocumentNumber?, _ issuer: NIT?, _ evidence: any EvidenceStore) {
        self.number = number
        self.issuer = issuer
        archives = ArchivesAsSealed(evidence)
    }

    mutating func lookAtDocuments(from ledger: any SaleLedger) throws {
        var last: Int64 = 0
        while true {
            let documents = try ledger.pendingDocuments(after: last, limit: Self.page)
            guard let next = documents.last?.id else { return }
            last = next
            for document in documents
            where document.state.nextStep == .send
                && isAskedFor(document.number, of: document.issuer)
            {
                look(at: document.archive, for: document.number)
            }
        }
    }

    mutating func lookAtReadySales(from ledger: any SaleLedger) throws {
        var last: SaleKey?
        var heads: [ArchiveName: ArchiveHead] = [:]
        var arrival: Arrival?
        while true {
            let sales = try ledger.readySales(after: last, limit: Self.page)
            guard let next = sales.last?.key else { return }
            last = next
            if heads.isEmpty { try ledger.allArchives { heads[$0.name] = $0.head } }
            for sale in sales where isAskedFor(sale.number, of: sale.issuer) {
                // The sales of a file follow each other.
                if arrival?.id != sale.key.arrival {
                    arrival = try ledger.arrival(sale.key.arrival)
                }
                guard let head = arrival?.archive.flatMap({ heads[$0] }) else { continue }
                look(at: head, for: sale.number)
            }
        }
    }

    private func isAskedFor(_ waiting: DocumentNumber, of its: NIT) -> Bool {
        (number ?? waiting) == waiting && (issuer ?? its) == its
    }

    /// Also that it may not be read: whoever only asks is to see all the rest.
    private mutating func look(at head: ArchiveHead, for waiting: DocumentNumber) {
        do throws(EvidenceFailure) {
            _ = try archives.open(head)
        } catch {
            damage.note(waiting, waitsFor: head.name, error)
        }
    }
}
