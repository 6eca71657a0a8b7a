import Fiscal
import Testing

@testable import SaleFiles

/// Values that are read without a doubt by their form, and mean two things all the same.
@Suite struct SecondReadingTests {
    /// A sale at 19 %, and one of a line whose tax is left empty: 2 × 1000 pesos.
    private func emptyTax(
        _ heading: String = "iva",
        _ sums: [String: String] = [:]
    ) throws
        -> Reading
    {
        let names = sums.keys.sorted()
        let header = ["tipo;factura;fecha_hora;descripcion;cantidad;precio;\(heading)"] + names
        let taxed = ["04;FE6;2025-01-08 18:00;Pan;1;1000,00;19"] + names.map { _ in "" }
        let empty = ["04;FE7;2025-01-08 18:00;Pan;2;1000,00;"] + names.map { sums[$0] ?? "" }
        let rows = [header, taxed, empty].map { $0.joined(separator: ";") }
        return try Reading(rows.joined(separator: "\n"))
    }

    @Test func `an empty tax in a column that others fill is an error with both readings`() throws {
        let reading = try emptyTax()
        #expect(reading.sales[0].sale != nil && reading.sales[1].sale == nil)
        let finding = try #require(reading.sales[1].findings.first)
        #expect(finding.code == .valueMissing)
        #expect(finding.places.map(\.line) == [3] && finding.places[0].field == "iva")
        #expect(finding.message.es.contains("excluido, sin impuesto, o un dato que falta"))
        #expect(finding.remedy.es.contains("defaults: {tarifa: excluido}"))
    }

    @Test(arguments: [["total": "2000"], ["total_iva": "0"], ["valor_iva": "0"]])
    func `sums without tax prove that an empty tax is an excluded good`(
        sums: [String: String]
    ) throws {
        let reading = try emptyTax("iva", sums)
        #expect(reading.codes.isEmpty && reading.sales.count == 2)
        #expect(reading.sales[1].sale?.lines[0].tax == nil)
    }

    @Test(arguments: [
        (["total": "2380"], [FindingCode.totalDiffers, .valueMissing]),
        (["subtotal_factura": "2000"], [.valueMissing]), (["total": "2500"], [.totalDiffers]),
    ]) func `sums that leave room for a tax do not prove it`(
        sums: [String: String],
        codes: [FindingCode]
    ) throws {
        #expect(try emptyTax("iva", sums).codes == codes)
    }

    @Test(arguments: ["0", "excluido"]) func `a tax that is said to be none is read`(
        _ text: String
    )
        throws
    {
        let base = "tipo;factura;fecha_hora;descripcion;cantidad;precio;iva\n"
        let rows = [text, "19"].enumerated().map { index, rate in
            "04;FE\(index + 6);2025-01-08 18:00;Pan;2;1000,00;\(rate)\n"
        }
        #expect(try Reading(base + rows.joined()).codes.isEmpty)
    }

    @Test(arguments: ["0", "excluido"]) func `a file whose taxes are all said to be none is read`(
        _ text: String
    ) throws {
        let reading = try Reading(csv(["iva": text, "impuesto": ""]))
        #expect(reading.codes.isEmpty && !reading.profile.hasTaxes)
    }

    @Test func `an empty tax is asked about in a file of its own as in one with others`() throws {
        #expect(try Reading(csv(["iva": ""])).codes == [.valueMissing])
        #expect(try Reading(csv(["iva": "", "total": "2001"])).codes.isEmpty)
        var mapping = ImportMapping(match: "*.csv")
        mapping.defaults = [.rate: "excluido"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        #expect(try Reading(csv(["iva": ""]), context: context).codes.isEmpty)
    }

    @Test
    func `a column that names tax and rate together has an empty cell too, but not for nothing`()
        throws
    {
        let taxed = "04;FE;8;2025-01-08;18:00;Pan;1;1000,50;IVA 19%\n"
        let reading = try Reading(csv(["impuesto": ""]) + taxed)
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.remedy.es.contains("{impuesto: excluido}"))
        let gift = try Reading(csv(["impuesto": "", "precio": "0"]) + taxed)
        #expect(gift.codes == [.totalZero] && gift.sales.allSatisfy { $0.sale != nil })
    }

    @Test func `a voided sale needs no tax`() throws {
        let text = csv(["iva": "", "anulada": "SI", "motivo": "Error de digitación"])
        let taxed = "04;FE;8;2025-01-08;18:00;Pan;1;1000,50;;19;\n"
        #expect(try Reading(text + taxed).codes.isEmpty)
    }

    @Test func `in JSON a missing rate is an error beside those that are there`() throws {
        func sales(_ rate: String, total: String = "") -> String {
            let lines = ["", rate].map {
                "{\"descripcion\": \"Pan\", \"cantidad\": 1, \"precio\": 1000\($0)}"
            }
            return """
                [{"tipo": 4, "factura": "FE7", "fecha_hora": "2025-01-08 18:00"\(total),
                  "lineas": [\(lines.joined(separator: ", "))]}]
                """
        }
        let reading = try Reading(sales(", \"tarifa\": 19"), name: "a.json")
        #expect(reading.codes == [.valueMissing])
        #expect(reading.sales[0].findings[0].places.map(\.pointer) == ["/0/lineas/0/tarifa"])
        let proven = sales(", \"tarifa\": 19", total: ", \"total\": 2190")
        #expect(try Reading(proven, name: "a.json").codes.isEmpty)
        #expect(try Reading(sales(", \"tarifa\": 0"), name: "a.json").codes.isEmpty)
    }

    @Test func `a default of the mapping says what an empty tax is`() throws {
        var mapping = ImportMapping(match: "*.csv")
        mapping.defaults = [.rate: "excluido"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        let taxed = "04;FE;8;2025-01-08;18:00;Pan;1;1000,50;19\n"
        #expect(try Reading(csv(["iva": ""]) + taxed, context: context).codes.isEmpty)
        #expect(try Reading(csv(["iva": ""]) + taxed).codes == [.valueMissing])
    }

    // MARK: Discounts

    @Test(arguments: ["10", "0,01", "99,99", "100"])
    func `a discount of up to 100 that no sum proves may be a percentage`(_ text: String) throws {
        let reading = try Reading(csv(["Dcto": text]))
        #expect(reading.codes == [.amountAmbiguous])
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.message.es.contains("o un porcentaje") && finding.places[0].field == "Dcto")
    }

    /// 2 × 1000,50 less 10 pesos, or less 10 %.
    @Test(arguments: [
        ("total", "1991", []), ("total_linea", "1991", []), ("total_descuento", "10", []),
        ("total", "1800,90", [FindingCode.totalDiffers, .amountAmbiguous]),
        ("total", "1500", [.totalDiffers]),
    ]) func `the sums of the sale tell what a small discount is`(
        name: String,
        amount: String,
        codes: [FindingCode]
    ) throws {
        #expect(try Reading(csv(["descuento": "10", name: amount])).codes == codes)
    }

    @Test func `where the sums say that it is a percentage, the remedy says how`() throws {
        let reading = try Reading(csv(["descuento": "10", "total": "1800,90"]))
        let finding = try #require(reading.sales[0].findings.last)
        #expect(finding.message.es.contains("según las sumas de la venta es un porcentaje"))
        #expect(finding.remedy.es.contains("units: {descuento: percent}"))
    }

    @Test(arguments: [
        ("Dcto", "101"), ("Dcto", "0"), ("Dcto", ""), ("Dcto", "$10"), ("Dcto", "$ 10,00"),
        ("Valor descuento", "10"), ("Vlr. Dcto", "10"),
    ]) func `a discount that cannot be a percentage, or says that it is none, is read`(
        heading: String,
        text: String
    ) throws {
        #expect(try Reading(csv([heading: text])).codes.isEmpty)
    }

    // MARK: Retail prices

    private func retail(
        _ heading: String = "PVP",
        rate: String = "19",
        total: String = "",
        context: ReadingContext? = nil
    ) throws -> Reading {
        let text = csv(["precio": "11900,00", "tarifa": rate, "total": total])
        return try Reading(text.replacing("precio", with: heading), context: context)
    }

    @Test(arguments: [
        "PVP", "P.V.P.", "Precio venta", "Precio de venta", "Precio público", "precio_al_publico",
        "Precio venta público",
    ]) func `a retail price that no sum proves to be before tax is an error`(
        _ heading: String
    ) throws {
        let reading = try retail(heading)
        #expect(reading.codes == [.amountAmbiguous])
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.message.es.contains("con el impuesto incluido, o el precio sin impuesto"))
        #expect(finding.remedy.es.contains("columns: {precio: \"\(heading)\"}"))
    }

    @Test(arguments: [
        ("28322", []), ("23800", [FindingCode.totalDiffers, .amountAmbiguous]),
        ("30000", [.totalDiffers]),
    ]) func `the total tells whether a retail price has the tax in it`(
        total: String,
        codes: [FindingCode]
    ) throws {
        #expect(try retail(total: total).codes == codes)
    }

    @Test func `without a tax, or by the operator's word, a retail price is the price`() throws {
        #expect(try retail(rate: "0").codes.isEmpty)
        var mapping = ImportMapping(match: "*.csv")
        mapping.columns = [.price: "PVP"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        #expect(try retail(context: context).codes.isEmpty)
    }
}
