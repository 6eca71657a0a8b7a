import Fiscal
import Testing

@testable import SaleFiles

/// What a mapping says of a file's units and words.
@Suite struct UnitTests {
    private func context(_ change: (inout ImportMapping) -> Void) throws -> ReadingContext {
        var mapping = ImportMapping(match: "**")
        change(&mapping)
        let pattern = try #require(PathPattern("**"))
        return ReadingContext(
            issuers: [try faro()],
            imports: [ImportRule(pattern: pattern, mapping: mapping)]
        )
    }

    @Test(arguments: [
        (["fecha": "2025-01-09", "hora": "13:01"], "2025-01-09T08:01:00-05:00"),
        (["fecha": "2025-01-09", "hora": "02:30"], "2025-01-08T21:30:00-05:00"),
        (
            ["fecha_hora": "2025-01-09 02:30:00", "fecha": "", "hora": ""],
            "2025-01-08T21:30:00-05:00"
        ),
        (
            ["fecha_hora": "2025-01-09T02:30:00-05:00", "fecha": "", "hora": ""],
            "2025-01-09T02:30:00-05:00"
        ),
    ]) func `times without a zone are UTC's where the mapping says so`(
        written: [String: String],
        moment: String
    ) throws {
        let context = try context { $0.hasHoursOfUTC = true }
        let sale = try Reading(csv(written), context: context).onlySale()
        #expect(sale.soldAt == Timestamp(moment))
    }

    @Test(arguments: [
        ("2", "30", "2025-02-07"), ("2", "8 días", "2025-01-16"), ("2", "0", "2025-01-08"),
        ("2", "x", nil), ("1", "0", ""), ("1", "", ""),
    ]) func `a term in days is a day where the mapping says so`(
        form: String,
        days: String,
        due: String?
    ) throws {
        let context = try context {
            $0.columns = [.dueDay: "Plazo"]
            $0.hasDaysToPay = true
        }
        let reading = try Reading(csv(["forma_pago": form, "Plazo": days]), context: context)
        guard let due else { return #expect(reading.codes == [.dateForm]) }
        let payment = try reading.onlySale().payment
        #expect(form == "1" ? payment.form == .cash : payment.dueDay == CalendarDay(due))
    }

    @Test(arguments: [
        ("FE", "00000007"), ("", "FE00000007"), ("", "FE-007"), ("FE", "7"),
    ]) func `zeros before a number are padding where the mapping says so`(
        prefix: String,
        number: String
    ) throws {
        let context = try context { $0.hasPaddedNumbers = true }
        let file = csv(["prefijo": prefix, "numero": number])
        #expect(try Reading(file, context: context).onlySale().number.text == "FE7")
        // In no range, or with a sign among the digits, they are odd all the same.
        for odd in ["00000700", "00-07"] {
            let odd = csv(["numero": odd])
            #expect(try Reading(odd, context: context).codes == [.numberForm])
        }
        guard number != "7" else { return }
        let finding = try #require(try Reading(file).sales[0].findings.first)
        #expect(finding.code == .numberForm && finding.remedy.es.contains("numero: padded"))
    }

    @Test(arguments: [
        ("0,19", 19_000), ("0.05", 5_000), ("0", 0), ("19 %", 19_000), ("0,190", 19_000),
    ])
    func `a rate is read as a fraction where the mapping says so`(
        text: String,
        thousandths: Int64
    ) throws {
        let context = try context { $0.rateUnit = .fraction }
        let sale = try Reading(csv(["tarifa": text]), context: context).onlySale()
        #expect(sale.lines[0].tax == LineTax(code: .iva, rate: Rate(thousandths: thousandths)))
    }

    @Test func `a fraction is no rate without the mapping, nor a percentage with it`() throws {
        let finding = try #require(try Reading(csv(["tarifa": "0,19"])).sales[0].findings.first)
        #expect(finding.code == .valueForm && finding.remedy.es.contains("tarifa: fraction"))
        let context = try context { $0.rateUnit = .fraction }
        #expect(try !Reading(csv(["tarifa": "19"]), context: context).codes.isEmpty)
    }

    @Test(arguments: [
        ("10", "200.10"), ("10 %", "200.10"), ("12,5", "250.12"), ("", "0.00"), ("100", "2001.00"),
    ])
    func `a discount is a percentage of its line where the mapping says so`(
        text: String,
        pesos: String
    ) throws {
        let context = try context {
            $0.columns = [.discount: "Dcto %"]
            $0.discountUnit = .percent
        }
        let sale = try Reading(csv(["Dcto %": text]), context: context).onlySale()
        #expect(sale.lines[0].discount.plain == pesos)
        #expect(try !Reading(csv(["Dcto %": "101"]), context: context).codes.isEmpty)
    }

    @Test func `a discount may be a fraction where the mapping says so, and is none unsaid`() throws
    {
        let fraction = try context { $0.discountUnit = .fraction }
        for (text, pesos) in [("0,05", "100.05"), ("5%", "100.05"), ("", "0.00"), ("1", "2001.00")]
        {
            let sale = try Reading(csv(["descuento": text]), context: fraction).onlySale()
            #expect(sale.lines[0].discount.plain == pesos, "\(text)")
        }
        #expect(try Reading(csv(["descuento": "5"]), context: fraction).codes == [.amountForm])
        let mixed = try context { ($0.rateUnit, $0.discountUnit) = (.fraction, .percent) }
        let file = csv(["descuento": "0,05", "tarifa": "0,19"])
        let finding = try #require(try Reading(file, context: mixed).sales[0].findings.first)
        #expect(
            finding.code == .amountAmbiguous && finding.remedy.en.contains("descuento: fraction")
        )
        let sign = csv(["descuento": "0,05%", "tarifa": "0,19"])
        #expect(try Reading(sign, context: mixed).onlySale().lines[0].discount.plain == "1.00")
    }

    @Test(arguments: [("10%", "200.10"), ("12.500 %", "250.12"), ("0%", "0.00")])
    func `a discount with its own sign is a percentage without the mapping`(
        text: String,
        pesos: String
    ) throws {
        let reading = try Reading(csv(["descuento": text]))
        #expect(try reading.onlySale().lines[0].discount.plain == pesos)
        let cheap = try Reading(csv(["descuento": "10%", "cantidad": "1", "precio": "800"]))
        #expect(try cheap.onlySale().lines[0].discount.plain == "80.00" && cheap.codes.isEmpty)
        let context = try context { $0.discountUnit = .pesos }
        #expect(try Reading(csv(["descuento": text]), context: context).codes == [.amountForm])
    }

    @Test(arguments: ["19", "1", "1,00", "5"])
    func `a rate that is no fraction names the setting`(text: String) throws {
        let context = try context { $0.rateUnit = .fraction }
        let reading = try Reading(csv(["tarifa": text]), context: context)
        #expect(reading.codes == [.valueForm])
        let finding = reading.sales[0].findings[0]
        #expect(
            finding.message.es.contains(
                "el ajuste units: {tarifa: fraction} dice que las tarifas son fracciones"
            )
        )
    }

    @Test(arguments: [
        ("9/1/25", ImportMapping.DateOrder.dayMonthYear), ("1/9/25", .monthDayYear),
        ("01/09/2025", .monthDayYear), ("25-01-09", .yearMonthDay), ("2025-01-09", .monthDayYear),
        ("09-ene-25", .monthDayYear), ("09/01/2025", .dayMonthYear),
    ])
    func `three numbers are a date as the mapping says`(
        _ text: String,
        _ order: ImportMapping.DateOrder
    ) throws {
        let context = try context { $0.dates = order }
        let whole = ["fecha": "", "hora": "", "fecha_hora": text + " 8:04 a. m."]
        for cells in [["fecha": text], whole] {
            let sale = try Reading(csv(cells), context: context).onlySale()
            #expect(sale.soldAt.day == CalendarDay("2025-01-09"))
        }
    }

    @Test(arguments: [
        ("9/13/25", ImportMapping.DateOrder.dayMonthYear), ("13/1/2025", .monthDayYear),
        ("9/1/2025", .yearMonthDay), ("9/1/125", .dayMonthYear),
    ])
    func `what is no date as the mapping says is refused`(
        _ text: String,
        _ order: ImportMapping.DateOrder
    ) throws {
        let context = try context { $0.dates = order }
        #expect(try Reading(csv(["fecha": text]), context: context).codes == [.dateForm])
    }

    @Test(arguments: [
        ("2", "20000,00", "10000.00"), ("3", "10000,00", "3333.333333"),
        ("0,375", "1,00", "2.666667"),
        ("1", "0", "0.00"), ("7", "0,01", "0.001429"),
    ])
    func `a price is that of the whole line where the mapping says so`(
        _ quantity: String,
        _ sum: String,
        _ price: String
    ) throws {
        let context = try context { ($0.priceUnit, $0.columns) = (.line, [.price: "precio"]) }
        let cells = ["cantidad": quantity, "precio": sum, "total": sum]
        let reading = try Reading(csv(cells), context: context)
        let line = try reading.onlySale().lines[0]
        #expect(line.price.plain == price)
        let unnamed = try self.context { $0.priceUnit = .line }
        let unit = try Reading(csv(["cantidad": "2"]), context: unnamed).onlySale().lines[0].price
        #expect(unit.plain == "1000.50")
        #expect(line.net?.plain == (sum == "0" ? "0.00" : sum.replacing(",", with: ".")))
    }

    @Test func `a sum that no price makes is told`() throws {
        let context = try context { ($0.priceUnit, $0.columns) = (.line, [.price: "precio"]) }
        let cells = ["cantidad": "700000", "precio": "100,01"]
        #expect(try Reading(csv(cells), context: context).codes == [.amountForm])
    }

    @Test func `percentages do not tell how prices are written`() throws {
        let context = try context {
            $0.columns = [.discount: "Dcto %"]
            $0.discountUnit = .percent
        }
        let text = csv(["Dcto %": "12.5", "precio": "1000,50"])
        #expect(try Reading(text, context: context).onlySale().lines[0].price.plain == "1000.50")
    }

    @Test func `a program's own words are read as the mapping translates them`() throws {
        let context = try context {
            $0.values = [.voided: ["V": "NO", "a": "SI"], .type: ["Contingencia DIAN": "04"]]
        }
        let type = ["tipo": "CONTINGENCIA DIAN"]
        let sold = csv(type.merging(["anulada": "v"]) { $1 })
        #expect(try Reading(sold, context: context).onlySale().voided == nil)
        let voided = csv(type.merging(["anulada": "A", "motivo": "Error"]) { $1 })
        #expect(try Reading(voided, context: context).onlySale().voided != nil)
        let json = """
            [{"tipo":"contingencia dian","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "anulada":"V","lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(
            try Reading(json, name: "a.json", context: context).onlySale().type.rawValue == "04"
        )
        let unknown = try Reading(csv(["anulada": "Q"]))
        #expect(unknown.sales[0].findings[0].remedy.es.contains("values: {anulada:"))
    }

    @Test func `a word that was translated keeps its place`() throws {
        let context = try context { $0.values = [.voided: ["q": "QUIZAS"]] }
        let reading = try Reading(csv(["anulada": "q"]), context: context)
        let plain = try Reading(csv(["anulada": "q"]))
        #expect(reading.sales[0].findings.map(\.places) == plain.sales[0].findings.map(\.places))
    }

    @Test func `what the words of a tax column say is shown`() throws {
        let reading = try Reading(csv(["impuesto": "IVA EXCLUIDOS", "tarifa": "5"]))
        #expect(reading.sales[0].findings[0].message.es.contains("«IVA EXCLUIDOS»"))
        let name = try Reading(csv(["impuesto": "IVA RUIZ", "tarifa": "5"]))
        #expect(!name.sales[0].findings[0].message.es.contains("RUIZ"))
    }

    @Test(arguments: [ImportMapping.DiscountUnit.pesos, .percent])
    func `a small discount is no question where the mapping says what it is in`(
        unit: ImportMapping.DiscountUnit
    ) throws {
        let context = try context { $0.discountUnit = unit }
        let text = csv(["cantidad": "1", "precio": "800", "descuento": "10"])
        let discount = try Reading(text, context: context).onlySale().lines[0].discount
        #expect(discount.centavos == (unit == .pesos ? 1000 : 8000))
    }
}
