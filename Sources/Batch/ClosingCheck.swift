package import Fiscal

/// A closing held against the numbers as they are known: what differs, or that nothing does.
package struct ClosingCheck: Hashable, Sendable {
    package let closing: ClosingRecord
    /// Known, and their sale cannot be read, or it is not decided which of several counts.
    package private(set) var unread = IntervalSet()
    /// Their sale is of another day than the closed one.
    package private(set) var ofOtherDays = IntervalSet()
    /// How many of the numbers are known.
    package private(set) var known = 0
    private var gaps = IntervalSet()
    /// The first number that was not passed yet.
    private var next: Int64
    private var sales: Int64 = 0
    private var centavos: Int128 = 0

    package init(_ closing: ClosingRecord) {
        self.closing = closing
        next = closing.closing.numbers?.lowerBound ?? 0
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
        if soldAt.day != closing.closing.day { ofOtherDays.insert(number.consecutive) }
        sales += 1
        centavos += Int128(total.centavos)
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

    package var isMet: Bool {
        missing.intervals.isEmpty && unread.intervals.isEmpty && ofOtherDays.intervals.isEmpty
            && addsUp
    }

    /// What becomes of it.
    package var standing: ClosingStanding {
        if closing.hasSuccessor { return .replaced }
        return isMet ? .met : .open
    }
}

extension ClosingCheck {
    /// Closings of sealed files that are not met, nor replaced, in the order of arrival.
    package static func allOpen(from ledger: any SaleLedger) throws -> [ClosingCheck] {
        try checks(of: ledger.openClosings(), from: ledger).filter { $0.standing == .open }
    }

    /// Each is held against the numbers as they are now.
    static func checks(
        of closings: [ClosingRecord],
        from ledger: any SaleLedger
    ) throws -> [ClosingCheck] {
        try closings.map { closing in
            var check = ClosingCheck(closing)
            if let numbers = closing.closing.numbers, !closing.hasSuccessor {
                try ledger.knownNumbers(in: numbers, of: closing.series) { check.add($0) }
            }
            return check
        }
    }
}

extension BatchRun {
    /// Holds the closings that are new or open against what was judged; a closing never delays a sale.
    func judgeClosings(run: Int64, at now: Timestamp) throws {
        let checks = try ClosingCheck.checks(of: ledger.openClosings(), from: ledger)
        let rulings = checks.filter { $0.standing != $0.closing.standing }.map { check in
            ClosingRuling(
                closing: check.closing,
                standing: check.standing,
                known: check.known,
                sum: check.sum,
                entry: check.entry(at: now)
            )
        }
        try ledger.record(rulings, run: run)
    }
}
