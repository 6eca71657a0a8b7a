import Fiscal
import Testing

@testable import SaleFiles

/// What tills and spreadsheets write that means one thing all the same.
@Suite struct ExportHabitTests {
    @Test(arguments: [
        "08-ene-2025", "8 ene. 2025", "08-ene-25", "8-Jan-25", "Enero 8 de 2025", "Jan 8, 2025",
        "miércoles, 8 de enero de 2025", "Mié 08/ene/2025", "ene-08-2025", "8 de enero de 2025",
        "08/ENE/2025", "8 Enero 2025",
    ]) func `a month by its name is read`(_ date: String) throws {
        #expect(try Reading(csv(["fecha": date])).onlySale().soldAt.day.text == "2025-01-08")
        let whole = ["fecha": "", "hora": "", "fecha_hora": date + " 18:00"]
        #expect(try Reading(csv(whole)).onlySale().soldAt.text == "2025-01-08T18:00:00-05:00")
    }

    @Test(arguments: [
        "32-ene-2025", "ene 8 25", "enero martes 8 2025", "mar 8 2025 1", "Lote 8 de 2025",
        "8 xyz 2025", "8 en 2025", "8 ene ene 2025",
    ]) func `a month by a name that is none, or beside half a year, is refused`(
        _ date: String
    ) throws {
        #expect(try Reading(csv(["fecha": date])).codes == [.dateForm])
    }

    @Test(arguments: ["12:00 m", "12:00 M.", "12:00:00 m."]) func `noon is twelve`(
        _ time: String
    ) throws {
        #expect(try Reading(csv(["hora": time])).onlySale().soldAt.clock == "12:00:00")
    }

    @Test(arguments: ["11:00 m", "1:00 M.", "00:00 m"]) func `no other hour is noon`(
        _ time: String
    ) throws {
        #expect(try Reading(csv(["hora": time])).codes == [.dateForm])
    }

    @Test(arguments: [
        ("8 a.m.", "08:00:00"), ("8 PM", "20:00:00"), ("12 m.", "12:00:00"),
        ("12 a. m.", "00:00:00"),
    ]) func `an hour without minutes is read where it names its half of the day`(
        time: String,
        clock: String
    ) throws {
        // Beside a sale of another time: one of midnight alone has none.
        let table = csv(["hora": time]) + "04;FE;8;2025-01-08;18:00:00;Café;2;1000,50\n"
        #expect(try Reading(table).sales[0].sale?.soldAt.clock == clock)
    }

    @Test(arguments: ["8", "8 m", "13 pm", "0 am", "8 h", "8:"])
    func `any other hour alone is not`(_ time: String) throws {
        #expect(try Reading(csv(["hora": time])).codes == [.dateForm])
    }

    @Test(arguments: ["150%", "$10", "$ 10"])
    func `what is no percentage of one hundred is no discount`(_ text: String) throws {
        var mapping = ImportMapping(match: "*")
        mapping.discountUnit = .percent
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        let reading = try Reading(csv(["descuento": text]), context: context)
        #expect(reading.codes == [.amountForm])
        #expect(reading.sales[0].findings[0].message.es.contains("no es un porcentaje"))
    }

    @Test(arguments: ["$12.000,oo", "$ 12.000.oo", "12,000,OO", "12000,oo", "12.000,00"])
    func `letters for the zeros of the centavos are read`(_ text: String) throws {
        let sale = try Reading(csv(["precio": text, "caja": "1"])).onlySale()
        #expect(sale.lines[0].price.plain == "12000.00")
    }

    @Test(arguments: ["oo", "12o", "12,o", "12,ooo", "1oo,00", "12oo", "12,0o"])
    func `letters elsewhere are no amount`(_ text: String) throws {
        #expect(try Reading(csv(["precio": text])).codes == [.amountForm])
    }

    @Test(arguments: ["4.0", "04.0", "'04", "4,0"])
    func `a type as a spreadsheet leaves it is read`(
        _ text: String
    ) throws {
        #expect(try Reading(csv(["tipo": text])).onlySale().type == .authorityDown)
    }

    @Test(arguments: ["4.1", "''04", "4.", "40"]) func `a type that is another text is not`(
        _ text: String
    ) throws {
        #expect(try Reading(csv(["tipo": text])).codes == [.valueForm])
    }

    @Test(arguments: [
        ("CAJA", "BX"), ("Cja.", "BX"), ("bolsa", "BG"), ("PAQ", "PK"), ("rollo", "RO"),
    ]) func `packings are units`(word: String, code: String) throws {
        #expect(try Reading(csv(["unidad": word])).onlySale().lines[0].unit == code)
    }

    @Test func `a card of an unknown kind is asked for, with the codes that fit`() throws {
        let reading = try Reading(csv(["medio_pago": "Tarjeta"]))
        #expect(reading.codes == [.valueForm])
        let remedy = reading.sales[0].findings[0].remedy
        #expect(remedy.es.contains("débito (49)") && remedy.es.contains("crédito (48)"))
    }

    @Test func `the usual headings in English are known`() throws {
        let text = """
            tipo,Invoice Number,Date,Time,Customer,Description,Quantity,Unit Price,Tax Rate,Total
            04,FE7,2025-01-08,18:00,Consumidor final,Café,2,1000.50,19,2381.19
            """
        let reading = try Reading(text)
        #expect(reading.fileCodes.isEmpty)
        #expect(try reading.onlySale().declaredTotal == Pesos(centavos: 238_119))
    }

    @Test func `totals of lines under the name of the sale's are told apart in the remedy`() throws
    {
        let row = "04;FE;7;2025-01-08;18:00:00;Pan;1;500,00;500,00\n"
        let text = csv(["total": "2001,00"]).replacing(";total\n", with: ";total_factura\n")
        let reading = try Reading(text + row)
        let finding = try #require(reading.sales[0].findings.first { $0.code == .csvRowsDisagree })
        #expect(finding.remedy.es.contains("titule la columna «total_linea»"))
        let named = csv(["total_linea": "2001,00"]) + row
        #expect(try Reading(named).codes.isEmpty)
    }

    @Test func `a plain total in which the rows of a sale differ is each line's`() throws {
        let row = "04;FE;7;2025-01-08;18:00:00;Pan;1;500,00;500,00\n"
        let reading = try Reading(csv(["Total": "2001,00"]) + row)
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
        #expect(try reading.onlySale().lines.count == 2)
        let pairs = (1...16).map { number in
            String(
                repeating: "04;FE;\(number);2025-01-08;18:00:00;Pan;1;500,00;1000,00\n",
                count: 2
            )
        }
        let header = csv(["Total": ""]).split(separator: "\n")[0] + "\n"
        let late = try Reading(
            header + pairs.joined() + row.replacing("FE;7", with: "FE;50")
                + row.replacing("FE;7", with: "FE;50").replacing("500", with: "600")
        )
        #expect(late.codes.contains(.csvRowsDisagree))
        let wrong = row.replacing("00;500,00", with: "00;600,00")
        #expect(try Reading(csv(["Vlr. total": "2001,00"]) + wrong).codes == [.lineDiffers])
        let both =
            csv(["Subtotal": "2001,00", "Total": "2381,19", "tarifa": "19"])
            + "04;FE;7;2025-01-08;18:00:00;Pan;1;500,00;500,00;595,00;19\n"
        #expect(try Reading(both).codes.isEmpty && Reading(both).fileCodes.isEmpty)
        let closing = csv(["Total": "2001,00"]) + "cierre;FE;7;2025-01-08;;;1;;2001,00\n"
        #expect(try Reading(closing).sales[0].sale?.declaredTotal == Pesos(centavos: 200_100))
    }

    @Test(arguments: ["FE-7", "FE 7", "#FE7", "fe - 7"])
    func `signs set the prefix of an authorised number apart`(_ number: String) throws {
        let sale = try Reading(csv(["prefijo": "", "numero": number])).onlySale()
        #expect(sale.number.text == "FE7")
        for other in ["FE-500", "FE-07", "FE-1-7", "7-FE"] {
            let reading = try Reading(csv(["prefijo": "", "numero": other]))
            #expect(reading.codes == [.numberForm], "\(other)")
        }
    }

    @Test(arguments: ["Van:;;;;;;;2001,00", ";;;;;Vienen;;2001,00"])
    func `what a page carries to the next one is no sale`(_ row: String) throws {
        let next = "04;FE;8;2025-01-08;18:00;Vanessa de Pan;1;1,00\n"
        let reading = try Reading(csv() + row + "\n" + next)
        #expect(reading.fileCodes == [.csvRowSkipped] && reading.codes.isEmpty)
        #expect(reading.sales.count == 2)
    }

    @Test(arguments: ["COP", "cop", "Pesos colombianos", "$", ""])
    func `a currency that is pesos in every row stops no file`(_ text: String) throws {
        let reading = try Reading(csv(["Moneda": text]))
        #expect(reading.fileCodes.isEmpty && reading.codes.isEmpty)
    }

    @Test func `one other currency stops the file`() throws {
        let row = "04;FE;8;2025-01-08;18:00;Pan;1;1,00;USD\n"
        let reading = try Reading(csv(["Moneda": "COP"]) + row)
        #expect(reading.fileCodes == [.csvColumnUnknown] && !reading.file.isTrusted)
    }

    @Test(arguments: [";", ",", "\t"]) func `lines that are in quotes as a whole are named`(
        _ delimiter: String
    ) throws {
        let lines = csv(delimiter: delimiter).replacing("1000,50", with: "1000.50")
            .split(separator: "\n").map { "\"\($0)\"" }
        let reading = try Reading(lines.joined(separator: "\n"))
        #expect(reading.fileCodes == [.csvQuote] && !reading.file.isTrusted)
        #expect(reading.file.findings[0].remedy.es.contains("Quite las comillas"))
    }
}
