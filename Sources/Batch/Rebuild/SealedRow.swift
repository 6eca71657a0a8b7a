import Fiscal

/// A row of an index in an archive, whose cells are read as what they were written from.
struct SealedRow {
    private let archive: ArchiveOfRun
    private let cells: [String: String]

    init(_ cells: [String: String], of archive: ArchiveOfRun) {
        self.cells = cells
        self.archive = archive
    }

    /// The text of a cell; empty where there is none.
    func text(_ column: String) -> String { cells[column] ?? "" }

    /// What must be there; throws `EvidenceFailure` when `read` finds it is not.
    func value<Value>(_ column: String, _ read: (String) -> Value?) throws -> Value {
        guard let value = read(text(column)) else {
            throw archive.contradicts(
                Bilingual(es: "la columna \(column)", en: "the column \(column)")
            )
        }
        return value
    }

    /// Nil where the cell is empty.
    func optional<Value>(_ column: String, _ read: (String) -> Value?) throws -> Value? {
        text(column).isEmpty ? nil : try value(column, read)
    }

    /// A name of ours, relative to `data/`.
    func entry(_ column: String) throws -> String {
        try value(column) { $0.hasPrefix("data/") ? String($0.dropFirst(5)) : nil }
    }

    /// From 0, of what is counted from 1.
    func ordinal() throws -> Int {
        try value("order") { Int($0).flatMap { $0 > 0 ? $0 - 1 : nil } }
    }

    func amount(_ column: String) throws -> Pesos { try value(column, Pesos.init(cell:)) }

    func invoice(issuer: NIT) throws -> NamedInvoice {
        NamedInvoice(
            issuer: issuer,
            numbers: DocumentNumber.all(of: text("invoice")),
            uniqueCode: try value("unique_code") { UniqueCode(hex: $0) }
        )
    }
}

extension DocumentNumber {
    /// Every number of this text, for nothing tells where the prefix ends: with the longest prefix first.
    static func all(of text: String) -> [DocumentNumber] {
        (0...4).reversed().compactMap { length in
            let prefix = String(text.prefix(length))
            guard prefix.count == length, let consecutive = text.consecutive(after: prefix) else {
                return nil
            }
            return DocumentNumber(prefix: prefix, consecutive: consecutive)
        }
    }
}

extension RuleMessage {
    /// What `Call` writes of rules in one line: `FAJ44b: text; RUT01: text`.
    static func all(in line: String) -> [RuleMessage] {
        var rules: [RuleMessage] = []
        for part in line.split(separator: "; ", omittingEmptySubsequences: false) {
            let colon = part.firstRange(of: ": ")
            let code = colon.map { part[..<$0.lowerBound] } ?? ""
            if let colon, !code.isEmpty, code.utf8.allSatisfy(isCodeByte) {
                rules.append(
                    RuleMessage(code: String(code), text: String(part[colon.upperBound...]))
                )
            } else if let last = rules.popLast() {
                // A semicolon of the text itself.
                rules.append(RuleMessage(code: last.code, text: "\(last.text); \(part)"))
            }
        }
        return rules
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
