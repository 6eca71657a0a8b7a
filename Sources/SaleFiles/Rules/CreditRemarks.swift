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

/// `Fiado a don Pedro`, `Pendiente por pagar`, `Queda debiendo`.
private func saysOwed(_ value: Bytes) -> Bool {
    guard (9...80).contains(value.count), "fpqFPQ".utf8.contains(value[value.startIndex]) else {
        return false
    }
    let words = wordsOfText(of: String(decoding: value, as: UTF8.self))
    return words.first == "fiado" || words.starts(with: ["pendiente", "por", "pagar"])
        || words.starts(with: ["pendiente", "de", "pago"])
        || words.starts(with: ["queda", "debiendo"])
        || words.starts(with: ["queda", "pendiente"])
}

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
        let isUnpaid = saysUnpaid(value)
        guard isUnpaid || saysCredit(value) || saysOwed(value) else { return nil }
        let (text, heading) = (String(decoding: value, as: UTF8.self), plainName(name()))
        let tells =
            isUnpaid
            ? namesState(heading) || ["pago", "cartera", "cobro"].contains(where: heading.contains)
            : wordsOfText(of: text).count > 1
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
                    + "contado, escriba 1.",
                en:
                    "Write 2 in a column “forma_pago”, and when it falls due in “fecha_vencimiento”; if it "
                    + "was for cash, write 1."
            )
        )
    }
}
