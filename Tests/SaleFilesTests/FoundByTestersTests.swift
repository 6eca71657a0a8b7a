import Fiscal
import Testing

@testable import SaleFiles

/// What people who tried to make the program read wrong got past it once.
@Suite struct FoundByTestersTests {
    @Test func `a row counter beside the invoice number is not taken for it`() throws {
        let reading = try Reading(
            "No.;Tipo;Prefijo;Factura;Fecha;Hora;Producto;Cant;Precio\n"
                + "1;04;FE;FE57;09/01/2025;08:04;Pan;1;100,50\n"
        )
        #expect(reading.codes == [.numberForm])
        #expect(reading.sales[0].sale == nil)
    }

    private static let sold =
        "tipo;factura;fecha_hora;descripcion;cantidad;precio;tarifa\n"
        + "04;FE7;2025-01-08 18:00;Camisa;1;50000,50;19\n"

    @Test(arguments: ["DESCUENTO;-1;5000,50", "Dcto;1;5000,50", "Propina;1;5000,50"])
    func `a row that changes a sale is never taken for one of sums`(line: String) throws {
        let reading = try Reading(Self.sold + ";;;\(line);19\n")
        #expect(reading.sales.allSatisfy { $0.sale == nil })
        #expect(!reading.codes.contains(.csvRowSkipped))
    }

    @Test(arguments: ["\n", ";;;;;;\n", ";;;Total;;50000,50;\n"])
    func `a sale does not go without the lines that may follow it behind a break`(
        gap: String
    ) throws {
        let rest = ";;;Jean;1;80000,50;19\n"
        #expect(try Reading(Self.sold + gap + rest).sales.allSatisfy { $0.sale == nil })
        #expect(try Reading(Self.sold + gap).onlySale().lines.count == 1)
    }

    @Test func `a number and the same whole number agree`() throws {
        let sale = try Reading(csv(["factura": "FE-7"])).onlySale()
        #expect(sale.number.text == "FE7")
    }

    @Test func `a rate or a quantity does not decide how prices are written`() throws {
        for (quantity, rate) in [("1", "19.00"), ("0.375", "19")] {
            let text = csv(["cantidad": quantity, "precio": "12.500", "tarifa": rate])
            #expect(try Reading(text).codes == [.amountAmbiguous])
        }
    }

    private func prices(_ prices: [String], total: String = "") throws -> Reading {
        let header = "tipo;factura;fecha_hora;descripcion;cantidad;precio;total\n"
        let rows = prices.map { "04;FE7;2025-01-08 18:00;Pan;1;\($0);\(total)\n" }
        return try Reading(header + rows.joined())
    }

    @Test(arguments: [("12.000", "950.5"), ("10.000", "1.5"), ("12,000", "950,50")])
    func `decimals of another length do not decide what three digits are`(
        price: String,
        other: String
    ) throws {
        #expect(try prices([price, other]).codes == [.amountAmbiguous])
    }

    @Test(arguments: [("0.375", "", 12_000_000), ("950.5", "12950.5", 12_000_000_000)])
    func `thousandths elsewhere or the total decide what three digits are`(
        other: String,
        total: String,
        millionths: Int64
    ) throws {
        let sale = try prices(["12.000", other], total: total).onlySale()
        #expect(sale.lines[0].price == UnitPrice(millionths: millionths))
    }

    @Test func `a quantity follows the prices where its own column does not tell`() throws {
        let sale = try Reading(csv(["cantidad": "1,250", "precio": "4300,50"])).onlySale()
        #expect(sale.lines[0].quantity == Quantity(millionths: 1_250_000))
    }

    @Test(arguments: ["Dcto %", "Porcentaje Dcto", "Cód. identificación tercero"])
    func `a heading that may change the invoice is no mere warning`(_ heading: String) throws {
        let reading = try Reading(csv([heading: "10"]))
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes == [.csvColumnUnknown])
    }

    @Test func `a key that may change the invoice is a mistake of its sale`() throws {
        let sale = """
            {"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":1000,"valor_descuento":100}]}
            """
        let reading = try Reading("[\(sale)]", name: "ventas.json")
        #expect(reading.codes == [.jsonKeyUnknown])
        #expect(reading.sales[0].sale == nil)
    }

    @Test func `a line under the first row of its sale belongs to it`() throws {
        let reading = try Reading(csv() + ";;;;;Leche;1;500,00\n")
        #expect(reading.sales.count == 1)
        #expect(reading.sales[0].sale?.lines.count == 2)
    }

    @Test func `a quote that closes lines below makes the file void`() throws {
        let row = "04;FE;8;2025-01-08;18:00;"
        let reading = try Reading(
            csv() + row + "\"Tubo 1/2;1;1,00\n" + row + "Leche \"entera\";1;1,00\n"
        )
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes.contains(.csvQuote))
    }

    @Test func `a state of the sale that says voided is not sold`() throws {
        let sold = try Reading(csv(["estado": "Vigente"])).onlySale()
        #expect(sold.voided == nil)
        let voided = try Reading(csv(["estado": "ANULADA", "motivo": "Error"])).onlySale()
        #expect(voided.voided != nil)
    }

    @Test(arguments: [31, 32, 40])
    func `a text met before keeps to the limit of its own field`(count: Int) throws {
        let long = String(repeating: "A", count: count)
        let changes = [
            "descripcion": long, "tipo": "03", "referencia_papel": long,
            "fecha_papel": "2025-01-08", "tipo_papel": "FTC",
        ]
        #expect(try Reading(csv(changes)).codes.contains(.textForm))
    }
}
