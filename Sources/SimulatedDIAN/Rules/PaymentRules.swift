import Fiscal

/// FAN01 to FAN04: how the buyer pays.
enum PaymentRules: Rule {
    private static let credit = "2"
    private static let cash = "1"

    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let payments = examination.invoice.root.all("PaymentMeans")
        verdict.refuse("FAN01", "No se informó la forma de pago", if: payments.isEmpty)
        for payment in payments {
            let form = payment.value("ID")
            verdict.refuse(
                "FAN02",
                "El método de pago no es válido",
                if: form != cash && form != credit
            )
            verdict.refuse(
                "FAN03",
                "El medio de pago no está informado",
                if: payment.value("PaymentMeansCode").isEmpty
            )
            verdict.refuse(
                "FAN04",
                "No se informó la fecha de vencimiento de la venta a crédito",
                if: form == credit && CalendarDay(payment.value("PaymentDueDate")) == nil
            )
        }
    }
}
