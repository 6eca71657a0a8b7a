import Batch
import Fiscal

/// The whole life of one number.
struct NumberReport {
    let issuer: Issuer
    let number: DocumentNumber
    /// Nil when the number was never seen and lies in no gap.
    let fate: NumberFate?
    let versions: [(sale: SaleStatus, arrival: Arrival)]
    let attempts: [AttemptRecord]
    /// What persons did to it.
    let acts: [NumberAct]
    /// What keeps a run from issuing or sending it.
    let damaged: [DamagedArchive]

    init(
        of text: String,
        issuer: NIT?,
        in settings: WorkspaceSettings,
        from ledger: any SaleLedger,
        in evidence: any EvidenceStore
    ) throws {
        let cut = try NumberCut.meant(by: text, issuer: issuer, in: settings.issuers, ledger)
        self.issuer = cut.issuer
        number = cut.number
        versions = try ledger.versions(of: number, issuer: cut.issuer.nit)
            .map { (sale: $0.0, arrival: $0.1) }
        attempts = try ledger.attempts(for: number, issuer: cut.issuer.nit)
        acts = try ledger.acts(on: number, issuer: cut.issuer.nit)
        damaged = try DamagedArchive.all(
            awaitedBy: number,
            of: cut.issuer.nit,
            from: ledger,
            in: evidence
        )
        fate = try versions.last?.sale.fate ?? Self.fateUnseen(number, cut.issuer, ledger)
    }

    /// Missing when a later number of its range was seen.
    private static func fateUnseen(
        _ number: DocumentNumber,
        _ issuer: Issuer,
        _ ledger: any SaleLedger
    ) throws -> NumberFate? {
        try ContinuityStatement.all(of: [issuer], from: ledger)
            .filter { $0.range.contains(number) }
            .flatMap(\.stretches)
            .first { $0.numbers.contains(number.consecutive) }?
            .fate
    }

    /// The document that was issued under the number.
    var document: IssuedDocument? { versions.lazy.compactMap(\.sale.document).last }

    /// By which DIAN has the number's sale in a document that is not ours.
    var authorityCode: UniqueCode? { versions.lazy.compactMap(\.sale.authorityCode).last }
}
