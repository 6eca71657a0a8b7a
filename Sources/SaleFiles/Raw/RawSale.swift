import Fiscal

/// The values of one sale as the file writes them, each with its place; nothing is understood yet.
///
/// One instance is filled again for each sale, so a night of sales allocates a few buffers.
struct RawSale {
    /// Where a value lies in `bytes` and in the file.
    struct Slot {
        var start: Int32 = 0
        var end: Int32 = 0
        /// From 1; 0 where nothing stands.
        var line: Int32 = 0
        /// From 1; 0 or less is to be added to the characters from `rowStart` up to `start`.
        var column: Int32 = 0
        /// Where the value's row begins in `bytes`; only of a CSV file.
        var rowStart: Int32 = 0
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

    /// The values; what lies behind `byteCount` is of a sale before.
    private(set) var bytes: [UInt8] = []
    private(set) var byteCount = 0
    /// What the sale counts for against its limit; a row counts alike however it was read.
    private var size = 0
    private(set) var saleSlots = [Slot](repeating: Slot(), count: SaleField.saleCount)
    /// Of `lineCount` lines; what lies behind them is of a sale before.
    private(set) var lineSlots: [Slot] = []
    private(set) var lineCount = 0
    private(set) var line = 0
    private(set) var column = 0
    /// What the sale's pointer in a JSON file begins with; its ordinal follows.
    private(set) var pointerBase: String?
    private(set) var ordinal = 0
    /// What the format's machine found; the document number is not in them yet.
    private(set) var findings: [Finding] = []
    private(set) var doubts: [Doubt] = []
    private(set) var otherSums: [OtherSum] = []
    /// What the file says of its state and of the form of payment, where the mapping says what it means.
    private(set) var ownWords: [SaleField: String] = [:]
    /// Where each of `lineCount` lines begins in the file.
    private var lineStarts: [Int] = []
    /// Lines of rows that have a finding as a whole: as many as lines are kept.
    private var brokenLines: Set<Int> = []
    /// The first of those for which there is no room; all behind it count as broken.
    private var brokenFrom = Int.max
    private let limits: ReadingLimits

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// The sale's own pointer in a JSON file; empty for a sale that is a line of its own.
    var pointer: String? { pointerBase.map { $0.isEmpty ? "" : $0 + String(ordinal) } }

    mutating func begin(line: Int, column: Int, pointerBase: String? = nil, ordinal: Int = 0) {
        (byteCount, size, lineCount) = (0, 0, 0)
        saleSlots.withUnsafeMutableBufferPointer { $0.update(repeating: Slot()) }
        if !doubts.isEmpty { doubts = [] }
        if !ownWords.isEmpty { ownWords = [:] }
        if !otherSums.isEmpty { otherSums = [] }
        if !findings.isEmpty { (findings, brokenLines, brokenFrom) = ([], [], .max) }
        (self.line, self.column) = (line, column)
        (self.pointerBase, self.ordinal) = (pointerBase, ordinal)
    }

    /// Begins the next line; its values may be set until the next call.
    ///
    /// False when the sale has as many lines as are kept; a finding says so, once. What is no line
    /// at all is one of unusable values.
    mutating func beginLine(at line: Int, form: Form = .absent) -> Bool {
        guard lineCount < limits.linesOfSale else {
            noteOnce(.tooManyLines(limits.linesOfSale, at: place(line: line)))
            return false
        }
        let start = lineCount * SaleField.lineCount
        if lineCount < lineStarts.count {
            lineStarts[lineCount] = line
        } else {
            lineStarts.append(line)
        }
        lineCount += 1
        guard start < lineSlots.count else {
            lineSlots += repeatElement(Slot(form: form), count: SaleField.lineCount)
            return true
        }
        for index in start..<(start + SaleField.lineCount) { lineSlots[index] = Slot(form: form) }
        return true
    }

    /// Takes back a line in which nothing stood; what was said of it is no other's.
    mutating func dropLastLine() {
        lineCount -= 1
        otherSums.removeAll { $0.line == lineCount }
        for index in doubts.indices where doubts[index].line == lineCount {
            doubts[index].line = -1
        }
    }

    /// Keeps the bytes that slots will point into; nil, with a finding, when the sale is too large.
    ///
    /// `size` is what the bytes count for, where that is not their number.
    mutating func append(_ more: UnsafeRawBufferPointer, size: Int? = nil) -> Int32? {
        self.size += size ?? more.count
        guard self.size <= limits.saleBytes else {
            noteOnce(.saleTooLarge(limits.saleBytes, at: place(line: line)))
            return nil
        }
        let (start, end) = (byteCount, byteCount + more.count)
        if end > bytes.count {
            bytes += repeatElement(0, count: max(end, 2 * bytes.count) - bytes.count)
        }
        bytes.withUnsafeMutableBytes {
            UnsafeMutableRawBufferPointer(rebasing: $0[start..<end]).copyMemory(from: more)
        }
        byteCount = end
        return Int32(truncatingIfNeeded: start)
    }

    /// Sets a value that lies in `bytes`, without the white space around it; tells whether any is left.
    ///
    /// An empty one counts as absent.
    @inline(__always)
    @discardableResult
    mutating func set(_ field: SaleField, _ slot: Slot) -> Bool {
        var slot = slot
        trim(&slot)
        if slot.form == .text,
            slot.start == slot.end || saysNothing(slot) || field == .discount && isDash(slot)
        {
            slot.form = .absent
        }
        if field.isOfLine {
            lineSlots[(lineCount - 1) * SaleField.lineCount + field.slot] = slot
        } else {
            saleSlots[field.slot] = slot
        }
        return slot.form != .absent
    }

    /// Puts one more word behind a text of the sale; false where there is none yet.
    mutating func join(_ field: SaleField, _ word: Span<UInt8>) -> Bool {
        var slot = slot(field)
        guard slot.form == .text else { return false }
        let text = bytes(of: slot) + [UInt8(ascii: " ")] + word.array
        guard let start = text.withUnsafeBytes({ append($0) }) else { return true }
        slot.column = Int32(clamping: column(of: slot))
        (slot.start, slot.end) = (start, start + Int32(text.count))
        trim(&slot)
        put(field, slot, line: 0)
        return true
    }

    /// Gives a value to fields that are absent, in every line where they are fields of a line; no reason to
    /// a sale that says nothing of voiding.
    mutating func fill(_ defaults: [(SaleField, [UInt8])]) {
        for (field, value) in defaults {
            if field == .reason, slot(.voided).form == .absent { continue }
            guard let start = value.withUnsafeBytes({ append($0) }) else { return }
            for line in 0..<(field.isOfLine ? lineCount : 1) {
                var slot = slot(field, line: line)
                guard slot.form == .absent else { continue }
                slot.column = Int32(clamping: column(of: slot))
                (slot.start, slot.end, slot.form) = (start, start + Int32(value.count), .text)
                put(field, slot, line: line)
            }
        }
    }

    /// Puts our words in the place of a file's own, in every line where they are of a line.
    mutating func translate(_ words: [(SaleField, [String: [UInt8]])]) {
        for (field, words) in words {
            for line in 0..<(field.isOfLine ? lineCount : 1) {
                var slot = slot(field, line: line)
                guard slot.form == .text || slot.form == .number else { continue }
                let own = String(decoding: bytes(of: slot), as: UTF8.self).lowercased()
                guard let word = words[own] else { continue }
                if field == .voided || field == .paymentForm { ownWords[field] = own }
                guard let start = word.withUnsafeBytes({ append($0) }) else { return }
                slot.column = Int32(clamping: column(of: slot))
                (slot.start, slot.end, slot.form) = (start, start + Int32(word.count), .text)
                put(field, slot, line: line)
            }
        }
    }

    private mutating func put(_ field: SaleField, _ slot: Slot, line: Int) {
        if field.isOfLine {
            lineSlots[line * SaleField.lineCount + field.slot] = slot
        } else {
            saleSlots[field.slot] = slot
        }
    }

    /// Whether it is what databases write for no value, or blanks beyond ASCII; nearly every value
    /// begins with another sign.
    @inline(__always)
    private func saysNothing(_ slot: Slot) -> Bool {
        switch bytes[Int(slot.start)] {
        case UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "\\"), UInt8(ascii: "("),
            UInt8(ascii: "["), UInt8(ascii: "<"):
            slot.end - slot.start <= 6 && nullWords.contains(Array(bytes(of: slot)))
        case 0xC2...: isBlankText(bytes(of: slot))
        default: false
        }
    }

    /// A spreadsheet's zero in the format of accounts: `$ -`.
    private func isDash(_ slot: Slot) -> Bool {
        let text = bytes(of: slot)
        return text.last == UInt8(ascii: "-")
            && text.allSatisfy { isBlank($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "$") }
    }

    @inline(__always)
    private func trim(_ slot: inout Slot) {
        guard slot.start < slot.end else { return }
        let (first, last) = (bytes[Int(slot.start)], bytes[Int(slot.end) - 1])
        // Nearly every value has none.
        guard first <= UInt8(ascii: " ") || last <= UInt8(ascii: " ") else { return }
        while slot.start < slot.end, isBlank(bytes[Int(slot.start)]) {
            slot.start += 1
            if slot.column > 0, slot.column < .max { slot.column += 1 }
        }
        while slot.start < slot.end, isBlank(bytes[Int(slot.end) - 1]) { slot.end -= 1 }
    }

    @inline(__always)
    func slot(_ field: SaleField, line: Int? = nil) -> Slot {
        guard field.isOfLine else { return saleSlots[field.slot] }
        return lineSlots[(line ?? lineCount - 1) * SaleField.lineCount + field.slot]
    }

    /// Where a line of the sale begins in the file; of nil, where the sale does.
    func start(ofLine index: Int?) -> Int { index.map { lineStarts[$0] } ?? line }

    func bytes(of slot: Slot) -> ArraySlice<UInt8> { bytes[Int(slot.start)..<Int(slot.end)] }

    /// The column of a value, from 1, in characters.
    func column(of slot: Slot) -> Int {
        guard slot.column <= 0, slot.line > 0 else { return Int(slot.column) }
        let before = bytes[Int(slot.rowStart)..<Int(slot.start)]
        return 1 + characters(in: before) + Int(slot.column)
    }

    mutating func note(_ finding: Finding) {
        findings.note(finding, keeping: limits.findings)
    }

    mutating func note(_ doubt: Doubt) {
        guard doubts.count < limits.findings else { return }
        var doubt = doubt
        doubt.line = doubt.isOfSale ? -1 : lineCount - 1
        doubts.append(doubt)
    }

    /// More of them than findings are kept are not compared.
    mutating func note(_ sum: OtherSum) {
        guard otherSums.count < limits.findings else { return }
        var sum = sum
        sum.line = lineCount - 1
        otherSums.append(sum)
    }

    /// Notes what is wrong with a row as a whole.
    mutating func noteRow(_ finding: Finding, line: Int) {
        note(finding)
        noteBroken(line)
    }

    /// Whether all of these are of rows that have a finding as a whole.
    func areBroken(_ places: [Place]) -> Bool {
        guard !brokenLines.isEmpty else { return false }
        return places.allSatisfy { place in
            place.line.map { $0 >= brokenFrom || brokenLines.contains($0) } ?? false
        }
    }

    private mutating func noteBroken(_ line: Int) {
        guard brokenLines.count < limits.linesOfSale else {
            return brokenFrom = min(brokenFrom, line)
        }
        brokenLines.insert(line)
    }

    private mutating func noteOnce(_ finding: Finding) {
        guard !findings.contains(where: { $0.isAlike(finding) }) else { return }
        findings.append(finding)
        // Of a CSV file: what was left out is not missing as well.
        if pointerBase == nil, let line = finding.places.first?.line { noteBroken(line) }
    }

    private func place(line: Int) -> Place { Place(line: line, pointer: pointer) }
}

private let nullWords = Set(
    ["NULL", "null", "\\N", "(null)", "(NULL)", "[NULL]", "[null]", "<null>", "<NULL>"]
        .map { Array($0.utf8) }
)

/// One value with its place; only valid while its sale is being read.
struct RawValue {
    let field: SaleField
    let lineIndex: Int?
    let bytes: Bytes
    let slot: RawSale.Slot

    var form: RawSale.Form { slot.form }

    var text: String { String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self) }
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
