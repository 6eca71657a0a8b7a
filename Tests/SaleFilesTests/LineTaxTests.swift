import Fiscal
import Testing

@testable import SaleFiles

/// The tax of each line, in pesos, under headings that name something else.
@Suite struct LineTaxTests {
    /// Sales of FE by number, goods, quantity, price and what else `heading` names.
    private static func table(_ heading: String, _ rows: [String]) -> String {
        "Tipo;Prefijo;Número;Fecha;Hora;Producto;Cantidad;Precio;\(heading)\n"
            + rows.map { row in
                let cells = row.split(separator: ";", omittingEmptySubsequences: false)
                let rest = cells[1...].joined(separator: ";")
                return "04;FE;\(cells[0]);09/01/2025;08:04;\(rest)\n"
            }.joined()
    }

    private static let both = "% IVA;Total IVA;% INC;Total INC;Total Renglón"

    @Test func `the totals of IVA and INC are the line's where the rows of a sale differ`() throws {
        let rows = [
            "7;Queso;1;20.000,00;19;3.800,00;0;0,00;23.800,00",
            "7;Almuerzo;1;10.000,00;0;0,00;8;800,00;10.800,00",
            "8;Queso;1;20.000,00;19;3.800,00;0;0,00;23.800,00",
        ]
        let reading = try Reading(Self.table(Self.both, rows))
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        #expect(reading.sales.map { $0.sale?.lines.count } == [2, 1])
        #expect(reading.profile.text.contains("line-tax=total_iva line-tax=total_inc"))
        let wrong = rows.map { $0.replacing("800,00;10", with: "900,00;10") }
        #expect(try Reading(Self.table(Self.both, wrong)).codes == [.lineDiffers])
    }

    @Test func `so are they on rows that leave out the number`() throws {
        let table =
            Self.table("% IVA;Total IVA", ["7;Queso;1;200,00;19;38,00"])
            + ";;;;;Pan;1;100,00;19;19,00\n"
        #expect(try Reading(table).onlySale().lines.count == 2)
    }

    @Test(arguments: [("19,00", true), ("38,00", true), ("57,00", false)])
    func `the same on every row may be the line's or the sale's`(
        amount: String,
        isRight: Bool
    ) throws {
        let rows = ["7;Queso;1;100,00;19;\(amount)", "7;Pan;1;100,00;19;\(amount)"]
        let reading = try Reading(Self.table("% IVA;Total IVA", rows))
        #expect(reading.codes == (isRight ? [] : [.sumDiffers]))
        #expect(!reading.profile.text.contains("line-tax"))
    }

    @Test func `another sale, a row of totals and other columns tell nothing`() throws {
        let rows = ["7;Queso;1;100,00;19;19,00", "8;Pan;1;200,00;19;38,00"]
        let table = Self.table("% IVA;Total IVA", rows) + ";;;;;TOTAL;;;;57,00\n"
        #expect(try !Reading(table).profile.text.contains("line-tax"))
        let with = ["7;Queso;1;100,00;19;19,00;57,00", "7;Pan;1;200,00;19;38,00;57,00"]
        #expect(try Reading(Self.table("% IVA;Valor IVA;Total IVA", with)).codes.isEmpty)
    }

    @Test func `a total of IVA is zero on a line of INC`() throws {
        let rows = ["7;Queso;1;100,00;19;0;19,00", "7;Almuerzo;1;100,00;0;8;0,00"]
        #expect(try Reading(Self.table("% IVA;% INC;Total IVA", rows)).codes.isEmpty)
    }

    @Test(arguments: [
        ("IVA;Impuesto", "19;3.800,00", "01"), ("% IVA;% INC;Impuesto", "0;8;1600,00", "04"),
        ("Tarifa;Impuesto", "0;0", "01"), ("% INC;Impuesto", "8;1600", "04"),
    ]) func `beside a rate Impuesto may be the amount`(
        heading: String,
        cells: String,
        code: String
    ) throws {
        let reading = try Reading(Self.table(heading, ["7;Queso;1;20.000,00;\(cells)"]))
        #expect(try reading.onlySale().lines[0].tax?.code.rawValue == code)
        #expect(reading.profile.text.contains("line-tax=impuesto"))
        #expect(SaleFileProfile(text: reading.profile.text) == reading.profile)
    }

    @Test func `that amount is compared`() throws {
        let table = Self.table("IVA;Impuesto", ["7;Queso;1;20.000,00;19;1.600,00"])
        #expect(try Reading(table).codes == [.lineDiffers])
    }

    @Test(arguments: ["01", "1", "IVA", "IVA 19%", "19%"])
    func `a tax's name, code or rate is none`(_ tax: String) throws {
        let rows = ["7;Queso;1;20.000,00;19;\(tax)", "8;Pan;1;20.000,00;19;3.800,00"]
        let reading = try Reading(Self.table("Tarifa;Impuesto", rows))
        #expect(reading.sales.map { $0.findings.map(\.code) } == [[], [.valueForm]])
    }

    @Test(arguments: [("Impuesto", "19"), ("Tarifa;Código impuesto", "19;3.800,00")])
    func `nor is it without a rate, or under a heading of codes`(
        heading: String,
        cells: String
    ) throws {
        let table = Self.table(heading, ["7;Queso;1;20.000,00;\(cells)"])
        #expect(try Reading(table).codes == [.valueForm])
    }

    @Test func `what the operator has named stays what it is`() throws {
        var mapping = ImportMapping(match: "*")
        mapping.columns = [.tax: "Impuesto"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        let table = Self.table("IVA;Impuesto", ["7;Queso;1;20.000,00;19;3.800,00"])
        #expect(try Reading(table, context: context).codes == [.valueForm])
    }
}
