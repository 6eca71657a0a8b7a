import Fiscal
import Testing

@testable import SaleFiles

/// Names of buyers whose parts stand in several columns.
@Suite struct BuyerNameTests {
    @Test func `a name in two columns is one name`() throws {
        let buyer = ["cedula": "1020304050", "nombres": "Ana María", "apellidos": "Ruiz Gómez"]
        let sale = try Reading(csv(buyer)).onlySale()
        #expect(sale.buyer.name == "Ana María Ruiz Gómez")
        let json = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "cliente":{"id":"1020304050","nombre":"Ana María","apellido":"Ruiz Gómez"},
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(try Reading(json, name: "a.json").onlySale().buyer == sale.buyer)
        let alone = try Reading(csv(buyer.merging(["nombres": ""]) { $1 }))
        #expect(alone.codes == [.valueMissing])
        let long = String(repeating: "a", count: 440)
        #expect(try Reading(csv(buyer.merging(["nombres": long]) { $1 })).codes == [.textForm])
    }

    @Test func `a name in four columns is one name in the order of Colombian names`() throws {
        let headings = ["Primer apellido", "Segundo apellido", "Primer nombre", "Otros nombres"]
        let parts = ["Ruiz", "Gómez", "Ana", "María"]
        let columns = Dictionary(uniqueKeysWithValues: zip(headings, parts))
        let buyer = columns.merging(["cedula": "1020304050"]) { $1 }
        let sale = try Reading(csv(buyer)).onlySale()
        #expect(sale.buyer.name == "Ana María Ruiz Gómez")
        let fewer = buyer.merging(["Otros nombres": "", "Segundo apellido": ""]) { $1 }
        #expect(try Reading(csv(fewer)).onlySale().buyer.name == "Ana Ruiz")
        let json = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "cliente":{"id":"1020304050","nombre":"Ana","otros_nombres":"María",
            "apellido":"Ruiz","segundo_apellido":"Gómez"},
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(try Reading(json, name: "a.json").onlySale().buyer == sale.buyer)
    }

    @Test(arguments: ["apellidos", "primer_apellido", "Segundo apellido"])
    func `a surname under a key that is not read is a mistake of its sale`(_ key: String) throws {
        let json = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "cliente":{"id":"1020304050","nombre":"Ana","\(key)":"Ruiz"},
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(try Reading(json, name: "a.json").codes == [.jsonKeyUnknown])
    }

    private func reading(company: String, names: String, surnames: String) throws -> Reading {
        try Reading(
            csv([
                "identificacion": "1020304050", "Razón social": company, "Nombres": names,
                "Apellidos": surnames,
            ])
        )
    }

    @Test func `beside the names of people the company's name has a column of its own`() throws {
        let person = try reading(company: "", names: "Ana María", surnames: "Ruiz")
        #expect(try person.onlySale().buyer.name == "Ana María Ruiz")
        let company = try reading(company: "Pan & Sal S.A.S.", names: "", surnames: "")
        #expect(try company.onlySale().buyer.name == "Pan & Sal S.A.S.")
        let both = try reading(company: "ANA MARIA RUIZ", names: "Ana María", surnames: "Ruiz")
        #expect(try both.onlySale().buyer.name == "ANA MARIA RUIZ")
        let alone = try Reading(csv(["cedula": "1020304050", "Razón social": "Pan & Sal S.A.S."]))
        #expect(try alone.onlySale().buyer.name == "Pan & Sal S.A.S.")
    }

    @Test func `a company and a person that are not the same are not chosen between`() throws {
        let reading = try reading(company: "Pan & Sal S.A.S.", names: "Ana", surnames: "Ruiz")
        #expect(reading.codes == [.valueForm])
        let message = reading.sales[0].findings[0].message.es
        #expect(message == "«Razón social» y «Nombres» nombran a dos clientes distintos.")
        let nobody = try self.reading(company: "", names: "", surnames: "")
        #expect(nobody.codes == [.valueMissing])
    }
}
