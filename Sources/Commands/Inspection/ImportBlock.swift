import Batch
import Fiscal
import SaleFiles

/// An `imports:` block for a file, as far as its headings tell: to be completed and pasted.
///
/// What is only a guess stands in comments, so that the block is right as it is.
struct ImportBlock {
    let inspection: FileInspection
    let figures: Figures

    /// None where no setting helps.
    var lines: [String] {
        guard layout.format != .unreadable, !layout.hasSalesByKey else { return [] }
        var lines = ["imports:", "  - match: \(quoted(pattern))"]
        lines += format
        lines += columns
        lines += units
        lines += TranslatedWords(layout: layout, figures: figures).lines
        lines += ignored
        lines += rest
        lines += defaults
        return lines
    }

    private var layout: FileLayout { inspection.layout }
    private var mapping: ImportMapping? { layout.mapping }

    /// The mapping's own pattern, else that of the files like this one.
    private var pattern: String {
        mapping?.match ?? PathPattern(filesLike: inspection.path)?.text ?? "**"
    }

    private var format: [String] {
        var lines = layout.isHeadless ? ["    header: false"] : []
        guard let mapping else { return lines + salesList + dates + decimals }
        lines += mapping.sales.map { ["    sales: \(quoted($0))"] } ?? salesList
        if let delimiter = mapping.delimiter {
            let isTab = delimiter == UInt8(ascii: "\t")
            lines.append(
                "    delimiter: \(isTab ? "tab" : quoted(String(Unicode.Scalar(delimiter))))"
            )
        }
        if let encoding = mapping.encoding { lines.append("    encoding: \(encoding.rawValue)") }
        return lines + dates + decimals
    }

    /// That of the mapping; and where a date has none, that of most shops.
    private var dates: [String] {
        if let dates = mapping?.dates { return ["    dates: \(dates.rawValue)"] }
        let isUnclear = inspection.findings.contains { finding in
            finding.code == .dateForm && finding.remedy.en.contains("dates: dmy")
        }
        guard isUnclear else { return [] }
        return [
            "    # dates: dmy   # "
                + figures.words("¿van día, mes y año?", "are they day, month and year?")
                + " (mdy, ymd)"
        ]
    }

    /// Those of the mapping; and where amounts have two readings, that which a shop means most often.
    private var decimals: [String] {
        var lines: [String] = []
        if let decimals = mapping?.decimals {
            lines.append("    decimal: \(decimals.rawValue)")
        } else if let text = ambiguousAmount {
            let style = text.contains(",") ? "point" : "comma"
            let digits = text.filter { $0.isNumber }
            lines.append("    # decimal: \(style)   # " + question(ofDecimal: text, digits))
        }
        if let decimals = mapping?.quantityDecimals {
            lines.append("    quantity_decimal: \(decimals.rawValue)")
        } else if inspection.findings.contains(where: isOfAmbiguousQuantity) {
            let question = question(ofDecimal: "1.250", figures.words("1,25", "1.25"))
            lines.append("    # quantity_decimal: point   # " + question)
        }
        return lines
    }

    private func question(ofDecimal text: String, _ meaning: String) -> String {
        figures.words("¿es «\(text)» \(meaning)?", "is “\(text)” \(meaning)?")
    }

    /// The first amount with two readings, as the file writes it and a finding quotes it.
    private var ambiguousAmount: String? {
        inspection.findings.lazy
            .filter { $0.code == .amountAmbiguous && !isOfAmbiguousQuantity($0) }
            .compactMap { $0.message.en.split(separator: "”").first?.split(separator: "“").last }
            .map(String.init)
            .first { text in
                text.contains { ",.".contains($0) } && !text.contains(where: \.isLetter)
            }
    }

    private func isOfAmbiguousQuantity(_ finding: Finding) -> Bool {
        finding.code == .amountAmbiguous
            && finding.places.contains { layout.field(at: $0) == .quantity }
    }

    /// An object that is no sale but holds a list of them.
    private var salesList: [String] {
        guard let sales = layout.salesGuess else { return [] }
        return [
            "    # sales: \(quoted(sales))   # "
                + figures.words("¿es la lista de ventas?", "is it the list of sales?")
        ]
    }

    private var columns: [String] {
        var (known, guessed) = ([String](), [String]())
        for (position, column) in layout.columns.enumerated() {
            if guesses[position] == nil, case .field(let field) = column.use,
                mapping?.columns[field] != nil || !column.isLeftToItsValues,
                let name = name(of: column, at: position)
            {
                known.append("      \(field.name): \(name)")
            }
            if let field = guesses[position], let name = name(of: column, at: position) {
                guessed.append(
                    "      # \(field.name): \(name)   # " + question(column, at: position)
                )
            }
        }
        let offered = Set(guesses.values).union([.type])
        let missing = layout.missing.filter { offered.isDisjoint(with: $0) }.map(
            question(ofMissing:)
        )
        guard !(known + guessed + missing).isEmpty else { return [] }
        return [known.isEmpty ? "    # columns:" : "    columns:"] + known + guessed + missing
    }

    /// A price may be told by what the whole line costs.
    private func question(ofMissing fields: [SaleField]) -> String {
        let names = fields.map(\.name).joined(separator: "/")
        if fields == [.price], let position = layout.linePrice,
            let name = name(of: layout.columns[position], at: position)
        {
            return "      # \(names): \(name)   # " + sample(layout.columns[position])
                + figures.words(
                    "¿es lo que cuesta todo el renglón, sin impuesto? Entonces también units: {precio: line}",
                    "is it what the whole line costs, before tax? Then units: {precio: line} as well"
                )
        }
        let question = figures.words(
            "falta: ¿en qué columna está?",
            "missing: which column holds it?"
        )
        guard fields == [.price] else { return "      # \(names): \(question)" }
        return "      # \(names): \(question)"
            + figures.words(
                " si solo hay el valor de todo el renglón, ese, con units: {precio: line}",
                " if there is only what the whole line costs, that, with units: {precio: line}"
            )
    }

    /// Those of the mapping, and a percentage where a heading says that discounts are one.
    private var units: [String] {
        var given: [String] = []
        if mapping?.rateUnit == .fraction { given.append("tarifa: fraction") }
        if mapping?.priceUnit == .line { given.append("precio: line") }
        if mapping?.hasDaysToPay == true { given.append("fecha_vencimiento: days") }
        if mapping?.hasHoursOfUTC == true { given.append("hora: utc") }
        if mapping?.hasPaddedNumbers == true { given.append("numero: padded") }
        if let unit = mapping?.discountUnit { given.append("descuento: \(unit.rawValue)") }
        guard given.isEmpty else { return ["    units: {\(given.joined(separator: ", "))}"] }
        var (offered, why): ([String], [String]) = ([], [])
        if layout.linePrice != nil {
            offered.append("precio: line")
            why.append(
                figures.words(
                    "¿vale el precio, sin impuesto, por todo el renglón?",
                    "is the price the whole line's, before tax?"
                )
            )
        }
        let discount = guesses.first { $0.value == .discount }?.key
        if let discount, isPercentage(layout.columns[discount].heading ?? "") {
            offered.append("descuento: percent")
            why.append(
                figures.words("¿el descuento es un porcentaje?", "is the discount a percentage?")
            )
        }
        let moment = guesses.first { $0.value == .dateTime || $0.value == .time }?.key
        if let moment, isOfDatabase(layout.columns[moment].heading ?? "") {
            offered.append("hora: utc")
            why.append(figures.words("¿son las horas de UTC?", "are the hours UTC's?"))
        }
        guard !offered.isEmpty else { return [] }
        let list = offered.joined(separator: ", ")
        return ["    # units: {\(list)}   # \(why.joined(separator: " "))"]
    }

    private func question(_ column: FileColumn, at position: Int) -> String {
        let isPrice = guesses[position] == .price
        return sample(column)
            + (isPrice
                ? figures.words("¿es esto, sin impuesto?", "is it this, before tax?")
                : figures.words("¿es esto?", "is it this?")) + proof(at: position)
    }

    /// What the figures of the rows say to a guess; nothing where they do not agree.
    private func proof(at position: Int) -> String {
        switch layout.proofs[position] {
        case .confirmed(let rows):
            figures.words(
                " lo confirman las cifras de \(rows) filas",
                " the figures of \(rows) rows confirm it"
            )
        case .contradicted(let rows):
            figures.words(
                " las cifras de \(rows) filas lo contradicen",
                " the figures of \(rows) rows contradict it"
            )
        case nil: ""
        }
    }

    private func useless(_ column: FileColumn) -> String {
        guard let likeness = column.likeness(within: layout.salesGuess) else {
            return sample(column) + figures.words("¿sobra?", "is it of no use?")
        }
        return sample(column)
            + figures.words(
                "¿sobra, aunque parece \(likeness.es)?",
                "is it of no use, though it looks like \(likeness.en)?"
            )
    }

    private func sample(_ column: FileColumn) -> String {
        // No sign ends the line of a comment.
        guard let sample = column.sample?.filter({ !$0.isNewline }) else { return "" }
        let phone =
            column.isPhone ? figures.words("parece un teléfono; ", "looks like a phone; ") : ""
        return "«\(sample)» " + phone
    }

    private var guesses: [Int: SaleField] { layout.guesses }

    /// What the setting calls a column; nil for a heading that no line of the settings can hold.
    private func name(of column: FileColumn, at position: Int) -> String? {
        guard let heading = column.heading else { return String(position + 1) }
        guard layout.format.isJSON else {
            let shown = shownText(heading, limit: 200)
            return isSameHeading(shown, heading) ? quoted(shown) : nil
        }
        guard let path = column.settingPath(within: layout.salesGuess),
            shownText(path, limit: 200) == path
        else { return nil }
        return quoted(path)
    }

    /// Headings that nobody knows nor guesses; each is asked for by itself, since a person knows of
    /// some that they are of no use, and of none that all are.
    ///
    /// The brackets stand without a mark, so that one answer takes one mark away.
    private var ignored: [String] {
        let known = (mapping?.ignored ?? []).map { layout.isHeadless ? $0 : quoted($0) }
        let unknown = layout.columns.enumerated().compactMap { position, column -> String? in
            guard column.use == .unknown, guesses[position] == nil, column.mayBeIgnored else {
                return nil
            }
            return name(of: column, at: position).map { "      # \($0),   # " + useless(column) }
        }
        let asked = unknown + wronglyGuessed
        guard !asked.isEmpty else {
            return known.isEmpty ? [] : ["    ignore: [\(known.joined(separator: ", "))]"]
        }
        return ["    ignore: ["] + known.map { "      \($0)," } + asked + ["      ]"]
    }

    /// A new rule wants every column to be spoken of, those that come with a later version of a program as well.
    private var rest: [String] {
        guard !layout.isHeadless else { return [] }
        let rest = mapping == nil ? .refuse : mapping?.rest
        return rest.map { ["    rest: \($0.rawValue)"] } ?? []
    }

    /// Columns with a guess, for whoever says no to it: to be ignored is then what is left.
    private var wronglyGuessed: [String] {
        layout.columns.enumerated().compactMap { position, column in
            guard let field = guesses[position], column.mayBeIgnored,
                let name = name(of: column, at: position)
            else { return nil }
            return "      # \(name),   # " + sample(column)
                + figures.words(
                    "¿no es \(field.name), y sobra?",
                    "is it not \(field.name), and of no use?"
                )
        }
    }

    private var defaults: [String] {
        let given = SaleField.allCases.compactMap { field in
            mapping?.defaults[field].map { "\(field.name): \(quoted($0))" }
        }
        guard given.isEmpty else { return ["    defaults: {\(given.joined(separator: ", "))}"] }
        let known = Set(layout.columns.compactMap(\.field)).union(guesses.values)
        var (offered, why): ([String], [String]) = ([], [])
        if layout.missing.contains([.type]), !known.contains(.type) {
            offered.append("tipo: \"04\"")
            why.append(figures.words("si todas son de un tipo", "if all are of one type"))
        }
        if known.contains(.voided), !known.contains(.reason) {
            offered.append("motivo: \"Anulada en la caja\"")
            why.append(figures.words("por qué se anulan números", "why numbers are voided"))
        }
        guard !offered.isEmpty else { return [] }
        let list = offered.joined(separator: ", ")
        return ["    # defaults: {\(list)}   # " + why.joined(separator: "; ")]
    }
}

/// A JSON string is a YAML string.
func quoted(_ text: String) -> String { JSONValue.text(text).line }
