import Fiscal

/// What stands in a file without a header where its mapping says nothing of it.
extension CSVMachine {
    /// The columns, from 0, that hold something in this row and are neither named nor ignored; also
    /// those behind the columns of the first row.
    func undeclaredColumns(_ layout: CSVLayout) -> [Int] {
        guard let declared = layout.declared else { return [] }
        return (0..<fieldCount).filter { !declared.contains($0) && !isEmpty(field($0)) }
    }

    /// The first column in which something stands below a blank heading, as merged cells leave it.
    func untitledColumn(_ layout: CSVLayout) -> Int? {
        layout.untitled.first { $0 < fieldCount && !isEmpty(field($0)) }
    }
}

extension Finding {
    static func columnUntitled(_ column: Int, at place: Place) -> Finding {
        Finding(
            .csvColumnUnknown,
            at: place,
            message: Bilingual(
                es: "La columna \(column) trae datos y no tiene título: nadie sabe qué son.",
                en: "Column \(column) holds data and has no heading: nobody knows what they are."
            ),
            remedy: Bilingual(
                es:
                    "Escriba su título, sin celdas combinadas; si los datos sobran, vacíe la columna.",
                en: "Write its heading, without merged cells; if the data are of no use, empty the "
                    + "column."
            )
        )
    }

    /// What nobody knows, or a rule with `rest: refuse` neither names nor ignores, and says something; `what` is
    /// the column or the key.
    static func unspoken(
        _ code: FindingCode,
        _ what: Bilingual,
        _ mapping: ImportMapping?,
        at place: Place
    ) -> Finding {
        guard let mapping else { return .unknownAndSaid(code, what, at: place) }
        let match = mapping.match
        return Finding(
            code,
            at: place,
            message: Bilingual(
                es: "\(what.es) trae datos, y el ajuste «imports» de \(match) ni la nombra ni la "
                    + "ignora.",
                en:
                    "\(what.en) holds something, and the setting “imports” for \(match) neither names "
                    + "nor ignores it."
            ),
            remedy: Bilingual(
                es:
                    "Pida al operador que diga en columns: qué dato es o, si sobra, la ponga en ignore: "
                    + "(«contingencia inspect» la pregunta). Con rest: warn sería solo un aviso.",
                en:
                    "Ask the operator to say under columns: what it is or, if it is of no use, to put it "
                    + "under ignore: (`contingencia inspect` asks for it). With rest: warn it would be a "
                    + "mere warning."
            )
        )
    }

    private static func unknownAndSaid(
        _ code: FindingCode,
        _ what: Bilingual,
        at place: Place
    ) -> Finding {
        Finding(
            code,
            at: place,
            message: Bilingual(
                es: "\(what.es) trae datos y no se conoce: nadie sabe si cambia la factura.",
                en:
                    "\(what.en) holds something and is not known: nobody can tell whether it changes the "
                    + "invoice."
            ),
            remedy: Bilingual(
                es:
                    "Si es un dato de la venta, dele su nombre; si sobra, quítela. O pida al operador que "
                    + "lo diga una sola vez en imports:, en columns: o en ignore: («contingencia inspect» "
                    + "escribe el bloque).",
                en:
                    "If it belongs to the sale, give it its name; if it is of no use, leave it out. Or ask "
                    + "the operator to say so once under imports:, in columns: or ignore: (`contingencia "
                    + "inspect` writes the block)."
            )
        )
    }

    static func columnsUndeclared(
        _ cells: [(column: Int, text: String)],
        _ match: String,
        at place: Place
    ) -> Finding {
        let shown = cells.prefix(maximumColumns).map {
            ($0.column, CellShape($0.text).shown($0.text))
        }
        let rest = cells.count > maximumColumns ? "…" : ""
        let (es, en) = (
            shown.map { "\($0) («\($1)»)" }.joined(separator: ", ") + rest,
            shown.map { "\($0) (“\($1)”)" }.joined(separator: ", ") + rest
        )
        return Finding(
            .csvColumnUnknown,
            at: place,
            message: Bilingual(
                es:
                    "Hay datos en columnas que el ajuste «imports» de \(match) no nombra ni ignora: "
                    + "\(es).",
                en:
                    "Columns that the setting “imports” for \(match) neither names nor ignores hold "
                    + "something: \(en)."
            ),
            remedy: Bilingual(
                es:
                    "Pida al operador que diga en columns: qué dato es cada una o, si sobra, la ponga "
                    + "en ignore: por su número; «contingencia inspect» las pregunta una por una.",
                en:
                    "Ask the operator to say under columns: what each one is or, if it is of no use, "
                    + "to put its number under ignore:; `contingencia inspect` asks for each of them."
            )
        )
    }

    private static let maximumColumns = 8
}
