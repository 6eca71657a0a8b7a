package import Fiscal

extension NumberAct.Kind {
    /// The act as done, for a heading.
    package var words: Bilingual {
        switch self {
        case .disable: Bilingual(es: "Inhabilitado", en: "Disabled")
        case .enable: Bilingual(es: "Habilitado de nuevo", en: "Enabled again")
        case .release(as: nil): Bilingual(es: "Liberado", en: "Released")
        case .release(as: let type?):
            Bilingual(
                es: "Liberado como tipo \(type.rawValue)",
                en: "Released as type \(type.rawValue)"
            )
        case .retry: Bilingual(es: "Por enviar otra vez", en: "To be sent again")
        case .settle(.ours):
            Bilingual(es: "Resuelto: es esta venta", en: "Settled: it is this sale")
        case .settle(.other):
            Bilingual(es: "Resuelto: es otra venta", en: "Settled: it is another sale")
        }
    }
}

extension JournalEntry {
    /// What a person did, for a heading; nil for what the program noted by itself.
    var words: Bilingual? {
        guard !by.isEmpty else { return nil }
        switch kind {
        case "window-declared": return Bilingual(es: "Ventana declarada", en: "Window declared")
        case "window-amended": return Bilingual(es: "Ventana corregida", en: "Window amended")
        case "window-attachment":
            return Bilingual(es: "Soporte de la ventana", en: "Window's paper")
        default: return NumberAct.Kind(word: kind)?.words ?? Bilingual(es: kind, en: kind)
        }
    }
}
