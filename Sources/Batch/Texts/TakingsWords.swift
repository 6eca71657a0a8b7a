package import Fiscal

extension TakingsConcept {
    package var words: Bilingual {
        switch self {
        case .tax(let tax, _): Bilingual(es: tax.name, en: tax.name)
        case .excluded: Bilingual(es: "excluido", en: "excluded")
        case .means: Bilingual(es: "medio de pago", en: "means of payment")
        }
    }

    /// The tax's or the means of payment's; empty for what is excluded.
    package var code: String {
        switch self {
        case .tax(let tax, _): tax.rawValue
        case .excluded: ""
        case .means(let means): means
        }
    }

    package var rate: Rate? {
        if case .tax(_, let rate) = self { rate } else { nil }
    }

    var isMeans: Bool {
        if case .means = self { true } else { false }
    }
}
