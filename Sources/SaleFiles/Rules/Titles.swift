import Fiscal

extension Finding {
    /// What a text above, below or between the rows of a table says against them: that their prices have
    /// the tax in them, that their amounts are no pesos, or that they are no sales; nil where it says
    /// nothing of the kind.
    init?(ofTitle text: Bytes, at place: Place) {
        guard (4...80).contains(text.count) else { return nil }
        let title = String(decoding: text, as: UTF8.self)
        let words = wordsOfText(of: title)
        // *Ventas con IVA* may only say that there is a column with it.
        let isOfPrices = words.contains { $0.hasPrefix("precio") || $0.hasPrefix("inclu") }
        let hasTax =
            isOfPrices && words.contains("tienen")
            && words.contains { ["iva", "impuesto"].contains($0) }
        if isOfPrices, isTaxIncluded(text) || hasTax {
            self = .taxInTitle(title, at: place)
        } else if words.contains(where: wordsOfOtherAmounts.contains) {
            self = .otherAmounts(title, at: place)
        } else if beginsLikeVoiding(text) || isTitleOfNoSales(words, title)
            || voidsNumber(words, title) || takesBack(words)
        {
            self = .voidedTitle(title, at: place)
        } else {
            return nil
        }
    }
}

/// `Ventas en USD`, `Valores en miles de pesos`.
private let wordsOfOtherAmounts: Set = ["usd", "dolares", "euros", "eur", "miles", "millones"]

/// `INFORME DE FACTURAS ANULADAS`, `DEVOLUCIONES`, `Notas crédito`, unless there are none.
private func isTitleOfNoSales(_ words: [String], _ title: String) -> Bool {
    let digits = title.filter(\.isNumber)
    guard digits.isEmpty || digits.contains(where: { $0 != "0" }) else { return false }
    return words.contains(where: wordsOfNoSales.contains)
        && words.allSatisfy { wordsOfNoSales.contains($0) || wordsOfTitles.contains($0) }
}

/// `FE1201 ANULADA`, `la factura FE1201 fue anulada`.
private func voidsNumber(_ words: [String], _ title: String) -> Bool {
    words.contains { $0.hasPrefix("anul") } && !words.contains("no") && !words.contains("sin")
        && title.split { $0.isWhitespace || ",.;:()".contains($0) }
            .contains { CellShape(String($0)) == .invoice }
}

private let wordsOfNoSales: Set = [
    "anuladas", "anulados", "devoluciones", "canceladas", "cancelados", "devueltas", "devueltos",
    "cotizaciones", "remisiones", "cortesias", "credito", "compra", "compras", "fiado", "fiados",
    "fiada", "fiadas", "cartera", "cobrar", "pendiente", "pendientes", "danadas", "danados",
    "reemplazadas", "reemplazados", "prueba", "pruebas", "repetidas", "repetidos", "duplicadas",
    "enviadas", "malas",
]

private let wordsOfTitles: Set = [
    "informe", "listado", "reporte", "relacion", "de", "del", "dia", "a", "en", "las", "los",
    "facturas", "ventas", "documentos", "tiquetes", "recibos", "notas", "forma", "pago", "al",
    "por",
    "son", "todas", "ya", "dian", "la", "clientes", "dias", "que", "se", "hoy",
]

/// `NO FACTURAR`, `FE72 NO VALE`, `FE72 se reemplazó por FE73`, `Ojo: FE71 la devolvieron`.
private func takesBack(_ words: [String]) -> Bool {
    if zip(words, words.dropFirst()).contains(where: {
        $0 == "no" && ["vale", "facturar", "enviar"].contains($1)
    }) {
        return true
    }
    return words.contains {
        ["reemplazo", "reemplaza", "devolvieron", "devolvio", "repitio", "dano"].contains($0)
    }
}

extension Finding {
    fileprivate static func taxInTitle(_ title: String, at place: Place) -> Finding {
        ofTitle(
            .amountAmbiguous,
            title,
            Bilingual(
                es: "dice que los precios traen el impuesto, y los precios se leen sin impuesto",
                en: "says that the prices have the tax in them, and prices are read before tax"
            ),
            Bilingual(
                es: "Exporte los precios sin impuesto; si ya son sin impuesto, quite el texto.",
                en: "Export the prices before tax; if they are so, take the text out."
            ),
            at: place
        )
    }

    fileprivate static func otherAmounts(_ title: String, at place: Place) -> Finding {
        ofTitle(
            .amountAmbiguous,
            title,
            Bilingual(
                es: "dice que los valores no son pesos, y se leen como pesos",
                en: "says that the amounts are no pesos, and they are read as pesos"
            ),
            Bilingual(
                es: "Exporte los valores en pesos; si ya lo son, quite el texto.",
                en: "Export the amounts in pesos; if they are so, take the text out."
            ),
            at: place
        )
    }

    fileprivate static func voidedTitle(_ title: String, at place: Place) -> Finding {
        ofTitle(
            .valueForm,
            title,
            Bilingual(
                es: "habla de facturas que no son ventas o no de contado, y no dice de cuáles",
                en:
                    "speaks of invoices that are no sales, or none for cash, and does not say of which"
            ),
            Bilingual(
                es:
                    "Escriba eso en una columna de esas facturas (anulada, forma_pago), o quítelas, y "
                    + "quite el texto.",
                en:
                    "Write it in a column of those invoices (anulada, forma_pago), or take them out, and "
                    + "take the text out."
            ),
            at: place
        )
    }

    private static func ofTitle(
        _ code: FindingCode,
        _ title: String,
        _ says: Bilingual,
        _ remedy: Bilingual,
        at place: Place
    ) -> Finding {
        let title = shownText(title)
        return Finding(
            code,
            at: place,
            message: Bilingual(
                es: "El texto «\(title)», que está solo en su fila, \(says.es).",
                en: "The text “\(title)”, which stands alone in its row, \(says.en)."
            ),
            remedy: remedy
        )
    }
}
