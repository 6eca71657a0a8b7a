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
