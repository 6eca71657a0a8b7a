import Fiscal

/// The way of one raw sale to a document: the rules of each subject are in a file of their own.
///
/// A rule gives nil when it has noted an error, or when there is nothing to give; the document is
/// made only when no rule noted an error.
struct SaleConversion {
    /// Filled by the format, and left alone while it is read.
    var raw: RawSale
    /// The headings of a CSV file, as it writes them.
    var columns: [SaleField: String] = [:]
    /// Whether the heading of the prices leaves open if the tax is in them.
    var mayPricesHaveTax = false
    let context: ReadingContext
    let profile: SaleFileProfile
    let keys: JSONKeys
    private let defaults: [(SaleField, [UInt8])]
    /// The mapping's words, in small letters, and ours.
    private let words: [(SaleField, [String: [UInt8]])]
    /// Of `words` and of the defaults, what concerns `tipo`.
    let typeWords: [String: [UInt8]]
    let typeByDefault: [UInt8]?
    /// By ordinal, where sales that were judged are read again.
    private let judgedNumber: ((Int) -> DocumentNumber?)?
    /// Whether the sales of the file were judged before.
    var isReadAgain: Bool { judgedNumber != nil }
    /// Of a CSV file, where the rows of a sale may be scattered.
    var recent: RecentNumbers?
    var night = NightShift()
    /// What the columns' short texts were found to mean.
    var memory = ColumnMemory()
    /// The bytes of `raw`; only while a sale is being read.
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private(set) var found: [Finding] = []
    /// Of the sale at hand, where its own figures tell it.
    var provenStyle: SaleFileProfile.DecimalStyle?

    init(
        context: ReadingContext,
        profile: SaleFileProfile,
        judgedNumber: ((Int) -> DocumentNumber?)?
    ) {
        self.context = context
        self.profile = profile
        self.judgedNumber = judgedNumber
        keys = JSONKeys(profile.mapping)
        defaults = profile.defaults
        words = profile.words
        typeWords = words.first { $0.0 == .type }?.1 ?? [:]
        typeByDefault = defaults.first { $0.0 == .type }?.1
        raw = RawSale(limits: context.limits)
    }

    mutating func read(ordinal: Int) -> ReadSale {
        if !words.isEmpty { raw.translate(words) }
        if !defaults.isEmpty { raw.fill(defaults) }
        // A copy of the reference, which keeps the buffer in place while rules change `self`.
        let held = raw.bytes
        return held.withUnsafeBufferPointer { bytes in
            self.bytes = bytes
            defer { self.bytes = UnsafeBufferPointer(start: nil, count: 0) }
            return readBytes(ordinal: ordinal)
        }
    }

    private mutating func readBytes(ordinal: Int) -> ReadSale {
        found = raw.findings
        let issuer = issuer()
        guard !isClosing else { return closingRecord(of: issuer, ordinal: ordinal) }
        let number = number(of: issuer, judged: judgedNumber?(ordinal))
        let timing = SaleTiming(type: type(), soldAt: soldAt())
        if let number, let soldAt = timing.soldAt { checkNight(number, soldAt) }
        let sale = document(issuer: issuer, number: number, timing)
        let findings = findings(naming: number)
        return ReadSale(
            ordinal: ordinal,
            line: raw.line,
            column: raw.column,
            pointerBase: raw.pointerBase,
            number: number,
            timing: timing,
            issuer: issuer,
            store: sale?.origin.store ?? store,
            content: findings.hasErrors ? .none : sale.map { .sale($0) } ?? .none,
            findings: findings
        )
    }

    private mutating func closingRecord(of issuer: NIT?, ordinal: Int) -> ReadSale {
        let closing = closing(of: issuer)
        return ReadSale(
            ordinal: ordinal,
            line: raw.line,
            column: raw.column,
            pointerBase: raw.pointerBase,
            number: nil,
            issuer: issuer,
            store: store,
            content: found.hasErrors ? .none : closing.map { .closing($0) } ?? .none,
            findings: found
        )
    }

    /// Every rule is asked, so that all findings of a sale come together.
    private mutating func document(
        issuer: NIT?,
        number: DocumentNumber?,
        _ timing: SaleTiming
    ) -> SaleDocument? {
        let buyer = buyer()
        let payment = payment(timing.soldAt)
        let isVoided = isVoided()
        if let number, !isVoided { noteScattered(number) }
        let voided = isVoided ? voidingReason() : nil
        let (lines, total) = isVoided ? contentOfVoided() : content()
        noteDoubts(isVoided: isVoided, number, timing.soldAt, lines)
        if let lines, !isVoided {
            checkSecondReadings(of: lines)
            warnOfNothing(lines)
        }
        let code = declaredCode()
        let paper = paper(of: timing.type, soldOn: timing.soldAt?.day)
        let origin = origin()
        guard let issuer, let number, let type = timing.type, let soldAt = timing.soldAt,
            let buyer, let payment, let lines
        else { return nil }
        return SaleDocument(
            issuer: issuer,
            number: number,
            type: type,
            soldAt: soldAt,
            buyer: buyer,
            payment: payment,
            lines: lines,
            declaredTotal: total,
            declaredCode: code,
            paper: paper,
            voided: voided,
            origin: origin
        )
    }

    private mutating func content() -> ([SaleLine]?, total: Pesos?) {
        let lines = lines(mayBeAbsent: false)
        return (lines, declaredTotal(against: lines))
    }

    /// Of a number that nobody will be billed for, what can be read: tills write `ANULADA` for the goods and zero
    /// for their amounts.
    private mutating func contentOfVoided() -> ([SaleLine]?, total: Pesos?) {
        guard isFlawless({ _ = $0.lines(mayBeAbsent: true) }) else { return ([], nil) }
        let lines = lines(mayBeAbsent: true)
        guard isFlawless({ _ = $0.declaredTotal(against: lines) }) else { return (lines, nil) }
        return (lines, declaredTotal(against: lines))
    }

    private func findings(naming number: DocumentNumber?) -> [Finding] {
        guard !found.isEmpty else { return found }
        guard let number else { return found }
        return found.map { $0.naming(number) }
    }
}

// MARK: - What every rule uses

extension SaleConversion {
    /// Notes a finding, unless it is of a row with too many or too few fields: every value is shifted
    /// there, and what else is said of it would send the store to the wrong place.
    mutating func note(_ finding: Finding) {
        guard !raw.areBroken(finding.places) else { return }
        found.note(finding, keeping: context.limits.findings)
    }

    /// Whether no rule notes an error; what was noted is forgotten.
    mutating func isFlawless(_ rules: (inout Self) -> Void) -> Bool {
        let before = found
        defer { found = before }
        found = []
        rules(&self)
        return !found.hasErrors
    }

    /// The value of a field; `line` counts from 0 and is for the values of a line.
    @inline(__always)
    func value(_ field: SaleField, line: Int? = nil) -> RawValue? {
        let slot = raw.slot(field, line: line)
        guard slot.form != .absent, slot.form != .unusable else { return nil }
        return RawValue(
            field: field,
            lineIndex: field.isOfLine ? line : nil,
            bytes: bytes[Int(slot.start)..<Int(slot.end)],
            slot: slot
        )
    }

    /// The value, or a finding that it is missing.
    @inline(__always)
    mutating func required(_ field: SaleField, line: Int? = nil) -> RawValue? {
        if let value = value(field, line: line) { return value }
        noteMissing(field, line: line)
        return nil
    }

    /// Says nothing of a value that stands there and has a finding already.
    mutating func noteMissing(_ field: SaleField, line: Int? = nil) {
        guard raw.slot(field, line: line).form != .unusable else { return }
        let place = place(of: field, line: line)
        note(.missing(label(field), ofClosing: isClosing, at: place))
    }

    /// The name by which the sender knows the value.
    func label(_ field: SaleField) -> String { columns[field] ?? field.name }

    func place(_ value: RawValue) -> Place {
        place(value.field, value.slot, index: value.lineIndex)
    }

    /// Where an absent value should stand.
    func place(of field: SaleField, line: Int? = nil) -> Place {
        place(field, raw.slot(field, line: line), index: line)
    }

    private func place(_ field: SaleField, _ slot: RawSale.Slot, index: Int?) -> Place {
        let line = slot.line > 0 ? Int(slot.line) : raw.start(ofLine: index)
        let column = slot.line > 0 ? raw.column(of: slot) : nil
        guard let pointer = raw.pointer else {
            return Place(line: line, column: column, field: label(field))
        }
        return Place(
            line: line,
            column: column,
            pointer: pointer + keys.pointer(to: field, line: index)
        )
    }

    /// The value in the letters of a list of words.
    func word(_ value: RawValue) -> String {
        value.bytes.allSatisfy(isDigit) ? value.text : plainName(value.text)
    }
}

extension Finding {
    /// The same with the document's number, which is known only after the first rules.
    fileprivate func naming(_ number: DocumentNumber) -> Finding {
        var all = places.map { place in
            var place = place
            place.number = number.text
            return Finding(code, severity, at: place, message: message, remedy: remedy)
        }
        guard let last = all.last else { return self }
        // Beyond the places that are kept, only the count goes on.
        var named = all.removeFirst()
        for other in all { named.merge(other) }
        for _ in places.count..<count { named.merge(last) }
        return named
    }

    fileprivate static func missing(
        _ name: String,
        ofClosing: Bool,
        at place: Place
    ) -> Finding {
        let (es, en) = ofClosing ? ("el cierre", "closing") : ("la factura", "invoice")
        return Finding(
            .valueMissing,
            at: place,
            message: Bilingual(es: "Falta «\(name)».", en: "“\(name)” is missing."),
            remedy: Bilingual(
                es: "Complete el dato y envíe \(es) de nuevo.",
                en: "Fill it in and send the \(en) again."
            )
        )
    }
}
