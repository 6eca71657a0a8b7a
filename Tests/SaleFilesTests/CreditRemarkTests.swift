import Fiscal
import Testing

@testable import SaleFiles

@Suite struct CreditRemarkTests {
    private func isRead(_ heading: String, _ value: String, form: String = "") throws -> Bool {
        let other = "04;FE8;2025-01-08;18:05;Pan;1;1000,00;Todo bien;\n"
        let reading = try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;\(heading);forma_pago\n"
                + "04;FE7;2025-01-08;18:00;Pan;1;1000,00;\(value);\(form)\n" + other,
            rest: .warn
        )
        return reading.file.isTrusted && reading.sales[0].sale != nil
    }

    @Test(arguments: [
        "Crédito 30 días", "CREDITO A 15 DIAS", "Venta a crédito", "credito de 8 dias",
    ])
    func `a remark on credit is told where nothing says how the sale was paid`(
        remark: String
    ) throws {
        #expect(try !isRead("Observaciones", remark))
        #expect(try !isRead("Observaciones", remark, form: "1"))
        #expect(try isRead("Observaciones", remark, form: "2"))
    }

    @Test(arguments: [
        "Tarjeta crédito 1234", "Crédito aprobado por Ana", "Garantía 30 días", "Fidelizado 30",
    ]) func `other remarks say nothing of it`(remark: String) throws {
        #expect(try isRead("Observaciones", remark))
    }

    @Test func `a card has a kind of its own`() throws {
        #expect(try isRead("Tarjeta", "Crédito 30 días") == false)
        #expect(try isRead("Clase tarjeta regalo", "Crédito 30 días"))
    }
}
