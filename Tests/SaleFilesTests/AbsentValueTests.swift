import Fiscal
import TestKit
import Testing

@testable import SaleFiles

/// What stands in a file though the value is missing, or stands where nobody looks for it.
@Suite struct AbsentValueTests {
    @Test(arguments: ["NULL", "null", "\\N", "(null)", "[NULL]", " NULL "])
    func `what databases write for no value is none`(word: String) throws {
        let changes = ["cliente_id": word, "cliente_nombre": word, "codigo": word, "total": word]
        let sale = try Reading(csv(changes)).onlySale()
        #expect(sale.buyer == .finalConsumer && sale.lines[0].code == nil)
        #expect(sale.declaredTotal == nil)
        #expect(try Reading(csv(["descripcion": word])).codes == [.valueMissing])
    }

    @Test func `a name is no less one for its letters`() throws {
        let sale = try Reading(csv(["descripcion": "Null Pointer", "cajero": "Nulla"])).onlySale()
        #expect(sale.lines[0].description == "Null Pointer" && sale.origin.cashier == "Nulla")
    }

    @Test(arguments: ["#N/D", "#¡REF!", "########", "#¿NOMBRE?", "#DIV/0!"])
    func `an error of a spreadsheet is no text`(cell: String) throws {
        let reading = try Reading(csv(["descripcion": cell]))
        #expect(reading.codes == [.textDamaged])
        let goods = try Reading(csv(["descripcion": "#2 lápiz"])).onlySale().lines[0]
        #expect(goods.description == "#2 lápiz")
    }

    @Test(arguments: [
        ["fecha": "2025-01-08 00:00:00.000", "hora": ""], ["hora": "00:00"],
        ["hora": "12:00:00 a. m."], ["fecha": "", "hora": "", "fecha_hora": "08/01/2025 0:00"],
    ]) func `midnight in every sale is no time`(changes: [String: String]) throws {
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [.valueMissing], "\(reading.summary)")
        #expect(reading.sales[0].findings[0].message.es.contains("falta la hora"))
    }

    @Test func `one sale at midnight among others is one`() throws {
        let rows = csv(["hora": "00:00:00"]) + row(["numero": "8", "hora": "00:05:00"])
        let reading = try Reading(rows)
        #expect(reading.sales.allSatisfy { $0.sale != nil })
        let json = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"00:00:00",
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(try Reading(json, name: "a.json").codes == [.valueMissing])
    }

    @Test(arguments: ["(1 row)", "(2 filas)"])
    func `the count that a database writes below its table is skipped`(count: String) throws {
        let reading = try Reading(csv() + count + "\n")
        #expect(reading.sales[0].sale != nil && reading.fileCodes == [.csvRowSkipped])
    }

    @Test(arguments: ["ANULADA", "Factura anulada", "Anulada por error del cajero", "Devolución"])
    func `a remark that the sale was voided is heard`(remark: String) throws {
        #expect(try Reading(csv(["Observaciones": remark])).codes == [.valueForm])
        #expect(try Reading(csv(["Observaciones": remark, "anulada": "NO"])).codes.isEmpty)
        #expect(
            try Reading(csv(["Observaciones": remark, "anulada": "ACTIVA"])).codes == [.valueForm]
        )
        let voided = csv(["Observaciones": remark, "anulada": "SI", "motivo": "Se dañó"])
        #expect(try Reading(voided).codes.isEmpty)
        for other in [
            "Anuladas las bolsas", "No se anula", "Factura enviada", "Devolución el lunes",
        ] {
            #expect(try Reading(csv(["Observaciones": other])).codes.isEmpty, "\(other)")
        }
        let json = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00","notas":"\(remark)",
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(try Reading(json, name: "a.json").codes == [.valueForm])
    }

    @Test(arguments: [
        "Descuento comercial", "Desc. cliente", "Devolución", "Nota crédito", "Neto a pagar",
        "Sub-total", "Sub Total", "ReteIVA", "Rebaja",
    ]) func `what is no goods is not sold`(description: String) throws {
        #expect(try Reading(csv(["descripcion": description])).codes == [.valueForm])
    }

    @Test(arguments: ["Nota adhesiva", "Abono orgánico", "Descuento de hoja", "Subtotalizadora"])
    func `goods with such a word are`(description: String) throws {
        #expect(try Reading(csv(["descripcion": description])).sales[0].sale != nil)
    }

    @Test(arguments: [
        ["cliente_apellido": "Ruiz"], ["cliente_tipo": "NIT", "cliente_correo": "a@sabana.co"],
        ["cliente_tipo": "31", "cliente_correo": "compras@lasabana.example"],
    ]) func `whose number is missing is nobody's consumer`(changes: [String: String]) throws {
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [.valueMissing], "\(reading.summary)")
        #expect(reading.sales[0].findings[0].message.es.contains("cliente_id"))
    }

    @Test(arguments: [
        (#""impuesto": null, "tarifa": null"#, true), (#""tarifa": """#, true),
        (#""impuesto": "ZZ", "tarifa": null"#, false), ("\"unidad\": null", false),
    ]) func `a key of the tax with nothing behind it is asked about`(
        keys: String,
        isAsked: Bool
    ) throws {
        let json = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5000,\(keys)}]}]
            """
        #expect(try Reading(json, name: "a.json").codes == (isAsked ? [.valueMissing] : []))
    }

    @Test(arguments: [
        ("Propina", "0,00"), ("Propina", ""), ("Descuento %", "0%"), ("Impoconsumo", "$ 0"),
        ("Servicio", "Mesa"), ("Transporte", "Servientrega"), ("Plazo", "Contado"),
        ("TRM", "1,00"), ("Estado de la venta", "Pagada"),
        ("Devolución", "NO"), ("activo", "SI"), ("Efectivo", "0"), ("Moneda", "COP"),
    ]) func `a column in which nothing is said stops no file`(
        heading: String,
        value: String
    ) throws {
        let reading = try Reading(csv([heading: value]))
        #expect(reading.sales[0].sale != nil && reading.file.findings.isEmpty)
    }

    @Test(arguments: [
        ("Propina", "5,00"), ("Descuento %", "10%"), ("Devolución", "SI"), ("activo", "NO"),
        ("Sigla moneda", "USD"), ("TRM", "4.350,25"), ("Plazo", "30 días"),
        ("Efectivo", "2001"), ("Precio neto", "900,00"),
    ]) func `one value in such a column makes the file void`(
        heading: String,
        value: String
    ) throws {
        let rows = csv([heading: "0"]) + row(["numero": "8", heading: value])
        let reading = try Reading(rows)
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvColumnUnknown])
    }

    @Test func `a whole number may have the decimals of its column`() throws {
        #expect(try Reading(csv(["numero": "7.0"])).onlySale().number.text == "FE7")
        for number in ["7.5", "7.00", ".0", "7,0"] {
            #expect(try Reading(csv(["numero": number])).codes == [.numberForm], "\(number)")
        }
    }

    @Test func `what stands below a blank heading is nobody's`() throws {
        let merged = "tipo;prefijo;numero;fecha;hora;Cliente;;descripcion;cantidad;precio\n"
        let sale = "04;FE;7;2025-01-08;18:00;Consumidor final;79123456;Pan;1;5000\n"
        let reading = try Reading(merged + sale)
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvColumnUnknown])
        #expect(reading.file.findings[0].places.first?.column == 43)
        let empty = try Reading(merged + sale.replacing("79123456", with: ""))
        #expect(empty.file.isTrusted && empty.codes.isEmpty)
        // A program's own count of the rows.
        let table = csv().split(separator: "\n")
        #expect(try Reading(";\(table[0])\n0;\(table[1])\n").sales[0].sale != nil)
    }

    @Test func `a line that was voided alone voids no sale`() throws {
        let table = csv(["anulada": "", "motivo": ""])
        let line = row(["descripcion": "Gaseosa", "anulada": "SI", "motivo": "La devolvió"])
        let held = try Reading(table + line)
        #expect(held.codes.contains(.csvRowsDisagree) && held.sales.map(\.sale) == [nil])
        let reading = try Reading(table + row(["anulada": "NO", "motivo": ""]))
        #expect(try reading.onlySale().voided == nil)
    }

    @Test func `the last row once more below a repeated header is no second line`() throws {
        let table = csv().split(separator: "\n").map(String.init)
        let twice = [table[0], table[1], table[0], table[1]].joined(separator: "\n")
        #expect(try Reading(twice).codes == [.csvRowsDisagree])
        let page = [table[0], table[1], table[0], row(["descripcion": "Leche"])]
        #expect(try Reading(page.joined(separator: "\n")).onlySale().lines.count == 2)
    }

    @Test func `a row of a line below a row without one and a repeated header is read`() throws {
        let table = csv().split(separator: "\n").map(String.init)
        let empty = row(["descripcion": "", "cantidad": "", "precio": ""])
        let rows = [table[0], empty, table[0], table[1]].joined(separator: "\n")
        #expect(try Reading(rows).onlySale().lines.count == 1)
    }
}

/// The row of one sale, without its header.
private func row(_ changes: [String: String]) -> String {
    csv(changes).split(separator: "\n").dropFirst().joined()
}
