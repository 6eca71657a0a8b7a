package import Fiscal

/// What is said of a closing, to people and to programs.
extension ClosingCheck {
    /// For the companions of its file; nil when there is nothing to say.
    var finding: Finding? {
        guard !isMet || !remarks.isEmpty else { return nil }
        return Finding(
            .closingUnmet,
            .warning,
            at: closing.place,
            message: message,
            remedy: isMet ? Self.whatIsRemarked : Self.whatIsMissing
        )
    }

    private static let whatIsMissing = Bilingual(
        es: "Envíe las ventas que faltan, o un cierre corregido de ese día; un número que no "
            + "se usó va como anulado, con su motivo.",
        en: "Send the missing sales, or a corrected closing of that day; send a number that "
            + "was not used as voided, with its reason."
    )

    private static let whatIsRemarked = Bilingual(
        es: "Si el cierre está mal, envíelo corregido; si está bien, no hay que hacer nada.",
        en: "If the closing is wrong, send it corrected; if it is right, nothing needs to be done."
    )

    /// What the closing says, what differs so far, and what else is remarkable.
    package var message: Bilingual {
        let parts = isMet ? remarks : differences + remarks
        let (es, en) = (parts.map(\.es), parts.map(\.en))
        return Bilingual(
            es: "El cierre del \(claim.es) "
                + (isMet ? "cuadra; para revisar: " : "no cuadra hasta ahora: ")
                + es.joined(separator: "; ") + ".",
            en: "The closing of \(claim.en) "
                + (isMet ? "is met; to be looked at: " : "is not met so far: ")
                + en.joined(separator: "; ") + "."
        )
    }

    private var claim: Bilingual {
        let (day, total) = (closing.closing.day.text, closing.closing.total)
        let numbers =
            closing.closing.numbers.map { spans(IntervalSet([$0])) }
            ?? Bilingual(es: closing.closing.prefix, en: closing.closing.prefix)
        return Bilingual(
            es: "\(day) (\(numbers.es); cantidad \(closing.closing.count), "
                + "total \(total.text(in: .es)))",
            en: "\(day) (\(numbers.en); count \(closing.closing.count), "
                + "total \(total.text(in: .en)))"
        )
    }

    private var differences: [Bilingual] {
        let numbers = [
            told(missing, "no se conoce", "not known:"),
            told(unread, "no se puede leer", "not readable:"),
        ].compactMap { $0 }
        guard !addsUp else { return numbers }
        let apart = Pesos(centavos: Int64(clamping: difference.centavos.magnitude))
        let money = Bilingual(
            es: "las ventas suman \(sum.text(in: .es)), una diferencia de \(apart.text(in: .es))",
            en: "the sales add up to \(sum.text(in: .en)), a difference of \(apart.text(in: .en))"
        )
        return numbers + [money]
    }

    private var remarks: [Bilingual] {
        [
            range,
            told(ofOtherDays, "con fecha de otro día:", "dated on another day:"),
            told(beside, "de ese día y en ningún cierre:", "of that day and in no closing:"),
        ].compactMap { $0 }
    }

    private var range: Bilingual? {
        guard !isPrefixKnown else {
            return told(
                outsideRanges,
                "fuera de los rangos autorizados:",
                "outside the authorised ranges:"
            )
        }
        return Bilingual(
            es: "ningún rango autorizado tiene el prefijo «\(closing.closing.prefix)»",
            en: "no authorised range has the prefix “\(closing.closing.prefix)”"
        )
    }

    private func told(_ numbers: IntervalSet, _ es: String, _ en: String) -> Bilingual? {
        guard !numbers.intervals.isEmpty else { return nil }
        let spans = spans(numbers)
        return Bilingual(es: "\(es) \(spans.es)", en: "\(en) \(spans.en)")
    }

    /// As many intervals as a person reads in one sentence.
    private static let shownIntervals = 5

    private func spans(_ numbers: IntervalSet) -> Bilingual {
        let prefix = closing.closing.prefix
        let shown = numbers.intervals.prefix(Self.shownIntervals)
        func list(_ to: String) -> String {
            let spans = shown.map { span in
                span.count == 1
                    ? "\(prefix)\(span.lowerBound)"
                    : "\(prefix)\(span.lowerBound) \(to) \(prefix)\(span.upperBound)"
            }
            let rest = numbers.intervals.count > shown.count ? ", …" : ""
            return spans.joined(separator: ", ") + rest
        }
        return Bilingual(es: list("a"), en: list("to"))
    }
}

// MARK: - For programs

extension ClosingCheck {
    /// The published members; amounts are texts with two decimals.
    package var json: JSONValue {
        .object([
            ("file", .text(closing.path)),
            ("line", .optional(closing.place.line)),
            ("pointer", .optional(closing.place.pointer)),
            ("issuer", .text(closing.issuer.text)),
            ("prefix", .text(closing.closing.prefix)),
            ("day", .text(closing.closing.day.text)),
            ("numbers", closing.closing.numbers?.json ?? .null),
            ("count", .integer(Int64(closing.closing.count))),
            ("total", .text(closing.closing.total.plain)),
            ("known", .integer(Int64(known))),
            ("sum", .text(sum.plain)),
            ("difference", .text(difference.plain)),
            ("missing", missing.json),
            ("unread", unread.json),
            ("of_other_days", ofOtherDays.json),
            ("in_no_closing", beside.json),
            ("outside_ranges", outsideRanges.json),
        ])
    }

    /// For the journal.
    func entry(at now: Timestamp, in language: Language) -> JournalEntry {
        let whole = ([sums] + remarks).map { $0.text(in: language) }.joined(separator: "; ")
        return closing.entry(standing, isMet ? whole : message.text(in: language), at: now)
    }

    private var sums: Bilingual {
        Bilingual(
            es: "Números conocidos: \(known); las ventas suman \(sum.text(in: .es))",
            en: "Numbers known: \(known); the sales add up to \(sum.text(in: .en))"
        )
    }
}

extension ClosingRecord {
    /// The decision on one whose place a later closing has taken.
    func replacement(at now: Timestamp, in language: Language) -> ClosingRuling {
        let words = Bilingual(es: "Llegó un cierre posterior", en: "A later closing has come")
        return ClosingRuling(
            closing: self,
            standing: .replaced,
            known: 0,
            sum: .zero,
            entry: entry(.replaced, words.text(in: language), at: now)
        )
    }

    fileprivate func entry(
        _ standing: ClosingStanding,
        _ detail: String,
        at now: Timestamp
    ) -> JournalEntry {
        let numbers = closing.numbers.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
        return JournalEntry(
            at: now,
            kind: "closing-\(standing.rawValue)",
            subject: "\(closing.prefix)\(numbers) \(closing.day.text)",
            detail: detail
        )
    }
}

extension IntervalSet {
    fileprivate var json: JSONValue { .array(intervals.map(\.json)) }
}

extension ClosedRange<Int64> {
    fileprivate var json: JSONValue {
        .object([("from", .integer(lowerBound)), ("to", .integer(upperBound))])
    }
}
