import Fiscal
import Testing

@testable import SaleFiles

/// When a credit falls due, and other values that contradict each other in silence.
@Suite struct DueDayTests {
    @Test(arguments: ["fecha_vencimiento", "Vencimiento", "Fecha de vencimiento"])
    func `the day on which a credit falls due is read`(_ heading: String) throws {
        let sale = try Reading(csv(["forma_pago": "2", heading: "07/02/2025"])).onlySale()
        #expect(sale.payment.dueDay == CalendarDay("2025-02-07"))
        #expect(sale.canonicalForm.contains("\n2|ZZZ|2025-02-07\n"))
    }

    @Test func `in JSON it is read alike`() throws {
        let text = """
            [{"tipo": 4, "factura": "FE7", "fecha_hora": "2025-01-08 18:00", "forma_pago": 2,
              "fecha_vencimiento": "2025-02-07",
              "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]}]
            """
        let sale = try Reading(text, name: "a.json").onlySale()
        #expect(sale.payment.dueDay == CalendarDay("2025-02-07"))
    }

    @Test(arguments: [
        ["forma_pago": "2"], ["forma_pago": "2", "vencimiento": ""],
        ["forma_pago": "1", "vencimiento": "2025-02-07"], ["vencimiento": "2025-01-08"],
        ["forma_pago": "1", "vencimiento": "no aplica"], ["vencimiento": "no aplica"],
    ]) func `without one, or in cash, the content of a sale is what it was`(
        changes: [String: String]
    ) throws {
        let sale = try Reading(csv(changes)).onlySale()
        #expect(sale.payment.dueDay == nil)
        let payment = changes["forma_pago"] == "2" ? "2|ZZZ" : "1|10"
        #expect(sale.canonicalForm.contains("\n\(payment)\n"))
    }

    @Test(arguments: [
        (
            ["forma_pago": "2", "vencimiento": "2025-01-07"], FindingCode.dateForm,
            "antes de la venta"
        ),
        (["forma_pago": "2", "vencimiento": "30 días"], .dateForm, "30 días"),
        (["vencimiento": "2025-02-07"], .valueMissing, "no dice si fue a crédito"),
    ]) func `a due day that cannot be is a finding`(
        changes: [String: String],
        code: FindingCode,
        words: String
    ) throws {
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [code] && reading.sales[0].sale == nil)
        #expect(reading.sales[0].findings[0].message.es.contains(words))
    }

    @Test func `beside the lot of the goods it is the day on which they expire`() throws {
        let reading = try Reading(csv(["vencimiento": "2027-02-07", "Nro. lote": "A1"]))
        #expect(reading.fileCodes == [.csvColumnUnknown])
        #expect(try reading.onlySale().payment == .cash)
    }

    @Test(arguments: ["Error de digitación", "x"])
    func `a reason without a word on voiding is an error`(_ reason: String) throws {
        for changes in [["motivo": reason], ["motivo": reason, "anulada": ""]] {
            let reading = try Reading(csv(changes))
            #expect(reading.codes == [.valueMissing] && reading.sales[0].sale == nil)
            #expect(reading.sales[0].findings[0].remedy.es.contains("Escriba SI en «anulada»"))
        }
    }

    @Test(arguments: [
        ["motivo": "Pago tardío", "anulada": "NO"], ["motivo": "N/A"], ["motivo": "-"],
        ["motivo": "", "anulada": ""],
    ]) func `a reason that is none, or of a sale said to stand, stops nothing`(
        changes: [String: String]
    ) throws {
        #expect(try Reading(csv(changes)).codes.isEmpty)
    }

    @Test func `an invoice of nothing is issued with a warning, and a voided one without`() throws {
        let reading = try Reading(csv(["precio": "0"]))
        #expect(reading.codes == [.totalZero] && reading.sales[0].sale != nil)
        let voided = ["precio": "0", "anulada": "SI", "motivo": "Error"]
        #expect(try Reading(csv(voided)).codes.isEmpty)
    }
}
