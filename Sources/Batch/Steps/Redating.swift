import Fiscal

/// Documents that DIAN refused only because their day had passed are issued again, once in the same run,
/// with the day of then.
///
/// Types 01 and 03 are dated when they are issued, and DIAN takes no other day than that of signing
/// (FAD09e). Where it was silent past midnight nothing is wrong with the sale, and nobody need decide: the
/// program does what a person would (`number retry`), and the journal says so.
extension BatchRun {
    private static let dayPassed = Bilingual(
        es: "La DIAN no respondió hasta que pasó el día de la emisión (FAD09e).",
        en: "DIAN was silent until the day of issue had passed (FAD09e)."
    )

    func retry(outdated: [NumberSeries: IntervalSet]) throws {
        for (series, numbers) in outdated.sorted(by: { $0.key < $1.key }) {
            for span in numbers.intervals {
                let act = NumberAct(
                    .retry,
                    of: series,
                    numbers: span,
                    reason: Self.dayPassed.text(in: settings.language),
                    by: "contingencia",
                    at: surroundings.now()
                )
                let states = try ledger.states(of: span, in: series)
                guard states.allSatisfy({ act.kind.objection(to: $0) == nil }) else { continue }
                try ledger.record(act, findings: [:])
            }
        }
    }
}

extension [Call] {
    /// Adds the numbers of the documents that only their day speaks against.
    func addOutdated(to numbers: inout [NumberSeries: IntervalSet]) {
        for call in self where call.wasOutdated {
            let (issuer, number) = (call.document.issuer, call.document.number)
            let series = NumberSeries(issuer: issuer, prefix: number.prefix)
            numbers[series, default: IntervalSet()].insert(number.consecutive)
        }
    }
}

extension Call {
    fileprivate var wasOutdated: Bool {
        guard case .refused(let rules, _) = outcome?.answer else { return false }
        return !rules.isEmpty && rules.allSatisfy { $0.code == "FAD09e" }
    }
}
