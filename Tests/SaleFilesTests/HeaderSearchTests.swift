import Fiscal
import SaleFiles
import TestKit
import Testing

@Suite struct HeaderSearchTests {
    private static let titles = """
        ALMACENES EL FARO S.A.S.;;;;;;;

        Informe de ventas del 8 de enero
        Tipo;Diario

        """

    @Test func `titles before the header are skipped with one warning`() throws {
        let reading = try Reading(Self.titles + csv())
        #expect(try reading.onlySale().number.text == "FE7")
        #expect(reading.sales[0].place.line == 6)
        #expect(reading.fileCodes == [.csvRowSkipped])
        let finding = try #require(reading.file.findings.first)
        #expect(finding.severity == .warning)
        #expect(finding.places == [Place(line: 1)])
        #expect(finding.message.es.contains("línea 5"))
        #expect(reading.profile.text == "2 csv semicolon utf-8 comma skip=3")
    }

    @Test(arguments: [";", ",", "\t", "|", "^"])
    func `Excel's sep= names the delimiter and is no row`(_ delimiter: String) throws {
        let text = "sep=\(delimiter)\r\n" + csv(["precio": "1000.50"], delimiter: delimiter)
        let reading = try Reading(text)
        #expect(try reading.onlySale().lines[0].price.plain == "1000.50")
        #expect(reading.fileCodes.isEmpty)
        #expect(reading.sales[0].place.line == 3)
        let marked = try Reading(
            [0xEF, 0xBB, 0xBF] + Array("SEP=\(delimiter)\n".utf8)
                + csv(
                    ["precio": "1000.50"],
                    delimiter: delimiter
                ).utf8
        )
        #expect(try marked.onlySale() == reading.onlySale())
    }

    @Test func `a header in the first row stays the header, whatever the rows below say`() throws {
        let row = "04;FE;8;2025-01-08;18:00:00;tipo;1;1,00\n"
        let reading = try Reading(
            csv() + row + "tipo;numero;fecha;hora;descripcion;cantidad;precio;total\n"
        )
        #expect(reading.profile.text == "1 csv semicolon utf-8 comma")
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
    }

    @Test func `a header that lacks a column is told with its line`() throws {
        let text = "Ventas\n" + csv().replacing("precio", with: "cosa")
        let reading = try Reading(text)
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(finding.code == .csvColumnsMissing)
        #expect(
            finding.message.es == "Faltan columnas obligatorias en el encabezado, línea 2: precio."
        )
    }

    @Test func `the header is looked for in thirty rows and no more`() throws {
        let near = try Reading(String(repeating: "título\n", count: 29) + csv())
        #expect(near.sales.count == 1)
        let far = try Reading(String(repeating: "título\n", count: 30) + csv())
        #expect(far.fileCodes.contains(.csvColumnsMissing))
    }

    @Test(arguments: [
        titles + csv(), "sep=,\n" + csv(["precio": "1.50"], delimiter: ","),
        titles + csv().replacing("precio", with: "cosa"), "sep=", "sep=;", "sep=;\n", "\n\n",
        String(repeating: "a;b\n", count: 40) + csv(), "\"título\nroto;" + csv(),
        "a\"b\n" + csv(), "Informe;\"x\n" + csv(),
    ]) func `the header is the same wherever chunks are cut`(_ text: String) throws {
        let whole = try Reading(text).summary
        for size in 1...60 {
            #expect(try Reading(text, chunk: size).summary == whole, "chunks of \(size)")
        }
        for cut in 1..<max(2, text.utf8.count) {
            let bytes = Array(text.utf8)
            var profiler = SaleFileProfiler(fileName: "ventas.csv")
            bytes[..<cut].withUnsafeBytes { profiler.read($0) }
            bytes[cut...].withUnsafeBytes { profiler.read($0) }
            #expect(whole.hasSuffix(profiler.finish().text), "cut at \(cut)")
        }
    }
}
