import Fiscal
import Testing

@testable import SaleFiles

/// Amounts and texts that nobody reads, held against the sale that was read.
@Suite struct OtherSumTests {
    /// One sale of three loaves at 10,000 with IVA: 30,000 before tax, 35,700 with it.
    private func isRead(
        _ more: String = "",
        inLine: String = "",
        beside: String = ""
    ) throws -> Bool {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00"\(more),
             "lineas": [{"descripcion": "Pan", "cantidad": 3, "precio": 10000, "tarifa": 19\(inLine)}]}
            """
        let reading = try Reading("{\"ventas\": [\(sale)]\(beside)}", name: "a.json", rest: .warn)
        return reading.file.isTrusted && reading.sales[0].sale != nil
    }

    @Test(arguments: ["total", "subtotal", "base", "valor_total", "neto"])
    func `the price of one unit is no sum of a line of three`(key: String) throws {
        #expect(try !isRead(inLine: ", \"\(key)\": 10000"))
        // A plain total leaves open if the price has the tax in it.
        let isPlain = key.hasSuffix("total") && key != "subtotal"
        #expect(try isRead(inLine: ", \"\(key)\": 30000") == !isPlain)
        #expect(try isRead(", \"total\": 35700", inLine: ", \"\(key)\": 30000"))
    }

    @Test(arguments: [
        (#""impuestos": [{"tipo": "IVA", "tarifa": 19, "valor": 5700, "base": 30000}]"#, true),
        (#""impuestos": [{"tipo": "IVA", "tarifa": 19, "valor": 4789.92}]"#, false),
        (#""impuestos": [{"codigo": "01", "porcentaje": "19.00"}]"#, true),
        (#""impuestos": [{"codigo": "04", "porcentaje": 19}]"#, false),
        (#""impuestos": [{"codigo": "01", "porcentaje": 5}]"#, false),
        (#""impuestos": [{"codigo": "01", "base": 25210.08}]"#, false),
        (#""impuestos": {"iva": 5700, "inc": 0}"#, true), (#""impuestos": {"iva": 1}"#, false),
        (#""taxes": ["IVA 19%"]"#, true), (#""taxes": ["IVA 5%"]"#, false),
        (#""taxes": [{"name": "Impoconsumo"}]"#, false), (#""taxes": [{"name": "IVA"}]"#, true),
        (#""taxes": [{"name": "IVA", "type": "INCLUDED"}]"#, false),
        (#""taxes": [{"rate": 0.19}, {"name": "ICUI", "amount": 500}]"#, false),
    ]) func `the taxes of a line in a list of their own are those that are read`(
        more: String,
        isRight: Bool
    ) throws {
        #expect(try isRead(inLine: ", " + more) == isRight)
    }

    @Test(arguments: [
        (#"[{"id": 3}]"#, false), (#"[{"nombre": "Impuesto general"}]"#, false),
        (#"[{"codigo": "01"}]"#, false), (#"[]"#, true),
        (#"[{"valor": 0, "tarifa": "0.00"}]"#, true),
        (#"["Excluido"]"#, true), (#"[{"id": null, "nombre": "No aplica"}]"#, true),
    ]) func `a line without a tax has none in a list either`(taxes: String, isRight: Bool) throws {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "lineas": [
              {"descripcion": "Pan", "cantidad": 3, "precio": 10000, "taxes": \(taxes)}]}
            """
        let reading = try Reading("[\(sale)]", name: "a.json", rest: .warn)
        #expect((reading.sales[0].sale != nil) == isRight)
        let taxed = sale.replacing("10000,", with: "10000, \"tarifa\": 19,")
        guard taxes != "[]", !isRight else { return }
        #expect(try Reading("[\(taxed)]", name: "a.json", rest: .warn).sales[0].sale != nil)
    }

    @Test(arguments: ["caja", "tienda", "cajero"])
    func `what is on no invoice may be an object`(key: String) throws {
        #expect(try isRead(", \"\(key)\": {\"id\": 3, \"nombre\": \"Norte\"}"))
        #expect(try !isRead(", \"\(key)\": [3]"))
    }

    @Test(arguments: ["cant", "qty"])
    func `how many were sold is the same under another key`(key: String) throws {
        #expect(try !isRead(inLine: ", \"\(key)\": 2"))
        #expect(try isRead(inLine: ", \"\(key)\": \"3.00\""))
    }

    @Test(arguments: ["total_factura", "valor_total", "grand_total", "total_a_pagar"])
    func `a total of the sale has the tax in it`(key: String) throws {
        #expect(try !isRead(", \"\(key)\": 30000"))
        #expect(try isRead(", \"\(key)\": 35700"))
    }

    @Test(arguments: [
        ("precio_sin_iva", "10000", true), ("precio_sin_iva", "8403.36", false),
        ("net_price", "10000.00", true), ("precio_base", "9999", false),
    ]) func `another price of the line is the same one`(
        key: String,
        value: String,
        isRight: Bool
    ) throws {
        #expect(try isRead(inLine: ", \"\(key)\": \(value)") == isRight)
    }

    @Test(arguments: [
        (#""iva": 5700"#, true), (#""iva": 4790"#, false), (#""iva": 19"#, true),
        (#""impuestos": 4790"#, false), (#""impuestos": 5700"#, true),
        (#""impuesto": "IVA 19%""#, true),
        (#""iva": "incluido""#, false), (#""taxes": [{"type": "INCLUDED", "rate": 19}]"#, false),
        (#""pie": {"forma_pago": "credito"}"#, false),
        (#""pie": {"forma_pago": "contado"}"#, true),
        (#""servicios": [{"nombre": "Corte", "cantidad": 1, "valor": 3000}]"#, false),
        (
            #""impuestos": [{"tipo": "IVA", "tarifa": 19, "base": 8403.36, "valor": 1596.64}]"#,
            false
        ),
        (#""impuestos": [{"tipo": "IVA", "tarifa": 19, "base": 30000, "valor": 5700}]"#, true),
        (#""impuestos": [{"tipo": "IVA", "valor": 5700}, {"tipo": "ICUI", "valor": 2000}]"#, false),
        (#""impuestos": {"incluidos": true}"#, false), (#""iva": [{"valor": 5700}]"#, true),
        (#""totales": {"subtotal": 30000, "iva": 5700, "total": 35700}"#, true),
        (#""totales": {"base": 30000, "iva": 4790, "total": 35700}"#, false),
        (#""totales": {"iva": 5700, "total": 30000}"#, false), (#""descuento": 500"#, false),
        (#""servicio": {"tipo": "mesa", "forma_pago": "credito"}"#, false),
        (#""extra": {"observaciones": "Factura ANULADA por el cajero"}"#, false),
        (#""tipo_venta": "Crédito""#, false), (#""tipo_venta": "Contado""#, true),
        (#""conteo": {"lineas": 1, "unidades": 3}"#, true), (#""pagado": 35700, "saldo": 0"#, true),
        (#""emisor": {"nit": "900373115-3"}"#, true), (#""gravado": 30000, "exento": 0"#, true),
        (#""conceptos": [{"concepto": "Propina", "valor": 1000}]"#, false),
        (#""fechas": {"vencimiento": "2025-02-08"}"#, false), (#""tags": ["anulada"]"#, false),
        (#""neto": 30000"#, true), (#""neto": 25210"#, false), (#""monto": 35700"#, true),
        (#""valor": 12000"#, false), (#""recibo": {"monto": 20000}"#, true),
        (#""historial": [{"estado": "emitida"}, {"estado": "anulada"}]"#, false),
        (#""historial": [{"estado": "emitida"}, {"nota": "anulada"}]"#, true),
        (#""log": ["08:04 creada", "08:20 anulada por Yuli"]"#, false),
        (#""log": ["08:04 creada", "08:20 impresa"]"#, true),
        (#""intentos": [{"estado": "rechazado"}]"#, true),
        (#""condiciones": {"nota": "Crédito 30 días"}"#, false),
        (#""factura_dian": "FE9""#, false), (#""factura_dian": "FE7""#, true),
    ]) func `what a sale says besides agrees with it`(more: String, isRight: Bool) throws {
        #expect(try isRead(", " + more) == isRight)
    }

    @Test(arguments: [
        (#""observacion": "Precios con IVA incluido""#, false),
        (#""config": {"precios_con_iva": true}"#, false),
        (#""meta": {"moneda": "USD"}"#, false),
        (#""meta": {"moneda": "COP", "estado": "ok"}"#, true),
        (#""observacion": "Todo bien""#, true),
    ]) func `a text beside the sales is held against them all`(beside: String, isRight: Bool) throws
    {
        #expect(try isRead(beside: ", " + beside) == isRight)
    }

    @Test(arguments: [
        ("Informe de ventas - precios con IVA incluido", FindingCode.amountAmbiguous),
        ("INFORME DE FACTURAS ANULADAS", .valueForm), ("FE7 anulada por error", .valueForm),
        ("Ventas anuladas", .valueForm),
        ("NOTAS CREDITO", .valueForm), ("Devoluciones en ventas", .valueForm),
        ("Ventas en USD", .amountAmbiguous), ("Valores en miles de pesos", .amountAmbiguous),
        ("ANULADA FE7", .valueForm),
    ]) func `a text that stands alone may speak of all sales`(
        title: String,
        code: FindingCode
    ) throws {
        for text in ["\(title)\n" + csv(), csv() + "\(title);;;;;;;\n"] {
            let reading = try Reading(text, rest: .warn)
            let errors = reading.file.findings.filter { $0.severity == .error }.map(\.code)
            #expect(!reading.file.isTrusted && errors == [code], "\(reading.summary)")
        }
    }

    @Test(arguments: [
        "Informe de ventas del 8 al 10 de enero", "Ventas sin anuladas", "Ventas con IVA",
        "Los precios no incluyen IVA", "Precios sin IVA incluido", "Facturas anuladas: 0",
        "Reporte de ventas - incluye anuladas", "Informe de ventas con IVA discriminado",
    ]) func `a title of any other kind says nothing`(title: String) throws {
        #expect(try Reading("\(title)\n" + csv(), rest: .warn).file.isTrusted)
    }

    @Test func `a title on prices is answered by the sums of the sales`() throws {
        let text = "Precios con IVA incluido\n" + csv(["total": "2001,00"])
        #expect(try Reading(text, rest: .warn).file.isTrusted)
    }
}
