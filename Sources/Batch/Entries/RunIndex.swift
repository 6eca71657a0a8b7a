import Fiscal

/// One row of a `corrida`'s `indice.csv` for each sale judged.
enum RunIndex {
    static func row(
        _ sale: SaleStatus,
        _ arrival: Arrival,
        _ wasLate: Bool,
        _ language: Language
    ) -> [UInt8] {
        let document = sale.document
        return SpreadsheetText.row([
            arrival.path,
            sale.place.line.map(String.init) ?? sale.place.pointer ?? "",
            arrival.archive?.text ?? "",
            arrival.entry.map { "data/" + $0 } ?? "",
            sale.number?.text ?? "",
            sale.facts?.type.rawValue ?? "",
            sale.facts?.soldAt.text ?? "",
            sale.facts?.total.cell(in: language) ?? "",
            sale.fate?.words.text(in: language) ?? "",
            sale.standing?.words.text(in: language) ?? "",
            wasLate ? ReceiptText.yes(language) : "",
            sale.uniqueCode?.hex ?? "",
            sale.facts?.content.hex ?? "",
            document?.archive.text ?? "",
            document.map { "data/" + $0.entry } ?? "",
            document?.answerArchive?.text ?? "",
            document?.answerEntry.map { "data/" + $0 } ?? "",
            sale.findings.map(\.code.rawValue).joined(separator: " "),
            String(sale.key.ordinal + 1),
            sale.isOwner ? ReceiptText.yes(language) : "",
        ])
    }
}
