import Batch
import Fiscal
import SaleFiles

extension FileInspection {
    /// For a screen of 80 columns.
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let (name, place) = (shownText(file, limit: 200), shownText(path, limit: 200))
        var lines = [figures.words("Archivo \(name)", "File \(name)")]
        if path != file, !file.hasSuffix("inbox/\(path)") {
            lines.append(figures.words("leído como inbox/\(place)", "read as inbox/\(place)"))
        }
        lines.append("")
        lines += howRead(figures)
        lines += columns(figures)
        lines += sales(figures)
        lines += findings(figures)
        let imports = ImportBlock(inspection: self, figures: figures).lines
        if !imports.isEmpty {
            lines += figures.words(
                "Para pegar en contingencia.yaml, si hace falta; quite «# » donde la pregunta se "
                    + "responda con sí",
                "To paste into contingencia.yaml, if need be; take “# ” away where the answer is yes"
            ).wrapped(indent: 0)
            lines += imports + [""]
        }
        lines += closing(figures)
        return lines.joined(separator: "\n") + "\n"
    }

    private func howRead(_ figures: Figures) -> [String] {
        var columns = Columns()
        func add(_ es: String, _ en: String, _ value: String) {
            columns.add(.left(figures.words(es, en)), .left(value))
        }
        add("Tamaño", "Size", figures.count(Int(size)) + " bytes")
        add("Formato", "Format", format.text(in: figures.language))
        if layout.format != .unreadable {
            add("Codificación", "Encoding", layout.encoding)
            add("Decimales", "Decimals", decimals.text(in: figures.language))
        }
        if let line = layout.headerLine {
            add("Encabezado", "Header", figures.words("línea \(line)", "line \(line)"))
        } else if layout.isHeadless {
            let none = figures.words(
                "no tiene: la primera fila es una venta",
                "none: row 1 is a sale"
            )
            add("Encabezado", "Header", none)
        }
        let mapping = layout.mapping.map { "imports: \($0.match)" }
        add("Ajuste", "Setting", mapping ?? figures.words("ninguno", "none"))
        return [figures.words("Cómo se lee", "How it is read")] + columns.lines + [""]
    }

    private var format: Bilingual {
        if layout.hasSalesByKey {
            return Bilingual(
                es: "JSON, un objeto con cada venta en una clave propia",
                en: "JSON, an object with each sale under a key of its own"
            )
        }
        guard let sales = layout.salesGuess.map({ shownText($0) }) else {
            return layout.format.words
        }
        return Bilingual(
            es: "JSON, un objeto que no es una venta; ¿las trae «\(sales)»?",
            en: "JSON, an object that is no sale; does “\(sales)” hold them?"
        )
    }

    private var decimals: Bilingual {
        switch layout.decimals {
        case .comma: Bilingual(es: "coma", en: "comma")
        case .point: Bilingual(es: "punto", en: "point")
        case .unclear, nil:
            Bilingual(es: "nada en el archivo lo aclara", en: "nothing in the file tells")
        }
    }

    private func columns(_ figures: Figures) -> [String] {
        guard !layout.columns.isEmpty, !layout.hasSalesByKey else { return [] }
        var columns = Columns()
        for (position, column) in layout.columns.enumerated().prefix(Self.shownColumns) {
            columns.add(
                .right(String(position + 1)),
                .left(shownText(column.heading ?? column.sample ?? "", limit: 40)),
                .left(use(of: column, at: position, figures))
            )
        }
        let missing = layout.missing.map { $0.map(\.name).joined(separator: "/") }
        let rest = figures.more(than: Self.shownColumns, of: layout.columns.count)
        var lines = [figures.words("Columnas", "Columns")] + columns.lines + rest
        if !missing.isEmpty {
            let list = missing.joined(separator: ", ")
            lines += figures.words(
                "Faltan, y son obligatorias: \(list)",
                "Required and missing: \(list)"
            )
            .wrapped(indent: 2)
        }
        return lines + [""]
    }

    private func use(of column: FileColumn, at position: Int, _ figures: Figures) -> String {
        let use = column.use.words.text(in: figures.language)
        guard let guess = layout.guesses[position] else { return use }
        return use + figures.words("; ¿\(guess.name)?", "; \(guess.name)?")
    }

    private static let shownColumns = 100

    private func sales(_ figures: Figures) -> [String] {
        guard sales > 0 else { return closings(figures) }
        var columns = Columns()
        for sale in firstSales {
            columns.add(
                .left(sale.number?.text ?? "?"),
                .left(sale.sale.map { $0.type.rawValue } ?? ""),
                .left(
                    sale.sale?.soldAt.shownToTheMinute
                        ?? figures.words("con errores", "has mistakes")
                ),
                .left(sale.sale.map { $0.buyer.shown } ?? ""),
                .right(
                    sale.sale.map { figures.count($0.lines.count, Self.oneLine, Self.manyLines) }
                        ?? ""
                ),
                .right(
                    sale.sale.flatMap { SaleTotals(of: $0.lines) }.map { figures.pesos($0.payable) }
                        ?? ""
                )
            )
        }
        let (all, good, bad) = (
            figures.count(sales), figures.count(sales - faulty), figures.count(faulty)
        )
        return [
            figures.words(
                "Ventas: \(all). Bien: \(good). Con errores: \(bad). Las primeras:",
                "Sales: \(all). Right: \(good). With mistakes: \(bad). The first:"
            )
        ] + columns.lines + [""] + closings(figures)
    }

    private func closings(_ figures: Figures) -> [String] {
        guard closings > 0 else { return [] }
        let count = figures.count(closings)
        return [figures.words("Cierres de día: \(count)", "Closings of days: \(count)"), ""]
    }

    private static let oneLine = Bilingual(es: "renglón", en: "line")
    private static let manyLines = Bilingual(es: "renglones", en: "lines")

    private func findings(_ figures: Figures) -> [String] {
        guard !findings.isEmpty else { return [] }
        let ordered =
            findings.filter { $0.severity == .error }
            + findings.filter { $0.severity != .error }
        return [figures.words("Hallazgos", "Findings")]
            + ordered.prefix(Figures.shown).flatMap(figures.finding)
            + figures.more(than: Figures.shown, of: ordered.count) + [""]
    }

    private func closing(_ figures: Figures) -> [String] {
        var lines: [String] = []
        if !hasSettings {
            lines += figures.words(
                "Sin contingencia.yaml: no se compararon el emisor ni los prefijos autorizados.",
                "Without contingencia.yaml: neither issuer nor authorised prefixes were compared."
            ).wrapped(indent: 0)
        }
        lines += figures.words(
            "Los rangos, la continuidad y las ventanas se revisan en la corrida.",
            "Ranges, continuity and windows are examined by a run."
        ).wrapped(indent: 0)
        let (verdict, code) = (verdict.text(in: figures.language), exitStatus.rawValue)
        lines.append(
            figures.words("\(verdict) (código de salida \(code))", "\(verdict) (exit code \(code))")
        )
        return lines
    }

    private var verdict: Bilingual {
        guard isTrusted else {
            return Bilingual(
                es: "El archivo no se puede leer como está.",
                en: "The file cannot be read as it is."
            )
        }
        guard exitStatus != .done else {
            return Bilingual(es: "El archivo se lee bien.", en: "The file is read right.")
        }
        return Bilingual(es: "Hay ventas por corregir.", en: "Some sales must be corrected.")
    }
}

extension Buyer {
    /// Masked as in findings: a screen is no place for somebody's number.
    var shown: String {
        if isFinalConsumer { return name }
        return "\(idType) \(masked(id))"
    }
}

extension FileColumn.Use {
    fileprivate var words: Bilingual {
        switch self {
        case .field(let field): Bilingual(es: "→ \(field.name)", en: "→ \(field.name)")
        case .repeated(let field):
            Bilingual(es: "repite «\(field.name)»", en: "“\(field.name)” once more")
        case .ignored: Bilingual(es: "no se usa", en: "not used")
        case .unknown: Bilingual(es: "no se conoce", en: "not known")
        }
    }
}

extension FileLayout.Format {
    /// Whether headings are keys, which are compared byte for byte.
    var isJSON: Bool {
        switch self {
        case .csv, .unreadable: false
        case .jsonFile, .jsonArray, .jsonLines: true
        }
    }

    fileprivate var words: Bilingual {
        switch self {
        case .csv(let delimiter):
            let sign =
                delimiter == UInt8(ascii: "\t")
                ? Bilingual(es: "tabulador", en: "tab")
                : Bilingual(
                    es: "«\(Unicode.Scalar(delimiter))»",
                    en: "“\(Unicode.Scalar(delimiter))”"
                )
            return Bilingual(es: "CSV, separado por \(sign.es)", en: "CSV, separated by \(sign.en)")
        case .jsonFile(let sales):
            return Bilingual(
                es: "JSON, un objeto con la lista «\(sales)»",
                en: "JSON, an object with the list “\(sales)”"
            )
        case .jsonArray:
            return Bilingual(es: "JSON, una lista de ventas", en: "JSON, a list of sales")
        case .jsonLines:
            return Bilingual(es: "JSON, una venta por línea", en: "JSON, a sale per line")
        case .unreadable: return Bilingual(es: "no se reconoce", en: "not recognised")
        }
    }
}
