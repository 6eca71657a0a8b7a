import Fiscal
import Testing

@testable import SaleFiles

/// What shops write by hand into their tables, without any rule.
@Suite struct HandmadeTableTests {
    private static let start = "04;FE1;09/01/2025;10:15;"

    @Test(arguments: [
        ("Subtotal;Total", ["100000;100000;119000", "50000;50000;59500"], false),
        ("Subtotal;Total con IVA", ["100000;100000;119000", "50000;50000;59500"], false),
        ("total_linea;Total", ["100000;100000;99", "50000;50000;98"], false),
        ("Subtotal;Total", ["100000;100000;100000", "50000;50000;50000"], true),
        ("iva;Subtotal;Total", ["100000;19%;100000;107100", "50000;19%;50000;59500"], false),
        ("iva;Subtotal;Total", ["100000;19%;100000;119000", "50000;19%;50000;59500"], true),
        ("iva;total", ["100000;19%;100000", "50000;19%;50000"], false),
    ]) func `both sums of a line are compared`(
        headings: String,
        rows: [String],
        isRight: Bool
    ) throws {
        let goods = ["Aceite", "Filtro"]
        let lines = zip(goods, rows).map { Self.start + "\($0);1;\($1)" }
        let reading = try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;\(headings)\n"
                + lines.joined(separator: "\n") + "\n"
        )
        #expect((reading.sales.first?.sale != nil) == isRight, "\(reading.summary)")
    }

    @Test(arguments: ["Laboratorio", "Registro INVIMA", "Lote"])
    func `a medicine's day is no credit's`(heading: String) throws {
        let sale = try Reading(csv([heading: "Baxter", "Vence": "2026-10-31", "forma_pago": "2"]))
            .onlySale()
        #expect(sale.payment.form == .credit && sale.payment.dueDay == nil)
    }

    @Test(arguments: [
        "Ventas al fiado", "FIADO", "CARTERA", "Por cobrar", "Facturas dañadas", "NO FACTURAR",
        "FE72 NO VALE", "FE72 se reemplazó por FE73", "Ojo: FE71 la devolvieron",
        "Facturas de prueba",
        "Los precios ya tienen el IVA", "Facturas ya enviadas a la DIAN",
    ]) func `a title of other sales refuses the file`(title: String) throws {
        #expect(try !Reading(csv() + title + "\n").file.isTrusted)
    }

    @Test(arguments: [
        "Ventas de contado", "Gracias por su compra", "Total ventas del día", "Caja 3",
    ])
    func `any other title does not`(title: String) throws {
        #expect(try Reading(csv() + title + "\n").file.isTrusted)
    }

    @Test(arguments: [
        ("Observaciones", "Pagan a 30 días", false), ("Nota", "para pagar quincena", false),
        ("Nota", "pendiente pago", false), ("Observaciones", "NO VALE", false),
        ("Observaciones", "factura mal hecha", false), ("Nota", "queda sin efecto", false),
        ("Nota", "devolvio 1 silla", false), ("Nota", "regalo, no se cobró", false),
        ("Nota", "se cobró en efectivo", true), ("Nota", "pagan con billete de 50", true),
        ("Pagó con", "Transferencia", false), ("Recaudo", "Cartera", false),
        ("Pagó con", "Efectivo", true),
        ("Pagó con", "5000", true),
        ("Dcto empleado", "SI", false), ("Cupón", "SUMMER10", false), ("Promo", "2x1", false),
        ("Cupón", "NO", true), ("Facturar a", "Roble S.A.S.", false),
    ]) func `a remark that changes the sale stops it`(
        heading: String,
        value: String,
        isRight: Bool
    ) throws {
        let reading = try Reading(csv([heading: value]))
        #expect((reading.sales.first?.sale != nil) == isRight, "\(reading.summary)")
    }
}
