import Fiscal

extension [Takings] {
    /// `conciliacion.csv`: one row for each store, day and concept.
    func table(in language: Language) -> [UInt8] {
        let columns: [String]
        switch language {
        case .es:
            columns = [
                "tienda", "dia", "concepto", "codigo", "tarifa", "facturas", "base", "impuesto",
            ]
        case .en:
            columns = ["store", "day", "concept", "code", "rate", "invoices", "base", "tax"]
        }
        var table = SpreadsheetText(columns: columns)
        for part in self {
            let concept = part.concept
            table.add([
                part.place.store, part.place.day.text, concept.words.text(in: language),
                concept.code, concept.rate?.plain ?? "", String(part.sales),
                part.base.cell(in: language),
                concept.isMeans ? "" : part.tax.cell(in: language),
            ])
        }
        return table.bytes
    }
}
