import Fiscal
import SaleFiles
import Testing

/// One changed value, and the codes of what is found; an empty list means the sale is right.
struct Case: CustomTestStringConvertible, Sendable {
    let changes: [String: String]
    let codes: [FindingCode]

    init(_ changes: [String: String], _ codes: FindingCode...) {
        (self.changes, self.codes) = (changes, codes)
    }

    var testDescription: String { "\(changes)" }
}

@Suite struct ValueRuleTests {
    private static let base = ["total": "2001,00"]

    @Test(arguments: [
        Case(["tipo": "1"]), Case(["tipo": "01"]), Case(["tipo": "4"]),
        Case(["tipo": "91"], .typeOutOfScope), Case(["tipo": "92"], .typeOutOfScope),
        Case(["tipo": "NC"], .typeOutOfScope), Case(["tipo": "ND"], .typeOutOfScope),
        Case(["tipo": "Nota Crédito"], .typeOutOfScope), Case(["tipo": "POS"], .typeOutOfScope),
        Case(["tipo": "Devolución"], .typeOutOfScope), Case(["tipo": "95"], .typeOutOfScope),
        Case(["tipo": "20"], .typeOutOfScope), Case(["tipo": "02"], .valueForm),
        Case(["tipo": ""], .valueMissing),
        Case(["tipo": "3"], .paperReference, .paperReference, .paperReference),
        Case([
            "tipo": "03", "referencia_papel": "T-15", "fecha_papel": "08/01/2025",
            "tipo_papel": "ftc",
        ]),
        Case(
            [
                "tipo": "03", "referencia_papel": "T-15", "fecha_papel": "08/01/2025",
                "tipo_papel": "ABC",
            ],
            .valueForm
        ),
        Case(["referencia_papel": "T-15"], .paperReference),
    ]) func `types and their paper`(_ each: Case) throws { try check(each) }

    @Test(arguments: [
        Case(["numero": "0024"], .numberForm), Case(["numero": "FE7"], .numberForm),
        Case(["prefijo": "", "numero": "FE-07"], .numberForm), Case(["numero": ""], .valueMissing),
        Case(["numero": "7,00373E+08"], .numberForm), Case(["numero": "0"], .numberForm),
        Case(["numero": "1000000000"], .numberForm), Case(["prefijo": "FACTU"], .numberForm),
        Case(["prefijo": "fe"]), Case(["prefijo": "", "numero": "FE7"]),
        Case(["prefijo": "", "numero": "7"]), Case(["numero": "٣"], .numberForm),
        Case(["numero": "+7"], .numberForm),
    ]) func `document numbers`(_ each: Case) throws { try check(each) }

    @Test(arguments: [
        Case(["fecha": "08/01/2025"]), Case(["fecha": "8.1.2025"]), Case(["fecha": "8-1-2025"]),
        Case(["fecha": "2025/01/08"]), Case(["fecha": "2025-02-29"], .dateForm),
        Case(["fecha": "01/28/2025"], .dateForm), Case(["fecha": "08/01/25"], .dateForm),
        Case(["fecha": "45665"], .dateForm), Case(["fecha": "45665,75"], .dateForm),
        Case(["fecha": "20250132"], .dateForm), Case(["fecha": "08-01/2025"], .dateForm),
        Case(["fecha": ""], .valueMissing), Case(["hora": ""], .valueMissing),
        Case(["hora": "18:00"]), Case(["hora": "6:00 p. m."]), Case(["hora": "6:00:00 PM"]),
        Case(["hora": "06:00 p.\u{a0}m."]), Case(["hora": "18:00:00.250"]),
        Case(["hora": "24:00"], .dateForm), Case(["hora": "13:00 p.m."], .dateForm),
        Case(["hora": "18:60"], .dateForm), Case(["hora": "1860"], .dateForm),

        Case(["hora": "174560"], .dateForm),
        Case(["hora": "960"], .dateForm),
        Case(["hora": "0,75"], .dateForm), Case(["hora": "", "fecha": "2025-01-08 18:00"]),
        Case(["fecha_hora": "2025-01-08T23:00:00Z"]),
        Case(["fecha_hora": "2025-01-08T18:00:00-05:00"]),
        Case(["fecha_hora": "08/01/2025 6:00 p. m."]),
        Case(["fecha_hora": "08/01/2025"], .dateForm),
    ]) func `dates and times`(_ each: Case) throws {
        try check(each)
        guard each.codes.isEmpty else { return }
        let sale = try Reading(csv(each.changes)).onlySale()
        #expect(sale.soldAt.text == "2025-01-08T18:00:00-05:00")
    }

    @Test func `a rate that says exempt is of IVA only, and what is excluded has none`() throws {
        for rate in ["EXENTO", "exenta"] {
            let sale = try Reading(csv(["impuesto": "IVA", "tarifa": rate])).onlySale()
            #expect(sale.lines[0].tax == LineTax(code: .iva, rate: .zero))
            #expect(try Reading(csv(["impuesto": "INC", "tarifa": rate])).codes == [.valueForm])
        }
        for tax in ["IVA", "01", "IVA 19%", "04"] {
            let reading = try Reading(csv(["impuesto": tax, "tarifa": "EXCLUIDO"]))
            #expect(reading.codes == [.valueForm])
            let message = reading.sales[0].findings[0].message.es
            #expect(message.contains("lo excluido no lleva ese impuesto"), "\(message)")
        }
    }

    @Test(arguments: [
        Case(["precio": "1.000,50"]), Case(["precio": "$ 1.000,50"]), Case(["precio": "1000,5"]),
        Case(["precio": "1 000,50 COP"]), Case(["precio": "1000,500"]),
        Case(["precio": "1.000,50 $"]), Case(["precio": "COP 1.000,50"]),
        Case(["precio": "$1.000,50-"], .amountNegative), Case(["precio": "$"], .amountForm),
        Case(["cantidad": "1", "precio": "1'234.567,00", "total": "1234567"]),
        Case(["cantidad": "1", "precio": "1´234.567"], .amountAmbiguous),
        Case(["cantidad": "1", "precio": "12’345", "total": "12345"]),
        Case(["precio": "1'23.456,00"], .amountForm), Case(["precio": "1'2345"], .amountForm),
        Case(["precio": "1.00,50"], .amountForm), Case(["precio": "1.000.50"], .amountForm),
        Case(["precio": "mil"], .amountForm),
        Case(["precio": "$\u{a0}1\u{202f}000,50"]), Case(["precio": "1 5"], .amountForm),
        Case(["precio": "12\u{2000}5"], .amountForm), Case(["precio": "1\u{2014}000"], .amountForm),
        Case(["precio": "1\u{2000}000,50"], .amountForm),
        Case(["precio": "1\u{a0}000,50\u{202f}COP"]), Case(["precio": "12\u{a0}5"], .amountForm),
        Case(["precio": "10 00,5"], .amountForm), Case(["precio": "1000,5 0"], .amountForm),
        Case(["precio": "1,00050E+03"], .amountForm),
        Case(["precio": "1000,5000001"], .amountForm), Case(["precio": ""], .valueMissing),
        Case(["precio": "-1000,50"], .amountNegative),
        Case(["precio": "(1000,50)"], .amountNegative),
        Case(["precio": "1000,50-"], .amountNegative),
        Case(["precio": "9999999999999999"], .amountOverflow),
        Case(["precio": "99999999999999999999999"], .amountOverflow),
        Case(["cantidad": "0"], .valueForm), Case(["cantidad": "-2"], .amountNegative),
        Case(["cantidad": "2,0000001"], .amountForm),
        Case(["total": "2003,00"]), Case(["total": "2003,01"], .totalDiffers),
        Case(["total": "1998,99"], .totalDiffers), Case(["total": "2001,001"], .amountForm),
        Case(["descuento": "2001,01"], .amountNegative),
        Case(["descuento": "2001,00", "total": "0"], .totalZero),
        Case(["descuento": "-1"], .amountNegative),
        Case(["cantidad": "999999999", "precio": "999999999999"], .amountOverflow),
    ]) func `amounts`(_ each: Case) throws { try check(each) }

    @Test(arguments: [
        Case(["tarifa": "19"]), Case(["tarifa": "19%"]), Case(["tarifa": "19,00 %"]),
        Case(["tarifa": "0"]), Case(["tarifa": "Exento"]), Case(["tarifa": "Excluido"]),
        Case(["tarifa": "0,19"], .valueForm), Case(["tarifa": "18"], .valueForm),
        Case(["tarifa": "190"], .valueForm),
        Case(["impuesto": "04", "tarifa": "8"]),
        Case(["impuesto": "INC", "tarifa": "19"], .valueForm),
        Case(["impuesto": "ICA", "tarifa": "0,966"]), Case(["impuesto": "IVA"], .valueMissing),
        Case(["impuesto": "ZZ"]), Case(["impuesto": "ZZ", "tarifa": "0"]),
        Case(["impuesto": "ZZ", "tarifa": "19"], .valueForm),
        Case(["impuesto": "05", "tarifa": "19"], .valueForm), Case(["impuesto": "N/A"]),
        Case(["impuesto": "N/A", "tarifa": "19"], .valueForm),
        Case(["impuesto": "EXENTO", "tarifa": "19"], .valueForm),
        Case(["impuesto": "IVA 19%", "tarifa": "5"], .valueForm),
        Case(["impuesto": "IVA 19%", "tarifa": "Excluido"], .valueForm),
        Case(["impuesto": "IVA 18%"], .valueForm), Case(["impuesto": "8%"], .valueForm),
        Case(["impuesto": "19"], .valueForm), Case(["impuesto": "IVA %"], .valueForm),
        Case(["impuesto": "No gravado"]),
        Case(["impuesto": "No gravado", "tarifa": "19"], .valueForm),
        Case(["impuesto": ",5%"], .valueForm), Case(["impuesto": "-19%"], .valueForm),
        Case(["tarifa": "IVA ,5%"], .amountForm), Case(["tarifa": "8"], .valueForm),
        Case(["tarifa": "INC 19%"], .valueForm),
        Case(["impuesto": "IVA", "tarifa": "INC 8%"], .valueForm),
        Case(["impuesto": "IVA 19%", "tarifa": "INC 16%"], .valueForm),
        Case(["impuesto": "Gravado"], .valueMissing), Case(["impuesto": "otro 19%"], .valueForm),
    ]) func `taxes`(_ each: Case) throws { try check(each) }

    @Test(arguments: [
        Case(["cliente_id": "800197268-4", "cliente_nombre": "DIAN"]),
        Case(["cliente_id": "800.197.268-4", "cliente_tipo": "NIT", "cliente_nombre": "DIAN"]),
        Case(["cliente_id": "800197268-5", "cliente_nombre": "DIAN"], .checkDigit),
        Case(["cliente_id": "52.123.456", "cliente_nombre": "Ana"]),
        Case(["cliente_id": "52123456"], .valueMissing),
        Case(["cliente_nombre": "Ana"], .valueMissing),
        Case(["cliente_nombre": "CONSUMIDOR FINAL"]), Case(["cliente_id": "222222222222"]),
        Case(["cliente_id": "9,00373E+08", "cliente_nombre": "Ana"], .valueForm),
        Case(["cliente_id": "AB12", "cliente_nombre": "Ana"], .valueForm),
        Case(["cliente_id": "AB12", "cliente_tipo": "pasaporte", "cliente_nombre": "Ana"]),
        Case(["cliente_id": "521234", "cliente_tipo": "99", "cliente_nombre": "Ana"], .valueForm),
        Case(["cliente_correo": "ana@correo.co"]), Case(["cliente_correo": "ana"], .valueForm),
    ]) func `buyers`(_ each: Case) throws { try check(each) }

    @Test(arguments: [
        Case(["forma_pago": "contado", "medio_pago": "Tarjeta crédito"]),
        Case(["forma_pago": "2"]), Case(["forma_pago": "3"], .valueForm),
        Case(["medio_pago": "efectivo"]), Case(["medio_pago": "zzz"]),
        Case(["medio_pago": "trueque"], .valueForm), Case(["unidad": "kg"]),
        Case(["unidad": "LTR"]), Case(["unidad": "caja grande"], .valueForm),
        Case(["unidad": "C62"]), Case(["unidad": "MANOJO"], .valueForm),
        Case(["cufe": "ab"], .valueForm), Case(["cufe": String(repeating: "0a", count: 48)]),
        Case(["descripcion": String(repeating: "ñ", count: 300)]),
        Case(["descripcion": String(repeating: "ñ", count: 301)], .textForm),
        Case(["descripcion": "\"dos\nlíneas\""], .textForm),
        Case(["descripcion": ""], .valueMissing),
        Case(["anulada": "SI", "motivo": "se dañó el papel"]), Case(["anulada": "no"]),
        Case(["anulada": "SI"], .valueMissing), Case(["anulada": "tal vez"], .valueForm),
        Case(["nit_emisor": "900373115-3"]), Case(["nit_emisor": "900.373.115"]),
        Case(["nit_emisor": "800197268"], .issuerUnknown),
        Case(["nit_emisor": "abc"], .issuerUnknown),
        Case(["nit_emisor": "900373115-9"], .checkDigit),
    ]) func `everything else`(_ each: Case) throws { try check(each) }

    @Test(
        arguments: [
            ("IVA 19%", "", TaxCode.iva, 19_000), ("IVA19", "19", .iva, 19_000),
            ("19 %", "19,00 %", .iva, 19_000), ("GRAVADO 5", "", .iva, 5_000),
            ("IVA 5,00%", "5", .iva, 5_000),
            ("INC 8%", "", .inc, 8_000), ("Impoconsumo 8 %", "8", .inc, 8_000),
            ("Gravado", "19", .iva, 19_000), ("IVA (19.00%)", "", .iva, 19_000),
            ("(5 %)", "", .iva, 5_000), ("I.V.A. 5%", "", .iva, 5_000),
            ("Impoconsumo (8%)", "8", .inc, 8_000), ("", "INC 8%", .inc, 8_000),
            ("", "IVA 19 %", .iva, 19_000), ("INC", "INC 8%", .inc, 8_000),
            ("IVA 19%", "IVA 19%", .iva, 19_000),
            ("EXENTO", "", .iva, 0), ("Exenta", "0", .iva, 0), ("exento", "Exento", .iva, 0),
        ] as [(String, String, TaxCode, Int64)]
    ) func `a tax may be written with its rate`(
        tax: String,
        rate: String,
        code: TaxCode,
        thousandths: Int64
    ) throws {
        let sale = try Reading(csv(["impuesto": tax, "tarifa": rate])).onlySale()
        #expect(sale.lines[0].tax == LineTax(code: code, rate: Rate(thousandths: thousandths)))
    }

    @Test(arguments: ["8", "8%", "2", "4,00"])
    func `a rate of INC without a tax names both taxes`(rate: String) throws {
        let finding = try #require(try Reading(csv(["tarifa": rate])).sales[0].findings.first)
        #expect(finding.message.es.contains("INC"))
        #expect(finding.remedy.es.contains("escriba 04 en «impuesto»"))
        #expect(finding.remedy.es.contains("0, 5, 16, 19"))
    }

    @Test(arguments: ["Por cobrar", "Pendiente"])
    func `a state that says that nothing was paid asks for the form of payment`(
        state: String
    ) throws {
        #expect(try Reading(csv(["estado": state])).codes == [.valueMissing])
        let paid = try Reading(csv(["estado": state, "forma_pago": "1"])).onlySale()
        #expect(paid.payment.form == .cash)
    }

    @Test(arguments: ["Pagada", "CONTABILIZADO", "OK", "closed"])
    func `a state that says how a sale stands does not void it`(state: String) throws {
        #expect(try Reading(csv(["estado": state])).onlySale().voided == nil)
    }

    @Test(arguments: ["Anulado", "void", "Voided"])
    func `a state that says voided voids the sale`(state: String) throws {
        #expect(try Reading(csv(["estado": state, "motivo": "Error"])).onlySale().voided != nil)
    }

    @Test(arguments: ["Cancelada", "CANCELADO", "Devuelta"])
    func `a state with two meanings is a finding`(state: String) throws {
        #expect(try Reading(csv(["estado": state, "motivo": "Error"])).codes == [.valueForm])
    }

    @Test(arguments: ["XYZ", "CAJ", "ABC", "UNO", "KG1", "99"])
    func `what only has the form of a code is no unit`(unit: String) throws {
        let reading = try Reading(csv(["unidad": unit]))
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales[0].findings[0].remedy.es.contains("94 es unidad"))
    }

    @Test(arguments: ["1210-1", "12 101", "1-2101"])
    func `a sign among the digits of a number suggests no other invoice`(number: String) throws {
        let reading = try Reading(csv(["numero": number]))
        #expect(reading.codes == [.numberForm])
        let finding = reading.sales[0].findings[0]
        #expect(!finding.remedy.es.contains("12101") && !finding.remedy.en.contains("12101"))
        #expect(!finding.remedy.es.contains("FE"))
    }

    @Test func `a prefix that the number repeats is to be taken out of the number`() throws {
        let reading = try Reading(csv(["numero": "FE71"]))
        #expect(reading.codes == [.numberForm])
        let finding = reading.sales[0].findings[0]
        #expect(finding.message.es.contains("repite el prefijo «FE»"))
        #expect(finding.remedy.es.contains("Quite el prefijo de «numero»"))
    }

    @Test(arguments: [
        ("oz", "ONZ"), ("par", "PR"), ("día", "DAY"), ("mes", "MON"), ("cm", "CMT"),
        ("ton", "TNE"), ("GL", "GLL"), ("KWH", "KWH"), ("BX", "BX"),
        ("UND", "94"), ("Kgs.", "KGM"), ("LIBRAS", "LBR"), ("Mts2", "MTK"), ("m²", "MTK"),
        ("Docena", "DZN"),
    ]) func `the units of the trade have a code`(word: String, code: String) throws {
        #expect(try Reading(csv(["unidad": word])).onlySale().lines[0].unit == code)
    }

    @Test func `all findings of a sale come together`() throws {
        let reading = try Reading(
            csv(["tipo": "91", "fecha": "ayer", "precio": "mil", "cantidad": "0", "total": "x"])
        )
        #expect(
            Set(reading.codes) == [.typeOutOfScope, .dateForm, .amountForm, .valueForm]
        )
        #expect(reading.codes.count == 5)
        #expect(reading.sales[0].findings.allSatisfy { $0.places[0].number == "FE7" })
    }

    @Test func `a voided number needs no lines`() throws {
        let reading = try Reading(
            csv([
                "descripcion": "", "cantidad": "", "precio": "", "anulada": "SI",
                "motivo": "papel dañado",
            ])
        )
        let sale = try reading.onlySale()
        #expect(sale.lines.isEmpty)
        #expect(sale.voided?.reason == "papel dañado")
    }

    @Test func `a message shows neither the buyer's id nor the name in full`() throws {
        let reading = try Reading(
            csv([
                "cliente_id": "52x123456", "cliente_nombre": "Ana Pérez",
                "cliente_correo": "ana.perez",
            ])
        )
        let messages = reading.sales[0].findings.map { $0.message.es + $0.message.en }.joined()
        #expect(!messages.contains("52x123456"))
        #expect(!messages.contains("ana.perez"))
        #expect(reading.codes.count == 2)
    }

    private func check(_ each: Case) throws {
        // A decimal comma elsewhere decides the style, as in a real file.
        let reading = try Reading(
            csv(["caja": "1", "precio": "1000,50"].merging(each.changes) { $1 })
        )
        #expect(reading.codes == each.codes, "\(reading.sales.flatMap(\.findings))")
        let hasError = reading.sales.flatMap(\.findings).hasErrors
        #expect((reading.sales.first?.sale == nil) == hasError)
    }
}
