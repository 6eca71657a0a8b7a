import Fiscal
import Testing

@testable import SaleFiles

/// A rule with `rest: refuse`: what it neither names nor ignores is no mere warning.
@Suite struct RestTests {
    private func context(ignoring ignored: [String], refuses: Bool = true) throws -> ReadingContext
    {
        var mapping = ImportMapping(match: "**")
        mapping.rest = refuses ? .refuse : .warn
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
        #expect(finding.places == [Place(line: 1, column: 61, field: "Mesa")])
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
        #""a": {"b": {"c": "x"}}"#,
    ]) func `a key that is neither named nor ignored refuses its sale`(more: String) throws {
        #expect(try !readObject(", " + more))
        #expect(try !readObject("", inLine: ", " + more))
    }

    @Test(arguments: [
        #""mesa": null"#, #""mesa": 0"#, #""nota": "" "#, #""a": {}"#, #""a": [{"b": null}]"#,
        #""impreso": false"#, #""impreso": true"#,
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

    private func isRead(_ heading: String, _ value: String) throws -> Bool {
        let reading = try Reading(csv([heading: value]))
        let key = value.isEmpty ? "" : ", \"\(heading)\": \"\(value)\""
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00"\(key),
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5000\(key)}]}
            """
        let object = try Reading("[\(sale)]", name: "a.json")
        #expect(reading.file.isTrusted == (object.sales[0].sale != nil), "\(object.summary)")
        return reading.file.isTrusted
    }

    @Test(arguments: [
        ("tiva", "19"), ("vdto", "500"), ("ape1", "Ruiz"), ("id_tipo_venta", "2"), ("menos", "10"),
        ("piva", "5"), ("razon", "Ana Ruiz"), ("modalidad", "C"), ("porc", "19"), ("Ticket", "123"),
        ("Unidades x caja", "12"), ("x", "y"), ("Noches", "3"), ("Tipo de cambio", "4100"),
        ("Dueño", "Ana"), ("Total compra 2", "4"),
    ]) func `what nobody knows is asked for without any rule`(name: String, value: String) throws {
        #expect(try !isRead(name, value))
        #expect(try isRead(name, ""))
    }

    @Test(arguments: [
        ("Mesa", "4"), ("código bodega", "B2"), ("Nombre del vendedor", "Ana"),
        ("Marca", "Pielroja"),
        ("Ciudad cliente", "Cali"), ("Fecha creación", "2025-01-07"), ("created_at", "2025-01-07"),
        ("deviceId", "9"), ("Nro. pedido", "44"), ("Observaciones", "sin cebolla"),
        ("Costo unitario", "300"), ("id", "7"), ("Impresa", "SI"), ("teléfono", "3001234567"),
        ("Cod. Mesero", "3"), ("categorías", "Lácteos"),
    ]) func `what is on no invoice is not`(name: String, value: String) throws {
        #expect(try isRead(name, value))
    }

    @Test func `all columns that are asked for are told at once`() throws {
        let reading = try Reading(csv(["piva": "19", "vdto": "5", "mesa": "4", "ape1": ""]))
        let asked = reading.file.findings.filter { $0.severity == .error }
        #expect(asked.map { $0.places[0].field } == ["piva", "vdto"])
        #expect(reading.file.findings.count == 3 && reading.sales.isEmpty)
        let lacking = try Reading(csv(["piva": "19"]).replacing("precio", with: "valer"))
        #expect(lacking.fileCodes == [.csvColumnUnknown, .csvColumnUnknown, .csvColumnsMissing])
        #expect(lacking.file.findings.count { $0.severity == .error } == 1)
    }

    @Test func `of two columns under one heading the empty one answers nothing`() throws {
        let text = "x;" + csv(["x": "5"]).replacing("\n04", with: "\n;04")
        #expect(try !Reading(text).file.isTrusted)
    }

    @Test(arguments: [
        (#""a": {"x": 1}"#, false), (#""a": ["b"]"#, false), (#""a": [{"id": 1, "v": 2}]"#, true),
        (#""a": {"b": {"c": null}}"#, true), (#""mesa": {"n": 4, "zona": "B"}"#, true),
        (#""totales": {"total": 5000}"#, true), (#""a": {"total": 5000, "x": 1}"#, false),
        (#""a": {"imprimir": true}"#, true),
    ]) func `what lies behind a key that nobody knows counts alike`(
        more: String,
        isRead: Bool
    ) throws {
        let sale = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", \(more),
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5000}]}
            """
        #expect(try (Reading("[\(sale)]", name: "a.json").sales[0].sale != nil) == isRead)
    }

    private static func object(_ more: String, beside: String = "") -> String {
        """
        {"ventas": [{"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00"\(more),
          "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5000, "tarifa": 19}]}]\(beside)}
        """
    }

    @Test(arguments: [
        ("a.csv", csv(["piva": "19"])), ("a.csv", csv(["Observaciones": "se anuló"])),
        ("a.csv", csv(["Neto": "5"])),
        ("a.csv", csv() + "Ventas anuladas\n"), ("a.json", object(#", "piva": 19"#)),
        ("a.json", object(#", "monto": 5000"#)), ("a.json", object(#", "pagado": 100"#)),
        ("a.json", object(#", "exento": true"#)),
        ("a.json", object("", beside: #", "anuladas": 1"#)),
    ]) func `what was judged is read again as it was`(name: String, text: String) throws {
        let first = try Reading(text, name: name)
        #expect(!first.file.isTrusted || first.sales[0].sale == nil)
        let profile = try Reading(text, name: name).profile
        let number = try Reading(csv()).onlySale().number
        var reader = SaleFileReader(
            profile: profile,
            issuer: try faro().nit,
            judgedNumber: { _ in number }
        )
        var sales: [ReadSale] = []
        inChunks(of: 100, Array(text.utf8)) { reader.read($0) { sales.append($0) } }
        let file = reader.finish { sales.append($0) }
        #expect(file.isTrusted && sales.count == 1 && sales[0].sale != nil)
    }

    @Test func `it is kept in the words of a profile`() throws {
        var mapping = ImportMapping(match: "ventas")
        mapping.rest = .refuse
        #expect(mapping.words == ["match=ventas", "rest=refuse"])
        let words = mapping.words.map { word in
            let parts = word.split(separator: "=", maxSplits: 1)
            return (name: parts[0], value: String(parts[1]))
        }
        #expect(ImportMapping(words: words) == mapping)
        #expect(ImportMapping(words: [words[0], (name: "rest", value: "maybe")]) == nil)
    }
}
