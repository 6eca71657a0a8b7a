import Batch
import Fiscal
import SaleFiles

/// The published shape: keys are never translated nor renamed.
extension FileInspection {
    func json(in language: Language) -> JSONValue {
        .object(source + contents(in: language))
    }

    private var source: [(String, JSONValue)] {
        [
            ("version", 1),
            ("command", "inspect"),
            ("file", .text(file)),
            ("path", .text(path)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("settings", .bool(hasSettings)),
            ("bytes", .integer(size)),
            ("format", .text(layout.format.name)),
            ("delimiter", .optional(layout.format.delimiter)),
            ("encoding", .text(layout.encoding)),
            ("decimal", .optional(layout.decimals?.rawValue)),
            ("header_line", .optional(layout.headerLine)),
            ("import", .optional(layout.mapping?.match)),
            ("header", .bool(!layout.isHeadless)),
        ]
    }

    private func contents(in language: Language) -> [(String, JSONValue)] {
        let imports = ImportBlock(inspection: self, figures: Figures(language)).lines
        return [
            (
                "columns",
                .array(
                    layout.columns.enumerated().map { $1.json(guess: layout.guesses[$0]) }
                )
            ),
            (
                "missing",
                .array(layout.missing.map { set in .array(set.map { .text($0.name) }) })
            ),
            ("trusted", .bool(isTrusted)),
            ("sales", .integer(Int64(sales))),
            ("faulty", .integer(Int64(faulty))),
            ("closings", .integer(Int64(closings))),
            ("first_sales", .array(firstSales.map(\.json))),
            ("findings_not_listed", .integer(Int64(uncounted))),
            ("findings", .array(findings.map { $0.json(in: language) })),
            ("imports", .text(imports.map { $0 + "\n" }.joined())),
        ]
    }
}

extension FileColumn {
    fileprivate func json(guess: SaleField?) -> JSONValue {
        let (use, field): (String, SaleField?) =
            switch self.use {
            case .field(let field): ("field", field)
            case .repeated(let field): ("repeated", field)
            case .ignored: ("ignored", nil)
            case .unknown: ("unknown", nil)
            }
        return .object([
            ("heading", .optional(heading)), ("sample", .optional(sample)), ("use", .text(use)),
            ("field", .optional(field?.name)), ("guess", .optional(guess?.name)),
        ])
    }
}

extension ReadSale {
    fileprivate var json: JSONValue {
        .object([
            ("line", .optional(place.line)),
            ("number", .optional(number?.text)),
            ("type", .optional(sale?.type.rawValue)),
            ("sold_at", .optional(sale?.soldAt.text)),
            ("buyer", .optional(sale?.buyer.shown)),
            ("lines", .optional(sale?.lines.count)),
            ("total", .optional(sale.flatMap { SaleTotals(of: $0.lines) }?.payable.plain)),
        ])
    }
}

extension FileLayout.Format {
    fileprivate var name: String {
        switch self {
        case .csv: "csv"
        case .jsonFile: "json"
        case .jsonArray: "json-array"
        case .jsonLines: "json-lines"
        case .unreadable: "unreadable"
        }
    }

    fileprivate var delimiter: String? {
        guard case .csv(let byte) = self else { return nil }
        return String(Unicode.Scalar(byte))
    }
}
