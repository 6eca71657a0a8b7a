package import Fiscal

/// The end of a receipt's name, after that of the file it lies beside.
package let receiptSuffix = ReceiptText.json

/// What lies beside a delivered file: for each sale, what became of it.
///
/// It carries the chain's head, which makes every store a witness of the archives. Written sale by sale:
/// a file may hold a million.
struct ReceiptText {
    let arrival: Arrival
    let head: ArchiveHead?
    let language: Language
    let windows: [ContingencyWindow]

    static let table = ".recibo.csv"
    static let json = ".recibo.json"
    static let suffixes = [table, json]

    var tableHeader: [UInt8] { SpreadsheetText(columns: Self.columns(language)).bytes }

    func tableRow(_ sale: SaleStatus) -> [UInt8] {
        let document = sale.document
        return SpreadsheetText.row([
            sale.number?.text ?? "",
            sale.state?.text(in: language) ?? "",
            sale.facts?.total.cell(in: language) ?? "",
            sale.uniqueCode?.hex ?? "",
            document?.issuedAt.text ?? "",
            document?.answeredAt?.text ?? "",
            sale.wasLate(in: windows) ? Self.yes(language) : "",
            notifications(of: document).joined(separator: " | "),
            document?.archive.text ?? "",
            document.map { "data/" + $0.entry } ?? "",
            document?.answerArchive?.text ?? "",
            document?.answerEntry.map { "data/" + $0 } ?? "",
            sale.findings.map(\.code.rawValue).joined(separator: " "),
        ])
    }

    /// Everything before the sales: the object stays open.
    var jsonOpening: [UInt8] {
        let members: [(String, JSONValue)] = [
            ("version", 1),
            ("file", .text(arrival.path)),
            ("sha256", .text(arrival.identity.digest.hex)),
            ("received_at", .text(arrival.receivedAt.text)),
            ("received_in", .optional(arrival.archive?.text)),
            ("received_entry", .optional(arrival.entry.map { "data/" + $0 })),
            ("chain_head", head?.json ?? .null),
        ]
        let lines = members.map { name, value in "\"\(name)\": \(value.line),\n" }
        return Array(("{\n" + lines.joined() + "\"sales\": [").utf8)
    }

    func jsonElement(_ sale: SaleStatus, isFirst: Bool) -> [UInt8] {
        let document = sale.document
        let fate: [(String, JSONValue)] = [
            ("number", .optional(sale.number?.text)), ("fate", .optional(sale.fate?.rawValue)),
        ]
        let reason = sale.reason.map { [("reason", JSONValue.text($0))] } ?? []
        let members: [(String, JSONValue)] = [
            ("standing", .optional(sale.standing?.rawValue)),
            ("total", .optional(sale.facts?.total.plain)),
            ("unique_code", .optional(sale.uniqueCode?.hex)),
            ("issued_at", .optional(document?.issuedAt.text)),
            ("answered_at", .optional(document?.answeredAt?.text)),
            ("late", .bool(sale.wasLate(in: windows))),
            ("notifications", .array(notifications(of: document).map { .text($0) })),
            ("archive", .optional(document?.archive.text)),
            ("entry", .optional(document.map { "data/" + $0.entry })),
            ("answer_archive", .optional(document?.answerArchive?.text)),
            ("answer_entry", .optional(document?.answerEntry.map { "data/" + $0 })),
            ("findings", .array(sale.findings.map { .text($0.code.rawValue) })),
        ]
        let value = JSONValue.object(fate + reason + members)
        return Array(((isFirst ? "\n" : ",\n") + value.line).utf8)
    }

    let jsonClosing: [UInt8] = Array("\n]\n}\n".utf8)

    /// The mark in a column that is empty else.
    static func yes(_ language: Language) -> String { language == .es ? "SI" : "YES" }

    private func notifications(of document: IssuedDocument?) -> [String] {
        (document?.notifications ?? []).map { "\($0.code) \($0.text)" }
    }

    private static func columns(_ language: Language) -> [String] {
        switch language {
        case .es:
            [
                "factura", "estado", "total", "codigo_unico", "emitida", "respuesta_dian",
                "fuera_de_plazo",
                "notificaciones", "expediente", "entrada", "expediente_respuesta",
                "entrada_respuesta", "hallazgos",
            ]
        case .en:
            [
                "invoice", "state", "total", "unique_code", "issued", "dian_answer", "late",
                "notifications", "archive", "entry", "answer_archive", "answer_entry", "findings",
            ]
        }
    }
}

extension ArchiveHead {
    /// The published shape of a chain's head.
    package var json: JSONValue {
        .object([("archive", .text(name.text)), ("sha256", .text(digest.hex))])
    }
}
