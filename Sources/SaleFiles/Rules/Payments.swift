import Fiscal

extension SaleConversion {
    /// Form and means of payment; without any, cash in notes and coins.
    ///
    /// Many programs write the means, such as `Efectivo`, where the form belongs: it was paid then.
    mutating func payment(_ soldAt: Timestamp?) -> Payment? {
        refuseDueDay(soldAt)
        let form = paymentForm()
        let means = paymentMeans(of: form)
        guard let form, let means else { return nil }
        return Payment(form: form, means: means, dueDay: form == .credit ? dueDay(soldAt) : nil)
    }

    /// When a credit falls due (FAN04).
    ///
    /// What is paid on the spot has no such day, whatever the column holds.
    private mutating func dueDay(_ soldAt: Timestamp?) -> CalendarDay? {
        guard let value = value(.dueDay) else { return soldAt.flatMap { dueDay(bySaleOf: $0.day) } }
        if profile.mapping?.hasDaysToPay == true {
            return soldAt.flatMap { dueDay(in: value, from: $0.day) }
        }
        guard let day = day(value) else { return nil }
        guard let sold = soldAt?.day, day < sold else { return day }
        note(.dueBeforeSale(label(.dueDay), day, sold, at: place(value)))
        return nil
    }

    /// By a column that counts the days, such as *Plazo*.
    private mutating func dueDay(in days: RawValue, from sold: CalendarDay) -> CalendarDay? {
        let digits = days.bytes.prefix(while: isDigit)
        let unit = plainName(String(decoding: days.bytes[digits.endIndex...], as: UTF8.self))
        guard (1...3).contains(digits.count), ["", "d", "dia", "dias"].contains(unit) else {
            note(.badDays(label(.dueDay), shown(days), at: place(days)))
            return nil
        }
        return CalendarDay(number: sold.number + wholeNumber(of: digits))
    }

    /// By the days in `Crédito 30 días`, where that is the form of payment.
    private func dueDay(bySaleOf sold: CalendarDay) -> CalendarDay? {
        guard let form = value(.paymentForm) else { return nil }
        let own = raw.ownWords[.paymentForm].map { Array($0.utf8) } ?? Array(form.bytes)
        guard own.withUnsafeBufferPointer({ saysCredit($0[...]) }) else { return nil }
        let digits = own.drop { !isDigit($0) }.prefix(while: isDigit)
        guard (1...3).contains(digits.count) else { return nil }
        let days = wholeNumber(of: digits)
        return days > 0 ? CalendarDay(number: sold.number + days) : nil
    }

    /// A day to pay on, of a sale of which nobody says that it is on credit: it would go as paid.
    private mutating func refuseDueDay(_ soldAt: Timestamp?) {
        guard raw.slot(.paymentForm).form == .absent, let value = value(.dueDay),
            let sold = soldAt?.day, let day = DateText(value.bytes, order: dateOrder)?.day,
            day > sold
        else { return }
        note(.dueWithoutForm(label(.dueDay), label(.paymentForm), day, at: place(value)))
    }

    private mutating func paymentForm() -> Payment.Form? {
        guard let value = value(.paymentForm) else {
            if let state = value(.voided), value(.paymentMeans) == nil,
                statesOfCredit.contains(raw.ownWords[.voided].map { plainName($0) } ?? word(state))
            {
                note(
                    .stateOfCredit(
                        label(.voided),
                        shown(state),
                        label(.paymentForm),
                        at: place(state)
                    )
                )
                return nil
            }
            return raw.slot(.paymentForm).form == .unusable ? nil : .cash
        }
        if let known = memory.forms[value.bytes] { return known }
        let form: Payment.Form
        switch word(value) {
        case let own where areFormsOwn && ["1", "2", "01", "02"].contains(own):
            note(.formUnknown(shown(value), at: place(value)))
            return nil
        case "1", "01", "contado", "decontado": form = .cash
        case "2", "02", "credito", "acredito", "credit": form = .credit
        case let word where meansPaidAtOnce[word] != nil: form = .cash
        case _ where saysCredit(value.bytes): form = .credit
        default:
            note(.formUnknown(shown(value), at: place(value)))
            return nil
        }
        memory.forms[value.bytes] = form
        return form
    }

    /// Whether 1 and 2 are a program's own numbers: beside others, or as keys of a table (`id_forma_pago`).
    private var areFormsOwn: Bool {
        if profile.hasOwnForms { return true }
        guard !isReadAgain, raw.ownWords[.paymentForm] == nil else { return false }
        return nameWords(label(.paymentForm)).contains("id")
            || plainName(label(.paymentForm)).hasPrefix("id")
    }

    /// On credit nothing has been paid yet, so no means is agreed: ZZZ.
    private mutating func paymentMeans(of form: Payment.Form?) -> String? {
        guard let value = value(.paymentMeans) else {
            guard raw.slot(.paymentMeans).form != .unusable else { return nil }
            return form == .credit ? "ZZZ" : meansInForm ?? Payment.cash.means
        }
        if let known = memory.means[value.bytes] { return known }
        let text = value.text.uppercased()
        if let code = Payment.meansCodes.contains(text) ? text : meansWords[word(value)] {
            memory.means[value.bytes] = code
            return code
        }
        if word(value) == "credito" { return creditAsMeans(value, form) }
        note(.meansUnknown(shown(value), at: place(value)))
        return nil
    }

    private var meansInForm: String? {
        value(.paymentForm).flatMap { meansPaidAtOnce[word($0)] }
    }

    /// `Crédito` is a credit card, or no payment at all: the form tells, and nothing else does.
    private mutating func creditAsMeans(_ value: RawValue, _ form: Payment.Form?) -> String? {
        guard raw.slot(.paymentForm).form == .absent else { return form == .credit ? "ZZZ" : "48" }
        note(
            .creditOrCard(label(.paymentMeans), shown(value), label(.paymentForm), at: place(value))
        )
        return nil
    }
}

/// Words that say by what a sale was paid, and so that it was.
private let meansPaidAtOnce: [String: String] = [
    "efectivo": "10", "cheque": "20", "consignacion": "42", "transferencia": "47", "pse": "47",
    "nequi": "47", "daviplata": "47", "tarjetacredito": "48", "tarjetadecredito": "48",
    "tcredito": "48", "tarjetadebito": "49", "tarjetadedebito": "49", "tdebito": "49",
    "transferenciabancaria": "47", "transferenciadebitobancaria": "47",
    "transferenciadebito": "47", "consignacionbancaria": "42", "debito": "49", "bono": "71",
    "bonos": "71", "cash": "10",
]

private let meansWords = meansPaidAtOnce.merging(
    ["vale": "72", "otro": "ZZZ", "otros": "ZZZ", "mixto": "ZZZ"]
) { paid, _ in paid }

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
                es: "Escriba 1 (contado) o 2 (crédito), o cómo se pagó: efectivo, tarjeta débito, "
                    + "tarjeta crédito, transferencia.",
                en: "Write 1 (cash) or 2 (credit), or how it was paid: efectivo, tarjeta débito, "
                    + "tarjeta crédito, transferencia."
            )
        )
    }

    fileprivate static func stateOfCredit(
        _ name: String,
        _ text: String,
        _ form: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», y nada dice si la venta es a crédito.",
                en: "“\(name)” says “\(text)”, and nothing says whether the sale is on credit."
            ),
            remedy: Bilingual(
                es:
                    "Exporte «\(form)»: 1 (contado), o 2 (crédito) con su fecha de vencimiento. Si ese "
                    + "estado no habla del pago, el operador lo declara en imports: values: {anulada: "
                    + "{\"\(text)\": NO}}.",
                en:
                    "Export “\(form)”: 1 (cash), or 2 (credit) with the day on which it is due. If that "
                    + "state does not speak of the payment, the operator declares it under imports: "
                    + "values: {anulada: {\"\(text)\": NO}}."
            )
        )
    }

    fileprivate static func creditOrCard(
        _ name: String,
        _ text: String,
        _ form: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» dice «\(text)», que puede ser tarjeta de crédito o una venta a crédito.",
                en: "“\(name)” says “\(text)”, which may be a credit card or a sale on credit."
            ),
            remedy: Bilingual(
                es:
                    "Escriba 1 (contado) o 2 (crédito) en «\(form)», o tarjeta crédito en «\(name)».",
                en: "Write 1 (cash) or 2 (credit) in “\(form)”, or tarjeta crédito in “\(name)”."
            )
        )
    }

    fileprivate static func dueBeforeSale(
        _ name: String,
        _ day: CalendarDay,
        _ sold: CalendarDay,
        at place: Place
    ) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» es \(day.text), antes de la venta, que es del \(sold.text).",
                en: "“\(name)” is \(day.text), before the sale, which is of \(sold.text)."
            ),
            remedy: Bilingual(
                es: "Escriba el día en que vence el crédito, o deje el dato vacío.",
                en: "Write the day on which the credit falls due, or leave it empty."
            )
        )
    }

    fileprivate static func dueWithoutForm(
        _ name: String,
        _ form: String,
        _ day: CalendarDay,
        at place: Place
    ) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice \(day.text), después de la venta, y «\(form)» no dice si fue a "
                    + "crédito.",
                en:
                    "“\(name)” says \(day.text), after the sale, and “\(form)” does not say whether "
                    + "it was on credit."
            ),
            remedy: Bilingual(
                es: "Escriba 2 (crédito) o 1 (contado) en «\(form)».",
                en: "Write 2 (credit) or 1 (cash) in “\(form)”."
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
                es:
                    "Escriba efectivo (10), tarjeta débito (49), tarjeta crédito (48), transferencia "
                    + "(47) u otro de los códigos \(codes).",
                en: "Write one of the codes \(codes), such as 10 for cash, 49 for a debit card and "
                    + "48 for a credit card."
            )
        )
    }
}

extension Finding {
    fileprivate static func badDays(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .dateForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es un número de días.",
                en: "“\(name)” says “\(text)”, which is no number of days."
            ),
            remedy: Bilingual(
                es: "Escriba los días de plazo, solo con cifras; para una fecha, quite units: "
                    + "{fecha_vencimiento: days}.",
                en: "Write the days until it falls due, in digits only; for a date, take units: "
                    + "{fecha_vencimiento: days} out."
            )
        )
    }
}

/// States of a sale that has not been paid.
let statesOfCredit: Set = [
    "porcobrar", "porpagar", "pendiente", "pendientedepago", "pendientepago", "sinpagar", "unpaid",
    "notpaid", "debe", "deuda", "endeuda", "open", "partiallypaid", "parcial", "pagoparcial",
    "credito",
    "encartera", "cartera", "cxc", "fiado", "fiada", "abonada", "conabono", "overdue", "vencida",
]
