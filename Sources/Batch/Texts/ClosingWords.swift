package import Fiscal

/// What is said of a closing, to people and to programs.
extension ClosingCheck {
    /// For the companions of its file.
    var finding: Finding {
        Finding(
            .closingUnmet,
            .warning,
            at: closing.place,
            message: message,
            remedy: Bilingual(
                es:
                    "Envíe las ventas que faltan, o un cierre corregido de ese día; un número que no "
                    + "se usó va como anulado, con su motivo.",
                en:
                    "Send the missing sales, or a corrected closing of that day; send a number that "
                    + "was not used as voided, with its reason."
            )
        )
    }

    /// What the closing says, and what differs so far.
    package var message: Bilingual {
        let (es, en) = (differences.map(\.es), differences.map(\.en))
        return Bilingual(
            es: "El cierre del \(claim.es) no cuadra hasta ahora: \(es.joined(separator: "; ")).",
            en: "The closing of \(claim.en) is not met so far: \(en.joined(separator: "; "))."
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
        var all: [Bilingual] = []
        func tell(_ numbers: IntervalSet, _ es: String, _ en: String) {
            guard !numbers.intervals.isEmpty else { return }
            let spans = spans(numbers)
            all.append(Bilingual(es: "\(es) \(spans.es)", en: "\(en) \(spans.en)"))
        }
        tell(missing, "no se conoce", "not known:")
        tell(unread, "no se puede leer", "not readable:")
        tell(ofOtherDays, "con fecha de otro día:", "dated on another day:")
        if !addsUp {
            let apart = Pesos(centavos: Int64(clamping: difference.centavos.magnitude))
            all.append(
                Bilingual(
                    es: "las ventas suman \(sum.text(in: .es)), una diferencia de "
                        + apart.text(in: .es),
                    en: "the sales add up to \(sum.text(in: .en)), a difference of "
                        + apart.text(in: .en)
                )
            )
        }
        return all
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
        ])
    }

    /// For the journal, in its own words.
    func entry(at now: Timestamp) -> JournalEntry {
        let claim = closing.closing
        let numbers = claim.numbers.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
        let detail =
            switch standing {
            case .open: message.en
            case .met: "\(known) numbers known; the sales add up to \(sum.plain)"
            case .replaced: "A later closing of the day has come"
            }
        return JournalEntry(
            at: now,
            kind: "closing-\(standing.rawValue)",
            subject: "\(claim.prefix)\(numbers) \(claim.day.text)",
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

// MARK: - Evidence

extension [ClosingRuling] {
    /// `cierres.csv`: one row for each closing that came, was met or was replaced.
    func table(in language: Language) -> [UInt8] {
        var table = SpreadsheetText(columns: Self.columns(language))
        for ruling in self {
            let (record, claim) = (ruling.closing, ruling.closing.closing)
            table.add([
                record.path,
                record.place.line.map(String.init) ?? record.place.pointer ?? "",
                claim.day.text,
                claim.prefix,
                claim.numbers.map { String($0.lowerBound) } ?? "",
                claim.numbers.map { String($0.upperBound) } ?? "",
                String(claim.count),
                claim.total.cell(in: language),
                String(ruling.known),
                ruling.sum.cell(in: language),
                excess(of: claim.total, over: ruling.sum).cell(in: language),
                excess(of: ruling.sum, over: claim.total).cell(in: language),
                ruling.standing.words.text(in: language),
                ruling.entry.detail,
            ])
        }
        return table.bytes
    }

    /// Zero for none; a spreadsheet would take the sign of a negative amount for a formula's.
    private func excess(of amount: Pesos, over other: Pesos) -> Pesos {
        let difference = Int128(amount.centavos) - Int128(other.centavos)
        return Pesos(centavos: Int64(clamping: difference < 0 ? 0 : difference))
    }

    private static func columns(_ language: Language) -> [String] {
        switch language {
        case .es:
            [
                "archivo", "linea", "fecha", "prefijo", "desde", "hasta", "cantidad", "total",
                "conocidos", "suma", "falta", "sobra", "estado", "detalle",
            ]
        case .en:
            [
                "file", "line", "day", "prefix", "from", "to", "count", "total", "known", "sum",
                "short", "over", "state", "detail",
            ]
        }
    }
}

extension ClosingStanding {
    fileprivate var words: Bilingual {
        switch self {
        case .open: Bilingual(es: "no cuadra", en: "not met")
        case .met: Bilingual(es: "cuadra", en: "met")
        case .replaced: Bilingual(es: "reemplazado", en: "replaced")
        }
    }
}
