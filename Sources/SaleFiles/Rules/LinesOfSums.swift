import Fiscal

/// The words of the rows in which tills print what a sale adds up to and how it was paid.
enum SumWords {
    /// Whether a text has one of the words that no goods go by, and besides it only words that go
    /// with them, a percentage, and what `numbers` has, all as plain names.
    static func areAll(of text: String, numbers: [String] = []) -> Bool {
        let words = words(of: text)
        // `DEVOLUCION Camisa talla M` with the price of the shirt is none sold.
        if let first = words.first, returns.contains(first) { return true }
        guard words.contains(where: ofSums.contains) else { return false }
        let isPercentage = text.contains("%")
        // A restaurant's tip, while `Servicio de mensajería` is sold.
        if words.contains("servicio"), !isPercentage { return false }
        let others = words.filter { word in
            !ofSums.contains(word) && !beside.contains(word)
                && !(isPercentage && word.allSatisfy(\.isNumber))
        }
        return others.isEmpty || numbers.contains(others.joined())
    }

    /// Whether a text has one of the words for what changes a sale, as opposed to what adds it up.
    static func changesSale(_ text: String) -> Bool {
        words(of: text).contains(where: ofChanges.contains)
    }

    /// Whether a text has any of the words that no goods go by.
    static func hasAny(_ text: String) -> Bool { words(of: text).contains(where: ofSums.contains) }

    private static func words(of text: String) -> [String] {
        guard isSpanish(text.utf8) else {
            return text.split { !$0.isLetter && !$0.isNumber }.map { plainName($0) }
        }
        return text.utf8.split { $0 < 0x80 && !isLetter($0) && !isDigit($0) }
            .map { plainName(Substring($0)) }
    }

    private static let returns: Set<String> = ["devolucion", "devoluciones"]

    private static let ofSums: Set<String> = [
        "inc", "icui", "ibua", "servicio",
        "total", "totales", "subtotal", "suma", "sumas", "iva", "impoconsumo", "impuesto",
        "impuestos", "descuento", "descuentos", "dcto", "efectivo", "tarjeta", "cambio", "vueltas",
        "vuelto", "devuelta", "propina", "redondeo", "nequi", "daviplata", "anulada", "anulado",
        "desc", "rebaja", "rebajas", "devolucion", "devoluciones", "nota", "recibido", "pagar",
        "reteiva", "retefuente", "reteica", "retencion", "retenciones",
    ]

    private static let ofChanges: Set<String> = [
        "descuento", "descuentos", "dcto", "devuelta", "propina", "redondeo", "anulada", "anulado",
        "desc", "rebaja", "rebajas", "devolucion", "devoluciones", "nota",
    ]

    private static let beside: Set<String> = [
        "a", "al", "con", "de", "del", "el", "en", "la", "las", "los", "por", "gran", "general",
        "neto", "bruto", "valor", "pago", "pagado", "factura", "facturas", "sub", "global",
        "venta", "ventas", "dia", "caja", "consumo", "debito", "credito", "cliente", "voluntaria",
        "comercial", "especial", "bolsa", "bolsas", "plastica", "plasticas", "saludable",
        "saludables",
    ]
}

extension SaleConversion {
    private static let descriptionLimit = 300

    /// What was sold; a sum or a payment that stands among the lines would be sold once more.
    mutating func goods(_ index: Int) -> String? {
        guard let value = required(.description, line: index),
            let text = text(.description, line: index, limit: Self.descriptionLimit)
        else { return nil }
        if memory.goods[value.bytes] == true { return text }
        guard !saysNoValue(value) else {
            noteMissing(.description, line: index)
            return nil
        }
        let isDoubtful = noteLostLetter(value, isName: false)
        guard SumWords.hasAny(text) else {
            if !isDoubtful { memory.goods[value.bytes] = true }
            return text
        }
        // `Total FE7` may be goods in another sale, but not in this one.
        guard SumWords.areAll(of: text, numbers: numbersAsNames) else { return text }
        note(.lineOfSum(label(.description), shown(value), at: place(value)))
        return nil
    }

    /// The ways in which the sale's own number may be written.
    private var numbersAsNames: [String] {
        let (invoice, number) = (value(.invoice), value(.number))
        let prefix = value(.prefix)?.text ?? ""
        return [invoice?.text, number?.text, number.map { prefix + $0.text }]
            .compactMap { $0.map { plainName($0) } }
    }
}

extension Finding {
    fileprivate static func lineOfSum(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» dice «\(text)»: es lo que suma la venta, cómo se pagó o que se anuló, no "
                    + "algo que se vendió.",
                en:
                    "“\(name)” says “\(text)”: this is what the sale adds up to, how it was paid, or that "
                    + "it was voided, not something sold."
            ),
            remedy: Bilingual(
                es:
                    "Quite el renglón (un descuento va en el renglón que rebaja; una venta anulada lleva "
                    + "«anulada» SI y «motivo»); si es un producto, cámbiele el nombre.",
                en:
                    "Take out the line (a discount goes on the line that it lowers; a voided sale has "
                    + "“anulada” SI and “motivo”); if it is a product, rename it."
            )
        )
    }
}
