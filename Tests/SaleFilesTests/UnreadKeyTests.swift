import Fiscal
import Testing

@testable import SaleFiles

/// Keys of a JSON file that nobody reads: their values tell whether an invoice would lose something.
@Suite struct UnreadKeyTests {
    /// One sale with `more` among its keys, in a file with `beside` next to the list.
    private func read(_ more: String = "", beside: String = "") throws -> Reading {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00",
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]\(more)}
            """
        return try Reading("{\"ventas\": [\(sale)]\(beside)}", name: "a.json", rest: .warn)
    }

    @Test(arguments: [
        #""propina": 0"#, #""propina": null"#, #""descuentos": []"#, #""refunds": {}"#,
        #""propina": """#, #""pagado": true"#, #""paid": 1"#, #""saldo": 0"#, #""propina": "0.00""#,
        #""cancelled_at": null"#, #""is_void": false"#,
        #""activo": true"#, #""moneda": "COP""#, #""moneda": "pesos""#,
        #""shipping_lines": [{"price": 0, "title": null}]"#, #""descuento": 0"#,
        #""estado2": {"state": "ok"}"#, #""status": "paid""#,
    ]) func `a value that says nothing stops no sale`(key: String) throws {
        let reading = try read(", " + key)
        #expect(reading.sales[0].sale != nil && reading.codes.isEmpty, "\(reading.summary)")
    }

    @Test(arguments: [
        #""b": {"factura": "FE8", "lineas": [{"descripcion": "Pan"}]}"#,
        #""devuelto": {"lineas": [{"precio": 5}]}"#,
    ]) func `what has lines in a sale is another sale`(key: String) throws {
        let reading = try read(", " + key)
        #expect(reading.sales[0].sale == nil)
        #expect(reading.sales[0].findings.contains { $0.message.en.contains("as a sale does") })
    }

    @Test(arguments: [
        #""control": {"anulada": true}"#, #""control": {"nota": "ANULADA"}"#,
        #""evento": {"tipo": "Devolución"}"#, #""pago": {"refund": 5000}"#,
    ]) func `an object that takes back its sale stops it`(key: String) throws {
        let reading = try read(", " + key)
        #expect(reading.sales[0].sale == nil, "\(reading.summary)")
    }

    @Test(arguments: [
        #""control": {"anulada": false}"#, #""cliente2": {"state": "disabled"}"#,
        #""empresa": {"active": false}"#, #""eventos": [{"nota": "ANULADA"}]"#,
    ]) func `the state of something else takes back no sale`(key: String) throws {
        let reading = try read(", " + key)
        #expect(reading.sales[0].sale != nil && reading.codes.isEmpty, "\(reading.summary)")
    }

    @Test func `an amount that nobody reads is compared with its own sale`() throws {
        let sale = { (number: Int, price: Int) in
            """
            {"tipo": "04", "factura": "FE\(number)", "fecha": "2025-01-08", "hora": "18:00",
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": \(price), "base": \(price)}]}
            """
        }
        let reading = try Reading(
            "[\(sale(7, 1000)), \(sale(8, 5000))]",
            name: "a.json",
            rest: .warn
        )
        #expect(reading.codes.isEmpty && reading.sales.allSatisfy { $0.sale != nil })
        let table =
            csv(["Base": "2001,00"])
            + "04;FE;8;2025-01-08;18:00:00;Pan;1;5000,00;5000,00\n"
        #expect(try Reading(table, rest: .warn).sales.map { $0.sale != nil } == [true, true])
    }

    @Test(arguments: [
        #""envios": [{"lineas": [{"descripcion": "Pan"}]}]"#, #""devuelto": {"lineas": []}"#,
    ]) func `the same goods in a list of deliveries are no sale`(key: String) throws {
        let reading = try read(", " + key)
        #expect(reading.sales[0].sale != nil && reading.codes.isEmpty, "\(reading.summary)")
    }

    @Test func `sales beside the list of sales are not left behind`() throws {
        let others = #", "pendientes": [{"factura": "FE8", "lineas": [{"descripcion": "Té"}]}]"#
        let reading = try read(beside: others)
        #expect(!reading.file.isTrusted)
        let error = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(error.message.en.contains("as a sale does"))
    }

    @Test func `an object whose keys are the sales is refused with the place of the first`() throws
    {
        let sale = #"{"factura": "FE7", "lineas": [{"descripcion": "Pan", "precio": 5}]}"#
        let reading = try Reading("{\"a\": \(sale), \"b\": \(sale)}", name: "a.json", rest: .warn)
        #expect(reading.sales.isEmpty && !reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(finding.message.en.contains("as a sale does"))
        #expect(finding.places.first?.pointer == "/a")
    }

    @Test(arguments: [
        (#""propina": 5"#, "propina"), (#""refunds": [{"id": 5}]"#, "refunds"),
        (#""activo": false"#, "activo"), (#""activo": 0"#, "activo"),
        (#""estado": 0"#, "estado"), (#""estado": 1"#, "estado"), (#""status": "0""#, "status"),
        (#""is_active": false"#, "is_active"), (#""is_return": 1"#, "is_return"),
        (#""annulled": true"#, "annulled"), (#""is_void": true"#, "is_void"),
        (#""moneda": "USD""#, "moneda"),
        (#""payments": [{"method": "credit"}]"#, "payments"),
        (#""buyer": {"nit": "900123456"}"#, "buyer"), (#""nit": "900123456-8""#, "nit"),
        (#""totales": {"descuento": 100}"#, "totales.descuento"),
        (#""totales": {"iva": 0, "a": [{"propina": 50}]}"#, "totales.propina"),
        (#""precio_incluye_iva": true"#, "precio_incluye_iva"),
        (#""metodo_pago": "credito""#, "metodo_pago"), (#""descuento": 5"#, "descuento"),
        (#""items": [{"nombre": "Otro", "precio": 500}]"#, "items"),
        (#""datos": {"comprador": {"nit": "900123456-8"}}"#, "datos.comprador"),
        (#""documento": "52.123.456""#, "documento"), (#""num_doc": 52123456"#, "num_doc"),
        (#""dni": "CC 52123456""#, "dni"), (#""rebate": 5"#, "rebate"),
        (#""pagado": false"#, "pagado"),
        (#""direccion": {"documento": "900123456-8"}"#, "direccion.documento"),
        (
            #""meta_data": [{"id": 1, "key": "_billing_cedula", "value": "52123456"}]"#,
            "meta_data._billing_cedula"
        ),
        (#""notas": [{"name": "Descuento", "value": 2000}]"#, "notas.Descuento"),
        (#""ipoconsumo": 1760"#, "ipoconsumo"), (#""status": "refused""#, "status"),
    ]) func `a value that would change the invoice is a mistake of its sale`(
        key: String,
        name: String
    ) throws {
        let reading = try read(", " + key)
        #expect(reading.codes == [.jsonKeyUnknown] && reading.sales[0].sale == nil)
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.message.es.contains("«\(name)»"), "\(finding.message.es)")
        #expect(reading.file.isTrusted)
    }

    /// One sale of a line of 10,000 pesos and 19 % with `more` among its keys.
    private func line(_ more: String) throws -> Reading {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "lineas": [
             {"descripcion": "Pan", "cantidad": 2, "precio": 5000, "tarifa": 19, \(more)}]}
            """
        return try Reading("[\(sale)]", name: "a.json", rest: .warn)
    }

    @Test(arguments: [
        #""subtotal": 10000"#, #""total": 11900.00"#, #""base": 10000, "precio_total": 11900"#,
        #""subtotal": "10.000,00", "total": "11.900,00""#,
        #""base": "vainilla""#, #""total": 0"#,
        #""iva": 19"#, #""iva": 1900"#, #""valor_iva": "1.900,00""#, #""tax": "19%""#,
        #""tax": 0.19"#,
        #""gravado": true"#, #""exento": false"#, #""excluido": "NO""#, #""gravado": "si""#,
    ]) func `what a line says besides and is so stops nothing`(keys: String) throws {
        let reading = try line(keys)
        #expect(reading.codes.isEmpty && reading.sales[0].sale != nil, "\(reading.summary)")
        #expect(reading.file.isTrusted)
    }

    @Test(arguments: [
        (#""subtotal": 8403.36"#, FindingCode.lineDiffers, "subtotal"),
        (#""subtotal": 10000, "total": "10.500,00""#, .lineDiffers, "total"),
        (#""precio_total": 10500"#, .lineDiffers, "precio_total"),
        (#""iva": 5"#, .jsonKeyUnknown, "iva"),
        (#""valor_iva": 1500"#, .jsonKeyUnknown, "valor_iva"),
        (#""tax": "A1""#, .jsonKeyUnknown, "tax"),
        (#""ipoconsumo": 800"#, .jsonKeyUnknown, "ipoconsumo"),
        (#""exento": true"#, .valueForm, "exento"), (#""excluido": "SI""#, .valueForm, "excluido"),
        (#""gravado": false"#, .valueForm, "gravado"),
    ]) func `what a line says besides and is not so is told`(
        keys: String,
        code: FindingCode,
        name: String
    ) throws {
        let reading = try line(keys)
        #expect(reading.codes == [code], "\(reading.summary)")
        #expect(reading.sales[0].findings.first?.message.es.contains("«\(name)»") == true)
    }

    @Test(arguments: [
        #""totales": {"iva": 1900}"#, #""resumen": {"total_iva": "1.900,00"}"#,
        #""impuestos": [{"tipo": "IVA", "valor": 19}]"#, #""iva": 1900"#, #""impuesto": 1900"#,
    ]) func `a tax among the sums is asked for where no line has one`(keys: String) throws {
        let reading = try read(", " + keys)
        #expect(reading.codes == [.jsonKeyUnknown] && reading.sales[0].sale == nil)
        let taxed =
            #""lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 10000, "tarifa": 19}]"#
        let sale =
            #"{"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "#
        let right = try Reading("[\(sale)\(taxed), \(keys)}]", name: "a.json", rest: .warn)
        #expect(right.codes.isEmpty && right.sales[0].sale != nil, "\(right.summary)")
    }

    @Test func `another total of the sale is compared`() throws {
        for key in ["total_venta", "valor_total", "base_gravable"] {
            #expect(try read(", \"\(key)\": 5").codes.isEmpty)
            #expect(try read(", \"\(key)\": \"20,00\"").codes == [.jsonKeyUnknown])
        }
    }

    @Test func `a buyer under another key is asked for beside the final consumer`() throws {
        let other = #", "dni": "52123456", "cliente": {"id": "222222222222"}"#
        #expect(try read(other).codes == [.jsonKeyUnknown])
        let known = #", "dni": "52123456", "cliente": {"id": "1020304050", "nombre": "Ana Ruiz"}"#
        #expect(try read(known).codes.isEmpty)
    }

    @Test(arguments: [
        #""mesa": {"numero": 4, "iva": 19}"#, #""mesero": {"nombre": "Ana", "estado": "activo"}"#,
        #""meta": {"pages": [1, {"id": 2}]}"#, #""vendedor": {"documento": "52123456"}"#,
        #""meta_data": [{"key": "_cart_discount", "value": "0"}, {"id": 5, "value": 9}]"#,
        #""documento": "FE-120""#, #""origen": {"num_doc": 1002}"#,
    ]) func `what else an object holds is ignored with it`(key: String) throws {
        let reading = try read(", " + key)
        #expect(reading.sales[0].sale != nil && reading.codes.isEmpty)
        #expect(reading.fileCodes == [.jsonKeyUnknown] && reading.file.isTrusted)
    }

    @Test(arguments: [
        #""moneda": "USD""#, #""iva_incluido": true"#, #""propina": 100"#, #""has_more": true"#,
        #""total_pages": 3"#, #""anuladas": ["FE7"]"#, #""facturas": [{"numero": 8}]"#,
        #""next_page": "https://…""#, #""@odata.nextLink": "https://…""#, #""cursor": "a7""#,
        #""descuento": 5"#, #""meta": {"total_pages": 3}"#,
    ]) func `what concerns all sales makes the file void`(key: String) throws {
        let reading = try read(beside: ", " + key)
        #expect(!reading.file.isTrusted && Set(reading.fileCodes) == [.jsonKeyUnknown])
    }

    @Test(arguments: [
        #""moneda": "COP""#, #""iva_incluido": false"#, #""has_more": false"#,
        #""total_pages": 1"#, #""anuladas": []"#, #""next_page": null"#,
    ]) func `beside the list, too, a value may say nothing`(key: String) throws {
        let reading = try read(beside: ", " + key)
        #expect(reading.file.isTrusted && reading.fileCodes.isEmpty)
    }

    @Test(arguments: [
        #""status": "ok""#, #""estado": "ANULADA""#, #""meta": {"orders": 3, "next": null}"#,
    ]) func `what is said of the file as such is a warning`(key: String) throws {
        let reading = try read(beside: ", " + key)
        #expect(reading.file.isTrusted && reading.fileCodes == [.jsonKeyUnknown])
    }

    @Test func `in a line the day on which something expires is the goods'`() throws {
        let text = """
            [{"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "lineas":
            [{"descripcion": "Pan", "cantidad": 1, "precio": 5, "fecha_vencimiento": "2026-01-01"}]}]
            """
        #expect(try Reading(text, name: "a.json", rest: .warn).sales[0].sale != nil)
    }

    @Test(arguments: [
        "Nota crédito", "NOTA CREDITO", "REFUND", "return", "Devolución", "Devuelta", "Reversada",
    ]) func `a remark that the sale was taken back stops it`(remark: String) throws {
        let reading = try read(#", "receipt_type": "\#(remark)""#)
        #expect(reading.codes.contains(.valueForm) && reading.sales[0].sale == nil)
    }

    @Test(arguments: ["Nota: crédito aprobado", "Regular", "Normal", "refund policy", "Reserva"])
    func `a remark on anything else does not`(remark: String) throws {
        let reading = try read(#", "receipt_type": "\#(remark)""#)
        #expect(reading.sales[0].sale != nil)
    }

    @Test func `a total in an object of its own is compared`() throws {
        let totals = #", "totales": {"subtotal": 5, "iva": 0, "total": 5}"#
        #expect(try read(totals).codes.isEmpty)
        let other = totals.replacing(#""total": 5"#, with: #""total": 9"#)
        #expect(try read(other).codes == [.jsonKeyUnknown])
        #expect(try read(totals + #", "total": 5"#).sales[0].sale != nil)
        #expect(try read(#", "cosas": [{"total": 5}]"#).sales[0].sale != nil)
    }

    @Test func `a number of a document is no buyer's where another is read`() throws {
        let buyer = #", "cliente": {"id": "79456123", "nombre": "Ana"}, "documento": "52123456""#
        #expect(try read(buyer).sales[0].sale?.buyer.id == "79456123")
    }

    @Test(arguments: [("tipo_movimiento", "DEV"), ("clase_doc", "nc"), ("DocKind", "N/C")])
    func `the short name of a return makes no sale of it`(key: String, word: String) throws {
        for more in ["", #", "anulada": false"#] {
            let reading = try read(#", "\#(key)": "\#(word)"\#(more)"#)
            #expect(reading.sales[0].findings.map(\.code).contains(.valueForm))
            #expect(reading.sales[0].sale == nil)
        }
        let voided = #", "\#(key)": "\#(word)", "anulada": true, "motivo": "Devuelta""#
        #expect(try read(voided).sales[0].sale?.voided != nil)
        #expect(try read(#", "linea_de_negocio": "\#(word)""#).sales[0].sale != nil)
    }

    @Test(arguments: [
        (#", "current_page": 1, "per_page": 1, "total": 50"#, 50),
        (#", "total_results": 120"#, 120), (#", "pagination": {"page": 1, "total": 2}"#, 2),
        (#", "meta": {"a": [1], "pagination": {"total_count": 51}}"#, 51),
    ])
    func `a file that says to have more sales than it has is void`(
        beside: String,
        promised: Int
    ) throws {
        let reading = try read(beside: beside)
        #expect(!reading.file.isTrusted && reading.fileCodes.contains(.jsonKeyUnknown))
        let messages = reading.file.findings.map(\.message.es)
        #expect(messages.contains { $0.contains("\(promised)") }, "\(messages)")
    }

    @Test(arguments: [
        #", "total_results": 1"#, #", "pagination": {"page": 1, "total": 1}"#,
        #", "resumen": {"total": 120}"#, #", "total": 50"#, #", "total_results": 0"#,
        #", "total_results": "many""#,
    ])
    func `a file that says to have no more sales than it has is read`(beside: String) throws {
        #expect(try read(beside: beside).file.isTrusted)
    }

    @Test func `naming one key answers for no other`() throws {
        var mapping = ImportMapping(match: "*.json")
        mapping.columns = [.voided: "estado", .discount: "lineas[].dto"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        for (more, isSent) in [
            (#""devolucion": 1"#, false), (#""descuento_global": 1000"#, false),
            (#""devolucion": 0, "descuento_global": 0"#, true), (#""refund_for": "1-7""#, false),
        ] {
            let text = """
                [{"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00",
                  "estado": "ACTIVA", \(more),
                  "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 500, "dto": 0}]}]
                """
            let reading = try Reading(text, name: "a.json", context: context)
            #expect((reading.sales[0].sale != nil) == isSent, "\(more)")
        }
    }

    @Test func `a key that is ignored is asked nothing`() throws {
        var mapping = ImportMapping(match: "*.json")
        mapping.ignored = [
            "totales.descuento", "propina", "has_more", "@odata.etag", "@odata.nextLink",
        ]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        let text = """
            {"has_more": true, "@odata.nextLink": "b", "ventas": [
            {"@odata.etag": "W/1", "tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "propina": 5,
             "totales": {"descuento": 100},
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]}]}
            """
        let reading = try Reading(text, name: "a.json", context: context)
        #expect(reading.sales[0].sale != nil && reading.file.findings.isEmpty)
    }

    @Test(arguments: [1, 3, 7]) func `chunks make no difference`(size: Int) throws {
        let text = """
            [{"tipo": "04", "refunds": [[], {"a": [null, 5]}], "totales": {"b": {"propina": 4}},
              "cliente": [], "moneda": "COP", "propina": 0}]
            """
        let whole = try Reading(text, name: "a.json", rest: .warn)
        #expect(
            try Reading(text, name: "a.json", rest: .warn, chunk: size).summary == whole.summary
        )
        #expect(whole.codes.count { $0 == .jsonKeyUnknown } == 2)
    }
}
