import Fiscal
import Testing

@testable import SaleFiles

/// That one key of an object is of no use says nothing of those beside it.
@Suite struct IgnoredKeyTests {
    /// One sale with `more` among its keys, and `inLine` among those of its line.
    private func read(
        _ more: String,
        inLine: String = "",
        ignoring ignored: [String]
    ) throws -> Reading {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", \(more)
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5000\(inLine)}]}
            """
        var mapping = ImportMapping(match: "*.json")
        (mapping.ignored, mapping.rest) = (ignored, .warn)
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        return try Reading("[\(sale)]", name: "a.json", context: context)
    }

    @Test(arguments: [
        (#""cobro": {"mesa": 4, "propina": 2000},"#, "cobro.mesa"),
        (#""client": {"phone": 5, "tax_id": "900123456-8"},"#, "client.phone"),
        (#""pago": {"plazo": 30, "tipo": "credito"},"#, "pago.tipo"),
        (#""promo": {"codigo": "X", "descuento": 500},"#, "promo.codigo"),
        (#""control": {"usuario": "Ana", "anulada": true},"#, "control.usuario"),
        (#""descuentos": [{"nombre": "X", "valor": 500}],"#, "descuentos[].nombre"),
        (#""config": {"a": 1, "iva_incluido": true},"#, "config.a"),
        (#""a": {"b": {"x": 1, "descuento": 500}},"#, "a.b.x"),
        (#""cliente": {"telefono": 5, "nit": "900123456-8"},"#, "cliente.telefono"),
    ]) func `what is beside an ignored key is still looked at`(more: String, path: String) throws {
        let reading = try read(more, ignoring: [path])
        #expect(reading.sales[0].sale == nil, "\(reading.summary)")
    }

    @Test func `the same in an object of a line`() throws {
        let extra = #", "extra": {"nota": "x", "descuento": 500}"#
        let reading = try read("", inLine: extra, ignoring: ["lineas[].extra.nota"])
        #expect(reading.sales[0].sale == nil)
        let both = ["lineas[].extra.nota", "lineas[].extra.descuento"]
        #expect(try read("", inLine: extra, ignoring: both).sales[0].sale != nil)
    }

    @Test(arguments: [
        (#""cobro": {"mesa": 4, "propina": 2000},"#, ["cobro.propina"]),
        (#""cobro": {"mesa": 4, "propina": {"valor": 2000}},"#, ["cobro.propina"]),
        (#""a": {"b": [{"x": 1, "descuento": 500}, {"descuento": 5}]},"#, ["a.b[].descuento"]),
        (#""descuentos": [{"valor": 500}],"#, ["descuentos[].valor"]),
        (#""cobro": {"mesa": 4, "propina": 2000},"#, ["cobro"]),
    ]) func `what is ignored stops no sale, wherever it lies`(more: String, paths: [String]) throws
    {
        let reading = try read(more, ignoring: paths)
        #expect(reading.sales[0].sale != nil && reading.codes.isEmpty, "\(reading.summary)")
    }

    @Test func `a buyer is read beside a key of it that is ignored`() throws {
        let buyer =
            #""cliente": {"tipo": "13", "id": "1020304050", "nombre": "Ana Ruiz", "tel": 5},"#
        let sale = try read(buyer, ignoring: ["cliente.tel"]).onlySale()
        #expect(sale.buyer == Buyer(idType: "13", id: "1020304050", name: "Ana Ruiz"))
    }
}
