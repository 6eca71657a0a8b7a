import Fiscal
import Testing

@testable import SaleFiles

/// A rule with `rest: refuse`: what it neither names nor ignores is no mere warning.
@Suite struct RestTests {
    private func context(ignoring ignored: [String], refuses: Bool = true) throws -> ReadingContext
    {
        var mapping = ImportMapping(match: "**")
        mapping.refusesRest = refuses
        mapping.ignored = ignored
        mapping.columns = [.cashier: "Atendió"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        return ReadingContext(issuers: [try faro()], imports: [rule])
    }

    private func readTable(
        _ values: [String],
        ignoring ignored: [String] = [],
        refuses: Bool = true
    ) throws -> Reading {
        let rows = values.enumerated().map {
            "04;FE\($0 + 7);2025-01-08;18:0\($0);Pan;1;1000,00;Ana;\($1)\n"
        }
        return try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;Atendió;Mesa\n" + rows.joined(),
            context: context(ignoring: ignored, refuses: refuses)
        )
    }

    @Test func `a column that is neither named nor ignored refuses its file`() throws {
        let reading = try readTable(["", "4"])
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(finding.code == .csvColumnUnknown)
        #expect(finding.places == [Place(line: 3, column: 43, field: "Mesa")])
        #expect(finding.remedy.en.contains("ignore:"))
    }

    @Test(arguments: ["", "0", "NO", " "])
    func `a column in which nothing is said does not`(value: String) throws {
        #expect(try readTable([value]).file.isTrusted)
    }

    @Test func `a column that is ignored does not, nor one of a rule without it`() throws {
        #expect(try readTable(["4"], ignoring: ["mesa"]).file.isTrusted)
        #expect(try readTable(["4"], refuses: false).file.isTrusted)
    }

    private func readObject(
        _ more: String,
        inLine: String = "",
        ignoring ignored: [String] = []
    ) throws -> Bool {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "Atendió": "Ana"\(more),
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5000\(inLine)}]}
            """
        let reading = try Reading(
            "{\"ventas\": [\(sale)], \"exportado\": 5}",
            name: "a.json",
            context: context(ignoring: ignored)
        )
        #expect(reading.file.isTrusted)
        return reading.sales[0].sale != nil
    }

    @Test(arguments: [
        #""mesa": 4"#, #""nota": "x""#, #""control": {"mesa": 4}"#, #""tags": ["a"]"#,
        #""impreso": true"#, #""a": {"b": {"c": "x"}}"#,
    ]) func `a key that is neither named nor ignored refuses its sale`(more: String) throws {
        #expect(try !readObject(", " + more))
        #expect(try !readObject("", inLine: ", " + more))
    }

    @Test(arguments: [
        #""mesa": null"#, #""mesa": 0"#, #""nota": "" "#, #""a": {}"#, #""a": [{"b": null}]"#,
        #""impreso": false"#,
    ]) func `a key that says nothing does not`(more: String) throws {
        #expect(try readObject(", " + more, inLine: ", " + more))
    }

    @Test(arguments: [
        (#""mesa": 4"#, ["mesa"]), (#""a": {"b": 1, "c": 2}"#, ["a"]),
        (#""a": {"b": 1, "c": 2}"#, ["a.b", "a.c"]),
    ]) func `a key that is ignored does not`(more: String, ignored: [String]) throws {
        #expect(try readObject(", " + more, ignoring: ignored))
    }

    @Test func `one ignored key of an object answers none beside it`() throws {
        #expect(try !readObject(#", "a": {"b": 1, "c": 2}"#, ignoring: ["a.b"]))
        #expect(try !readObject(#", "a": {"b": 1, "c": 2}"#, ignoring: ["a.c"]))
    }

    @Test func `it is kept in the words of a profile`() throws {
        var mapping = ImportMapping(match: "ventas")
        mapping.refusesRest = true
        #expect(mapping.words == ["match=ventas", "rest=refuse"])
        let words = mapping.words.map { word in
            let parts = word.split(separator: "=", maxSplits: 1)
            return (name: parts[0], value: String(parts[1]))
        }
        #expect(ImportMapping(words: words) == mapping)
        #expect(ImportMapping(words: [words[0], (name: "rest", value: "warn")]) == nil)
    }
}
