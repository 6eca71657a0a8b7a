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

    /// `unaccepted` are the numbers seen and not accepted, ascending; what is seen beside them is
    /// accepted, and what is not seen is missing.
    package init(
        of range: AuthorisedRange,
        in series: NumberSeries,
        seen: IntervalSet,
        unaccepted: [Stretch]
    ) {
        self.series = series
        self.range = range
        var builder = StretchBuilder()
        let span = range.first...range.numbers.upperBound
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
                guard let numbers = seen[series], isWanted(series) else { continue }
                var unaccepted = StretchBuilder()
                try ledger.unaccepted(in: series) { unaccepted.add($0, $0, $1) }
                let statement = ContinuityStatement(
                    of: range,
                    in: series,
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
