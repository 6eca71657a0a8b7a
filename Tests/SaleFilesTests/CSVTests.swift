import Fiscal
import SaleFiles
import Testing

@Suite struct CSVTests {
    @Test func `a plain file gives the sale it describes`() throws {
        let reading = try Reading(csv(["total": "2001,00"]))
        let sale = try reading.onlySale()
        #expect(sale.number.text == "FE7")
        #expect(sale.type == .authorityDown)
        #expect(sale.soldAt.text == "2025-01-08T18:00:00-05:00")
        #expect(sale.buyer == .finalConsumer)
        #expect(sale.payment == .cash)
        #expect(sale.lines.map(\.description) == ["Café"])
        #expect(sale.lines[0].price.plain == "1000.50")
        #expect(sale.lines[0].tax == nil)
        #expect(sale.declaredTotal == Pesos(centavos: 200_100))
        #expect(reading.file.isTrusted)
        #expect(reading.file.findings.isEmpty)
        #expect(reading.file.issuer?.text == "900373115")
    }

    @Test(arguments: [";", ",", "\t", "|"])
    func `the delimiter is found from the header`(_ delimiter: String) throws {
        let reading = try Reading(csv(["precio": "1000.50"], delimiter: delimiter))
        #expect(try reading.onlySale().lines[0].price.plain == "1000.50")
    }

    @Test func `headings vary as people write them`() throws {
        let text = """
            Tipo;FACTURA;Fecha y Hora;Cédula/NIT;Razón Social;Producto;Cant.;Vr. Unitario;IVA %;Dcto.
            04;FE12;08/01/2025 6:00 p. m.;800197268-4;DIAN;Café;1;1000,00;19%;150,00
            """
        let sale = try Reading(text).onlySale()
        #expect(sale.number.text == "FE12")
        #expect(sale.buyer == Buyer(idType: "31", id: "800197268", name: "DIAN"))
        #expect(sale.lines[0].tax == LineTax(code: .iva, rate: Rate(thousandths: 19_000)))
        #expect(sale.lines[0].discount == Pesos(centavos: 15_000))
    }

    @Test func `values of every length that are met in turns are not confused`() throws {
        let texts = (1...40).map { String("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn".prefix($0)) }
        let all = texts + texts.map { $0.dropLast() + "ñ" } + texts.map { "0" + $0.dropFirst() }
        let rows = (all + all.reversed()).enumerated().map { index, text in
            "04;FE;\(index + 1);2025-01-08;18:00;\(text);1;100,00"
        }
        let header = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio"
        let reading = try Reading(([header] + rows).joined(separator: "\n"))
        #expect(reading.sales.map { $0.sale?.lines.first?.description } == all + all.reversed())
    }

    @Test(arguments: [
        ("FE12", "FE", 12), ("FE1512", "FE1", 512), ("FE199999", "FE1", 99_999), ("fe9", "FE", 9),
        ("SETP990000001", "SETP", 990_000_001),
        ("XY5", "XY", 5),
    ]) func `a joined number is cut where a range holds it, else by the longest prefix`(
        text: String,
        prefix: String,
        consecutive: Int64
    ) throws {
        let reading = try Reading(csv(["prefijo": "", "numero": text]))
        let number = try #require(reading.sales[0].number)
        #expect(number == DocumentNumber(prefix: prefix, consecutive: consecutive))
    }

    @Test func `a joined number that two ranges hold is not guessed`() throws {
        let issuer = try faro(ranges: [range("FE"), range("FE1")])
        let reading = try Reading(
            csv(["prefijo": "", "numero": "FE12"]),
            context: ReadingContext(issuers: [issuer])
        )
        #expect(reading.codes == [.numberForm])
        #expect(reading.sales[0].number == nil)
        #expect(reading.sales[0].findings[0].message.es.contains("FE y 12, o FE1 y 2"))
    }

    @Test func `a wrongly written number is handed out with its finding`() throws {
        let reading = try Reading(csv(["prefijo": "", "numero": "FE-0024"]))
        #expect(reading.sales[0].number?.text == "FE24")
        #expect(reading.sales[0].sale == nil)
        #expect(reading.codes == [.numberForm])
        #expect(reading.sales[0].findings[0].remedy.es.contains("FE24"))
    }

    @Test func `adjacent rows of a number are one sale`() throws {
        let text = """
            tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio;total
            04;FE;7;2025-01-08;18:00;Pan;1;100,00;300,00
            04;FE;7;2025-01-08;18:00;Leche;2;100,00;
            04;FE;8;2025-01-08;18:01;Pan;1;100,00;100,00
            """
        let reading = try Reading(text)
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.sales.map { $0.sale?.lines.count } == [2, 1])
        #expect(reading.sales.map(\.place.line) == [2, 4])
        #expect(reading.codes.isEmpty)
    }

    @Test func `rows that disagree name the column and both lines`() throws {
        let text = """
            tipo;prefijo;numero;fecha;Hora;descripcion;cantidad;precio
            04;FE;7;2025-01-08;18:00;Pan;1;100,00
            04;FE;7;2025-01-08;19:00;Leche;2;100,00
            """
        let finding = try #require(try Reading(text).sales[0].findings.first)
        #expect(finding.code == .csvRowsDisagree)
        #expect(finding.places == [Place(line: 3, column: 20, field: "Hora", number: "FE7")])
        #expect(finding.message.es.contains("línea 2"))
    }

    @Test func `places point at the value, in characters`() throws {
        let text = """
            tipo;prefijo;numero;fecha;hora;descripcion;cantidad;Precio
            04;FE;7;2025-01-08;18:00;"Ñandú;
            grande";1;mil
            """
        let findings = try Reading(text).sales[0].findings
        #expect(findings.map(\.code) == [.textForm, .amountForm])
        #expect(
            findings[0].places
                == [Place(line: 2, column: 26, field: "descripcion", number: "FE7")]
        )
        #expect(findings[1].places == [Place(line: 3, column: 11, field: "Precio", number: "FE7")])
    }

    @Test func `quotes hold delimiters and doubled quotes`() throws {
        let reading = try Reading(csv(["descripcion": "\"TV 32\"\" ; negro\""]))
        #expect(try reading.onlySale().lines[0].description == "TV 32\" ; negro")
    }

    @Test(arguments: [
        ("TV 32\" negro", FindingCode.csvQuote, true), ("\"TV\" negro", .csvQuote, false),
    ]) func `a quote in the wrong place is named`(
        text: String,
        code: FindingCode,
        isAccepted: Bool
    ) throws {
        let reading = try Reading(csv(["descripcion": text]))
        #expect(reading.codes == [code])
        #expect((reading.sales[0].sale != nil) == isAccepted)
    }

    @Test func `a quote left open makes the file void`() throws {
        let reading = try Reading(csv() + "04;FE;8;2025-01-08;18:00;\"Pan;1;1,00\n04;FE;9\n")
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes == [.csvQuote])
        #expect(reading.file.findings[0].places[0] == Place(line: 3, column: 26))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `line ends of every kind count lines alike`(_ end: String) throws {
        let text = "\n\n" + csv() + ";;;;;;;\n04;FE;8;ayer;18:00;Pan;1;1,00"
        let bytes = Array(text.replacing("\n", with: end).utf8)
        let reading = try Reading(bytes)
        #expect(reading.sales.map(\.place.line) == [4, 6])
        #expect(reading.sales[1].findings[0].places[0].line == 6)
    }

    @Test func `rows shorter or longer than the header are found, empty extra fields are not`()
        throws
    {
        let text =
            csv() + "04;FE;8;2025-01-08;18:00;Pan;1\n04;FE;9;2025-01-08;18:00;Pan;1;1,00;x\n"
            + "04;FE;10;2025-01-08;18:00;Pan;1;1,00;;;\n"
        let reading = try Reading(text)
        #expect(
            reading.sales.map { $0.findings.map(\.code) }
                == [[], [.csvFieldCount], [.csvFieldCount], []]
        )
    }

    @Test func `a repeated header and a totals row are skipped with a warning`() throws {
        let header = csv().prefix { $0 != "\n" }
        let reading = try Reading(csv() + header + "\nTOTAL;;;;;;1;1000,50\n;;;;;Total;1;1000,50\n")
        #expect(reading.sales.count == 1)
        #expect(reading.fileCodes == [.csvRowSkipped, .csvRowSkipped])
        #expect(reading.file.findings.map(\.count) == [1, 2])
        #expect(reading.file.isTrusted)
    }

    @Test func `unknown and doubled columns are told once`() throws {
        let unknown = try Reading(csv(["color": "rojo"]))
        #expect(unknown.fileCodes == [.csvColumnUnknown])
        #expect(unknown.file.isTrusted)
        let doubled = try Reading(csv(["cant.": "2"]))
        #expect(doubled.fileCodes == [.csvColumnTwice])
        #expect(!doubled.file.isTrusted)
    }

    @Test func `missing columns are named together`() throws {
        let reading = try Reading("tipo;numero;precio\n04;7;1,00\n")
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes == [.csvColumnsMissing])
        let message = reading.file.findings[0].message.es
        #expect(message.contains("fecha/fecha_hora, descripcion, cantidad"))
    }

    @Test(arguments: [
        ("1.234", "2,50", "1234.00"), ("1.234", "0.375", "1.234"), ("12,345", "0,250", "12.345"),
        ("12,345", "2.50", "12345.00"), ("0,375", "1.234.567", "0.375"),
        ("1,234.50", "2", "1234.50"), ("1.234,50", "2", "1234.50"),
        // With leading zeros it is no thousandths.
        ("012.500", "2,50", "12500.00"),
    ]) func `the file's own style decides an ambiguous amount`(
        price: String,
        other: String,
        expected: String
    ) throws {
        let text = csv(["precio": price]) + "04;FE;8;2025-01-08;18:00:00;Pan;1;\(other)\n"
        let reading = try Reading(text)
        #expect(reading.codes.isEmpty)
        #expect(reading.sales[0].sale?.lines[0].price.plain == expected)
    }

    @Test func `an amount that nothing decides is a finding on its sale alone`() throws {
        let text = csv(["precio": "1.234"]) + "04;FE;8;2025-01-08;18:00:00;Pan;1;500\n"
        let reading = try Reading(text)
        #expect(reading.sales.map { $0.findings.map(\.code) } == [[.amountAmbiguous], []])
        let both = try Reading(
            csv(["precio": "1.234"]) + "04;FE;8;2025-01-08;18:00:00;Pan;1;1,5\n"
                + "04;FE;9;2025-01-08;18:00:00;Pan;1;1.5\n"
        )
        #expect(both.sales.map { $0.findings.map(\.code) } == [[.amountAmbiguous], [], []])
    }
}

/// What surrounds and breaks the rows of real exports.
@Suite struct RowTests {
    private static let row = "04;FE;8;2025-01-08;18:00;Pan;1;1,00"
    private static let header = String(csv().prefix { $0 != "\n" })

    @Test(arguments: [
        (";;", "90", [FindingCode.csvFieldCount], 9), (";;", ";5", [.csvFieldCount], 10),
        (";;", "", [], 0), (";;", "; ", [], 0), (";;nota", ";90", [], 0), ("", "", [], 0),
    ]) func `a value behind the last heading makes a row too long`(
        spare: String,
        values: String,
        codes: [FindingCode],
        count: Int
    ) throws {
        let text = "\(Self.header)\(spare)\n04;FE;8;2025-01-08;18:00;Pan;1;1,00;\(values)\n"
        let reading = try Reading(text)
        #expect(reading.codes == codes)
        guard let finding = reading.sales[0].findings.first else { return }
        #expect(finding.message.es == "La fila tiene \(count) campos y el encabezado 8.")
    }

    @Test func `a decimal comma without quotes beside spare columns is no other price`() throws {
        let header = "tipo,factura,fecha_hora,descripcion,cantidad,precio,tarifa,,"
        let reading = try Reading(header + "\n04,FE7,2025-01-08 18:00,Pan,1,22761,90,5,\n")
        #expect(reading.codes == [.csvFieldCount])
        let right = try Reading(header + "\n04,FE7,2025-01-08 18:00,Pan,1,\"22761,90\",5,,\n")
        #expect(try right.onlySale().lines[0].price.plain == "22761.90")
    }

    @Test func `a quote left open is told where it begins, also beyond the columns kept`() throws {
        var limits = ReadingLimits()
        limits.columns = 16
        let context = ReadingContext(issuers: [try faro()], limits: limits)
        let text = csv() + String(repeating: "x;", count: 20) + "\"abierta"
        let reading = try Reading(text, context: context)
        let places = reading.file.findings.first { $0.code == .csvQuote }?.places
        #expect(places == [Place(line: 3, column: 41)])
    }

    @Test(
        arguments: [
            (";;;;;;;\n;;;;;;;\n\n \n", [], []), ("\t;; ;\n", [], []),
            (header + "\n" + row, [], [.csvRowSkipped]),
            (header.uppercased() + "\n" + row, [], [.csvRowSkipped]),
            ("TOTAL;;;;;;3;2002,00", [], [.csvRowSkipped]),
            ("Totales:;;;;;;;2002,00\n\n", [], [.csvRowSkipped]),
            (";;;;;GRAN TOTAL;;2002,00", [], [.csvRowSkipped]),
            (";;;;;Subtotal tienda;;2002,00\n;;;;;Total;;2002,00", [], [.csvRowSkipped]),
            ("Suma;;;;;;3;2002,00", [], [.csvRowSkipped]),
            (row + ";;;", [], []), (row + ";\"\"; ", [], []), (row + ";x", [.csvFieldCount], []),
            ("04;FE;8;2025-01-08;18:00;Pan;1", [.csvFieldCount], []),
            ("04;FE;8", [.csvFieldCount], []),
            ("04;FC;0024;2025-01-08;18:00;Pan;1;1,00", [.numberForm], []),
            ("04;;FC-0024;2025-01-08;18:00;Pan;1;1,00", [.numberForm], []),
        ] as [(String, [FindingCode], [FindingCode])]
    ) func `rows around the sales are skipped, and those that break off are found`(
        rows: String,
        codes: [FindingCode],
        fileCodes: [FindingCode]
    ) throws {
        for end in ["\n", "\r\n", ""] {
            let reading = try Reading(csv() + rows + end)
            #expect(
                Array(reading.codes.prefix(4)) == codes,
                "\(reading.sales.last?.findings ?? [])"
            )
            #expect(reading.fileCodes == fileCodes)
            #expect(reading.file.isTrusted)
            #expect(reading.sales[0].sale != nil)
        }
    }

    @Test func `a number with hyphen and zeros is explained, and how it should be`() throws {
        let reading = try Reading(csv(["prefijo": "", "numero": "FC-0024"]))
        let finding = try #require(reading.sales[0].findings.first)
        #expect(reading.sales[0].number?.text == "FC24")
        #expect(finding.message.es.contains("«FC-0024» lleva guiones, espacios o ceros"))
        #expect(finding.message.es.contains("FAD05a"))
        #expect(finding.remedy.es.contains("FC24"))
    }

    @Test func `a description that begins with total is sold, not skipped`() throws {
        let reading = try Reading(csv() + "04;FE;8;2025-01-08;18:00;Total Cereal;1;1,00\n")
        #expect(reading.sales.count == 2)
        #expect(reading.fileCodes.isEmpty)
    }
}
