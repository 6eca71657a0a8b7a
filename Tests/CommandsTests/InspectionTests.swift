import Batch
import Fiscal
import Foundation
import SaleFiles
import TestKit
import Testing

@testable import Commands

@Suite struct InspectionTests {
    private static let foreign = """
        ALMACENES EL FARO S.A.S.

        Nro Doc;Fecha y Hora;Descripción elemento;Cantidad;Vlr Unitar;Cédula;Cliente;Bodega
        SETP990000001;09/01/2025 8:04 a. m.;Café;2;1.000,50;1020304050;Ana Ruiz;3
        SETP990000002;09/01/2025 8:05 a. m.;Té;1;mil;;;3

        """

    private let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    private func settings(_ imports: String) throws -> WorkspaceSettings {
        try SampleSettings.parse(SampleSettings.text + "\n" + imports)
    }

    private static let mapping = """
        imports:
          - match: "norte/*.csv"
            columns:
              numero: "Nro Doc"
              descripcion: "Descripción elemento"
              precio: "Vlr Unitar"
            ignore: ["Bodega"]
            defaults: {tipo: "04"}
        """

    @Test func `a file that nobody foresaw is shown with what it lacks, in Spanish`() throws {
        let inspection = try root.inspect(Self.foreign)
        let text = inspection.text(in: .es).replacing(root.path + "/", with: "")
        #expect(text == Expected.foreignInSpanish)
        #expect(inspection.exitStatus == .needsPerson)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func `a file with its mapping is shown as it is understood, in English`() throws {
        let inspection = try root.inspect(Self.foreign, settings: settings(Self.mapping))
        let text = inspection.text(in: .en).replacing(root.path + "/", with: "")
        #expect(text == Expected.mappedInEnglish)
        #expect(inspection.exitStatus == .needsPerson)
        #expect(!text.contains("1020304050"))
    }

    @Test(arguments: [("09/01/2025", true), ("09/01/2025 8:04 a. m.", false), ("", false)])
    func `where the dates are mere days, the time is missing`(
        _ date: String,
        _ isTold: Bool
    ) throws {
        for (heading, time, isTold) in [("", "", isTold), (";Hora", ";8:04", false)] {
            let text =
                "Factura;Fecha\(heading);Producto;Cant;Precio\n"
                + "SETP990000001;\(date)\(time);Pan;1;500,00\n"
            let shown = try root.inspect(text).text(in: .es)
            #expect(shown.contains("# hora: falta") == isTold, "\(shown)")
        }
    }

    private static func sale(_ more: String) -> String {
        """
        {"factura": "SETP990000001", "tipo": "04", "fecha": "2025-01-09", "hora": "08:10", \(more)
         "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 500}]}
        """
    }

    @Test(arguments: [
        "{\"tienda\": \"Centro\", \"facturas\": [SALE]}",
        "{\"fecha\": \"2025-01-09\", \"facturas\": [SALE, SALE]}",
    ])
    func `the list of sales is offered beside a header of its own`(_ text: String) throws {
        let file = text.replacing("SALE", with: Self.sale(""))
        let shown = try root.inspect(file, as: "a.json").text(in: .es)
        #expect(shown.contains("# sales: \"facturas\""), "\(shown)")
        #expect(shown.contains("descripcion: \"lineas[].descripcion\""))
    }

    @Test func `lines with a number are no list of sales`() throws {
        let lines = Self.sale("").replacing(
            "\"descripcion\"",
            with: "\"numero\": 1, \"descripcion\""
        )
        let shown = try root.inspect(lines, as: "a.json").text(in: .es)
        #expect(!shown.contains("sales:"))
    }

    @Test func `a key that says nothing in the first sale is asked for by a later one`() throws {
        let sales = [0, 10, 20].map { Self.sale("\"rebaja\": \($0), \"tag\": \($0),") }
        let shown = try root.inspect("[\(sales.joined(separator: ","))]", as: "a.json").text(
            in: .es
        )
        #expect(shown.contains("# \"rebaja\",   # «10» ¿sobra"))
    }

    @Test func `what says nothing today is not asked to be ignored`() throws {
        let keys = "\"propina\": 0, \"descuento_global\": 0, \"domicilio\": null, \"mesa\": 3,"
        let shown = try root.inspect("[\(Self.sale(keys))]", as: "a.json").text(in: .es)
        #expect(shown.contains("# \"mesa\",") && !shown.contains("\"propina\","))
        #expect(!shown.contains("\"descuento_global\",") && !shown.contains("\"domicilio\","))
    }

    @Test func `a file without dates of four-digit years or unit prices is offered the settings`()
        throws
    {
        let text =
            "Factura;Fecha;Hora;Item;Cant;Venta bruta\nSETP990000001;9/1/25;8:04;Pan;2;500,00\n"
        let shown = try root.inspect(text, settings: settings(Self.dated)).text(in: .es)
        #expect(shown.contains("dates: dmy"))
        #expect(try root.inspect(text).text(in: .es).contains("units: {precio: line}"))
    }

    @Test(arguments: [("$10,000", "point"), ("$ 10.000", "comma")])
    func `an amount with two readings is asked for as the file writes it`(
        _ price: String,
        _ style: String
    ) throws {
        let text =
            "tipo;factura;fecha;hora;producto;cantidad;precio\n"
            + "04;SETP990000001;2025-01-09;8:04;Pan;2;\(price)\n"
        let shown = try root.inspect(text).text(in: .es)
        #expect(shown.contains("# decimal: \(style)   # ¿es «\(price)» 10000?"), "\(shown)")
    }

    private static let dated = """
        imports:
          - match: "**"
            columns: {precio: "Venta bruta"}
            units: {precio: line}
            defaults: {tipo: "04"}
        """

    @Test func `a file that is right leaves with zero`() throws {
        let inspection = try root.inspect(
            Self.foreign.replacing("mil", with: "900,00"),
            settings: settings(Self.mapping)
        )
        #expect(inspection.exitStatus == .done)
        #expect(inspection.sales == 2)
        #expect(inspection.faulty == 0)
    }

    @Test func `the closing of a day is counted apart from the sales`() throws {
        let text = """
            tipo;factura;fecha;hora;descripcion;cantidad;precio;total
            04;SETP990000001;2025-01-09;10:00;Pan;1;1000;1000
            cierre;SETP990000001;2025-01-09;;;1;;1000

            """
        let inspection = try root.inspect(text, settings: SampleSettings.parse())
        #expect(inspection.exitStatus == .done)
        #expect(inspection.sales == 1 && inspection.closings == 1)
        #expect(inspection.text(in: .en).contains("Closings of days: 1"))
    }

    @Test func `the count of a closing is no key that a mapping would ignore`() throws {
        let text =
            #"{"tipo": "cierre", "factura": "SETP990000001", "fecha": "2025-01-09", "#
            + #""cantidad": 1, "total": 1000}"# + "\n"
        let inspection = try root.inspect(
            text,
            as: "norte/v.ndjson",
            settings: SampleSettings.parse()
        )
        #expect(inspection.closings == 1)
        #expect(!inspection.text(in: .es).contains("ignore:"))
    }

    @Test func `the block that it shows is one that the settings take`() throws {
        for settings in [nil, try settings(Self.mapping)] {
            let inspection = try root.inspect(Self.foreign, settings: settings)
            let block = ImportBlock(inspection: inspection, figures: Figures(.es))
                .lines.joined(separator: "\n")
            let read = try self.settings(block).imports
            #expect(read.count == 1)
            #expect(read[0].pattern.matches("norte/ventas.csv"))
            #expect(read[0].mapping.columns[.quantity] == "Cantidad")
            #expect(read[0].mapping.defaults == settings?.imports[0].mapping.defaults ?? [:])
        }
    }

    @Test func `a block of guesses, its marks taken away, makes the file readable`() throws {
        let text = Self.foreign.replacing("mil", with: "900,00").replacing(
            "Nro Doc",
            with: "Número doc."
        )
        let block = Self.withoutMarks(
            ImportBlock(inspection: try root.inspect(text), figures: Figures(.es)).lines
        )
        let inspection = try root.inspect(text, settings: settings(block))
        #expect(inspection.exitStatus == .done, "\(block)")
    }

    @Test func `JSON is shown by its keys, and the list of sales is guessed`() throws {
        let text = """
            {"empresa": "x", "facturas": [{"consecutivo": "FE1",
              "detalle": [{"producto": "Café", "cantidad": 1, "precio": 2}]}]}
            """
        let inspection = try root.inspect(text, as: "a.json")
        #expect(inspection.layout.format == .jsonLines)
        #expect(
            inspection.layout.columns.compactMap(\.heading) == [
                "empresa", "facturas[].consecutivo", "facturas[].detalle[].producto",
                "facturas[].detalle[].cantidad", "facturas[].detalle[].precio",
            ]
        )
        let block = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
        #expect(block.contains { $0.contains("# sales: \"facturas\"") })
        #expect(block.contains { $0.contains("# descripcion: \"detalle[].producto\"") })
    }

    @Test func `a list of sales is also found in an object of the file`() throws {
        let text = """
            {"estado": "ok", "data": {"page": 1, "docs": [{"tipo": "04", "consecutivo": "FE1",
              "fecha": "2025-01-08", "hora": "18:00",
              "items": [{"producto": "Café", "cantidad": 1, "precio": 2}]}]}}
            """
        let block = ImportBlock(
            inspection: try root.inspect(text, as: "a.json"),
            figures: Figures(.es)
        ).lines
        #expect(block.contains { $0.contains("# sales: \"data.docs\"") })
        #expect(block.contains { $0.contains("# numero: \"consecutivo\"") }, "\(block)")
        #expect(block.contains { $0.contains("# precio: \"items[].precio\"") })
    }

    @Test func `a database's way to write a value is no name of it`() throws {
        let text = """
            [{"tipo": "04", "factura": "FE1", "estado": "ACTIVA",
              "fecha_hora": {"$date": "2025-01-08T18:00:00-05:00"}, "lineas": [{
              "descripcion": "Café", "cantidad": 1, "precio": {"$numberDecimal": "2.50"}}]}]
            """
        let block = ImportBlock(
            inspection: try root.inspect(text, as: "a.json"),
            figures: Figures(.es)
        ).lines
        #expect(block.contains { $0.contains("# fecha_hora: \"fecha_hora.$date\"") }, "\(block)")
        #expect(block.contains { $0.contains("# precio: \"lineas[].precio.$numberDecimal\"") })
        #expect(block.contains { $0.contains("# defaults: {motivo: ") })
    }

    @Test func `what a key looks like is said in a list of sales as well`() throws {
        let sale = """
            {"consecutivo": "FE1", "move_type": "out_refund", "total_cents": 200,
             "detalle": [{"producto": "Café", "cantidad": 1, "precio_centavos": 200}]}
            """
        for text in ["[\(sale)]", "{\"result\": [\(sale)]}"] {
            let inspection = try root.inspect(text, as: "a.json")
            let block = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
            let type = try #require(block.first { $0.contains("move_type") })
            #expect(type.contains("aunque parece «tipo»"))
            // A hundredfold of what an invoice needs.
            #expect(
                !block.contains { $0.contains("total: \"") || $0.contains("precio: \"") },
                "\(block)"
            )
        }
    }

    @Test func `a price with the tax in it is offered for none`() throws {
        let text = """
            Tipo;Factura;Fecha;Hora;Producto;Cantidad;Precio IVA incluido;IVA
            04;FE1;09/01/2025;08:04;Café;2;11900,00;19
            """
        let block = ImportBlock(inspection: try root.inspect(text), figures: Figures(.es)).lines
        #expect(!block.contains { $0.contains("# precio: \"") }, "\(block)")
    }

    @Test func `a till's own number is offered for no document, a percentage with its unit`()
        throws
    {
        let json = """
            [{"factura": "FE1", "client": {"id": 7, "identification": "1020304050"},
              "items": [{"discount_percent": 10}]}]
            """
        let csv = "tipo;factura;Cod Cliente;Nombre Tercero;DESCUENTO (%)\n04;FE1;7;Ana Ruiz;10\n"
        let blocks = try [(json, "a.json"), (csv, "a.csv")].map {
            ImportBlock(inspection: try root.inspect($0, as: $1), figures: Figures(.es)).lines
                .joined(separator: "\n")
        }
        #expect(blocks[0].contains("# cliente_id: \"client.identification\""), "\(blocks[0])")
        #expect(blocks[1].contains("cliente_nombre: \"Nombre Tercero\""), "\(blocks[1])")
        for block in blocks {
            #expect(block.contains("# units: {descuento: percent}"), "\(block)")
        }
    }

    @Test func `a kind of finding that is listed is counted there, however late it comes again`()
        throws
    {
        let prices = (0...1_000).map { "mil\($0)x" } + ["mil0x"]
        let rows = prices.enumerated().map { "04;FE\($0 + 1);2025-01-09 08:04;Pan;1;\($1)\n" }
        let text = "tipo;factura;fecha_hora;descripcion;cantidad;precio\n" + rows.joined()
        let inspection = try root.inspect(text, as: "a.csv")
        #expect(inspection.findings.count == 1_000)
        #expect(inspection.uncounted == 1)
        #expect(inspection.findings.first?.count == 2)
    }

    @Test func `what is no file is refused`() throws {
        #expect(throws: Refusal.self) { try LocalFile(root.path) }
        #expect(throws: Refusal.self) { try LocalFile("/dev/null") }
        #expect(throws: Refusal.self) { try LocalFile(root.path(of: "nada.csv")) }
    }

    @Test func `nothing of a heading or a name reaches the terminal but its letters`() throws {
        let hostile = "Descripci\u{1B}[2Jón\u{7};Cant\u{202E}idad;\u{9B}31mObs"
        let escaped = "[{\"a\\u001b\\u202e\": 1, \"fecha\\u009b\": 2}]"
        for text in [
            escaped, "tipo;\(hostile)\n04;x;1;y\n", "[{\"\(hostile)\": 1, \"a\u{7F}b\": 2}]",
        ] {
            let file = try root.write(Array(text.utf8), to: "a\u{1B}]0;x\u{7}.csv")
            let inspection = try FileInspection(of: file, as: "n\u{1B}/a.csv", settings: nil)
            for shown in [inspection.text(in: .es), inspection.text(in: .en)] {
                let kinds = shown.unicodeScalars.filter { $0 != "\n" }
                    .map(\.properties.generalCategory)
                #expect(!kinds.contains(.control) && !kinds.contains(.format), "\(shown)")
            }
            let block = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
            #expect(try settings(block.joined(separator: "\n")).imports.count == 1)
        }
    }

    private static let headless = """
        04;FE;990000001;2025-01-09;10:00:00;1020304050;Ana Ruiz;Café molido;2;1000,50
        04;FE;990000002;2025-01-09;10:05:00;52123456;Luz Mora;Pan;1;500,00

        """

    @Test func `a file without a header is read by positions, and shows nobody's data`() throws {
        let inspection = try root.inspect(Self.headless)
        #expect(inspection.findings.map(\.code) == [.csvColumnsMissing])
        for text in [inspection.text(in: .es), inspection.json(in: .es).pretty] {
            #expect(!text.contains("1020304050") && !text.contains("Ruiz"), "\(text)")
        }
        let block = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
        #expect(block.contains("    header: false"))
        #expect(block.contains("      # fecha: 4   # «2025-01-09» ¿es esto?"))
        #expect(try settings(block.joined(separator: "\n")).imports[0].mapping.hasHeader == false)
        let settings = try settings(Self.withoutMarks(block).replacing("\"FE\"", with: "SETP"))
        let mapped = try root.inspect(
            Self.headless.replacing(";FE;", with: ";SETP;"),
            settings: settings
        )
        #expect(mapped.exitStatus == .done, "\(mapped.findings)")
        #expect(mapped.firstSales.first?.sale?.buyer.id == "1020304050")
        #expect(!mapped.text(in: .es).contains("1020304050"))
    }

    /// A block of which a person has answered every question with yes; or only what is not asked to
    /// be ignored.
    private static func withoutMarks(_ block: [String], ignoring: Bool = true) -> String {
        block.filter {
            !$0.contains("falta:") && !$0.contains("¿no es ") && (ignoring || !$0.contains("sobra"))
        }
        .map { $0.replacing("# ", with: "", maxReplacements: 1) }
        .joined(separator: "\n")
    }

    private static let taxed = """
        04;SETP;990000001;2025-01-09;08:04;Cafe;1;1000,00;01;19;;cra. 7
        04;SETP;990000002;2025-01-09;08:05;Te;2;500,00;01;19;;cll. 9
        04;SETP;990000003;2025-01-09;08:06;Te;2;500,00;01;19;EFE;cll. 9;;tarde

        """

    @Test func `every column of a file without a header is asked for, whatever it holds`() throws {
        let inspection = try root.inspect(Self.taxed)
        let block = ImportBlock(inspection: inspection, figures: Figures(.es)).lines
        #expect(block.contains("      # impuesto: 9   # «01» ¿es esto?"))
        #expect(block.contains("      # tarifa: 10   # «19» ¿es esto?"))
        #expect(
            block.drop { $0 != "    ignore: [" }.dropFirst().prefix(4)
                .map { $0.trimmingPrefix("      # ") } == [
                    "11,   # «EFE» ¿sobra?", "12,   # «cr…7» ¿sobra?", "14,   # «ta…e» ¿sobra?",
                    "1,   # «04» ¿no es tipo, y sobra?",
                ]
        )
        let settings = try settings(Self.withoutMarks(block, ignoring: false))
        let unanswered = try root.inspect(Self.taxed, settings: settings)
        #expect(unanswered.findings.map(\.code) == [.csvColumnUnknown])
        let rest = ImportBlock(inspection: unanswered, figures: Figures(.es)).lines
        #expect(rest.count { $0.contains("¿sobra?") } == 3)
        let all = rest.map { $0.replacing("# ", with: "", maxReplacements: 1) }
        let answered = try root.inspect(
            Self.taxed,
            settings: self.settings(all.joined(separator: "\n"))
        )
        #expect(answered.exitStatus == .done, "\(all)\n\(answered.findings)")
        #expect(answered.firstSales.compactMap { $0.sale?.lines[0].tax?.rate.plain }.count == 3)
        let last = ImportBlock(inspection: answered, figures: Figures(.es)).lines
        #expect(last.contains("    ignore: [11, 12, 14]"))
    }

    @Test func `what may be ignored is asked for one by one, whichever are answered`() throws {
        let block = ImportBlock(
            inspection: try root.inspect(Dump.odoo, as: "a.json"),
            figures: Figures(.en)
        )
        .lines
        let asked = block.filter { $0.contains("is it of no use") }
        let state = "is it of no use, though it looks like “anulada”?"
        #expect(asked.contains("      # \"state\",   # «po…d» \(state)"))
        for answered in asked {
            let lines = block.map {
                $0 == answered ? $0.replacing("# ", with: "", maxReplacements: 1) : $0
            }
            let ignored = try settings(lines.joined(separator: "\n")).imports[0].mapping.ignored
            #expect(ignored.count == 1)
        }
        #expect(try settings(block.joined(separator: "\n")).imports[0].mapping.ignored.isEmpty)
    }

    /// The dump, the payable of its sale, what else is to be found in it.
    @Test(arguments: [(Dump.odoo, "2001.00"), (Dump.siigo, "2143.07"), (Dump.alegra, "2381.19")])
    func `a block of which every guess is confirmed reads nothing wrong in silence`(
        text: String,
        payable: String
    ) throws {
        let path = "norte/a.json"
        let asked = ImportBlock(inspection: try root.inspect(text, as: path), figures: Figures(.es))
            .lines
        #expect(asked.allSatisfy { !$0.contains("cufe") })
        let guesses = Self.withoutMarks(asked, ignoring: false)
        let careful = try root.inspect(text, as: path, settings: settings(guesses))
        let wrong = careful.firstSales.compactMap(\.sale).filter {
            SaleTotals(of: $0.lines)?.payable.plain != payable
        }
        #expect(wrong.isEmpty, "\(guesses)")
        let block = Self.withoutMarks(asked)
        let inspection = try root.inspect(text, as: path, settings: settings(block))
        #expect(inspection.exitStatus == .done, "\(inspection.findings)\n\(block)")
        let sale = try #require(inspection.firstSales.first?.sale)
        #expect(sale.number.text == "SETP990000001")
        #expect(sale.lines.map(\.description) == ["Café"])
        #expect(SaleTotals(of: sale.lines)?.payable.plain == payable)
    }

    @Test(arguments: [
        ("ventas.csv", "ventas.csv"), ("norte/ventas-2025-01-08.csv", "norte/ventas-*.csv"),
        ("tienda 12/caja1_20250108T1800.json", "tienda 12/caja*.json"), ("7.csv", "*.csv"),
        ("a*1*/b?[x].csv", "a*1*/b??x?.csv"), ("ñ/FE 1.2.2025 (3).CSV", "ñ/FE * (*).CSV"),
        ("n\u{1B}/a\n1.csv", "n?/a?*.csv"), ("a**9.csv", "a*.csv"),
    ]) func `the pattern offered is that of files like this one`(
        path: String,
        text: String
    ) throws {
        let pattern = try #require(PathPattern(filesLike: path))
        #expect(pattern.text == text)
        #expect(pattern.matches(path))
    }

    @Test func `the program leaves with the code of what it saw and writes nothing`() throws {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        try root.write(Array(Self.foreign.utf8), to: "inbox/norte/ventas.csv")
        let good = Self.foreign.replacing("mil", with: "900,00")
        try root.write(Array(good.utf8), to: "inbox/norte/bien.csv")
        let text = SampleSettings.text.replacing("pin_file: pin.txt", with: "pin: \"12345\"")
        try root.write(Array("\(text)\n\(Self.mapping)\n".utf8), to: "contingencia.yaml")
        let before = root.everything()
        for (file, code) in [
            ("inbox/norte/ventas.csv", 2), ("inbox/norte/bien.csv", 0), ("nada.csv", 1),
        ] as [(String, Int32)] {
            let answer = try run(program, ["inspect", file, "--format", "json"], in: root.path)
            #expect(answer.status == code, "\(answer.output)")
            #expect(code == 1 || answer.output.contains("\"import\": \"norte/*.csv\""))
        }
        #expect(try run(program, ["inspect"], in: root.path).status == 64)
        #expect(root.everything() == before)
    }

    /// As an accounting program in English exports it.
    private static let foreignObject = """
        {"invoices": [
          {"id": 77, "date": "2025-01-09", "datetime": "2025-01-09 10:00:00",
           "numberTemplate": {"prefix": "SETP", "number": 990000001},
           "client": {"name": "Ana Ruiz", "identification": "1020304050", "phone": null},
           "items": [{"id": 5, "name": "Café", "price": 1000.50, "quantity": 2, "discount": 0,
                      "tax": [{"name": "IVA", "percentage": 19}]}]}]}
        """

    @Test func `the block of a foreign file, confirmed and pasted, makes a run accept it`() throws {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().appending(path: "contingencia").path()
        let text = SampleSettings.text.replacing("pin_file: pin.txt", with: "pin: \"12345\"")
        let table = Self.foreign.replacing("mil", with: "900,00").replacing(
            "Nro Doc",
            with: "Número doc."
        )
        for (name, file) in [("ventas-2025-01-09.csv", table), ("dia 9.json", Self.foreignObject)] {
            let root = try TemporaryFolder()
            try root.write(Array(file.utf8), to: "inbox/chapinero/\(name)")
            try root.write(Array(text.utf8), to: "contingencia.yaml")
            let asked = try run(
                program,
                ["inspect", "inbox/chapinero/\(name)", "--language", "es"],
                in: root.path
            ).output
            let block = asked.split(separator: "\n").map(String.init)
                .drop { $0 != "imports:" }.prefix { $0 == "imports:" || $0.hasPrefix("  ") }
            let settings = text + "\n" + Self.withoutMarks(Array(block))
            try root.write(Array(settings.utf8), to: "contingencia.yaml")
            let window = ["window", "declare", "--type", "04", "--start", "2025-01-08 17:31"]
            let rest = ["--end", "2025-01-10 19:44", "--source", "x", "--by", "Ana"]
            let now = ["--now", "2025-01-11 08:00"]
            #expect(try run(program, window + rest + now, in: root.path).status == 0)
            let answer = try run(program, ["run"] + now, in: root.path)
            #expect(answer.status == 0, "\(answer.output)\n\(asked)\n\(settings)")
            #expect(root.everything().contains("outbox/chapinero/\(name)"))
        }
    }
}
