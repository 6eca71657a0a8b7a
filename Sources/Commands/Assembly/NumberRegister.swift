import Batch
import Fiscal

/// What an operator may do to numbers; every act is in the journal.
struct NumberRegister {
    let ledger: any SaleLedger
    let issuers: [Issuer]
    let now: Timestamp

    /// One act touches no more numbers: a slip of the keyboard must not fill the ledger.
    static let limit = 100_000

    /// The numbers from `first` to `last`, or `first` alone, each of which must allow the act.
    func act(
        _ kind: NumberAct.Kind,
        from first: String,
        to last: String?,
        issuer: NIT?,
        reason: String,
        by name: String
    ) throws -> ActReport {
        guard !reason.isEmpty, !name.isEmpty else { throw Refusal.reasonAndNameNeeded }
        let cut = try NumberCut.meant(by: first, issuer: issuer, in: issuers, ledger)
        let numbers = try span(from: cut, to: last)
        let series = NumberSeries(issuer: cut.issuer.nit, prefix: cut.number.prefix)
        let act = NumberAct(kind, of: series, numbers: numbers, reason: reason, by: name, at: now)
        let states = try states(of: numbers, in: series)
        for state in states {
            if let objection = kind.objection(to: state) {
                throw Refusal.objection(objection, to: kind, state)
            }
        }
        let open = kind == .disable ? states.count { $0.fate != .disabled } : states.count
        if open > 0 { try ledger.record(act, findings: act.findings(on: states)) }
        let dropped = kind == .disable ? states.withSales : IntervalSet()
        return ActReport(act: act, changed: open, dropped: dropped)
    }

    /// In one range, and accounted for by this workspace.
    private func span(from cut: NumberCut, to last: String?) throws -> ClosedRange<Int64> {
        let first = cut.number
        let end = try last.map { try number($0, in: cut) } ?? first
        guard first <= end else { throw Refusal.backwards(first, end) }
        guard let range = cut.issuer.ranges.first(where: { $0.contains(first) && $0.contains(end) })
        else { throw Refusal.outsideRanges(first, end) }
        guard first.consecutive >= range.first else { throw Refusal.beforeFirst(first, range) }
        let numbers = first.consecutive...end.consecutive
        guard numbers.count <= Self.limit else { throw Refusal.tooMany(numbers.count) }
        return numbers
    }

    private func number(_ text: String, in cut: NumberCut) throws -> DocumentNumber {
        let cuts = NumberCut.all(of: text, for: [cut.issuer])
        guard !cuts.isEmpty else { throw Refusal.noSuchNumber(text) }
        guard let same = cuts.first(where: { $0.number.prefix == cut.number.prefix }) else {
            throw Refusal.severalSeries(cut.number, text)
        }
        return same.number
    }

    /// Of every number of the span: what was not seen is missing.
    private func states(
        of numbers: ClosedRange<Int64>,
        in series: NumberSeries
    ) throws -> [NumberState] {
        let seen = try ledger.states(of: numbers, in: series)
        let byNumber = Dictionary(seen.map { ($0.number.consecutive, $0) }) { first, _ in first }
        return numbers.compactMap { consecutive in
            byNumber[consecutive]
                ?? DocumentNumber(prefix: series.prefix, consecutive: consecutive)
                .map { NumberState(number: $0, fate: .missing) }
        }
    }
}

extension [NumberState] {
    /// Numbers whose sale is known and not disabled yet.
    fileprivate var withSales: IntervalSet {
        IntervalSet(
            filter { $0.fate != .missing && $0.fate != .disabled }
                .map { $0.number.consecutive...$0.number.consecutive }
        )
    }
}
