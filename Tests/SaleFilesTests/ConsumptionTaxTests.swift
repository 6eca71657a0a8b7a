import Fiscal
import Testing

@testable import SaleFiles

/// INC in columns of its own beside those of IVA, as restaurants and supermarkets export it.
@Suite struct ConsumptionTaxTests {
    @Test(arguments: [
        ("19", "0", "01", 19_000), ("19", "", "01", 19_000), ("0", "8", "04", 8_000),
        ("", "8%", "04", 8_000), ("0", "0", "01", 0), ("Excluido", "8", "04", 8_000),
    ]) func `a line has the tax whose rate is above zero`(
        iva: String,
        inc: String,
        code: String,
        thousandths: Int64
    ) throws {
        let line = try Reading(csv(["% IVA": iva, "% INC": inc])).onlySale().lines[0]
        #expect(line.tax?.code.rawValue == code)
        #expect(line.tax?.rate.thousandths == thousandths)
    }

    @Test(arguments: [
        ("Impoconsumo", "8%", true), ("INC", "8", true), ("INC", "8 %", true),
        ("Impoconsumo", "160,08", false), ("Impoconsumo", "SI", false), ("INC", "8000", false),
    ]) func `a column named like the tax holds rates where nothing else stands in it`(
        heading: String,
        value: String,
        isRate: Bool
    ) throws {
        let row = "04;FE;8;2025-01-08;18:00:00;Té;1;500,00;0\n"
        let text = csv([heading: value])
        let reading = try Reading(text + row)
        #expect(reading.file.isTrusted == isRate)
        guard isRate else { return }
        #expect(reading.sales.map { $0.sale?.lines[0].tax?.code } == [.inc, nil])
    }

    @Test func `a line of both taxes is not invoiced`() throws {
        let reading = try Reading(csv(["tarifa": "19", "tarifa_inc": "8"]))
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales[0].findings[0].message.es.contains("un solo impuesto"))
    }

    @Test(arguments: ["7", "19", "0.08"]) func `a rate that INC has not is refused`(
        _ rate: String
    ) throws {
        #expect(try Reading(csv(["tarifa_inc": rate])).codes == [.valueForm])
    }

    @Test(arguments: [("04", "8"), ("INC", "8"), ("ZZ", "8"), ("", "8")])
    func `the code of the tax agrees`(tax: String, rate: String) throws {
        let line = try Reading(csv(["impuesto": tax, "tarifa_inc": rate])).onlySale().lines[0]
        #expect(line.tax?.code == .inc)
    }

    @Test func `of zero alone a line has no tax, and nothing is missing`() throws {
        let text = csv(["% INC": "0"]) + "04;FE;8;2025-01-08;18:00:00;Té;1;500,00;8\n"
        let reading = try Reading(text)
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        #expect(reading.sales.map { $0.sale?.lines[0].tax?.code } == [nil, .inc])
    }

    @Test func `an empty rate of IVA beside INC of zero is asked for`() throws {
        let text = csv(["% INC": "0", "% IVA": ""])
        #expect(try Reading(text).codes == [.valueMissing])
    }

    @Test(arguments: [
        ("0", "8", "0", "160,08", true), ("0", "8", "160,08", "160,08", true),
        ("19", "0", "380,19", "0", true), ("0", "8", "0", "90", false),
        ("19", "0", "380,19", "90", false), ("19", "0", "0", "0", false),
    ]) func `the amounts are compared, each with its tax`(
        iva: String,
        inc: String,
        valueOfIVA: String,
        valueOfINC: String,
        isRight: Bool
    ) throws {
        let changes = [
            "% IVA": iva, "% INC": inc, "Valor IVA": valueOfIVA, "Valor INC": valueOfINC,
        ]
        #expect(try Reading(csv(changes)).codes == (isRight ? [] : [.lineDiffers]))
    }

    @Test func `an amount of INC without its rate says what is missing`() throws {
        let reading = try Reading(csv(["tarifa": "0", "valor_inc": "160"]))
        #expect(reading.codes == [.lineDiffers])
        #expect(reading.sales[0].findings[0].remedy.es.contains("«tarifa_inc»"))
    }

    @Test func `in JSON the same`() throws {
        let text = """
            {"tipo": "04", "prefijo": "FE", "numero": 7, "fecha": "2025-01-08", "hora": "18:00:00",
             "lineas": [{"descripcion": "Café", "cantidad": 2, "precio": 1000, "tarifa": 0,
                         "tarifa_inc": 8, "valor_inc": 160}]}
            """
        let line = try Reading(text).onlySale().lines[0]
        #expect(line.tax?.code == .inc)
    }

    @Test func `beside its percentage a column IVA is the amount`() throws {
        #expect(try Reading(csv(["%IVA": "19", "IVA": "380,19"])).onlySale().lines.count == 1)
        #expect(try Reading(csv(["%IVA": "19", "IVA": "200"])).codes == [.lineDiffers])
    }
}
