package import Fiscal

/// A closing held against the numbers as they are known.
///
/// What may be lost, numbers and money, keeps it open. That a day or a span is told otherwise than the
/// sales have it is only remarked: nobody could mend the closing a till printed before its last sale.
package struct ClosingCheck: Hashable, Sendable {
    package let closing: ClosingRecord
    /// Known, and their sale cannot be read, or it is not decided which of several counts.
    package private(set) var unread = IntervalSet()
    /// Their sale is not of the closed day, nor of the night after it.
    package private(set) var ofOtherDays = IntervalSet()
    /// Sold on the closed day next to the closing's numbers, and in no closing.
    package private(set) var beside = IntervalSet()
    /// In no authorised range.
    package let outsideRanges: IntervalSet
    package let isPrefixKnown: Bool
    /// How many of the numbers are known.
    package private(set) var known = 0
    private var gaps = IntervalSet()
    /// The first number that was not passed yet.
    private var next: Int64
    private var sales: Int64 = 0
    private var centavos: Int128 = 0

    /// `ranges` are those of the issuer.
    package init(_ closing: ClosingRecord, ranges: [AuthorisedRange]) {
        self.closing = closing
        let (claim, ranges) = (
            closing.closing, ranges.filter { $0.prefix == closing.closing.prefix }
        )
        next = claim.numbers?.lowerBound ?? 0
        isPrefixKnown = !ranges.isEmpty
        var outside = IntervalSet(claim.numbers.map { [$0] } ?? [])
        for range in ranges { outside.remove(range.numbers) }
        outsideRanges = outside
    }

    /// Takes in the next known number of the closing; in ascending order.
    ///
    /// A disabled one has neither day nor amount, whatever its sale says.
    package mutating func add(_ number: KnownNumber) {
        known += 1
        if next < number.consecutive { gaps.insert(next...number.consecutive - 1) }
        next = number.consecutive + 1
        guard !number.isDisabled else { return }
        guard let soldAt = number.soldAt, let total = number.total else {
            return unread.insert(number.consecutive)
        }
        if !closing.closing.hours.contains(soldAt) { ofOtherDays.insert(number.consecutive) }
        sales += 1
        centavos += Int128(total.centavos)
    }

    /// Takes in the closing's numbers with those of the day that adjoin them.
    package mutating func add(ofDay span: ClosedRange<Int64>) {
        beside.insert(span)
        if let numbers = closing.closing.numbers { beside.remove(numbers) }
    }

    /// Nothing is known of them.
    package var missing: IntervalSet {
        guard let last = closing.closing.numbers?.upperBound, next <= last else { return gaps }
        var missing = gaps
        missing.insert(next...last)
        return missing
    }

    /// What the sales add up to; the largest amount for more than an amount can be.
    package var sum: Pesos { Pesos(centavos: Int64(clamping: centavos)) }

    /// How much the sales add up to beyond the closing's total; negative for less.
    package var difference: Pesos {
        Pesos(centavos: Int64(clamping: centavos - Int128(closing.closing.total.centavos)))
    }

    /// Each sale may differ by what DIAN grants an amount, for tills round line by line.
    package var addsUp: Bool {
        difference.centavos.magnitude <= UInt64(Pesos.tolerance.centavos * sales)
    }

    /// One that was met stays so.
    package var isMet: Bool {
        closing.standing == .met
            || missing.intervals.isEmpty && unread.intervals.isEmpty && addsUp
    }

    /// What becomes of it; a check of one that was replaced is of no use.
    var standing: ClosingStanding { isMet ? .met : .open }
}

extension ClosingCheck {
    /// Closings of sealed files that are not met, nor replaced, in the order of arrival.
    package static func allOpen(
        of issuers: [Issuer],
        from ledger: any SaleLedger
    ) throws -> [ClosingCheck] {
        try ledger.openClosings().split().current
            .map { try ClosingCheck($0, of: issuers, from: ledger) }
            .filter { !$0.isMet }
    }

    /// As the numbers are now.
    init(_ closing: ClosingRecord, of issuers: [Issuer], from ledger: any SaleLedger) throws {
        let issuer = issuers.first { $0.nit == closing.issuer }
        self.init(closing, ranges: issuer?.ranges ?? [])
        guard let numbers = closing.closing.numbers else { return }
        try ledger.knownNumbers(in: numbers, of: closing.series) { add($0) }
        try ledger.numbersOfDay(closing.closing, of: closing.issuer).map { add(ofDay: $0) }
    }
}

extension BatchRun {
    /// Holds the closings that are new or open against what was judged; a closing never delays a sale.
    ///
    /// Nothing that a run does after its judgement changes what they are held against, so each is looked
    /// at once a run. Those that count name no number twice: all of them cost one look at each number.
    func judgeClosings(run: Int64, at now: Timestamp) throws -> [ClosingCheck] {
        let language = settings.language
        let (current, replaced) = try ledger.openClosings().split()
        // First, so that they name no number any more.
        try ledger.record(replaced.map { $0.replacement(at: now, in: language) }, run: run)
        let checks = try current.map {
            try ClosingCheck($0, of: settings.issuers, from: ledger)
        }
        let rulings = checks.filter { $0.standing != $0.closing.standing }
        try ledger.record(rulings.map { $0.ruling(at: now, in: language) }, run: run)
        return checks
    }
}

extension ClosingCheck {
    fileprivate func ruling(at now: Timestamp, in language: Language) -> ClosingRuling {
        ClosingRuling(
            closing: closing,
            standing: standing,
            known: known,
            sum: sum,
            entry: entry(at: now, in: language)
        )
    }
}
