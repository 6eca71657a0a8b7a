import Fiscal
import Testing

@testable import SaleFiles

/// What `inspect` offers for the keys of a foreign file, and for columns without a heading.
@Suite struct ColumnGuessTests {
    private func guesses(
        _ keys: [(String, String)],
        within sales: String? = nil
    ) -> [String: String] {
        let columns = keys.map { key, value in
            var column = FileColumn(heading: key, path: JSONPath(key), use: .unknown)
            column.show(value)
            return column
        }
        let pairs = columns.guesses(within: sales).map { ($1.name, keys[$0].0) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private func guesses(of keys: [String]) -> [String: String] { guesses(keys.map { ($0, "x") }) }

    @Test func `a key that is nearest to a field that is taken means nothing else`() {
        let guesses = guesses(of: ["items[].name", "items[].description", "items[].price"])
        #expect(guesses == ["descripcion": "items[].name", "precio": "items[].price"])
    }

    @Test func `the very name of what cannot stand here is no other name for what can`() {
        #expect(guesses(of: ["code", "price", "percentage", "items[].number"]).isEmpty)
        #expect(guesses(of: ["currency.code", "moneda.valor", "items[].currency.rate"]).isEmpty)
    }

    @Test func `who sells is no buyer, and the number of a till none of a sale`() {
        let keys = ["emisor.nombre", "empresa.nit", "caja.numero", "vendedor.nombre"]
        let guesses = guesses(of: keys)
        let names = ["cliente_nombre", "cliente_id", "numero", "factura"]
        #expect(names.allSatisfy { guesses[$0] == nil }, "\(guesses)")
        #expect(self.guesses(of: ["cliente.nombre"])["cliente_nombre"] == "cliente.nombre")
    }

    @Test func `inside a discount or a tax a key means that`() {
        let guesses = guesses(of: [
            "items[].id", "items[].code", "items[].quantity", "items[].discount.name",
            "items[].discount.percentage", "items[].discount.value", "items[].taxes[].id",
            "items[].taxes[].type", "items[].taxes[].percentage", "items[].taxes[].value",
            "items[].unit.code", "items[].warehouse.name", "items[].product.name", "discount.rate",
        ])
        #expect(
            guesses == [
                "codigo": "items[].code", "cantidad": "items[].quantity",
                "descuento": "items[].discount.value", "impuesto": "items[].taxes[].type",
                "tarifa": "items[].taxes[].percentage", "valor_impuesto": "items[].taxes[].value",
                "descripcion": "items[].product.name",
            ]
        )
        let percentage = self.guesses(of: ["items[].discount.percentage", "items[].price"])
        #expect(percentage["descuento"] == "items[].discount.percentage")
        #expect(percentage["tarifa"] == nil)
    }

    @Test(
        arguments: [
            ("Lineitem quantity", .quantity), ("Lineitem name", .description),
            ("Lineitem price", .price), ("Fulfillment Status", nil), ("Customer Note", nil),
            ("Teléfono cliente", nil), ("Cliente ciudad", nil), ("Unit", .unit),
            ("Asociado/NIF", .buyerID), ("Líneas de factura/Subtotal", .lineTotal),
            ("Nombre del vendedor", nil), ("Número de pedido", nil), ("Fecha entrega", nil),
            ("Customer email", .buyerEmail), ("Nombre del cliente externo", .buyerName),
        ] as [(String, SaleField?)]
    )
    func `a heading is offered as what its words say`(_ heading: String, _ field: SaleField?) {
        let column = FileColumn(heading: heading, use: .unknown)
        #expect([column].guesses(within: nil)[0] == field)
    }

    @Test(arguments: ["code", "sku", "codigo", "reference"])
    func `the id of a line is its code only where nothing else is`(key: String) {
        #expect(guesses(of: ["items[].id", "items[].price"])["codigo"] == "items[].id")
        let both = guesses(of: ["items[].id", "items[].price", "items[].\(key)"])
        #expect(both["codigo"] == "items[].\(key)")
    }

    @Test func `a value of another list is none of a line`() {
        let guesses = guesses(of: [
            "payments[].price", "items[].name", "items[].quantity", "items[].unit_price",
            "payments[].description",
        ])
        #expect(
            guesses == [
                "descripcion": "items[].name", "cantidad": "items[].quantity",
                "precio": "items[].unit_price",
            ]
        )
    }

    @Test func `a buyer's address has a name of its own, and his document a type`() {
        let guesses = guesses(of: [
            "client.address.name", "client.name", "client.identificationObject.type",
            "client.identificationObject.number",
        ])
        #expect(
            guesses == [
                "cliente_nombre": "client.name",
                "cliente_tipo": "client.identificationObject.type",
                "cliente_id": "client.identificationObject.number",
            ]
        )
    }

    @Test func `a sale's name is its number where it looks so and no other key is`() {
        #expect(guesses([("name", "FE7"), ("state", "x")]) == ["factura": "name"])
        #expect(guesses([("sales[].name", "FE7")], within: "sales") == ["factura": "sales[].name"])
        #expect(guesses([("name", "Ana Ruiz")]).isEmpty)
        #expect(guesses([("name", "FE7"), ("order_number", "7")]) == ["numero": "order_number"])
    }

    @Test func `a number is offered for no value that must be a text`() {
        var column = FileColumn(heading: "seller", path: JSONPath("seller"), use: .unknown)
        #expect([column].guesses(within: nil) == [0: .cashier])
        column.show("629", isNumber: true)
        #expect([column].guesses(within: nil).isEmpty)
    }

    private func names(_ row: String) -> String {
        let values = row.split(separator: ";", omittingEmptySubsequences: false)
        let columns = values.map { FileColumn(value: String($0), use: .unknown) }
        let guesses = columns.guesses(within: nil)
        return columns.indices.map { guesses[$0]?.name ?? "-" }.joined(separator: " ")
    }

    private static let start = "04;FE;7;2025-01-09;08:04;Cafe;2;1000,00"

    @Test(arguments: [
        ("01;19", "impuesto tarifa"), ("19", "tarifa"), ("19%;x", "tarifa -"), ("0", "tarifa"),
        ("ZZ;0;2000,00", "impuesto tarifa total_linea"), ("IVA 19%", "impuesto"),
        ("2000,00;2380,00", "total_linea total"), ("0,00;19", "descuento tarifa"),
        ("0;01;5;EFE", "descuento impuesto tarifa -"),
        ("100,00;01;19", "descuento impuesto tarifa"),
        ("01;19;380,00;2380", "impuesto tarifa valor_impuesto total_linea"),
        ("100,00;1900,00", "descuento total_linea"), ("19;10;3;", "tarifa - - -"),
        ("19%;380,00;10", "tarifa valor_impuesto -"), ("1500000", "total_linea"),
        ("1020304050;1.900;x", "total_linea total -"),
    ]) func `what stands behind the price is told by its place and size`(
        end: String,
        fields: String
    ) {
        let start = "tipo prefijo numero fecha hora descripcion cantidad precio"
        #expect(names(Self.start + ";" + end) == "\(start) \(fields)")
    }

    @Test func `a small number before the price is no rate`() {
        #expect(names("04;FE5;2025-01-09;Pan;5;19").hasSuffix("descripcion cantidad precio"))
        #expect(names("04;IVA;5;2025-01-09").hasPrefix("tipo prefijo numero fecha"))
        #expect(names("Pan;2;1200000").hasSuffix("cantidad precio"))
    }
}
