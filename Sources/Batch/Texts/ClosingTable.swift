import Fiscal

extension [ClosingRuling] {
    /// `cierres.csv`: one row for each closing that came, was met or was replaced.
    func table(in language: Language) -> [UInt8] {
        var table = EvidenceTable.closed.text(in: language)
        for ruling in self {
            let (record, claim) = (ruling.closing, ruling.closing.closing)
            table.add([
                record.path,
                record.place.line.map(String.init) ?? record.place.pointer ?? "",
                claim.day.text,
                claim.prefix,
                claim.numbers.map { String($0.lowerBound) } ?? "",
                claim.numbers.map { String($0.upperBound) } ?? "",
                String(claim.count),
                claim.total.cell(in: language),
                String(ruling.known),
                ruling.sum.cell(in: language),
                excess(of: claim.total, over: ruling.sum).cell(in: language),
                excess(of: ruling.sum, over: claim.total).cell(in: language),
                ruling.standing.words.text(in: language),
                ruling.entry.detail,
                record.archive.text,
                "data/" + record.entry,
                String(record.key.ordinal + 1),
                ruling.entryID.map(String.init) ?? "",
            ])
        }
        return table.bytes
    }

    /// Zero for none; a spreadsheet would take the sign of a negative amount for a formula's.
    private func excess(of amount: Pesos, over other: Pesos) -> Pesos {
        let difference = Int128(amount.centavos) - Int128(other.centavos)
        return Pesos(centavos: Int64(clamping: difference < 0 ? 0 : difference))
    }
}

extension ClosingStanding {
    var words: Bilingual {
        switch self {
        case .open: Bilingual(es: "no cuadra", en: "not met")
        case .met: Bilingual(es: "cuadra", en: "met")
        case .replaced: Bilingual(es: "reemplazado", en: "replaced")
        }
    }
}
