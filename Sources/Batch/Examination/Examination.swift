import Fiscal
import Invoices

/// The joint judgement of all open sales, as a fold over them in number order.
///
/// Pure: it is given the facts at the start and one number at a time, and asks for nothing. Since
/// numbers come in ascending order, whatever is missing before a number is missing for good.
struct Examination: Judgement {
    let facts: ExaminationFacts
    private(set) var seen: [NumberSeries: IntervalSet]
    /// Numbers behind a gap that go because a deadline would be missed, as intervals by series.
    private(set) var released: [NumberSeries: IntervalSet] = [:]
    /// What became disabled, and why.
    private var voided: [(series: NumberSeries, entry: JournalEntry)] = []

    init(facts: ExaminationFacts, seen: [NumberSeries: IntervalSet]) {
        self.facts = facts
        self.seen = seen
    }

    mutating func rule(on number: NumberCase) -> Ruling {
        seen[number.series, default: IntervalSet()].insert(number.number.consecutive)
        guard let standing = number.standing else { return settle(number, standing: nil) }
        if standing.fate.isInMotion { return refuseOthers(number, standing) }
        if standing.fate == .disabled { return keepDisabled(number, standing) }
        return settle(number, standing: standing)
    }
}

/// What is known before the fold begins.
struct ExaminationFacts {
    let issuers: [NIT: Issuer]
    let windows: [ContingencyWindow]
    let now: Timestamp
    let gaps: GapPolicy
    /// Seconds to the next expected run.
    let runEvery: Int64
    let environment: InvoiceEnvironment
    /// Of what the journal says.
    let language: Language
}

// MARK: - Numbers that can no longer change hands

extension Examination {
    /// The number is at DIAN, or sealed on its way: only the same content is welcome.
    private func refuseOthers(_ number: NumberCase, _ standing: NumberCase.Standing) -> Ruling {
        keep(standing, number) { version in
            guard let facts = version.facts else { return .init(.faulty) }
            if facts.content == standing.content { return .init(.repeated) }
            let finding: Finding =
                facts.voidedBecause == nil
                ? .conflict(number.number, standing.fate, at: version.place)
                : .voidedTooLate(number.number, standing.fate, at: version.place)
            return .init(.conflicting, [finding])
        }
    }

    private func keepDisabled(_ number: NumberCase, _ standing: NumberCase.Standing) -> Ruling {
        keep(standing, number) { version in
            guard let facts = version.facts else { return .init(.faulty) }
            // The sale that waited when an operator disabled its number, dropped again.
            if facts.voidedBecause != nil || facts.content == standing.content {
                return .init(.repeated)
            }
            return .init(.conflicting, [.disabled(number.number, at: version.place)])
        }
    }

    private func keep(
        _ standing: NumberCase.Standing,
        _ number: NumberCase,
        _ verdict: (NumberCase.Version) -> Ruling.Verdict
    ) -> Ruling {
        let verdicts = number.versions.map { ($0.key, verdict($0)) }
        return Ruling(
            fate: standing.fate,
            owner: standing.owner,
            verdicts: Dictionary(verdicts) { first, _ in first }
        )
    }
}

// MARK: - Numbers that are still open

extension Examination {
    /// Chooses the version that counts, if one is good, and says where the number then stands.
    private mutating func settle(
        _ number: NumberCase,
        standing: NumberCase.Standing?
    ) -> Ruling {
        let versions = number.versions.map { ExaminedVersion($0, number, facts) }
        var good = versions.filter { $0.isGood }
        // A newer arrival supersedes an older one that awaits correction, but none that waits rightly.
        // What was never sent can still be voided.
        if !standing.isOpenToAll, !good.contains(where: { $0.version.isNew && $0.isVoided }),
            let incumbent = good.first(where: { !$0.version.isNew })
        {
            return take(incumbent, among: versions, of: number)
        }
        let newer = good.filter { $0.version.isNew && ($0.isVoided || standing.isOpenToAll) }
        if !newer.isEmpty { good = newer }
        let contents = Set(good.compactMap(\.content))
        if contents.count > 1 {
            return refuseRivals(versions, of: number) { version in
                good.first { $0.content != version.content } ?? version
            }
        }
        // A file has the number twice, once with a mistake: that may be the rest of the same sale, or
        // another one, and what can be read of the number is not all there is.
        if let first = good.first, let twin = versions.first(where: { $0.isFaultyTwin(of: first) })
        {
            return refuseRivals(versions, of: number) { _ in twin }
        }
        if let first = good.first { return take(first, among: versions, of: number) }
        return awaitCorrection(versions, standing, of: number)
    }

    /// One version counts; the others are repeats of it, conflict with it, or are out of date.
    private mutating func take(
        _ owner: ExaminedVersion,
        among versions: [ExaminedVersion],
        of number: NumberCase
    ) -> Ruling {
        var (fate, findings) = fate(of: owner, number)
        if fate == .held { (fate, findings) = release(owner, number) }
        if fate == .disabled { noteVoided(owner, number) }
        var verdicts: [SaleKey: Ruling.Verdict] = [:]
        for other in versions {
            verdicts[other.key] = verdict(on: other, besides: owner, number, fate)
        }
        verdicts[owner.key] = .init(.current, owner.findings + findings)
        return Ruling(fate: fate, owner: owner.key, verdicts: verdicts)
    }

    private func verdict(
        on other: ExaminedVersion,
        besides owner: ExaminedVersion,
        _ number: NumberCase,
        _ fate: NumberFate
    ) -> Ruling.Verdict {
        // Faulty and refused versions that came with a good one are out of date, whichever came first.
        if !other.isGood { return .init(.superseded, other.findings) }
        if other.content == owner.content {
            let isInOneFile = other.key.arrival == owner.key.arrival
            return .init(
                .repeated,
                isInOneFile ? [.twiceInFile(number.number, at: other.version.place)] : []
            )
        }
        if !other.version.isNew, owner.version.isNew { return .init(.superseded) }
        return .init(.conflicting, [.conflict(number.number, fate, at: other.version.place)])
    }

    /// Several contents came together: nobody can say which is right, so none goes.
    ///
    /// `rival` is what speaks against a good one.
    private func refuseRivals(
        _ versions: [ExaminedVersion],
        of number: NumberCase,
        rival: (ExaminedVersion) -> ExaminedVersion
    ) -> Ruling {
        var verdicts: [SaleKey: Ruling.Verdict] = [:]
        for version in versions {
            guard version.isGood else {
                verdicts[version.key] = verdict(onFaulty: version, besides: nil, number)
                continue
            }
            let other = rival(version)
            let finding = Finding.rivals(
                number.number,
                at: version.version.place,
                other: other.version.place,
                isInAnotherFile: other.key.arrival != version.key.arrival
            )
            verdicts[version.key] = .init(.rival, [finding])
        }
        return Ruling(fate: .awaitingCorrection, owner: nil, verdicts: verdicts)
    }

    /// No version can go: the newest faulty one speaks for the number, unless DIAN refused one.
    private func awaitCorrection(
        _ versions: [ExaminedVersion],
        _ standing: NumberCase.Standing?,
        of number: NumberCase
    ) -> Ruling {
        let wasRefused = standing?.wasRefused ?? false
        let owner = wasRefused ? standing?.owner : versions.last?.key ?? standing?.owner
        var verdicts: [SaleKey: Ruling.Verdict] = [:]
        for version in versions {
            verdicts[version.key] = verdict(onFaulty: version, besides: owner, number)
        }
        return Ruling(fate: .awaitingCorrection, owner: owner, verdicts: verdicts)
    }

    /// What cannot go, where nothing else can either.
    private func verdict(
        onFaulty version: ExaminedVersion,
        besides owner: SaleKey?,
        _ number: NumberCase
    ) -> Ruling.Verdict {
        if version.wasRefused {
            return .init(
                .repeated,
                [.refusedBefore(number.number, at: version.version.place)]
            )
        }
        if version.key == owner { return .init(.current, version.findings) }
        let isOlder = owner.map { version.key < $0 } ?? false
        return .init(isOlder ? .superseded : .faulty, version.findings)
    }
}

extension NumberCase.Standing? {
    /// Whether any new version may take the number: nothing that is right holds it.
    fileprivate var isOpenToAll: Bool { self == nil || self?.fate == .awaitingCorrection }
}

// MARK: - What the journal says

extension Examination {
    var journal: [(chain: ChainName, entries: [JournalEntry])] {
        releases + voided.map { (ChainName($0.series.issuer), [$0.entry]) }
    }

    private static let store = Bilingual(
        es: "la tienda, en su archivo de ventas",
        en: "the store, in its sale file"
    )

    private static let whyReleased = Bilingual(
        es: "Antes de estos números hay un salto; salen porque la siguiente corrida prevista "
            + "llegaría después de su primer plazo.",
        en: "A gap lies before these numbers; they go because the next expected run would come "
            + "after their earliest deadline."
    )

    private mutating func noteVoided(_ owner: ExaminedVersion, _ number: NumberCase) {
        let entry = JournalEntry(
            at: facts.now,
            kind: "number-voided",
            subject: number.number.text,
            by: Self.store.text(in: facts.language),
            detail: owner.version.facts?.voidedBecause ?? ""
        )
        voided.append((number.series, entry))
    }

    /// One entry for each stretch of numbers that a deadline released from behind a gap.
    private var releases: [(chain: ChainName, entries: [JournalEntry])] {
        released.sorted { $0.key < $1.key }.map { series, numbers in
            let entries = numbers.intervals.map { interval in
                JournalEntry(
                    at: facts.now,
                    kind: JournalWords.gapReleased,
                    subject: "\(series.prefix)\(interval.lowerBound)-\(interval.upperBound)",
                    detail: Self.whyReleased.text(in: facts.language)
                )
            }
            return (ChainName(series.issuer), entries)
        }
    }
}

// MARK: - Windows and gaps

extension Examination {
    /// Where a good sale stands, before a deadline may release it from behind a gap.
    private func fate(
        of owner: ExaminedVersion,
        _ number: NumberCase
    ) -> (NumberFate, [Finding]) {
        guard let sale = owner.version.facts, let range = owner.range else {
            return (.awaitingCorrection, [])
        }
        if sale.voidedBecause != nil { return (.disabled, []) }
        // A person's release: neither a window nor a gap holds it; the gap stays in the statement.
        if owner.isReleased { return (.ready, []) }
        if sale.type != .draft, !facts.windows.contains(where: { $0.explains(sale) }) {
            return (.awaitingWindow, [.outsideWindows(sale, at: owner.version.place)])
        }
        let before = range.first...max(range.first, number.number.consecutive)
        let gap = seen[number.series]?.firstGap(in: before)
        return (gap == nil || facts.gaps == .report ? .ready : .held, [])
    }

    /// A gap never makes a deadline be missed: on the last expected run before it, the sale goes.
    private mutating func release(
        _ owner: ExaminedVersion,
        _ number: NumberCase
    ) -> (NumberFate, [Finding]) {
        guard let sale = owner.version.facts,
            let deadline = Deadline.of(sale.type, soldAt: sale.soldAt, in: facts.windows),
            facts.now.adding(seconds: facts.runEvery) > deadline.earliest
        else { return (.held, []) }
        released[number.series, default: IntervalSet()].insert(number.number.consecutive)
        return (.ready, [])
    }
}

extension ContingencyWindow {
    fileprivate func explains(_ sale: SaleFacts) -> Bool {
        type == sale.type && contains(sale.soldAt)
    }
}
