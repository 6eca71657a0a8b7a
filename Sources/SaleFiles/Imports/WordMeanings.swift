/// What a word that nobody knows plainly means: an offer to a person, never used to read a file.
extension SaleField {
    /// A word of this field in ours; nil where it has none, or two.
    func likelyMeaning(of word: String) -> String? {
        let parts = wordParts(word)
        // `No anulada`, `sin IVA`: what is denied is not what remains.
        guard !parts.contains("no"), !parts.contains("sin") else { return nil }
        if self == .paymentMeans, isCard(parts) { return only(of: parts, cards) }
        return meanings.flatMap { only(of: parts, $0) }
    }

    private var meanings: [String: String]? {
        switch self {
        case .paymentForm: forms
        case .paymentMeans: means
        case .buyerType: idTypes
        case .voided: states
        case .unit: units
        case .tax: taxes
        case .rate: rates
        default: nil
        }
    }

    /// The meaning of the parts that have one, where all agree.
    private func only(of parts: [String], _ meanings: [String: String]) -> String? {
        let found = Set(
            parts.flatMap { part in
                meanings.filter { isPart($0.key, of: part) }.map(\.value)
            }
        )
        return found.count == 1 ? found.first : nil
    }

    /// A short beginning says too little.
    private func isPart(_ begin: String, of part: String) -> Bool {
        begin.utf8.count < 4 ? part == begin : part.hasPrefix(begin)
    }
}

/// Whether any part is a word in which tills say how something was paid, so that it is nobody's name.
func isWordOfTrade(_ word: String) -> Bool {
    let parts = wordParts(word)
    return isCard(parts) || !wordsOfTrade.isDisjoint(with: parts)
}

private func wordParts(_ word: String) -> [String] {
    word.split { !$0.isLetter && !$0.isNumber }.map { plainName($0) }
}

private func isCard(_ parts: [String]) -> Bool { !cardWords.isDisjoint(with: parts) }

private let cardWords: Set = [
    "tarjeta", "tarj", "datafono", "visa", "mastercard", "master", "amex", "american", "diners",
    "maestro", "card", "tc", "td", "codensa",
]

private let wordsOfTrade: Set = [
    "qr", "pago", "pagos", "banco", "bancolombia", "davivienda", "nequi", "transferencia", "llave",
    "bono", "cuenta", "caja", "credito", "debito", "contado", "electronico", "virtual", "addi",
    "rappi", "plataforma", "contra", "factura", "venta", "iva", "documento", "registro", "persona",
]

/// A card of which it is not said whether it is of credit or of debit is for a person to say.
private let cards = [
    "credito": "48", "credit": "48", "tc": "48", "cred": "48", "debito": "49", "debit": "49",
    "deb": "49", "td": "49", "maestro": "49",
]

private let means = [
    "efectivo": "10", "efvo": "10", "efec": "10", "cash": "10", "cheque": "20",
    "consignacion": "42", "transf": "47", "nequi": "47", "daviplata": "47", "pse": "47",
    "qr": "47", "bono": "71",
]

private let forms = ["contado": "1", "cash": "1", "credito": "2", "credit": "2", "plazo": "2"]

private let idTypes = [
    "nit": "31", "ciudadania": "13", "pasaporte": "41", "passport": "41", "identidad": "12",
    "civil": "11",
]

/// Not `cancelada`, which is a paid one as well as a voided one.
private let states = [
    "anul": "SI", "void": "SI", "activ": "NO", "vigent": "NO", "emitid": "NO", "aprobad": "NO",
    "pagad": "NO", "contabiliz": "NO", "autorizad": "NO", "confirmad": "NO",
]

private let units = [
    "unid": "94", "und": "94", "pieza": "94", "pza": "94", "pzas": "94", "servicio": "94",
    "porcion": "94", "kilo": "KGM", "kg": "KGM", "gramo": "GRM", "libra": "LBR", "litro": "LTR",
    "caja": "BX", "botella": "BO", "bolsa": "BG", "paquete": "PK", "docena": "DZN",
    "galon": "GLL", "rollo": "RO", "hora": "HUR",
]

private let taxes = [
    "exclui": "ZZ", "exent": "EXENTO", "impoconsumo": "04", "ipoconsumo": "04", "consumo": "04",
    "general": "IVA 19%", "plena": "IVA 19%",
]

private let rates = ["exclui": "EXCLUIDO", "exent": "EXENTO", "general": "19", "plena": "19"]
