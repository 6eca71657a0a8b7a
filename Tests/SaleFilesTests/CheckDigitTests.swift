import Fiscal
import Testing

@testable import SaleFiles

/// The check digit of the buyer's NIT in a column of its own.
@Suite struct CheckDigitTests {
    private func buyer(_ id: String, _ digit: String, type: String = "") throws -> Reading {
        try Reading(
            csv(["cliente_id": id, "cliente_tipo": type, "cliente_nombre": "X", "DV": digit])
        )
    }

    @Test(arguments: ["3", "", "-", "N/A", "3.0", "3,0"])
    func `a right check digit, or none, changes nothing`(_ digit: String) throws {
        for id in ["900373115", "900.373.115-3", "9003731153"] {
            let reading = try buyer(id, digit)
            #expect(try reading.onlySale().buyer.id == "900373115")
            #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        }
    }

    @Test(arguments: ["4", "0", "33", "3x", "30"])
    func `a false check digit is a finding at its place`(_ digit: String) throws {
        for type in ["", "31"] {
            let reading = try buyer("900373115", digit, type: type)
            #expect(reading.codes == [.checkDigit] && reading.sales[0].sale == nil)
            let finding = reading.sales[0].findings[0]
            #expect(finding.places[0].field == "DV" && finding.message.es.contains("sería 3"))
        }
    }

    @Test(arguments: ["7", "0", "-", "x"])
    func `beside another document it says nothing`(_ digit: String) throws {
        #expect(try buyer("52123456", digit).onlySale().buyer.idType == "13")
        #expect(try buyer("AB12345", digit, type: "41").onlySale().buyer.idType == "41")
        #expect(try buyer("222222222222", digit).onlySale().buyer == .finalConsumer)
    }

    @Test(arguments: ["Dígito de verificación", "digito verificacion", "dv_cliente", "cliente_dv"])
    func `its headings are known`(_ heading: String) throws {
        let changes = ["cliente_id": "900373115", "cliente_nombre": "X", heading: "4"]
        #expect(try Reading(csv(changes)).codes == [.checkDigit])
    }

    @Test func `behind the issuer's NIT it is the issuer's`() throws {
        let text = """
            tipo;factura;fecha;hora;nit_emisor;DV;cedula;cliente;descripcion;cantidad;precio
            04;FE7;2025-01-08;18:00;900373115;3;890903938;X;Pan;1;5000,00
            """
        #expect(try Reading(text).onlySale().buyer.id == "890903938")
        let elsewhere = text.replacing("nit_emisor;DV;cedula", with: "nit_emisor;cedula;DV")
            .replacing("900373115;3;890903938", with: "900373115;890903938;3")
        #expect(try Reading(elsewhere).codes == [.checkDigit])
        var mapping = ImportMapping(match: "**")
        mapping.columns = [.buyerCheckDigit: "DV"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        let named = text.replacing("115;3;", with: "115;4;")
        #expect(try Reading(named, context: context).codes == [.checkDigit])
    }

    @Test(arguments: [("3", true), ("\"3\"", true), ("null", true), ("4", false)])
    func `in JSON it stands in the buyer's object`(digit: String, isRight: Bool) throws {
        let reading = try Reading(
            """
            {"tipo":4,"numero":"FE7","fecha_hora":"2025-01-08 18:00",
             "cliente":{"id":"900373115","dv":\(digit),"nombre":"X"},
             "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}
            """
        )
        #expect(reading.codes == (isRight ? [] : [.checkDigit]))
        #expect(reading.fileCodes.isEmpty)
    }
}
