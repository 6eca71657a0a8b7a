import Fiscal

/// The values of one sale as the file writes them, each with its place; nothing is understood yet.
///
/// One instance is filled again for each sale, so a night of sales allocates a few buffers.
struct RawSale {
    /// Where a value lies in `bytes` and in the file.
    struct Slot {
        var start = 0
        var end = 0
        var line = 0
        var column = 0
        var form = Form.absent
    }

    enum Form: UInt8 {
        case absent
        case text
        /// A JSON number, whose notation is fixed.
        case number
        case yes
        case no
        /// Something stood there, and a finding has been made of it.
        case unusable
    }

    private(set) var bytes: [UInt8] = []
    private(set) var saleSlots = [Slot](repeating: Slot(), count: SaleField.saleCount)
    private(set) var lineSlots: [Slot] = []
    private(set) var lineCount = 0
    private(set) var line = 0
    private(set) var column = 0
    /// The sale's own pointer in a JSON file.
    private(set) var pointer: String?
    /// What the format's machine found; the document number is not in them yet.
    private(set) var findings: [Finding] = []
    private let limits: ReadingLimits

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    mutating func begin(line: Int, column: Int, pointer: String? = nil) {
        bytes.removeAll(keepingCapacity: true)
        for index in saleSlots.indices { saleSlots[index] = Slot() }
        lineSlots.removeAll(keepingCapacity: true)
        lineCount = 0
        findings.removeAll()
        (self.line, self.column, self.pointer) = (line, column, pointer)
    }

    /// Begins the next line; its values may be set until the next call.
    ///
    /// False when the sale has as many lines as are kept; a finding says so, once.
    mutating func beginLine(at line: Int) -> Bool {
        guard lineCount < limits.linesOfSale else {
            noteOnce(.tooManyLines(limits.linesOfSale, at: place(line: line)))
            return false
        }
        lineSlots.append(contentsOf: repeatElement(Slot(), count: SaleField.lineCount))
        lineCount += 1
        return true
    }

    /// Takes back a line in which nothing stood.
    mutating func dropLastLine() {
        lineSlots.removeLast(SaleField.lineCount)
        lineCount -= 1
    }

    /// Keeps a value, without the white space around it; an empty one counts as absent.
    mutating func set(
        _ field: SaleField,
        _ value: some Collection<UInt8>,
        form: Form,
        line: Int,
        column: Int
    ) {
        let start = bytes.count
        bytes.append(contentsOf: value)
        var slot = Slot(start: start, end: bytes.count, line: line, column: column, form: form)
        trim(&slot)
        if form == .text, slot.start == slot.end { slot.form = .absent }
        if bytes.count > limits.saleBytes {
            noteOnce(.saleTooLarge(limits.saleBytes, at: place(line: self.line)))
            slot.form = .unusable
        }
        if slot.form == .unusable || slot.form == .absent {
            bytes.removeLast(bytes.count - start)
            (slot.start, slot.end) = (start, start)
        }
        store(slot, field)
    }

    /// Gives a value to fields that are absent, in every line where they are fields of a line.
    mutating func fill(_ defaults: [(SaleField, [UInt8])]) {
        for (field, value) in defaults {
            let (start, end) = (bytes.count, bytes.count + value.count)
            bytes.append(contentsOf: value)
            for line in 0..<(field.isOfLine ? lineCount : 1) {
                let old = slot(field, line: line)
                guard old.form == .absent else { continue }
                let new = Slot(
                    start: start,
                    end: end,
                    line: old.line,
                    column: old.column,
                    form: .text
                )
                if field.isOfLine {
                    lineSlots[line * SaleField.lineCount + field.slot] = new
                } else {
                    saleSlots[field.slot] = new
                }
            }
        }
    }

    private mutating func store(_ slot: Slot, _ field: SaleField) {
        if field.isOfLine {
            lineSlots[lineSlots.count - SaleField.lineCount + field.slot] = slot
        } else {
            saleSlots[field.slot] = slot
        }
    }

    private func trim(_ slot: inout Slot) {
        while slot.start < slot.end, isBlank(bytes[slot.start]) { slot.start += 1 }
        while slot.start < slot.end, isBlank(bytes[slot.end - 1]) { slot.end -= 1 }
    }

    func slot(_ field: SaleField, line: Int? = nil) -> Slot {
        guard field.isOfLine else { return saleSlots[field.slot] }
        return lineSlots[(line ?? lineCount - 1) * SaleField.lineCount + field.slot]
    }

    /// The value of a field; `line` counts from 0 and is for the values of a line.
    func value(_ field: SaleField, line: Int? = nil) -> RawValue? {
        let slot = slot(field, line: line)
        guard slot.form != .absent, slot.form != .unusable else { return nil }
        return RawValue(
            field: field,
            lineIndex: field.isOfLine ? line : nil,
            bytes: bytes[slot.start..<slot.end],
            form: slot.form,
            line: slot.line,
            column: slot.column
        )
    }

    mutating func note(_ finding: Finding) {
        findings.note(finding, keeping: limits.findings)
    }

    private mutating func noteOnce(_ finding: Finding) {
        guard !findings.contains(where: { $0.isAlike(finding) }) else { return }
        findings.append(finding)
    }

    private func place(line: Int) -> Place { Place(line: line, pointer: pointer) }
}

/// One value with its place.
struct RawValue {
    let field: SaleField
    let lineIndex: Int?
    let bytes: ArraySlice<UInt8>
    let form: RawSale.Form
    let line: Int
    let column: Int

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 9 && byte <= 13)
}

extension [Finding] {
    /// Adds a finding while there is room; the first error always finds room.
    mutating func note(_ finding: Finding, keeping limit: Int) {
        guard count < limit || (finding.severity == .error && !hasErrors) else { return }
        note(finding)
    }
}

extension Finding {
    fileprivate static func tooManyLines(_ limit: Int, at place: Place) -> Finding {
        Finding(
            .fileLimit,
            at: place,
            message: Bilingual(
                es: "La factura tiene más de \(limit) renglones.",
                en: "The invoice has more than \(limit) lines."
            ),
            remedy: Bilingual(
                es: "Reparta la venta en varias facturas o corrija el número repetido.",
                en: "Split the sale into several invoices, or correct the repeated number."
            )
        )
    }

    fileprivate static func saleTooLarge(_ limit: Int, at place: Place) -> Finding {
        Finding(
            .fileLimit,
            at: place,
            message: Bilingual(
                es: "Los datos de la factura pasan de \(limit) bytes.",
                en: "The invoice's data are larger than \(limit) bytes."
            ),
            remedy: Bilingual(
                es: "Acorte las descripciones o reparta la venta en varias facturas.",
                en: "Shorten the descriptions, or split the sale into several invoices."
            )
        )
    }
}
