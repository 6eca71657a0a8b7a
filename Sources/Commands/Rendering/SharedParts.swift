import Batch
import Fiscal

/// Parts that the report of a run and that of the state have in common.
extension Figures {
    static let oneInvoice = Bilingual(es: "factura", en: "invoice")
    static let manyInvoices = Bilingual(es: "facturas", en: "invoices")

    /// Counts and totals of every fate that some number has.
    func fates(_ fates: [NumberFate: FateCount]) -> [String] {
        guard !fates.isEmpty else { return [] }
        var columns = Columns()
        for (fate, sum) in fates.sorted(by: { $0.key > $1.key }) {
            columns.add(
                .left(fate.words.text(in: language)),
                .right(count(sum.count)),
                // A sale that could not be read has no total; a zero would look like one.
                .right(fate == .awaitingCorrection && sum.total == .zero ? "" : pesos(sum.total))
            )
        }
        return [words("Facturas por estado", "Invoices by state")] + columns.lines + [""]
    }

    func gaps(_ gaps: [GapReport]) -> [String] {
        guard !gaps.isEmpty else { return [] }
        var columns = Columns()
        for gap in gaps.prefix(Self.shown) {
            columns.add(
                .left(interval(gap.numbers, prefix: gap.series.prefix)),
                .right(count(gap.numbers.count)),
                .left(words("autorización ", "authorisation ") + gap.authorisation)
            )
        }
        return [words("Saltos de numeración: nada se sabe de", "Gaps: nothing is known of")]
            + columns.lines + more(than: Self.shown, of: gaps.count)
            + words(
                "→ Deje en inbox/ las ventas que faltan; las anuladas, con «anulada» y «motivo».",
                "→ Drop the missing sales into inbox/; voided ones with “anulada” and “motivo”."
            ).wrapped(indent: 2) + [""]
    }

    /// As many of a kind as a person reads on a screen; JSON has them all.
    static let shown = 40

    func more(than shown: Int, of all: Int) -> [String] {
        guard all > shown else { return [] }
        let rest = count(all - shown)
        return [
            words(
                "  … y \(rest) más (--format json los muestra todos)",
                "  … and \(rest) more (--format json shows all)"
            )
        ]
    }

    func interval(_ numbers: ClosedRange<Int64>, prefix: String) -> String {
        let (first, last) = (numbers.lowerBound, numbers.upperBound)
        return first == last
            ? "\(prefix)\(first)" : "\(prefix)\(first) " + words("a", "to") + " \(prefix)\(last)"
    }

    /// Open sales by urgency, each group with both readings of its deadline.
    func deadlines(_ deadlines: [DeadlineReport], by alerts: Alerts) -> [String] {
        guard !deadlines.isEmpty else { return [] }
        var lines = [words("Plazos de las facturas abiertas", "Deadlines of open invoices")]
        for group in deadlines {
            let number = count(group.sales.count, Self.oneInvoice, Self.manyInvoices)
            let fate = group.fate.words.text(in: language)
            let mark =
                group.isUrgent(by: alerts) ? "!! " : group.isAtRisk(by: alerts) ? "! " : "  "
            let total = group.sales.total == .zero ? "" : "\(pesos(group.sales.total)) · "
            lines.append(
                mark + words("tipo", "type") + " \(group.type?.rawValue ?? "?") · \(number) · "
                    + "\(total)\(fate)"
            )
            lines += deadline(group)
        }
        return lines + [""]
    }

    private func deadline(_ group: DeadlineReport) -> [String] {
        guard let deadline = group.deadline, let left = group.secondsLeft else {
            return [
                "    "
                    + words(
                        "la falla sigue abierta: las 48 horas no han empezado",
                        "the outage lasts: the 48 hours have not begun"
                    )
            ]
        }
        let spare = left + deadline.latest.seconds - deadline.earliest.seconds
        var columns = Columns()
        columns.add(
            .left(""),
            .left(
                deadline.isProvisional
                    ? words("estimado", "estimated")
                    : words("desde el restablecimiento", "from the restoration")
            ),
            .left(deadline.earliest.shownToTheMinute),
            .left(timeLeft(left))
        )
        columns.add(
            .left(""),
            .left(words("desde el día siguiente", "from the next day")),
            .left(deadline.latest.shownToTheMinute),
            .left(timeLeft(spare))
        )
        let provisional = words(
            "provisional: no se sabe a qué falla pertenecen; se toma el plazo más corto posible",
            "provisional: the outage they belong to is not known; the shortest deadline is taken"
        )
        return columns.lines + (deadline.isProvisional ? provisional.wrapped(indent: 4) : [])
    }

    /// The last archive of each chain: write its digest down, and nobody can rewrite the chain.
    func heads(_ heads: [ArchiveHead]) -> [String] {
        guard !heads.isEmpty else { return [] }
        return [
            words(
                "Último expediente de cada cadena (SHA-256)",
                "Last archive of each chain (SHA-256)"
            )
        ]
            + heads.flatMap { ["  archive/\($0.name.path)", "    \($0.digest.hex)"] } + [""]
    }
}
