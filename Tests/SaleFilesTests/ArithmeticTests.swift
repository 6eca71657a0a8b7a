import Fiscal
import SaleFiles
import Testing

/// One sale of two lines: 3 × 1000,50 − 100 at IVA 19 % and 2 × 500 at INC 8 %.
///
/// Lines 2901,50 and 1000,00; IVA 551,28 (half to even of 551,285), INC 80,00; total 4532,78.
private func sums(
    _ ofSale: [String: String] = [:],
    _ first: [String: String] = [:],
    _ second: [String: String] = [:]
) throws -> Reading {
    let names = Set(ofSale.keys).union(first.keys).union(second.keys).sorted()
    let base = "tipo;factura;fecha_hora;descripcion;cantidad;precio;valor descuento;impuesto;tarifa"
    let rows = [
        ("04;FE7;2025-01-08 18:00;Pan;3;1000,50;100;IVA;19", first),
        ("04;FE7;2025-01-08 18:00;Cena;2;500,00;;INC;8", second),
    ]
    let header = ([base] + names).joined(separator: ";")
    let lines = rows.map { row, ofLine in
        ([row] + names.map { ofLine[$0] ?? ofSale[$0] ?? "" }).joined(separator: ";")
    }
    return try Reading(([header] + lines).joined(separator: "\n"))
}

@Suite struct ArithmeticTests {
    @Test(arguments: [
        ("total", "4532,78"), ("total", "4534,78"), ("total", "4530,78"),
        ("subtotal_factura", "3901,50"), ("subtotal_factura", "4001,50"),
        ("total_descuento", "100"), ("total_impuestos", "631,28"), ("total_iva", "551,28"),
        ("Total IVA", "$ 553,28"), ("total_inc", "80"), ("total_inc", "78,00"),
    ]) func `a declared sum within two pesos of the lines is right`(
        name: String,
        amount: String
    ) throws {
        #expect(try sums([name: amount]).codes.isEmpty)
    }

    @Test(
        arguments: [
            ("total", "4534,79", FindingCode.totalDiffers, "$ 4.532,78: la diferencia es $ 2,01"),
            ("total", "3901,50", .totalDiffers, "la diferencia es $ 631,28"),
            ("subtotal_factura", "3899,49", .sumDiffers, "$ 3.901,50: la diferencia es $ 2,01"),
            ("total_descuento", "0", .sumDiffers, "dan $ 100,00: la diferencia es $ 100,00"),
            ("total_impuestos", "551,28", .sumDiffers, "dan $ 631,28: la diferencia es $ 80,00"),
            ("total_iva", "631,28", .sumDiffers, "dan $ 551,28"),
            ("total_inc", "551,28", .sumDiffers, "dan $ 80,00"),
            ("total_iva", "mil", .amountForm, "mil"), ("total_iva", "-1", .amountNegative, "-1"),
            ("subtotal_factura", "99999999999999999", .amountOverflow, "demasiado grande"),
        ]
    ) func `a declared sum that differs names both figures and the difference`(
        name: String,
        amount: String,
        code: FindingCode,
        words: String
    ) throws {
        let reading = try sums([name: amount])
        #expect(reading.codes == [code])
        #expect(reading.sales[0].sale == nil)
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.message.es.contains(words), "\(finding.message.es)")
        #expect(finding.places[0].field == name)
    }

    @Test func `a total that is the sum before tax points at prices with tax`() throws {
        let finding = try #require(try sums(["total": "3901,50"]).sales[0].findings.first)
        #expect(finding.remedy.es.contains("escríbalos sin impuesto"))
    }

    /// The first line alone gives 2901,50 before tax, 3452,78 with it, 3001,50 before its discount.
    @Test(arguments: [
        ("total_linea", "2901,50", "1000"), ("total_linea", "3452,78", "1080,00"),
        ("total_linea", "3001,50", "1000"), ("subtotal", "2901,50", "1000,00"),
        // The sale's own figure on each of its rows.
        ("subtotal", "3901,50", "3901,50"), ("Subtotal", "4532,78", "4532,78"),
        ("valor_impuesto", "551,28", "80"), ("valor_iva", "549,28", "78"),
        ("valor_impuesto", "631,28", "631,28"), ("valor_impuesto", "", ""),
    ]) func `the declared tax and total of a line are right`(
        name: String,
        first: String,
        second: String
    ) throws {
        let reading = try sums([:], [name: first], [name: second])
        #expect(reading.codes.isEmpty, "\(reading.sales[0].findings)")
        #expect(reading.fileCodes.isEmpty)
    }

    @Test(
        arguments: [
            ("total_linea", "2904,51", "$ 2.901,50 sin impuesto y $ 3.452,78 con él", "$ 3,01"),
            ("total_linea", "3450,00", "$ 3.452,78 con él", "$ 2,78"),
            ("valor_impuesto", "550,00", "", ""), ("valor_impuesto", "0", "$ 551,28", "$ 551,28"),
        ]
    ) func `the declared tax or total of a line that differs names both figures`(
        name: String,
        amount: String,
        figures: String,
        difference: String
    ) throws {
        let reading = try sums([:], [name: amount])
        guard !figures.isEmpty else { return #expect(reading.codes.isEmpty) }
        #expect(reading.codes == [.lineDiffers])
        let message = try #require(reading.sales[0].findings.first?.message.es)
        #expect(message.contains(figures) && message.contains(difference), "\(message)")
        #expect(reading.sales[0].findings[0].places.map(\.line) == [2])
    }

    @Test func `in JSON a sum belongs where it stands`() throws {
        func codes(_ total: Int, _ subtotal: Int) throws -> [FindingCode] {
            let line = "\"descripcion\":\"Pan\",\"cantidad\":1,\"precio\":500"
            let text =
                "{\"tipo\":4,\"numero\":\"FE7\",\"fecha_hora\":\"2025-01-08 18:00\","
                + "\"subtotal\":\(subtotal),\"lineas\":[{\(line),\"total_linea\":\(total)},{\(line)}]}"
            return try Reading(text).codes
        }
        #expect(try codes(500, 1000).isEmpty)
        #expect(try codes(1000, 1000) == [.lineDiffers])
        #expect(try codes(500, 500) == [.sumDiffers])
    }

    @Test func `unreadable sums are found while a line is faulty`() throws {
        let reading = try sums(["total_iva": "x"], ["unidad": "caja grande", "total_linea": "y"])
        #expect(Set(reading.codes).isSuperset(of: [.amountForm, .valueForm]))
        #expect(reading.codes.count { $0 == .amountForm } >= 2)
    }

    @Test(arguments: [
        "Precio con IVA", "precio_con_iva", "VALOR UNITARIO CON IVA", "Vr. unit. IVA incluido",
        "precio con impuestos",
    ]) func `prices with tax are not guessed at, and the finding says so`(heading: String) throws {
        let reading = try Reading(csv([heading: "1190,60"]))
        #expect(reading.fileCodes == [.csvColumnUnknown])
        #expect(reading.file.findings[0].message.es.contains("impuesto incluido"))
        #expect(try reading.onlySale().lines[0].price.plain == "1000.50")
        let alone = try Reading(csv().replacing("precio", with: heading))
        #expect(alone.fileCodes == [.csvColumnUnknown, .csvColumnsMissing])
    }

    @Test(arguments: ["total con IVA", "Total con impuestos"])
    func `a total with tax is the total`(heading: String) throws {
        let reading = try Reading(csv([heading: "2001,00"]))
        #expect(try reading.onlySale().declaredTotal == Pesos(centavos: 200_100))
    }

    @Test(
        arguments: [
            ("0,000001", "1000000", "1.00"), ("0,000001", "0,000001", "0.00"),
            ("1000000000", "1", "1000000000.00"), ("0,5", "0,01", "0.00"), ("1,5", "0,01", "0.02"),
            ("2,5", "0,01", "0.02"), ("0,333333", "3", "1.00"),
            ("1000000000", "10000000", "10000000000000000.00"),
            ("1", "1000000000000", "1000000000000.00"),
        ]
    ) func `quantity times price is exact and rounded once, half to even`(
        quantity: String,
        price: String,
        expected: String
    ) throws {
        let reading = try Reading(csv(["caja": "1", "cantidad": quantity, "precio": price]))
        #expect(try reading.onlySale().lines[0].net?.plain == expected)
    }

    @Test(
        arguments: [
            ("1000000000,000001", "1", FindingCode.amountOverflow),
            ("1", "1000000000000,000001", .amountOverflow),
            ("1000000000", "10000000,01", .amountOverflow),
            ("1", "1000000000001", .amountOverflow), ("0,0000001", "1", .amountForm),
            ("1", "0,0000001", .amountForm), ("0,000000", "1", .valueForm),
            ("18446744073709551616", "1", .amountOverflow),
        ]
    ) func `beyond the limits an amount is a finding`(
        quantity: String,
        price: String,
        code: FindingCode
    ) throws {
        let reading = try Reading(csv(["caja": "1", "cantidad": quantity, "precio": price]))
        #expect(reading.codes == [code])
    }

    @Test func `sums of lines that leave the limits are found once`() throws {
        let row = "04;FE;7;2025-01-08;18:00:00;Pan;1000000000;10000000,00\n"
        let reading = try Reading(csv(["cantidad": "1000000000", "precio": "10000000,00"]) + row)
        #expect(reading.codes == [.amountOverflow])
        #expect(reading.sales[0].findings[0].message.es.contains("suma de los renglones"))
    }

    @Test(arguments: ["380", "1900", "101"])
    func `a column of rates that holds the tax itself is explained`(text: String) throws {
        let reading = try Reading(csv(["IVA": text]))
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales[0].findings[0].remedy.es.contains("valor_impuesto"))
    }
}
