import Fiscal
import Testing

@testable import SaleFiles

@Suite struct HeadingTests {
    @Test(arguments: [
        ("Nro. Factura", SaleField.number), ("Num. Factura", .number), ("Nro Fac", .number),
        ("Fec. Fact.", .date), ("Fecha de Venta", .date), ("NIT/CC", .buyerID),
        ("Nombre o Razón Social", .buyerName), ("Adquirente", .buyerName),
        ("Detalle", .description),
        ("Nombre Artículo", .description), ("Cant.", .quantity), ("Cantidad vendida", .quantity),
        ("Vlr. Unit.", .price), ("Vr Unitario", .price), ("V. Unitario", .price),
        ("Dcto.", .discount), ("% IVA", .rate), ("Tarifa de IVA", .rate), ("Vlr. IVA", .taxAmount),
        ("Vlr. Parcial", .lineTotal), ("Vlr Total", .total),
        ("U. Medida", .unit), ("RUT", .buyerID), ("Vence", .dueDay), ("F. Venc.", .dueDay),
        ("Condición de pago", .paymentForm), ("Medios de pago", .paymentMeans),
        ("Segundo apellido", .buyerSecondSurname), ("Otros nombres", .buyerOtherNames),
    ]) func `the usual headings of Colombian programs are known`(heading: String, field: SaleField)
    {
        #expect(SaleField(heading: heading) == field)
    }

    /// In a table a subtotal is the line's, and compared with the sale's as well.
    @Test func `no heading but the subtotal has two meanings`() {
        let fields = Dictionary(grouping: SaleField.knownHeadings, by: \.name)
        let doubled = fields.filter { Set($0.value.map(\.field)).count > 1 }.keys
        #expect(Array(doubled) == ["subtotal"])
    }

    @Test(arguments: ["Ref", "Tercero", "Nro Doc", "Valor", "Neto"])
    func `a heading with several meanings is not guessed`(_ heading: String) {
        #expect(SaleField(heading: heading) == nil)
    }

    @Test(arguments: ["F7", "fe-7", "SETP990000001", "ABCD-123456789"])
    func `up to four letters and nine digits look like an invoice`(_ text: String) {
        #expect(CellShape(text) == .invoice)
    }

    @Test(arguments: [
        "FE07", "FE-", "-F7", "FE--7", "FE7x", "ABCDE1", "FE1234567890", "Ñ7", "FE7\u{301}",
    ]) func `what differs from it in one sign looks like none`(_ text: String) {
        #expect(CellShape(text) != .invoice)
    }

    @Test func `only up to four capital letters look like a prefix`() {
        #expect(["F", "SETP"].allSatisfy { CellShape($0) == .capitals })
        #expect(["", "FEXYZ", "Fe", "ÑA"].allSatisfy { CellShape($0) != .capitals })
    }
}

/// Headings that mean something else beside others.
@Suite struct NeighbouringHeadingTests {
    @Test(arguments: ["Vendedor", "Cajero", "Mesero"], ["Cédula", "Identificación", "CC/NIT"])
    func `an identification behind who sells is nobody's until the operator says whose`(
        staff: String,
        heading: String
    ) throws {
        let rows = [
            "Tipo;Factura;Fecha;Hora;Cliente;\(staff);\(heading);Producto;Cantidad;Precio;IVA",
            "04;FE7;08/01/2025;08:04;Ana Gil;Luis Gómez;79123456;Café;2;10000,00;19",
        ]
        let reading = try Reading(rows.joined(separator: "\n") + "\n")
        let error = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(error.code == .csvColumnUnknown && error.message.es.contains(heading))
        #expect(reading.sales.isEmpty)
        let bought = [
            rows[0].replacing("Cliente;\(staff);\(heading)", with: "\(staff);\(heading);Cliente"),
            "04;FE7;08/01/2025;08:04;Luis Gómez;79123456;Ana Gil;Café;2;10000,00;19",
        ]
        let sale = try Reading(bought.joined(separator: "\n") + "\n").onlySale()
        #expect(sale.buyer == Buyer(idType: "13", id: "79123456", name: "Ana Gil"))
    }

    @Test func `beside the type and the number a document is the buyer's`() throws {
        let sale = try Reading(
            csv(["Tipo documento": "CC", "Documento": "1020304050", "Cliente": "Ana Gil"])
        ).onlySale()
        #expect(sale.buyer == Buyer(idType: "13", id: "1020304050", name: "Ana Gil"))
        let beside = try Reading(csv(["Documento": "1020304050", "Cliente": "Ana Gil"])).onlySale()
        #expect(beside.buyer == sale.buyer)
        // An invoice has one number, and a buyer one: further from the name neither is guessed.
        let apart = csv(["Documento": "1020304050", "Cliente": "Ana Gil", "Dirección": "x"])
        let alone = try Reading(apart)
        #expect(!alone.codes.isEmpty && alone.sales[0].sale == nil)
        let other = try Reading(csv(["Tipo documento": "Factura", "Documento": "1020304050"]))
        #expect(other.codes == [.valueForm])
    }
}
