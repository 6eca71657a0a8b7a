import Fiscal

/// Whether a text says that something was sold on credit: `Crédito`, `Venta a crédito`, `CREDITO 30 DIAS`.
///
/// `Tarjeta crédito` is a means of payment, and any other word may be of another thing.
func saysCredit(_ value: Bytes) -> Bool {
    guard (5...30).contains(value.count), "acfvpACFVP".utf8.contains(value[value.startIndex]) else {
        return false
    }
    let words = wordsOfText(of: String(decoding: value, as: UTF8.self))
    return words.contains(where: creditWords.contains)
        && words.allSatisfy { creditWords.contains($0) || besideCredit.contains($0) }
}

/// `Fiado a don Pedro`, `Se fió`, `Debe`, `Queda debiendo 5.000`, `Pendiente por pagar`, `crédito casino`.
func saysOwed(_ value: Bytes) -> Bool {
    guard (3...80).contains(value.count),
        holdsAny(of: ["fi", "deb", "adeud", "pendiente", "dito", "paga", "por cobrar"], value)
    else { return false }
    let words = wordsOfText(of: String(decoding: value, as: UTF8.self))
    return words.contains(where: wordsOfDebts.contains) && !words.contains("no")
        || words.starts(with: ["pendiente", "por", "pagar"])
        || words.starts(with: ["pendiente", "de", "pago"])
        || words.starts(with: ["queda", "pendiente"])
        || words.starts(with: ["por", "cobrar"])
        || words.starts(with: ["pendiente", "pago"])
        || (["paga", "pagan", "pagara"].contains(words.first)
            || words.starts(with: ["para", "pagar"]))
            && words.contains(where: wordsOfTerms.contains)
        || words.first == "credito" && words.count < 4
}

/// `Paga la otra semana`, `paga el lunes`.
private let wordsOfTerms: Set = [
    "semana", "mes", "quincena", "luego", "despues", "manana", "lunes", "martes", "miercoles",
    "jueves", "viernes", "sabado", "domingo", "dias", "cuotas",
]

private let wordsOfDebts: Set = [
    "fio", "fiado", "fiada", "fiados", "fiadas", "fiaron", "fiar", "debe", "deben", "debiendo",
    "adeuda", "adeudan", "adeudado",
]

/// `Por cobrar`, `Pendiente`: states of a sale that has not been paid.
func saysUnpaid(_ value: Bytes) -> Bool {
    guard (4...20).contains(value.count), "psundePSUNDE".utf8.contains(value[value.startIndex])
    else { return false }
    return statesOfCredit.contains(plainName(String(decoding: value, as: UTF8.self)))
}

private let creditWords: Set = ["credito", "acredito", "ventacredito", "credit", "fiado", "plazo"]

private let besideCredit: Set = ["venta", "factura", "pago", "a", "de", "por", "dias", "dia"]

extension RawSale.Doubt {
    /// A remark of a table that says so in more than a word, or a state of `Por cobrar`; nil under the heading of a
    /// card's kind, or where it says nothing of the kind.
    init?(
        creditIn value: Bytes,
        under name: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        let (isUnpaid, isCredit, isOwed) = (saysUnpaid(value), saysCredit(value), saysOwed(value))
        guard isUnpaid || isCredit || isOwed else { return nil }
        let (text, heading) = (String(decoding: value, as: UTF8.self), plainName(name()))
        let isOfState =
            namesState(heading) || ["pago", "cartera", "cobro"].contains(where: heading.contains)
        let tells =
            isUnpaid && isOfState || isOwed && !isCredit
            || isCredit && wordsOfText(of: text).count > 1
        guard tells, !["tarjeta", "card"].contains(where: heading.contains) else { return nil }
        self.init(answer: .payment, finding: .creditRemark(name(), shownText(text), at: place()))
    }
}

extension Finding {
    fileprivate static func creditRemark(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        let name = shownText(name)
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)», que no se lee, dice «\(text)», y la venta saldría de contado.",
                en:
                    "“\(name)”, which nobody reads, says “\(text)”, and the sale would be one for cash."
            ),
            remedy: Bilingual(
                es:
                    "Escriba 2 en una columna «forma_pago», y el plazo en «fecha_vencimiento»; si fue de "
                    + "contado, escriba 1 y quite ese texto.",
                en:
                    "Write 2 in a column “forma_pago”, and when it falls due in “fecha_vencimiento”; if it "
                    + "was for cash, write 1 and take the text out."
            )
        )
    }
}
