import Fiscal

extension SaleConversion {
    /// Form and means of payment; without any, cash in notes and coins.
    mutating func payment() -> Payment? {
        let form = paymentForm()
        let means = paymentMeans(of: form)
        guard let form, let means else { return nil }
        return Payment(form: form, means: means)
    }

    private mutating func paymentForm() -> Payment.Form? {
        guard let value = value(.paymentForm) else {
            return raw.slot(.paymentForm).form == .unusable ? nil : .cash
        }
        if let known = memory.forms[value.bytes] { return known }
        let form: Payment.Form
        switch word(value) {
        case "1", "01", "contado": form = .cash
        case "2", "02", "credito": form = .credit
        default:
            note(.formUnknown(shown(value), at: place(value)))
            return nil
        }
        memory.forms[value.bytes] = form
        return form
    }

    /// On credit nothing has been paid yet, so no means is agreed: ZZZ.
    private mutating func paymentMeans(of form: Payment.Form?) -> String? {
        guard let value = value(.paymentMeans) else {
            guard raw.slot(.paymentMeans).form != .unusable else { return nil }
            return form == .credit ? "ZZZ" : Payment.cash.means
        }
        if let known = memory.means[value.bytes] { return known }
        let text = value.text.uppercased()
        if let code = Payment.meansCodes.contains(text) ? text : meansWords[word(value)] {
            memory.means[value.bytes] = code
            return code
        }
        note(.meansUnknown(shown(value), at: place(value)))
        return nil
    }
}

private let meansWords: [String: String] = [
    "efectivo": "10", "cheque": "20", "consignacion": "42", "transferencia": "47", "pse": "47",
    "nequi": "47", "daviplata": "47", "tarjetacredito": "48", "tarjetadecredito": "48",
    "tcredito": "48", "credito": "48", "tarjetadebito": "49", "tarjetadedebito": "49",
    "tdebito": "49", "debito": "49", "bono": "71", "bonos": "71", "vale": "72", "otro": "ZZZ",
    "otros": "ZZZ", "mixto": "ZZZ",
]

extension Finding {
    fileprivate static func formUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "La forma de pago «\(text)» no existe.",
                en: "There is no form of payment “\(text)”."
            ),
            remedy: Bilingual(
                es: "Escriba 1 (contado) o 2 (crédito).",
                en: "Write 1 (cash) or 2 (credit)."
            )
        )
    }

    fileprivate static func meansUnknown(_ text: String, at place: Place) -> Finding {
        let codes = Payment.meansCodes.sorted().joined(separator: ", ")
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "El medio de pago «\(text)» no se conoce.",
                en: "The means of payment “\(text)” is not known."
            ),
            remedy: Bilingual(
                es: "Escriba efectivo, tarjeta crédito, tarjeta débito, transferencia o uno de "
                    + "los códigos \(codes).",
                en: "Write one of the codes \(codes), such as 10 for cash."
            )
        )
    }
}
