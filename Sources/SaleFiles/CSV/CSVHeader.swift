import Fiscal

/// What the columns of a CSV file mean.
struct CSVHeader {
    /// By position; nil for a column that is ignored.
    let fields: [SaleField?]
    /// As the file writes it, by field.
    let names: [SaleField: String]
    /// What the sender should know of the header.
    let findings: [Finding]

    /// Headings are cells of the first row that is not empty.
    init(_ cells: [(text: String, place: Place)]) {
        var fields: [SaleField?] = []
        var names: [SaleField: String] = [:]
        var findings: [Finding] = []
        for cell in cells {
            let heading = shownText(cell.text)
            var place = cell.place
            place.field = heading
            let field = SaleField(heading: cell.text)
            if let field, let first = names[field] {
                findings.note(.columnTwice(first, heading, field, at: place))
                fields.append(nil)
                continue
            }
            fields.append(field)
            if let field {
                names[field] = heading
            } else if !cell.text.allSatisfy(\.isWhitespace) {
                findings.note(.columnUnknown(heading, at: place))
            }
        }
        self.fields = fields
        self.names = names
        let missing = Self.missing(names)
        if !missing.isEmpty {
            findings.append(.columnsMissing(missing, at: cells.first?.place ?? Place(line: 1)))
        }
        self.findings = findings
    }

    /// How many columns are known: the measure by which a delimiter is chosen.
    var knownCount: Int { names.count }

    private static func missing(_ names: [SaleField: String]) -> [String] {
        let alternatives: [[SaleField]] = [
            [.type], [.number, .invoice], [.date, .dateTime], [.description], [.quantity], [.price],
        ]
        return alternatives.filter { fields in fields.allSatisfy { names[$0] == nil } }
            .map { $0.map(\.name).joined(separator: "/") }
    }
}

extension CSVMachine {
    /// The cells of the current row as headings.
    var headings: [(text: String, place: Place)] {
        (0..<fieldCount).map { index in
            let field = field(index)
            let bytes = bytes(of: field)
            var text: [UInt8] = []
            if String(validating: bytes, as: UTF8.self) == nil {
                // Only the profiler comes here, before it knows the encoding.
                appendWindows1252(bytes, to: &text)
            } else {
                text = Array(bytes)
            }
            let heading = String(decoding: text, as: UTF8.self)
            return (heading, place(of: field))
        }
    }

    /// Whether nothing but white space stands in the row.
    var isRowEmpty: Bool {
        !isRowTooLong && (0..<fieldCount).allSatisfy { isEmpty(field($0)) }
    }
}

extension Finding {
    fileprivate static func columnTwice(
        _ first: String,
        _ second: String,
        _ field: SaleField,
        at place: Place
    ) -> Finding {
        Finding(
            .csvColumnTwice,
            at: place,
            message: Bilingual(
                es: "Las columnas «\(first)» y «\(second)» significan lo mismo: \(field.name).",
                en: "Columns “\(first)” and “\(second)” have the same meaning: \(field.name)."
            ),
            remedy: Bilingual(
                es: "Deje una sola de las dos, o cambie el título de la que no corresponde.",
                en: "Keep only one of them, or rename the one that means something else."
            )
        )
    }

    fileprivate static func columnUnknown(_ name: String, at place: Place) -> Finding {
        Finding(
            .csvColumnUnknown,
            .warning,
            at: place,
            message: Bilingual(
                es: "La columna «\(name)» no se conoce y no se tiene en cuenta.",
                en: "Column “\(name)” is not known and is ignored."
            ),
            remedy: Bilingual(
                es: "Si el dato hace falta, use el título que indica la guía.",
                en: "If its values are needed, use the heading given in the guide."
            )
        )
    }

    fileprivate static func columnsMissing(_ names: [String], at place: Place) -> Finding {
        let list = names.joined(separator: ", ")
        return Finding(
            .csvColumnsMissing,
            at: place,
            message: Bilingual(
                es: "Faltan columnas obligatorias en la primera fila: \(list).",
                en: "The first row lacks required columns: \(list)."
            ),
            remedy: Bilingual(
                es: "Exporte el archivo con esas columnas y sus títulos en la primera fila.",
                en: "Export the file with these columns and their headings in the first row."
            )
        )
    }
}
