import Fiscal
import Testing

@testable import SaleFiles

/// Tables whose cells are not where the first header says.
@Suite struct ShiftedTableTests {
    private static let header =
        "tipo,factura,fecha,hora,descripcion,cantidad,precio,tarifa,total,cajero"

    private func reading(_ rows: String...) throws -> Reading {
        try Reading(([Self.header] + rows).joined(separator: "\n") + "\n")
    }

    @Test func `a decimal comma that made two cells of a price makes the file void`() throws {
        let reading = try reading("04,FE7,2025-01-08,18:00,Pan,2,5000,00,19,")
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first)
        #expect(finding.code == .csvFieldCount && finding.places.first?.field == "tarifa")
        #expect(finding.message.es.contains("parecen los decimales"), "\(finding.message.es)")
        #expect(finding.remedy.es.contains("punto y coma"))
    }

    @Test(arguments: ["0", "19", "00.0", "\"0,00\""])
    func `any other rate behind a whole price is read`(_ rate: String) throws {
        #expect(try reading("04,FE7,2025-01-08,18:00,Pan,2,5000,\(rate),,").file.isTrusted)
    }

    @Test func `in a row that is too long by it the decimal comma is named`() throws {
        let split = try reading("04,FE7,2025-01-08,18:00,Pan,2,1000,50,19,2381.19,Ana")
        #expect(split.codes == [.csvFieldCount])
        #expect(split.sales[0].findings[0].remedy.es.contains("coma decimal"))
        let text = try reading("04,FE7,2025-01-08,18:00,Pan,francés,2,1000.5,19,2381.19,Ana")
        #expect(text.sales[0].findings[0].remedy.es.contains("un texto con separador"))
    }

    @Test func `a second header of other columns makes the file void at its line`() throws {
        let row = "04,FE8,2025-01-08,18:00,Pan,2,1000,19,2380,Ana"
        let other = Self.header.replacing("cantidad,precio", with: "precio,cantidad")
        let reading = try reading(row, other, row.replacing("FE8", with: "FE9"))
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvColumnsMissing])
        #expect(reading.file.findings[0].places == [Place(line: 3)])
        let same = try self.reading(
            row,
            Self.header.uppercased(),
            row.replacing("FE8", with: "FE9")
        )
        #expect(same.file.isTrusted && same.sales.count == 2)
    }

    @Test(arguments: ["Total,,,,,,,", "TOTALES,25,,,Ventas,2,1000,", "Gran total,1,,,,2,2380,"])
    func `a row whose type is a word of sums is no sale, whatever else it holds`(
        _ sums: String
    ) throws {
        let row = "04,FE8,2025-01-08,18:00,Pan,2,1000,19,2380,Ana"
        let reading = try reading(row, sums + "2380,")
        #expect(reading.sales.map(\.sale?.number.text) == ["FE8"])
        #expect(reading.fileCodes == [.csvRowSkipped] && reading.codes.isEmpty)
    }

    @Test func `beside the goods a column called item counts the lines`() throws {
        let text = csv(["descripcion": "Pan"])
            .replacing("descripcion", with: "Ítem;Producto").replacing("Pan", with: "1;Pan")
        #expect(try Reading(text).onlySale().lines.map(\.description) == ["Pan"])
        let alone = csv(["descripcion": "Pan"]).replacing("descripcion", with: "Ítem")
        #expect(try Reading(alone).onlySale().lines.map(\.description) == ["Pan"])
    }

    @Test func `one sale in quotes as a whole is not skipped as a remark`() throws {
        let row = "04,FE8,2025-01-08,18:00,Pan,2,1000,19,2380,Ana"
        let reading = try reading(row, "\"" + row.replacing("FE8", with: "FE9") + "\"")
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvQuote])
        #expect(reading.file.findings[0].places == [Place(line: 3)])
    }
}
