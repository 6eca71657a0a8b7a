import Fiscal
import SaleFiles
import TestKit
import Testing

/// A context with one rule for every file.
private func mapped(_ change: (inout ImportMapping) -> Void) throws -> ReadingContext {
    var mapping = ImportMapping(match: "tienda-norte/*.csv")
    change(&mapping)
    let pattern = try #require(PathPattern("**"))
    return ReadingContext(
        issuers: [try faro()],
        imports: [ImportRule(pattern: pattern, mapping: mapping)]
    )
}

@Suite struct MappingTests {
    private static let foreign = """
        Nro Doc;Cuándo;Qué;Cuántos;A cómo;Bodega;Obs
        FE7;08/01/2025 6:00 p. m.;Café;2;1.000,50;3;x
        FE8;08/01/2025 6:01 p. m.;Té;;900,00;3;
        """

    private static func name(_ mapping: inout ImportMapping) {
        mapping.columns = [
            .invoice: "nro. doc", .dateTime: "Cuando", .description: "Qué", .quantity: "Cuántos",
            .price: "A cómo",
        ]
        mapping.defaults = [.type: "04", .quantity: "1", .store: "Norte"]
        mapping.ignored = ["Bodega"]
    }

    @Test func `quantities that contradict the mapping are not read by it`() throws {
        let context = try mapped { $0.quantityDecimals = .comma }
        let text =
            csv(["cantidad": "1.250", "precio": "4300,50"])
            + "04;FE;8;2025-01-08;18:00:00;Pan;0.250;500,00\n"
        let reading = try Reading(text, context: context)
        #expect(reading.codes == [.amountAmbiguous])
        #expect(reading.sales.map { $0.sale == nil } == [true, false])
    }

    @Test func `prices whose thousands contradict the mapping are not read by it`() throws {
        let context = try mapped { $0.decimals = .comma }
        let text =
            csv(["precio": "$10,000"])
            + "04;FE;8;2025-01-08;18:00:00;Nevera;1;$1,234,567\n"
        let reading = try Reading(text, context: context)
        #expect(reading.codes == [.amountAmbiguous])
        #expect(reading.sales.map { $0.sale == nil } == [true, false])
        let finding = reading.sales[0].findings[0]
        #expect(finding.message.en.contains("contradict the setting decimal:"))
        #expect(finding.remedy.en.contains("correct decimal:"))
        let right = try Reading(text, context: try mapped { $0.decimals = .point })
        #expect(right.sales.first?.sale?.lines[0].price.plain == "10000.00")
        #expect(right.codes.isEmpty)
    }

    @Test func `amounts with thousands of the other style leave nothing to the mapping`() throws {
        let context = try mapped { $0.decimals = .comma }
        let text =
            csv(["precio": "12.500"]) + "04;FE;8;2025-01-08;18:00:00;Pan;1;1,234.50\n"
        #expect(try Reading(text, context: context).codes == [.amountAmbiguous])
    }

    @Test func `thousands by hand beside decimals of a program are read by the mapping`() throws {
        let context = try mapped { $0.decimals = .comma }
        let text =
            csv(["precio": "12.000"]) + "04;FE;8;2025-01-08;18:00:00;Pan;1;950.5\n"
        let reading = try Reading(text, context: context)
        #expect(reading.sales.first?.sale?.lines[0].price.plain == "12000.00")
        #expect(reading.codes.isEmpty)
    }

    @Test func `what the mapping says of prices makes no thousands of a quantity`() throws {
        let context = try mapped { $0.decimals = .comma }
        let weighed = csv(["cantidad": "1.500", "precio": "4.300"])
        let reading = try Reading(weighed, context: context)
        #expect(reading.codes == [.amountAmbiguous])
        #expect(reading.sales[0].findings[0].remedy.en.contains("quantity_decimal:"))
        let told = try mapped { ($0.decimals, $0.quantityDecimals) = (.comma, .point) }
        let line = try Reading(weighed, context: told).onlySale().lines[0]
        #expect(line.quantity.plain == "1.50")
        #expect(line.price.plain == "4300.00")
    }

    @Test func `headings of one's own, defaults and ignored columns make a file readable`() throws {
        let reading = try Reading(Self.foreign, context: try mapped(Self.name))
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.codes.isEmpty)
        #expect(reading.sales[1].sale?.lines.first?.quantity.plain == "1.00")
        #expect(reading.sales[0].sale?.lines.first?.quantity.plain == "2.00")
        #expect(reading.sales.map(\.store) == ["Norte", "Norte"])
        #expect(reading.sales[0].sale?.type == .authorityDown)
        #expect(reading.fileCodes == [.csvColumnUnknown])
        #expect(reading.file.findings[0].places.map(\.field) == ["Obs"])
    }

    @Test func `without the mapping the same file is refused for its columns`() throws {
        let reading = try Reading(Self.foreign)
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes.contains(.csvColumnsMissing))
    }

    @Test func `what is sealed is read the same when the settings have changed`() throws {
        let first = try Reading(Self.foreign, context: try mapped(Self.name))
        let text = first.profile.text
        #expect(text.hasPrefix("2 csv semicolon utf-8 comma import.match=tienda-norte%2f%2a.csv "))
        let profile = try #require(SaleFileProfile(text: text))
        var reader = SaleFileReader(
            profile: profile,
            context: ReadingContext(issuers: [try faro()])
        )
        var sales: [ReadSale] = []
        inChunks(of: 7, Array(Self.foreign.utf8)) { reader.read($0) { sales.append($0) } }
        _ = reader.finish { sales.append($0) }
        #expect(sales.map { $0.sale?.canonicalForm } == first.sales.map { $0.sale?.canonicalForm })
        #expect(sales.count == 2)
    }

    @Test func `a finding speaks of the file's own heading`() throws {
        let text = Self.foreign.replacing("1.000,50", with: "mil")
        let reading = try Reading(text, context: try mapped(Self.name))
        #expect(reading.codes == [.amountForm])
        #expect(
            reading.sales[0].findings[0].message.es == "«A cómo» dice «mil», que no es un número."
        )
        #expect(reading.sales[0].findings[0].places[0].field == "A cómo")
    }

    @Test func `a heading that the mapping names and the file lacks is a finding`() throws {
        let text = Self.foreign.replacing("Cuántos", with: "Unidades")
        let reading = try Reading(text, context: try mapped(Self.name))
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(finding.code == .csvColumnsMissing)
        #expect(finding.message.es.contains("tienda-norte/*.csv: Cuántos (cantidad)."))
        #expect(finding.message.en.contains("tienda-norte/*.csv names: Cuántos (cantidad)."))
    }

    @Test func `a column that only looks like the mapped one is not taken for it`() throws {
        let text =
            "numero;prefijo;Doc Fiscal;"
            + csv().dropFirst("tipo;prefijo;numero;".count)
            .replacing("04;FE;7;", with: "1;ZZ;FE9;")
        let reading = try Reading(
            text,
            context: try mapped {
                $0.columns = [.invoice: "Doc Fiscal"]
                $0.defaults = [.type: "04"]
                $0.rest = .warn
            }
        )
        #expect(reading.sales.map { $0.number?.text } == ["FE9"])
        #expect(reading.fileCodes == [.csvColumnUnknown, .csvColumnUnknown])
    }

    @Test func `a file without a header is read by the numbers of its columns`() throws {
        let text = "FE;7;2025-01-08;18:00;Café;2;1.000;x\nFE;8;2025-01-08;18:01;Té;1;900,00;x\n"
        let context = try mapped {
            $0.hasHeader = false
            $0.columns = [
                .prefix: "1", .number: "2", .date: "3", .time: "4", .description: "5",
                .quantity: "6", .price: "7",
            ]
            $0.ignored = ["8"]
            $0.defaults = [.type: "4"]
        }
        let reading = try Reading(text, context: context)
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        #expect(reading.sales[0].sale?.lines.first?.price.plain == "1000.00")
        let short = try Reading("FE;7;2025-01-08\n", context: context)
        #expect(!short.file.isTrusted)
        #expect(short.file.findings[0].message.es.contains("4 (hora), 5 (descripcion)"))
    }

    @Test func `decimal style, delimiter and encoding of the mapping decide`() throws {
        let text = csv(["precio": "1.234"], delimiter: "^")
        let reading = try Reading(
            text,
            context: try mapped { ($0.decimals, $0.delimiter) = (.comma, UInt8(ascii: "^")) }
        )
        #expect(try reading.onlySale().lines[0].price.plain == "1234.00")
        #expect(reading.profile.text.hasPrefix("2 csv 94 utf-8 comma "))
        let bytes = Array(csv(["descripcion": "CafÃ©"]).utf8)
        let forced = try Reading(bytes, context: try mapped { $0.encoding = .windows1252 })
        #expect(forced.profile.text.hasPrefix("2 csv semicolon windows-1252 "))
        let latin = Array(csv().unicodeScalars.map { UInt8($0.value) })
        let refused = try Reading(latin, context: try mapped { $0.encoding = .utf8 })
        #expect(refused.fileCodes == [.fileEncoding])
    }

    @Test func `keys of a JSON file are renamed, also inside the buyer and the lines`() throws {
        let text = """
            {"empresa": "x", "facturas": [
              {"doc": "FE7", "cuando": "2025-01-08 18:00", "id_externo": 5, "cedula": "1020304050",
               "comprador": {"razon": "Ana"},
               "items": [{"nombre": "Café", "cant": 2, "precio": "mil"}]},
              {"doc": "FE8", "cuando": "2025-01-08 18:00", "caja": true,
               "items": [{"nombre": "Té", "cant": 1, "precio": 1}]}]}
            """
        let context = try mapped {
            $0.sales = "facturas"
            $0.columns = [
                .invoice: "doc", .dateTime: "cuando", .buyerID: "cedula",
                .buyerName: "comprador.razon", .description: "items.nombre", .quantity: "cant",
            ]
            $0.defaults = [.type: "04"]
            $0.ignored = ["empresa", "id_externo"]
        }
        let reading = try Reading(text, name: "x.json", context: context)
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.codes == [.amountForm, .jsonType])
        #expect(reading.sales[0].findings[0].places[0].pointer == "/facturas/0/items/0/precio")
        #expect(reading.fileCodes.isEmpty)
        let good = try Reading(
            text.replacing("\"mil\"", with: "1000"),
            name: "x.json",
            context: context
        )
        #expect(good.sales[0].sale?.buyer == Buyer(idType: "13", id: "1020304050", name: "Ana"))
        for size in 1...40 {
            #expect(try Reading(text, context: context, chunk: size).summary == reading.summary)
        }
    }

    @Test func `a list of sales may lie in objects of the file`() throws {
        let text = """
            {"status": "ok", "data": {"page": 1, "facturas": {"total": 2, "items": [
              {"tipo": "04", "factura": "FE7", "fecha_hora": "2025-01-08 18:00",
               "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": "mil"}]},
              {"tipo": "04", "factura": "FE8", "fecha_hora": "2025-01-08 18:00",
               "lineas": [{"descripcion": "Té", "cantidad": 1, "precio": 1}]}]},
              "total_count": 2}}
            """
        let context = try mapped {
            $0.sales = "data.facturas.items"
            $0.ignored = ["data.page", "data.facturas.total", "status"]
        }
        let reading = try Reading(text, name: "x.json", context: context)
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.sales[1].sale != nil && reading.file.isTrusted)
        #expect(reading.file.findings.map { $0.places[0].pointer } == ["/data/total_count"])
        let pointer = reading.sales[0].findings[0].places[0].pointer
        #expect(pointer == "/data/facturas/items/0/lineas/0/precio")
        for size in 1...40 {
            #expect(
                try Reading(text, name: "x.json", context: context, chunk: size).summary
                    == reading.summary
            )
        }
        let missing = text.replacing("count\": 2", with: "count\": 3")
        #expect(try !Reading(missing, name: "x.json", context: context).file.isTrusted)
    }

    @Test(arguments: [
        (#"{"data": null}"#, "/data"), (#"{"data": []}"#, "/data"),
        (#"{"data": {"items": 5}}"#, "/data/items"),
        (#"{"data": {"items": {}}}"#, "/data/items"), (#"{"data": {"Items": []}}"#, "/data/Items"),
        (#"{"data": {"items": [], "items": []}}"#, "/data/items"),
        (#"{"data": {"items": [], "invoices": [{"id": 5}]}}"#, "/data/invoices"),
    ])
    func `what stands on the way to the sales and leads nowhere is told`(
        text: String,
        pointer: String
    ) throws {
        let context = try mapped { $0.sales = "data.items" }
        let reading = try Reading(text, name: "x.json", context: context)
        #expect(!reading.file.isTrusted && reading.sales.isEmpty)
        let places = reading.file.findings.flatMap(\.places).map(\.pointer)
        #expect(places.contains(pointer), "\(reading.summary)")
    }

    @Test func `a reason is only assumed for what is voided`() throws {
        let context = try mapped { $0.defaults = [.reason: "Anulada en la caja"] }
        for (state, reason) in [("SI", "Anulada en la caja"), ("NO", nil), ("", nil)] {
            let sale = try Reading(csv(["anulada": state]), context: context).onlySale()
            #expect(sale.voided?.reason == reason, "\(state)")
        }
        let own = csv(["anulada": "SI", "motivo": "Se dañó el papel"])
        #expect(try Reading(own, context: context).onlySale().voided?.reason == "Se dañó el papel")
        #expect(try Reading(csv(["anulada": "SI"])).codes == [.valueMissing])
    }

    @Test func `what a JSON file says of all its sales comes before a default`() throws {
        let text = """
            {"tienda": "Niza", "ventas": [{"tipo": "04", "factura": "FE7",
              "fecha_hora": "2025-01-08 18:00",
              "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 1}]}]}
            """
        let context = try mapped { $0.defaults = [.store: "Norte"] }
        #expect(try Reading(text, context: context).onlySale().origin.store == "Niza")
        let none = text.replacing("\"tienda\": \"Niza\", ", with: "")
        #expect(try Reading(none, context: context).onlySale().origin.store == "Norte")
    }

    @Test func `the first rule that matches the path counts`() throws {
        let rules = try ["norte/*.csv", "**/*.csv"].map {
            ImportRule(pattern: try #require(PathPattern($0)), mapping: ImportMapping(match: $0))
        }
        let context = ReadingContext(issuers: [], imports: rules)
        #expect(context.mapping(for: "Norte/Enero.CSV")?.match == "norte/*.csv")
        #expect(context.mapping(for: "norte/2025/a.csv")?.match == "**/*.csv")
        #expect(context.mapping(for: "a.json") == nil)
    }
}

@Suite struct ProfileTextTests {
    @Test(arguments: 0..<200)
    func `any mapping is read back from the text that it gave`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var mapping = ImportMapping(match: text(&generator))
        for field in SaleField.allCases where Bool.random(using: &generator) {
            mapping.columns[field] = text(&generator)
            if field.mayHaveDefault { mapping.defaults[field] = text(&generator) }
        }
        mapping.ignored = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
            text(&generator)
        }
        mapping.hasHeader = Bool.random(using: &generator)
        mapping.sales = Bool.random(using: &generator) ? text(&generator) : nil
        mapping.delimiter =
            [nil, UInt8(ascii: ";"), UInt8(ascii: "\t")].randomElement(
                using: &generator
            ) ?? nil
        mapping.encoding = ImportMapping.Encoding.allCases.randomElement(using: &generator)
        mapping.decimals = Bool.random(using: &generator) ? .point : nil
        mapping.hasPaddedNumbers = Bool.random(using: &generator)
        mapping.hasDaysToPay = Bool.random(using: &generator)
        mapping.hasHoursOfUTC = Bool.random(using: &generator)
        mapping.rest =
            Bool.random(using: &generator) ? .allCases.randomElement(using: &generator) : nil
        var limits = ReadingLimits()
        limits.rowBytes = Int.random(in: 4096...65_536, using: &generator)
        var profiler = SaleFileProfiler(fileName: "a.csv", limits: limits, mapping: mapping)
        Array(csv().utf8).withUnsafeBytes { profiler.read($0) }
        let profile = profiler.finish()
        #expect(SaleFileProfile(text: profile.text) == profile)
        #expect(!profile.text.contains("\n"))
    }

    private func text(_ generator: inout SeededGenerator) -> String {
        let letters = Array("aZ9 .=%;ñé\"#/*\n🍞")
        return String((0...8).compactMap { _ in letters.randomElement(using: &generator) })
    }

    @Test(arguments: [
        "1 csv semicolon utf-8 comma skip=1", "2 csv semicolon utf-8 comma skip=x",
        "2 csv semicolon utf-8 comma limit.color=1", "2 csv semicolon utf-8 comma import.sales=x",
        "2 csv semicolon utf-8 comma import.match=a import.column.color=b",
        "2 csv semicolon utf-8 comma import.match=a import.match=b",
        "3 csv semicolon utf-8 comma", "2 csv semicolon utf-8 comma import.match",
    ]) func `words of no version are refused`(_ text: String) {
        #expect(SaleFileProfile(text: text) == nil)
    }

    @Test func `the limits of the settings stay with the file`() throws {
        var limits = ReadingLimits()
        limits.fieldBytes = 2000
        let long = String(repeating: "x", count: 2001)
        let context = ReadingContext(issuers: [try faro()], limits: limits)
        let reading = try Reading(csv(["descripcion": long]), context: context)
        #expect(reading.codes == [.fileLimit])
        #expect(reading.profile.text == "2 csv semicolon utf-8 comma limit.field=2000")
        var reader = SaleFileReader(
            profile: reading.profile,
            context: ReadingContext(issuers: [try faro()])
        )
        var codes: [FindingCode] = []
        let bytes = Array(csv(["descripcion": long]).utf8)
        bytes.withUnsafeBytes { reader.read($0) { codes += $0.findings.map(\.code) } }
        _ = reader.finish { codes += $0.findings.map(\.code) }
        #expect(codes == [.fileLimit])
    }
}

@Suite struct PathPatternTests {
    @Test(arguments: [
        ("*.csv", "ventas.csv", true), ("*.csv", "norte/ventas.csv", false),
        ("norte/*.csv", "NORTE/Ventas.CSV", true), ("norte/*.csv", "norte/a/b.csv", false),
        ("**/*.csv", "b.csv", true), ("**/*.csv", "a/b/c.csv", true), ("**", "a/b", true),
        ("norte/**", "norte/a/b", true), ("norte/**", "sur/a", false),
        ("norte/**/x?.txt", "norte/x1.txt", true), ("norte/**/x?.txt", "norte/q/x12.txt", false),
        ("*a*b*c*", "xxaxxbxxcxx", true), ("*a*b*c*", "xxaxxcxxbxx", false),
        ("?.csv", ".csv", false), ("ñandú*", "ÑANDÚ 1", true), ("a b", "a b", true),
        ("*", "", false),
    ]) func `a pattern matches as its signs say`(
        pattern: String,
        path: String,
        matches: Bool
    ) throws {
        #expect(try #require(PathPattern(pattern)).matches(path) == matches)
    }

    @Test(arguments: [
        "", "/a.csv", "a//b", "../a", "a/./b", "a/", "a**", "***", "a[1].csv", "{a,b}", "a\\b",
        "!a", "a\nb", Array(repeating: "a", count: 17).joined(separator: "/"),
    ]) func `what no path can match is no pattern`(_ text: String) {
        #expect(PathPattern(text) == nil)
    }

    @Test func `a pattern of many stars is soon decided`() throws {
        let pattern = try #require(PathPattern(String(repeating: "a*", count: 150) + "b"))
        #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
    }

    @Test func `many folders under many stars are soon told`() throws {
        let pattern = try #require(PathPattern(String(repeating: "**/", count: 15) + "x.csv"))
        let folders = String(repeating: "a/", count: 2_000)
        #expect(!pattern.matches(folders + "y.csv"))
        #expect(pattern.matches(folders + "x.csv"))
    }

    @Test(arguments: [
        "encoding=foo", "delimiter=300", "decimal=x", "quantity_decimal=x", "header=yes", "dates=x",
        "unit.precio=x",
    ])
    func `a word of no mapping is no mapping`(word: String) {
        #expect(
            SaleFileProfile(text: "2 csv comma utf-8 comma import.match=%2a import." + word) == nil
        )
    }
}

@Suite struct NearestFieldTests {
    @Test(arguments: [
        ("Vlr Unitar", SaleField.price), ("Descripción artículo", .description),
        ("Fecha documento", .date), ("Cantdad", .quantity), ("Nombre del cliente", .buyerName),
        ("VatPrcnt", .rate), ("PCT_IVA", .rate), ("lineTax", .taxAmount),
        ("Dscription", .description),
        ("Customer tax number", .buyerID), ("cliente_documento", .buyerID), ("Folio", .number),
        ("Bodega", nil), ("Obs", nil), ("Ref.", nil), ("№", nil), ("Total neto", .total),
    ]) func `a heading that is not known is near the field it resembles`(
        heading: String,
        field: SaleField?
    ) {
        #expect(SaleField.nearest(to: heading, except: []) == field)
    }

    @Test func `a field that a column holds already is not offered`() {
        #expect(SaleField.nearest(to: "Cantdad", except: [.quantity]) == nil)
    }
}
