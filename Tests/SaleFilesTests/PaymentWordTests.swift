import Fiscal
import Testing

@testable import SaleFiles

/// How a sale was paid, in the words of tills.
@Suite struct PaymentWordTests {
    @Test(arguments: ["CASH", "De contado", "Contado", "cash"])
    func `what is paid at once is paid in cash unless more is said`(_ form: String) throws {
        #expect(try Reading(csv(["forma_pago": form])).onlySale().payment == .cash)
    }

    @Test(arguments: [
        ("Efectivo", "10"), ("TARJETA DÉBITO", "49"), ("Tarjeta de crédito", "48"), ("Nequi", "47"),
    ]) func `a means of payment where the form belongs is of a sale that was paid`(
        word: String,
        means: String
    ) throws {
        let sale = try Reading(csv(["Forma de pago": word])).onlySale()
        #expect(sale.payment == Payment(form: .cash, means: means))
        let both = try Reading(csv(["forma_pago": word, "medio_pago": "20"])).onlySale()
        #expect(both.payment == Payment(form: .cash, means: "20"))
    }

    @Test(arguments: ["Otro", "Mixto", "Vale"])
    func `words that do not say that a sale was paid are no form of payment`(
        _ word: String
    ) throws {
        #expect(try Reading(csv(["forma_pago": word])).codes == [.valueForm])
    }

    @Test func `credit as the means is a card or no payment, as the form says`() throws {
        let means = ["medio_pago": "Crédito"]
        let alone = try Reading(csv(means))
        #expect(alone.codes == [.valueForm])
        let message = alone.sales[0].findings[0].message.es
        #expect(message.contains("tarjeta de crédito o una venta a crédito"), "\(message)")
        let card = try Reading(csv(means.merging(["forma_pago": "1"]) { $1 })).onlySale()
        #expect(card.payment == Payment(form: .cash, means: "48"))
        let credit = try Reading(csv(means.merging(["forma_pago": "2"]) { $1 })).onlySale()
        #expect(credit.payment == Payment(form: .credit, means: "ZZZ"))
    }

    @Test(arguments: [
        ("Crédito 30 días", "2025-02-07"), ("CREDITO A 15 DIAS", "2025-01-23"),
        ("Venta a crédito", nil), ("Crédito 0 días", nil),
    ]) func `a form of credit may say its term`(form: String, due: String?) throws {
        let payment = try Reading(csv(["forma_pago": form])).onlySale().payment
        #expect(payment.form == .credit && payment.dueDay?.text == due)
        let told = csv(["forma_pago": form, "fecha_vencimiento": "2025-03-01"])
        #expect(try Reading(told).onlySale().payment.dueDay?.text == "2025-03-01")
    }
}
