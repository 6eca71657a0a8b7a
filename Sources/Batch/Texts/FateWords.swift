package import Fiscal

extension NumberFate {
    /// The fate as stores and auditors read it, after "is": *está aceptada por la DIAN*.
    package var words: Bilingual {
        switch self {
        case .missing: Bilingual(es: "faltante", en: "missing")
        case .awaitingCorrection: Bilingual(es: "por corregir", en: "to be corrected")
        case .awaitingWindow:
            Bilingual(es: "en espera de ventana de contingencia", en: "awaiting a window")
        case .held: Bilingual(es: "retenida por un salto de numeración", en: "held by a gap")
        case .ready: Bilingual(es: "lista para emitir", en: "ready to be issued")
        case .issued:
            Bilingual(es: "emitida, sin respuesta de la DIAN", en: "issued, not answered by DIAN")
        case .disputed: Bilingual(es: "en disputa con la DIAN", en: "disputed with DIAN")
        case .accepted: Bilingual(es: "aceptada por la DIAN", en: "accepted by DIAN")
        case .disabled: Bilingual(es: "anulada", en: "disabled")
        }
    }
}
