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

    /// Refuses a text that no range has room for, and one that several issuers could mean.
    init(
        of text: String,
        issuer: NIT?,
        in settings: WorkspaceSettings,
        from ledger: any SaleLedger
    ) throws {
        let issuers = settings.issuers.filter { issuer == nil || $0.nit == issuer }
        let cuts = NumberCut.all(of: text, for: issuers)
        let known = try cuts.filter {
            try !ledger.versions(of: $0.number, issuer: $0.issuer.nit).isEmpty
        }
        let meant = known.isEmpty ? cuts : known
        guard let cut = meant.first else { throw Refusal.noSuchNumber(text) }
        guard Set(meant.map(\.issuer.nit)).count == 1 else {
            throw Refusal.severalIssuers(text, meant.map(\.issuer.nit.text))
        }
        self.issuer = cut.issuer
        number = cut.number
        versions = try ledger.versions(of: number, issuer: cut.issuer.nit)
            .map { (sale: $0.0, arrival: $0.1) }
        attempts = try ledger.attempts(for: number, issuer: cut.issuer.nit)
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
}

extension Refusal {
    fileprivate static func noSuchNumber(_ text: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "«\(text)» no es un número de los rangos de estos ajustes",
                en: "“\(text)” is no number of the ranges in the settings"
            ),
            remedy: Bilingual(
                es: "Escriba prefijo y número sin ceros a la izquierda: SETP990000001.",
                en: "Write prefix and number without leading zeros: SETP990000001."
            )
        )
    }

    fileprivate static func severalIssuers(_ text: String, _ issuers: [String]) -> Refusal {
        let list = issuers.joined(separator: ", ")
        return Refusal(
            Bilingual(
                es: "varios emisores tienen el número \(text): \(list)",
                en: "several issuers have the number \(text): \(list)"
            ),
            remedy: Bilingual(
                es: "Diga cuál con --issuer NIT.",
                en: "Say which with --issuer NIT."
            )
        )
    }
}
