import Fiscal
import Testing

@testable import SaleFiles

/// Numbers of a program's own where ours have a meaning as well.
@Suite struct OwnNumberTests {
    private func read(
        _ heading: String,
        _ values: [String],
        _ mapping: (inout ImportMapping) -> Void
    ) throws -> Reading {
        var own = ImportMapping(match: "**")
        mapping(&own)
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: own)
        let rows = values.enumerated().map {
            "04;FE\($0 + 7);2025-01-08;18:0\($0);Pan;1;1000,00;\($1)\n"
        }
        return try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;\(heading)\n" + rows.joined(),
            context: ReadingContext(issuers: [try faro()], imports: [rule])
        )
    }

    @Test func `forms of payment beside one that is none of DIAN's are asked for`() throws {
        let own = try read("forma_pago", ["1", "2", "3"]) { _ in }
        #expect(own.codes == [.valueForm, .valueForm, .valueForm])
        let partly = try read("forma_pago", ["1", "2", "3"]) {
            $0.values = [.paymentForm: ["3": "2"]]
        }
        #expect(partly.codes.count == 3)
        let told = try read("forma_pago", ["1", "2", "3"]) {
            $0.values = [.paymentForm: ["1": "efectivo", "2": "contado", "3": "2"]]
        }
        #expect(told.sales.map { $0.sale?.payment.form } == [.cash, .cash, .credit])
        let ours = try read("forma_pago", ["1", "2", "contado"]) { _ in }
        #expect(ours.sales.map { $0.sale?.payment.form } == [.cash, .credit, .cash])
    }

    @Test(arguments: ["id_forma_pago", "idformapago", "payment_id"])
    func `keys of a table of forms are asked for`(heading: String) throws {
        let own = try read(heading, ["1", "2"]) { $0.columns = [.paymentForm: heading] }
        #expect(own.codes == [.valueForm, .valueForm])
        let told = try read(heading, ["1", "2"]) {
            $0.columns = [.paymentForm: heading]
            $0.values = [.paymentForm: ["1": "1", "2": "2"]]
        }
        #expect(told.sales.map { $0.sale?.payment.form } == [.cash, .credit])
        let partly = try read(heading, ["1"]) {
            $0.columns = [.paymentForm: heading]
            $0.values = [.paymentForm: ["4": "2"]]
        }
        #expect(partly.codes == [.valueForm])
    }

    @Test(arguments: [
        (#"[1, "30 días"]"#, ["30 días": "2"], Payment.Form.credit),
        (#"[1, "Crédito"]"#, [:], .credit),
        (#"[2, "30 días"]"#, ["2": "1"], .cash), (#"[1, "30 días"]"#, [:], nil),
    ]) func `of a number and its name the name is the word`(
        written: String,
        values: [String: String],
        form: Payment.Form?
    ) throws {
        var own = ImportMapping(match: "**")
        own.columns = [.paymentForm: "plazo[]"]
        own.values = [.paymentForm: values]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: own)
        let text = """
            [{"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "plazo": \(written),
              "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5000}]}]
            """
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        #expect(
            try Reading(text, name: "a.json", context: context).sales[0].sale?.payment.form == form
        )
    }

    @Test(arguments: ["estado_venta", "id_estado", "Estado doc", "sw_estado", "invoice_status"])
    func `a state of 0, 1 or N is asked for, whatever else its name says`(heading: String) throws {
        let reading = try read(heading, ["1", "0", "N"]) {
            $0.columns = [.voided: heading]
            $0.defaults = [.reason: "x"]
        }
        #expect(reading.sales.allSatisfy { $0.sale == nil })
        let told = try read(heading, ["1", "0"]) {
            $0.columns = [.voided: heading]
            $0.values = [.voided: ["1": "NO", "0": "SI"]]
            $0.defaults = [.reason: "x"]
        }
        #expect(told.sales.map { $0.sale?.voided != nil } == [false, true])
    }

    @Test func `a yes to what stands is no voiding`() throws {
        let reading = try read("Vigente", ["SI", "NO"]) { $0.columns = [.voided: "Vigente"] }
        #expect(reading.sales.allSatisfy { $0.sale == nil })
    }
}
