/// Values that say nothing of the invoice, under a heading or a key that could change it.
extension VitalMeaning {
    /// Whether a text without white space around it says anything: zero, `NO` and pesos do not.
    func isSaid(by text: Bytes, under name: String) -> Bool {
        guard !text.isEmpty else { return false }
        return switch self {
        case .currency: !isPesos(text)
        case .field(.discount) where saysGift(name): !saysNothing(text)
        // `2x1`, `SUMMER10`, *Segunda a mitad de precio*, a yes.
        case .field(.discount): !saysNothing(text)
        case .charge, .rounding, .discountRate, .otherPrice, .second(.discount), .field(.lineTotal):
            isAmount(text)
        case .field(.buyerType): idType(named: text) != "13" && !saysNothing(text)
        // What is paid at once is what every sale is that says nothing.
        case .field(.paymentForm) where paidWords.contains(word(text)): false
        case .field(.taxTotal): text.contains { isDigit($0) && $0 != UInt8(ascii: "0") }
        case .halfOfDay: DateText.half(of: text) != nil
        case .creditDays: text.contains { isDigit($0) && $0 != UInt8(ascii: "0") }
        case .document: isIdentification(text)
        case .unknown: !saysNothing(text) && !(isHarmlessFlag(name) && saysPlainYes(text))
        // One page is the whole file, and one voided sale is a sale.
        case .moreSales:
            !saysNothing(text)
                && (!text.elementsEqual([UInt8(ascii: "1")]) || namesVoidedSales(lastName(name)))
        // What was paid is an amount.
        case .field(.paymentForm) where saysValid(name) && text.count > 1 && isAmount(text): false
        case .field where saysValid(name): !saysYes(word(text))
        case .field(.voided) where namesState(name) && text.contains(where: isDigit): true
        case .field(.voided): !saysNothing(text) && !notVoidedWords.contains(word(text))
        default: !saysNothing(text)
        }
    }

    /// Whether it is a name that a voided sale answers with no, such as `activo`, or one on credit, such
    /// as `pagado`.
    func saysValid(_ name: String) -> Bool {
        let names: Set<String> =
            switch self {
            case .field(.voided):
                [
                    "activo", "activa", "active", "isactive", "vigente", "valida", "valido",
                    "facturable", "cobrable", "billable", "isbillable", "facturar", "aprobada",
                    "aprobado",
                    "confirmada", "confirmado", "completada", "completado", "finalizada",
                    "finalizado",
                    "autorizada", "cobrar",
                ]
            case .field(.paymentForm):
                [
                    "pagado", "pagada", "paid", "ispaid", "contado", "decontado", "escontado",
                    "cobrada", "cobrado",
                ]
            default: []
            }
        return names.contains(lastName(name))
    }
}

/// Whether it says that something was given, which is a discount of all of it.
private func saysGift(_ name: String) -> Bool {
    [
        "cortesia", "obsequio", "gratis", "regalo", "bonificacion", "bonificado", "bonificada",
        "muestra", "sincargo",
    ]
    .contains(lastName(name))
}

/// Whether a name is that of a state, of which a number tells nothing: 1 is active here and voided there.
///
/// `name` may be the path of a key, such as `data.status`.
func namesState(_ name: String) -> Bool {
    let states: Set = [
        "estado", "estadofactura", "status", "state", "situacion", "est", "docstatus",
    ]
    return states.contains(lastName(name))
        || nameWords(String(name.split(separator: ".").last ?? "")).contains { states.contains($0) }
}

private func lastName(_ path: String) -> String {
    plainName(path.split(separator: ".").last ?? "")
}

/// Whether a currency is the Colombian peso, or not said; or a rate of exchange none.
func isPesos(_ text: Bytes) -> Bool {
    if text.allSatisfy({ "$01.,".utf8.contains($0) }) { return true }
    return wordsOfPesos.contains(word(text))
}

private let wordsOfPesos: Set = [
    "cop", "col", "colp", "ml", "170", "peso", "pesos", "pesocolombiano", "pesoscolombianos",
    "pesocolombianocop", "copcolombia",
]

/// Whether it is a number other than zero, as no place, carrier or table is.
private func isAmount(_ text: Bytes) -> Bool {
    let number = text.last == UInt8(ascii: "%") ? trimmed(text.dropLast()) : text
    return !saysNothing(text) && AmountText(number) != nil
}

/// Whether it may be a cédula or a NIT: `52.123.456`, `CC 52123456`, `900373115-3`.
private func isIdentification(_ text: Bytes) -> Bool {
    let letters = text.prefix { isLetter($0) || isBlank($0) || $0 == UInt8(ascii: ".") }
    let kind = plainName(String(decoding: letters, as: UTF8.self))
    guard ["", "cc", "c", "nit", "ce", "ti", "cedula"].contains(kind) else { return false }
    let number = text[letters.endIndex...]
    guard number.allSatisfy({ isDigit($0) || ".- ".utf8.contains($0) }) else { return false }
    return (6...11).contains(number.count(where: isDigit))
}

/// Whether neither a digit above zero nor a word stands in it, but those for nothing: `$ 0,00`, `NO`.
private func saysNothing(_ text: Bytes) -> Bool {
    guard !text.contains(where: { isDigit($0) && $0 != UInt8(ascii: "0") }) else { return false }
    // `*` and `+` are marks of those who tick with them; dashes, points and the like are of no value.
    return !text.contains { isLetter($0) || $0 >= 0x80 || "*+#!".utf8.contains($0) }
        || noWords.contains(word(text))
}

private func saysYes(_ word: String) -> Bool {
    wordsOfYes.contains(word) || wordsOfValidity.contains(word)
}

private func word(_ text: Bytes) -> String { plainName(String(decoding: text, as: UTF8.self)) }

private let paidWords: Set = [
    "contado", "decontado", "efectivo", "cash", "pagado", "pagada", "paid", "ispaid", "completed",
    "completado", "aprobado", "approved", "captured", "capturado", "success", "posted", "inpayment",
]

private let noWords: Set = [
    "no", "n", "f", "false", "falso", "null", "ninguno", "ninguna", "na", "noaplica", "cop0",
]

private let wordsOfValidity: Set = ["activo", "activa", "vigente"]
