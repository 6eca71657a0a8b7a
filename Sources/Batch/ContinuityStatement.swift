package import Fiscal

/// What the numbers of an authorised range look like in order: every one from the first expected to the
/// last seen, in exactly one interval with its fate.
package struct ContinuityStatement: Hashable, Sendable {
    package struct Stretch: Hashable, Sendable {
        package let numbers: ClosedRange<Int64>
        package let fate: NumberFate
    }

    package let series: NumberSeries
    package let range: AuthorisedRange
    /// Ascending, without holes between them; empty when no number of the range was seen.
    package let stretches: [Stretch]

    /// From the numbers seen, and those of them that are not accepted.
    ///
    /// `unaccepted` are ascending; what is seen beside them is accepted, and what is not seen is
    /// missing. `span` has the numbers that are the range's own.
    package init(
        of range: AuthorisedRange,
        in series: NumberSeries,
        span: ClosedRange<Int64>? = nil,
        seen: IntervalSet,
        unaccepted: [Stretch]
    ) {
        self.series = series
        self.range = range
        var builder = StretchBuilder()
        let span = span ?? range.first...range.numbers.upperBound
        let inRange = seen.intervals.filter { $0.overlaps(span) }.map { $0.clamped(to: span) }
        var next = span.lowerBound
        var others = unaccepted.filter { $0.numbers.overlaps(span) }
            .map { Stretch(numbers: $0.numbers.clamped(to: span), fate: $0.fate) }[...]
        for interval in inRange {
            builder.add(next, interval.lowerBound - 1, .missing)
            var position = interval.lowerBound
            while let other = others.first, other.numbers.lowerBound <= interval.upperBound {
                others.removeFirst()
                builder.add(position, other.numbers.lowerBound - 1, .accepted)
                builder.add(other.numbers.lowerBound, other.numbers.upperBound, other.fate)
                position = other.numbers.upperBound + 1
            }
            builder.add(position, interval.upperBound, .accepted)
            next = interval.upperBound + 1
        }
        stretches = builder.stretches
    }

    /// The statements of every range in which a number was seen, by issuer and in their order; of the
    /// wanted series only.
    package static func all(
        of issuers: [Issuer],
        from ledger: any SaleLedger,
        where isWanted: (NumberSeries) -> Bool = { _ in true }
    ) throws -> [ContinuityStatement] {
        let seen = try ledger.seen()
        var statements: [ContinuityStatement] = []
        for issuer in issuers.sorted(by: { $0.nit < $1.nit }) {
            for range in issuer.ranges {
                let series = NumberSeries(issuer: issuer.nit, prefix: range.prefix)
                guard let numbers = seen[series], isWanted(series),
                    let span = try range.ownNumbers(among: issuer, from: ledger)
                else { continue }
                var unaccepted = StretchBuilder()
                try ledger.unaccepted(in: series) { unaccepted.add($0, $0, $1) }
                let statement = ContinuityStatement(
                    of: range,
                    in: series,
                    span: span,
                    seen: numbers,
                    unaccepted: unaccepted.stretches
                )
                if !statement.stretches.isEmpty { statements.append(statement) }
            }
        }
        return statements
    }

    package var gaps: [GapReport] {
        stretches.filter { $0.fate == .missing }.map { stretch in
            GapReport(
                series: series,
                authorisation: range.authorisation,
                numbers: stretch.numbers
            )
        }
    }
}

extension AuthorisedRange {
    /// The numbers that this range accounts for; nil for none.
    ///
    /// A later range may go on with numbers that an earlier one has left: from the first that was issued
    /// under it they are its own.
    fileprivate func ownNumbers(
        among issuer: Issuer,
        from ledger: any SaleLedger
    ) throws -> ClosedRange<Int64>? {
        var (first, last) = (first, numbers.upperBound)
        for other in issuer.ranges
        where other.prefix == prefix && other.numbers.overlaps(numbers) && other != self {
            if other.period.lowerBound > period.lowerBound {
                let taken = try ledger.firstIssued(under: other.terms, of: issuer.nit)
                last = min(last, taken.map { $0 - 1 } ?? last)
            } else {
                let own = try ledger.firstIssued(under: terms, of: issuer.nit)
                first = max(first, own ?? other.numbers.upperBound + 1)
            }
        }
        return first <= last ? first...last : nil
    }
}

/// Joins neighbours of one fate as they come, in ascending order.
private struct StretchBuilder {
    private(set) var stretches: [ContinuityStatement.Stretch] = []

    mutating func add(_ first: Int64, _ last: Int64, _ fate: NumberFate) {
        guard first <= last else { return }
        if let previous = stretches.last, previous.fate == fate,
            previous.numbers.upperBound + 1 == first
        {
            let joined = previous.numbers.lowerBound...last
            stretches[stretches.count - 1] = .init(numbers: joined, fate: fate)
        } else {
            stretches.append(.init(numbers: first...last, fate: fate))
        }
    }
}

extension [ContinuityStatement] {
    /// `numeracion.csv`: one row for each interval.
    func table(in language: Language) -> [UInt8] {
        var table = EvidenceTable.numbering.text(in: language)
        for statement in self {
            for stretch in statement.stretches {
                table.add([
                    statement.range.authorisation, statement.series.prefix,
                    String(stretch.numbers.lowerBound), String(stretch.numbers.upperBound),
                    String(stretch.numbers.count), stretch.fate.words.text(in: language),
                ])
            }
        }
        return table.bytes
    }
}
