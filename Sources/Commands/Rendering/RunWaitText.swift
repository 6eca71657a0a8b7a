import Batch
import Fiscal

extension RunWait {
    /// For what the run waits, until when, and how it is ended safely: one line.
    var words: Bilingual {
        switch self {
        case .silence(let end):
            Bilingual(
                es: "La DIAN no responde; se espera por ella, \(Self.until(end).es)",
                en: "DIAN does not answer; the run waits for it, \(Self.until(end).en)"
            )
        case .settling(let end):
            Bilingual(
                es:
                    "La DIAN puede no saber todavía de lo enviado; se espera, \(Self.until(end).es)",
                en: "DIAN may not know yet of what was sent; the run waits, \(Self.until(end).en)"
            )
        }
    }

    private static func until(_ end: Timestamp) -> Bilingual {
        Bilingual(
            es:
                "hasta \(end.shown) a más tardar (hora de Colombia). Ctrl-C o SIGTERM termina la corrida "
                + "con todo registrado.",
            en:
                "until \(end.shown) at the latest (Colombian time). Ctrl-C or SIGTERM ends the run with "
                + "everything recorded."
        )
    }
}
