import Batch
import Fiscal

/// What was expected and is not there, as the reports of a run and of the state show it.
extension Figures {
    func silences(_ silences: [StoreSilence]) -> [String] {
        guard !silences.isEmpty else { return [] }
        var columns = Columns()
        for silence in silences.prefix(Self.shown) {
            let last = silence.lastDay?.text ?? words("ninguna", "none")
            columns.add(
                .left(silence.store),
                .left(words("última venta: ", "last sale: ") + last),
                .left(words("falta desde: ", "missing since: ") + silence.since.text),
                .right(words("entregas esperadas: ", "deliveries due: ") + count(silence.expected))
            )
        }
        return [words("Tiendas que no han enviado", "Stores that have not sent")] + columns.lines
            + more(than: Self.shown, of: silences.count)
            + words(
                "→ Pida el archivo a la tienda; si no vendió, basta un cierre con «cantidad» 0.",
                "→ Ask the store for its file; if it sold nothing, a closing with “cantidad” 0 is enough."
            ).wrapped(indent: 2) + [""]
    }

    func closings(_ closings: [ClosingCheck]) -> [String] {
        guard !closings.isEmpty else { return [] }
        let lines = closings.prefix(Self.shown).flatMap { check in
            ["  \(check.closing.path)"] + check.message.text(in: language).wrapped(indent: 4)
        }
        return [words("Cierres que no cuadran", "Closings that are not met")] + lines
            + more(than: Self.shown, of: closings.count) + [""]
    }
}
