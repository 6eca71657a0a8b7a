import Fiscal
import Testing

@testable import SaleFiles

/// A company beside a person who asked for its invoice, as web shops have both.
@Suite struct CompanyContactTests {
    @Test(arguments: [
        ("31", "900478552", "XYZ S.A.S."), ("", "900478552-0", "XYZ S.A.S."),
        ("13", "52345678", nil),
        ("31", "52345678", nil),
    ]) func `a company's NIT tells whose name it is`(type: String, id: String, name: String?) throws
    {
        let buyer = [
            "cliente_tipo": type, "cliente_id": id, "cliente_nombre": "Luis Paz",
            "cliente_razon_social": "XYZ S.A.S.",
        ]
        #expect(try Reading(csv(buyer)).sales[0].sale?.buyer.name == name)
    }
}
