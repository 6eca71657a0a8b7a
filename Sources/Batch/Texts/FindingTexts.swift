package import Fiscal

/// What lies in `rejected/` beside a file, or before it: its findings as text, JSON and table.
struct FindingTexts {
    let arrival: Arrival
    let language: Language
    /// Whether everything in it is settled by now: the findings are history.
    let isResolved: Bool
    /// The findings of the file, then those of its sales, merged, in the order of the file.
    private var findings: [Finding] = []
    private var sales = 0
    private var faulty = 0
    /// Findings beyond `maximumKinds`, which are only counted.
    private var uncounted = 0

    /// As many different findings as a person will work through before dropping the file again.
    private static let maximumKinds = 1000

    init(of arrival: Arrival, in language: Language, isResolved: Bool = false) {
        self.arrival = arrival
        self.isResolved = isResolved
        self.language = language
        arrival.findings.forEach { note($0) }
    }

    mutating func add(_ sale: SaleStatus) {
        sales += 1
        if sale.needsPerson { faulty += 1 }
        sale.findings.forEach { note($0) }
    }

    private mutating func note(_ finding: Finding) {
        if findings.count < Self.maximumKinds {
            findings.note(finding)
        } else {
            uncounted += finding.count
        }
    }

    /// Errors first.
    var ordered: [Finding] {
        Array(findings.filter { $0.severity == .error } + findings.filter { $0.severity != .error })
    }

    static let suffixes = [".hallazgos.txt", ".hallazgos.json", ".hallazgos.csv"]

    var companions: [(suffix: String, bytes: [UInt8])] {
        let contents = [Array(text.utf8), Array(json.pretty.utf8), table.bytes]
        return zip(Self.suffixes, contents).map { ($0, $1) }
    }

    private var text: String {
        let words = FindingWords(language)
        var lines = [words.title(arrival.path)]
        lines.append(isResolved ? words.resolved : words.summary(sales, faulty, arrival.isTrusted))
        lines.append("")
        for finding in findings {
            lines.append("[\(finding.code.rawValue)] \(finding.message.text(in: language))")
            lines.append("  → \(finding.remedy.text(in: language))")
            for place in finding.places { lines.append("    " + words.place(place)) }
            let more = finding.count - finding.places.count
            if more > 0 { lines.append("    " + words.more(more)) }
            lines.append("")
        }
        if uncounted > 0 { lines.append(words.moreFindings(uncounted)) }
        if !isResolved { lines.append(words.closing) }
        if let archive = arrival.archive, let entry = arrival.entry {
            lines.append(words.sealed(archive.path, entry))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var json: JSONValue {
        .object([
            ("version", 1),
            ("file", .text(arrival.path)),
            ("sha256", .text(arrival.identity.digest.hex)),
            ("sales", .integer(Int64(sales))),
            ("sales_with_findings", .integer(Int64(faulty))),
            ("trusted", .bool(arrival.isTrusted)),
            ("resolved", .bool(isResolved)),
            ("findings_not_listed", .integer(Int64(uncounted))),
            ("findings", .array(findings.map { $0.json(in: language) })),
        ])
    }

    private var table: SpreadsheetText {
        let words = FindingWords(language)
        var table = SpreadsheetText(columns: words.columns)
        for finding in findings {
            for place in finding.places {
                table.add([
                    arrival.path, place.line.map(String.init) ?? "",
                    place.column.map(String.init) ?? "", place.field ?? place.pointer ?? "",
                    place.number ?? "", finding.code.rawValue, words.severity(finding.severity),
                    finding.message.text(in: language), finding.remedy.text(in: language),
                ])
            }
        }
        return table
    }
}

extension Finding {
    /// The published shape of a finding: keys never change, texts follow the language.
    package func json(in language: Language) -> JSONValue {
        .object([
            ("code", .text(code.rawValue)),
            ("severity", .text(severity.rawValue)),
            ("message", .text(message.text(in: language))),
            ("remedy", .text(remedy.text(in: language))),
            ("count", .integer(Int64(count))),
            ("places", .array(places.map(\.json))),
        ])
    }
}

extension Place {
    fileprivate var json: JSONValue {
        let members: [(String, JSONValue)?] = [
            line.map { ("line", .integer(Int64($0))) },
            column.map { ("column", .integer(Int64($0))) },
            field.map { ("field", .text($0)) },
            pointer.map { ("pointer", .text($0)) },
            number.map { ("number", .text($0)) },
        ]
        return .object(members.compactMap { $0 })
    }
}

extension SaleStatus {
    /// Whether a person must look at this sale: it cannot go on by itself.
    var needsPerson: Bool {
        switch standing {
        case nil: number == nil
        case .faulty, .conflicting, .rival, .superseded: true
        case .current, .repeated: fate?.needsPerson ?? false
        }
    }
}

/// The fixed sentences around findings.
private struct FindingWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    private func words(_ es: String, _ en: String) -> String {
        Bilingual(es: es, en: en).text(in: language)
    }

    func title(_ path: String) -> String {
        words("Hallazgos del archivo \(path)", "Findings of the file \(path)")
    }

    func summary(_ sales: Int, _ faulty: Int, _ isTrusted: Bool) -> String {
        guard isTrusted else {
            return words(
                "El archivo no se pudo leer como archivo de ventas; ninguna venta fue tomada.",
                "The file could not be read as a sale file; no sale was taken from it."
            )
        }
        return words(
            "Ventas leídas: \(sales). Con hallazgos por resolver: \(faulty). Las demás siguen su curso.",
            "Sales read: \(sales). With findings to resolve: \(faulty). The others go on."
        )
    }

    func place(_ place: Place) -> String {
        var parts: [String] = []
        if let line = place.line { parts.append(words("línea \(line)", "line \(line)")) }
        if let column = place.column {
            parts.append(words("columna \(column)", "column \(column)"))
        }
        if let field = place.field { parts.append(words("campo «\(field)»", "field “\(field)”")) }
        if let pointer = place.pointer { parts.append(pointer.isEmpty ? "/" : pointer) }
        if let number = place.number {
            parts.append(words("factura \(number)", "invoice \(number)"))
        }
        return parts.isEmpty ? words("el archivo", "the file") : parts.joined(separator: ", ")
    }

    func more(_ count: Int) -> String {
        words("… y \(count) lugares más", "… and \(count) more places")
    }

    func moreFindings(_ count: Int) -> String {
        words("… y \(count) hallazgos más.", "… and \(count) more findings.")
    }

    var resolved: String {
        words(
            "Todo quedó resuelto con lo que llegó después: no hay nada que hacer.",
            "Everything was settled by what came later: there is nothing to do."
        )
    }

    var closing: String {
        words(
            "Corrija y deje en inbox/ el archivo completo o solo las ventas corregidas.",
            "Correct and drop into inbox/ the whole file or only the corrected sales."
        )
    }

    func sealed(_ archive: String, _ entry: String) -> String {
        words(
            "El archivo recibido quedó guardado en archive/\(archive), entrada data/\(entry).",
            "The file as received is kept in archive/\(archive), entry data/\(entry)."
        )
    }

    var columns: [String] {
        switch language {
        case .es:
            [
                "archivo", "linea", "columna", "campo", "factura", "codigo", "gravedad", "hallazgo",
                "que_hacer",
            ]
        case .en:
            [
                "file", "line", "column", "field", "invoice", "code", "severity", "finding",
                "what_to_do",
            ]
        }
    }

    func severity(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: words("error", "error")
        case .warning: words("aviso", "warning")
        }
    }
}
