import Fiscal
import Testing

@testable import SaleFiles

/// What a JSON file says beside the lines of its sales and beside its sales, without any rule.
@Suite struct BesideSalesTests {
    /// Two shirts at 11,900 with IVA: 23,800 before tax, 28,322 with it.
    private func isRead(
        _ more: String = "",
        inLine: String = "",
        beside: String = ""
    ) throws -> Bool {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-09", "hora": "10:01", \(more)
             "lineas": [{"descripcion": "Camisa", "cantidad": 2, "precio": 11900, "tarifa": 19\(inLine)}]}
            """
        let reading = try Reading("{\"ventas\": [\(sale)]\(beside)}", name: "a.json")
        return reading.file.isTrusted && reading.sales[0].sale != nil
    }

    @Test(arguments: [
        (#""monto": 23800,"#, false), (#""valor": 23800,"#, false),
        (#""total_neto": 23800,"#, false),
        (#""monto": 28322,"#, true), (#""base": 23800,"#, true),
        (#""total": 28322, "monto": 23800,"#, true),
        (#""medio_pago": "efectivo", "pagado": 23800,"#, false),
        (#""medio_pago": "efectivo", "pagado": 5000,"#, false),
        (#""forma_pago": 2, "pagado": 5000,"#, true),
        (#""medio_pago": "efectivo", "pagado": 28322,"#, true),
        (#""recibido": 50000, "cambio": 26200,"#, false),
        (#""recibido": 50000, "cambio": 21678,"#, true),
        (#""recibido": 50000, "cambio": 21700,"#, true), (#""cambio": 5000,"#, true),
    ]) func `amounts agree with prices before tax`(more: String, isRight: Bool) throws {
        #expect(try isRead(more) == isRight)
    }

    @Test(arguments: [
        (#", "variante": {"nombre": "Doble", "precio": 6000}"#, false),
        (#", "talla": {"nombre": "XL"}"#, true),
        (#", "categoria": {"nombre": "Granos", "iva": 5}"#, false),
        (#", "aplica_iva": false"#, false),
        (#", "categoria": {"id": 3, "nombre": "Granos"}"#, true), (#", "gravable": true"#, true),
    ]) func `so does what a line says besides`(inLine: String, isRight: Bool) throws {
        #expect(try isRead(inLine: inLine) == isRight)
    }

    @Test func `so does a plain total of a line, unless that of the sale tells`() throws {
        #expect(try !isRead(inLine: #", "total": 23800"#))
        #expect(try isRead(inLine: #", "total": 28322"#))
        #expect(try isRead(#""total": 28322,"#, inLine: #", "total": 23800"#))
    }

    @Test(arguments: [
        (#""tienda": {"id": 3, "precios_incluyen_iva": true},"#, false),
        (#""tienda": {"id": 3, "nombre": "Norte"},"#, true),
        (#""usuario": {"nombre": "Ana Ruiz", "cedula": "52345678"},"#, false),
        (#""vendedor": {"nombre": "Ana Ruiz", "cedula": "52345678"},"#, true),
        (#""paciente": "52345678 - Ana Ruiz","#, false), (#""huesped": "Ana Ruiz","#, false),
        (#""exento": true,"#, false), (#""no_gravado": true,"#, false),
        (#""aplica_iva": false,"#, false),
        (#""gravado": true,"#, true), (#""forma_pago": 1, "tipo_venta": "credito","#, false),
        (#""forma_pago": 2, "tipo_venta": "credito","#, true),
        (#""domiciliario": {"nombre": "Luis", "valor": 5000},"#, false),
        (#""entrega": {"tipo": "domicilio", "costo": 5000},"#, false),
        (#""mesa": {"numero": 4, "servicio_pct": 10},"#, false),
        (#""mesa": {"numero": 4, "zona": "B"},"#, true),
        (#""tecnico": {"nombre": "Luis", "mano_obra": 50000},"#, false),
        (#""caja": {"numero": 1, "recibido": 50000},"#, false),
        (#""facturar": false,"#, false), (#""cobrada": false,"#, false),
        (#""confirmada": true,"#, true),
        (#""promociones": ["2x1"],"#, false), (#""oferta": "Segunda a mitad de precio","#, false),
        (#""cliente": {"id": "3001234567", "nombre": "Ana Ruiz"},"#, false),
        (#""forma_pago": 2, "fecha_vencimiento": "2025-02-08 23:59:59","#, true),
        (#""nota": "Nota crédito NC-12","#, false), (#""nota": "Se hizo nota crédito","#, false),
        (#""comentarios": [{"texto": "ANULADA"}],"#, false), (#""notas": ["sin sal"],"#, true),
        (#""entrega": {"direccion": "Calle 1", "valor": 5000},"#, false),
        (#""entrega": {"direccion": "Calle 1", "ciudad": "Cali"},"#, true),
        (#""entrega": {"direccion": "Calle 1", "valor": 5000}, "total": 28322,"#, true),
    ]) func `what lies beside the lines changes them or is of no invoice`(
        more: String,
        isRight: Bool
    ) throws {
        #expect(try isRead(more) == isRight)
    }

    @Test(arguments: [
        (#""cliente": {"id": "52345678", "nombre": "Ana Ruiz"}"#, false),
        (#""tipo": "devoluciones""#, false), (#""titulo": "Ventas anuladas""#, false),
        (#""nota": "Ventas a crédito""#, false), (#""titulo": "Ventas del día""#, true),
        (#""observaciones": "Valores en miles de pesos""#, false),
        (#""empresa": {"nombre": "Otra S.A.S.", "nit": "800123456-1"}"#, false),
        (#""version": "1.0""#, true), (#""caja": {"total": 99999}"#, false),
        (#""anuladas": 1"#, false), (#""anuladas": 0"#, true),
        (#""resumen": {"anuladas": ["FE8"]}"#, false),
        (#""novedades": [{"factura": "FE8", "tipo": "ANULADA"}]"#, false),
        (#""observaciones": "La FE8 se anuló""#, false), (#""observaciones": "domingo""#, true),
        (#""total_ventas": 13000"#, false), (#""cuadre": {"efectivo": 10500}"#, false),
        (#""total": 21000"#, false), (#""total": 1"#, true),
        (#""per_page": 10, "links": {"next": null, "self": "/a"}, "success": true"#, true),
        (#""meta": {"total": 1, "pagina": 1, "generado": "2025-01-10"}"#, true),
        (#""tienda": {"id": 3, "nombre": "Centro"}, "sistema": "Caja 3""#, true),
        (#""tienda": {"id": 3, "precios_con_iva": true}"#, false),
    ]) func `what lies beside the sales is asked for as well`(beside: String, isRight: Bool) throws
    {
        #expect(try isRead(beside: ", " + beside) == isRight)
    }
}
