import Fiscal
import Testing

@testable import SaleFiles

/// Lists in which programs keep one value: the parts of a name, or a key with what it is called.
@Suite struct ListOfOneTests {
    private func read(_ name: String, goods: String = "[5, \"Pan\"]") throws -> Reading {
        var mapping = ImportMapping(match: "**")
        mapping.columns = [
            .buyerID: "customer.id", .buyerName: "customer.name[]",
            .description: "items[].product[]", .code: "items[].sku[]", .quantity: "items[].qty",
            .price: "items[].price",
        ]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08T00:00:00Z", "hora": "18:00",
             "customer": {"id": "52123456", "name": \(name)},
             "items": [{"product": \(goods), "sku": [8, "ocho"], "qty": 1, "price": 1000}]}
            """
        return try Reading(
            "[\(sale)]",
            name: "a.json",
            context: ReadingContext(issuers: [try faro()], imports: [rule])
        )
    }

    @Test(arguments: [
        #"["Ana", "Ruiz"]"#, #"["Ana Ruiz"]"#, #"[7, "Ana Ruiz"]"#, #"[" Ana ", "Ruiz "]"#,
    ]) func `a name in parts, or behind its key, is one`(name: String) throws {
        let sale = try read(name).onlySale()
        #expect(sale.buyer.name == "Ana Ruiz")
        #expect(sale.lines[0].description == "Pan" && sale.lines[0].code == "8")
    }

    @Test func `two values are still one too many`() throws {
        #expect(try read("[\"Ana\"]", goods: "[\"Pan\", \"Queso\"]").sales[0].sale == nil)
        #expect(try read("[7]").sales[0].sale == nil)
    }
}
