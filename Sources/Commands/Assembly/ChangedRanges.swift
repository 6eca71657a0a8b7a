import Fiscal

extension Workspace {
    /// Throws a refusal when a range under which DIAN accepted a number is not in the settings as it was.
    ///
    /// DIAN never changes a resolution: another number, prefix or date is a slip of the pen, and what is
    /// issued under it would be refused, or accounted for under the wrong range. `first` and the
    /// technical key are no part of the resolution.
    func requireUnchangedRanges(in ledger: any SaleLedger) throws {
        for (nit, used) in try ledger.usedRanges().sorted(by: { $0.key < $1.key }) {
            let issuer = settings.issuers.first { $0.nit == nit }
            let present = issuer?.ranges.map(\.terms) ?? []
            if let changed = used.first(where: { !present.contains($0) }) {
                throw Refusal.rangeChanged(changed, of: nit)
            }
        }
    }
}

extension Refusal {
    fileprivate static func rangeChanged(
        _ range: AuthorisedRange.Terms,
        of issuer: NIT
    ) -> Refusal {
        let (from, to) = (range.numbers.lowerBound, range.numbers.upperBound)
        let (begin, end) = (range.period.lowerBound.text, range.period.upperBound.text)
        return Refusal(
            Bilingual(
                es:
                    "la DIAN ya aceptó facturas del rango \(range.authorisation) de \(issuer.text), y en "
                    + "contingencia.yaml ya no está como era",
                en:
                    "DIAN has accepted invoices of the range \(range.authorisation) of \(issuer.text), "
                    + "and it no longer stands in contingencia.yaml as it was"
            ),
            remedy: Bilingual(
                es:
                    "Déjelo así: kind: \(range.kind.rawValue), prefix: \(range.prefix), from: \(from), "
                    + "to: \(to), valid_from: \(begin), valid_until: \(end).\n"
                    + "  Una resolución nueva se agrega como otro rango. No se tocó nada.",
                en:
                    "Let it be: kind: \(range.kind.rawValue), prefix: \(range.prefix), from: \(from), "
                    + "to: \(to), valid_from: \(begin), valid_until: \(end).\n"
                    + "  A new resolution is added as another range. Nothing was touched."
            ),
            status: .failure
        )
    }
}
