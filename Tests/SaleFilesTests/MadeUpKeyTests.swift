import Fiscal
import Testing

@testable import SaleFiles

/// Keys that programmers make up: what changes an invoice stops its sale, and what does not stops none.
@Suite struct MadeUpKeyTests {
    /// One sale of two loaves at 1,000 with IVA, which come to 2,380.
    private func isRead(
        _ more: String = "",
        inLine: String = "",
        inBuyer: String? = nil,
        beside: String = ""
    ) throws -> Bool {
        let buyer = inBuyer.map {
            ", \"cliente\": {\"id\": \"1020304050\", \"nombre\": \"Ana Ruiz\", \($0)}"
        }
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00"\(more)\(buyer ?? ""),
             "lineas": [{"descripcion": "Pan", "cantidad": 2, "precio": 1000, "tarifa": 19\(inLine)}]}
            """
        let reading = try Reading("{\"ventas\": [\(sale)]\(beside)}", name: "a.json", rest: .warn)
        return reading.file.isTrusted && reading.sales[0].sale != nil
    }

    @Test(arguments: [
        #""has_more": true"#, #""tiene_saldo": true"#, #""posfechado": true"#,
        #""es_prueba": true"#, #""modo_entrenamiento": "si""#, #""demo": true"#,
        #""devuelta": true"#,
        #""credito": true"#, #""on_credit": true"#, #""preciosConImpuesto": true"#,
        #""isTaxInclusive": true"#, #""esNotaCredito": true"#, #""reembolsado": 2380"#,
        #""total_reembolsado": 2380"#, #""reemplazada_por": "FE8""#, #""sustituye": "FE6""#,
        #""fue_reversada": "SI""#, #""deuda": 2380"#, #""restante": 2380"#, #""adeudado": 500"#,
        #""estado": "PENDIENTE""#, #""estado_pago": "Por cobrar""#, #""estado_pago": "debe""#,
        #""condiciones_pago": "Crédito 30 días""#, #""terms": "30 days""#, #""credito_dias": 30"#,
        #""de_contado": "NO""#, #""contado": false"#, #""valor_pagado": 0"#, #""pagado": 2000"#,
        #""invoice_date_due": "2025-02-08""#, #""amount_residual": 2380"#,
        #""payment_state": "not_paid""#, #""accion": "anular""#, #""ambiente": "pruebas""#,
        #""documento": "Remisión""#, #""order_type": "quote""#, #""surcharge": 500"#,
        #""descorche": 5000"#, #""porcentaje_servicio": 10"#, #""icl": 500"#, #""cashback": 100"#,
    ]) func `a key of a sale that changes its invoice stops it`(more: String) throws {
        #expect(try !isRead(", " + more))
    }

    @Test(arguments: [
        #""impreso": true"#, #""sincronizada": true"#, #""enviado_dian": true"#,
        #""es_prueba": false"#,
        #""devuelta": 20"#, #""estado": "pagada""#, #""estado_pago": "Pagado""#, #""pagado": 2380"#,
        #""valor_pagado": 5000"#, #""pagado": true"#, #""contado": true"#, #""terms": "contado""#,
        #""payment_state": "paid""#, #""invoice_date_due": "2025-01-08""#,
        #""amount_residual": 0.0"#,
        #""accion": "crear""#, #""ambiente": "produccion""#, #""order_type": "dine_in""#,
        #""reembolsado": 0"#, #""politica_devoluciones": "30 días""#, #""limite_credito": 500000"#,
        #""mesa": 4, "mesero": "Yuli""#, #""para_llevar": true"#,
    ]) func `a key of a sale that does not stops none`(more: String) throws {
        #expect(try isRead(", " + more))
    }

    @Test(arguments: [
        #""removido": true"#, #""devuelto": 1"#, #""retornado": 1"#, #""es_cortesia": true"#,
        #""sin_cobro": true"#, #""facturable": false"#, #""taxable": false"#, #""exempt": true"#,
        #""precio_cobrado": 900"#, #""final_price": 900"#, #""price_paid": 900"#, #""valor": 1800"#,
        #""valor_final": 1800"#, #""opciones": [{"nombre": "XL", "valor": 500}]"#,
        #""variante": {"sobreprecio": 500}"#, #""agregados": [{"nombre": "Q", "valor": 500}]"#,
        #""action": "delete""#, #""cantidad_real": 1.25"#,
        #""opciones": [{"nombre": "Grande", "incremento": 3000}]"#,
    ]) func `a key of a line that changes it stops its sale`(more: String) throws {
        #expect(try !isRead(inLine: ", " + more))
    }

    @Test(arguments: [
        #""precio_cobrado": 1000"#, #""precio_publico": 1190"#, #""precio_lista": 1500"#,
        #""valor": 1000"#, #""valor": 2380"#, #""valor_final": 2000"#, #""taxable": true"#,
        #""opciones": [{"nombre": "Talla", "valor": "38"}]"#, #""inventariable": true"#,
        #""opciones": [{"nombre": "Sin sal", "valor": 0}]"#, #""price_type": 3"#,
    ]) func `a key of a line that does not stops none`(more: String) throws {
        #expect(try isRead(inLine: ", " + more))
    }

    @Test(arguments: [
        (#""tipo_documento": "CE""#, false), (#""document_type": "PASSPORT""#, false),
        (#""clase_doc": "CC""#, true), (#""tipo_doc": "NIT""#, false),
        (#""family_name": "Ruiz""#, false),
        (#""empresa": {"nit": "900478552", "razon_social": "La Llave S.A.S."}"#, false),
        (#""company": "La Llave S.A.S.""#, false), (#""telefono": "3001234567""#, true),
        (#""activo": true, "ciudad": "Cali""#, true),
    ]) func `a key of the buyer`(more: String, isRight: Bool) throws {
        #expect(try isRead(inBuyer: more) == isRight)
    }

    @Test(arguments: [
        (#""anulaciones": [{"factura": "FE1", "motivo": "Error"}]"#, false),
        (#""hay_mas": true"#, false),
        (#""resumen": {"facturas": 2, "total": 4760}"#, false), (#""cantidad": 2"#, false),
        (#""resumen": {"facturas": 1, "ventas": 2380}"#, true), (#""cantidad": 1"#, true),
        (#""anulaciones": []"#, true), (#""exportado": true"#, true),
    ]) func `a key beside the sales`(more: String, isRight: Bool) throws {
        #expect(try isRead(beside: ", " + more) == isRight)
    }
}
