import Batch
import Fiscal

/// What an act on numbers changed.
struct ActReport {
    let act: NumberAct
    /// How many numbers it was done to; none when all were so already.
    let changed: Int
    /// Numbers disabled now, whose sale is here and will not be sent.
    let dropped: IntervalSet

    func text(in language: Language) -> String {
        let figures = Figures(language)
        guard changed > 0 else {
            let already = figures.words("ya estaba inhabilitado", "is disabled already")
            let nothing = figures.words("no cambió nada", "nothing changed")
            return "\(act.subject) \(already): \(nothing).\n"
        }
        let numbers = figures.count(
            changed,
            Bilingual(es: "número", en: "number"),
            Bilingual(es: "números", en: "numbers")
        )
        let lines =
            ["\(act.kind.words.text(in: language)): \(act.subject) (\(numbers))"]
            + "\(act.by): \(act.reason)".wrapped(indent: 2)
            + droppedSales(figures)
            + act.kind.whatFollows.text(in: language).wrapped(indent: 2)
        return lines.joined(separator: "\n") + "\n"
    }

    private func droppedSales(_ figures: Figures) -> [String] {
        guard !dropped.intervals.isEmpty else { return [] }
        let numbers = dropped.intervals.prefix(Figures.shown)
            .map { figures.interval($0, prefix: act.series.prefix) }
            .joined(separator: ", ")
        let more = dropped.intervals.count > Figures.shown ? ", …" : ""
        return figures.words(
            "! De estos números hay ventas en inbox/ o rejected/, que ya no se enviarán: "
                + "\(numbers)\(more). Si debían salir: «contingencia number enable».",
            "! Of these numbers there are sales in inbox/ or rejected/, which will not be sent: "
                + "\(numbers)\(more). If they should go: `contingencia number enable`."
        ).wrapped(indent: 2)
    }

    var json: JSONValue {
        .object([
            ("version", 1), ("command", "number"), ("act", act.json),
            ("changed", .integer(Int64(changed))),
            ("sales_dropped", .array(dropped.intervals.map(interval))),
        ])
    }

    private func interval(_ numbers: ClosedRange<Int64>) -> JSONValue {
        .object([("from", .integer(numbers.lowerBound)), ("to", .integer(numbers.upperBound))])
    }
}

extension Figures {
    /// One act as done, without margin.
    func act(_ act: NumberAct) -> [String] {
        ["\(act.kind.words.text(in: language)) · \(act.by) · \(act.at.shown)"]
            + "\(act.subject): \(act.reason)".wrapped(indent: 2)
    }
}

extension NumberAct {
    var json: JSONValue {
        .object([
            ("kind", .text(kind.word)),
            ("issuer", .text(series.issuer.text)),
            ("prefix", .text(series.prefix)),
            ("from", .integer(numbers.lowerBound)),
            ("to", .integer(numbers.upperBound)),
            ("reason", .text(reason)),
            ("by", .text(by)),
            ("at", .text(at.text)),
        ])
    }
}

extension NumberAct.Kind {
    fileprivate var whatFollows: Bilingual {
        switch self {
        case .disable:
            Bilingual(
                es: "Ya no es un salto. La próxima corrida lo sella en la evidencia y mueve los "
                    + "archivos que quedan cerrados.",
                en:
                    "It is no gap any more. The next run seals this into evidence and moves the files "
                    + "that are settled by it."
            )
        case .enable:
            Bilingual(
                es: "La próxima corrida vuelve a juzgar las ventas de inbox/ y rejected/ con ese "
                    + "número; si no hay, la tienda debe enviarlas.",
                en:
                    "The next run judges the sales with that number in inbox/ and rejected/ anew; if "
                    + "there are none, the store must send them."
            )
        case .release:
            Bilingual(
                es: "Sale en la próxima corrida; un salto anterior sigue a la vista.",
                en: "It goes with the next run; a gap before it stays visible."
            )
        case .retry:
            Bilingual(
                es: "La próxima corrida envía otra vez el mismo contenido.",
                en: "The next run sends the same content again."
            )
        case .settle(.ours):
            Bilingual(
                es: "Queda aceptado, con el código único que tiene la DIAN.",
                en: "It is accepted, with the unique code that DIAN has."
            )
        case .settle(.other):
            Bilingual(
                es:
                    "Queda aceptado con un contenido que aquí no se tiene; esta venta necesita otro "
                    + "número.",
                en: "It is accepted with content that is not known here; this sale needs another "
                    + "number."
            )
        }
    }
}
