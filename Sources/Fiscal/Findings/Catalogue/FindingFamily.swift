/// The subjects by which the codes are grouped: what stands before the hyphen.
package enum FindingFamily: String, Hashable, Sendable, CaseIterable {
    case file = "FIL"
    case csv = "CSV"
    case json = "JSN"
    case values = "VAL"
    case amounts = "AMT"
    case numbers = "NUM"
    case contingency = "CTG"
    case authority = "DIAN"

    package var title: Bilingual {
        switch self {
        case .file: Bilingual(es: "El archivo", en: "File")
        case .csv: Bilingual(es: "CSV", en: "CSV")
        case .json: Bilingual(es: "JSON", en: "JSON")
        case .values: Bilingual(es: "Datos de la venta", en: "Values of a sale")
        case .amounts: Bilingual(es: "Valores en dinero", en: "Amounts")
        case .numbers: Bilingual(es: "Numeración", en: "Numbers")
        case .contingency: Bilingual(es: "Contingencia", en: "Contingency")
        case .authority: Bilingual(es: "DIAN", en: "DIAN")
        }
    }

    /// In the order of their numbers.
    package var codes: [FindingCode] {
        FindingCode.allCases.filter { $0.rawValue.hasPrefix(rawValue + "-") }
    }
}
