import Fiscal
import Testing

@testable import SaleFiles

/// Columns that may mean two things: the file or the settings decide, or nobody does.
@Suite struct TwoReadingsTests {
    /// One sale for each number, with the same buyer's name.
    private func sales(nits: [String], heading: String = "NIT") throws -> Reading {
        let header = "tipo;factura;fecha_hora;\(heading);Cliente;descripcion;cantidad;precio\n"
        let rows = nits.enumerated().map { index, nit in
            "04;FE\(index + 1);2025-01-08 18:00;\(nit);Ana Pérez;Pan;1;1,50\n"
        }
        return try Reading(header + rows.joined())
    }

    @Test func `a NIT that is the issuer's in every row is the issuer's`() throws {
        let reading = try sales(nits: ["900373115", "900.373.115-3", ""])
        #expect(reading.profile.nit == .issuer)
        #expect(reading.file.isTrusted)
        #expect(
            reading.sales.map(\.issuer) == [
                NIT(digits: 900_373_115), NIT(digits: 900_373_115), NIT(digits: 900_373_115),
            ]
        )
    }

    @Test(arguments: [
        ["800197268-4", "52123456"], ["222222222222", "222222222222"],
        ["800197268-4", "CONSUMIDOR FINAL", "800197268-4"],
    ]) func `a NIT that differs from row to row is the buyer's`(_ nits: [String]) throws {
        let reading = try sales(nits: nits)
        #expect(!reading.sales.contains { $0.findings.hasErrors } && reading.fileCodes.isEmpty)
        #expect(reading.sales.allSatisfy { $0.issuer == NIT(digits: 900_373_115) })
        let expected = nits[0].hasPrefix("8") ? "800197268" : Buyer.finalConsumer.id
        #expect(reading.sales[0].sale?.buyer.id == expected)
    }

    @Test(arguments: [["800197268-4"], ["800197268", "800197268"], ["900373115", "52123456"]])
    func `a NIT that may be either makes the file void, with a remedy`(_ nits: [String]) throws {
        let reading = try sales(nits: nits)
        #expect(!reading.file.isTrusted)
        #expect(reading.fileCodes == [.csvColumnUnknown])
        let finding = try #require(reading.file.findings.first)
        #expect(finding.places == [Place(line: 1, column: 25, field: "NIT")])
        #expect(finding.remedy.es.contains("«nit_emisor» o «cliente_id»"))
    }

    @Test func `a heading that says whose the NIT is is believed`() throws {
        #expect(try sales(nits: ["800197268-4"], heading: "NIT cliente").codes.isEmpty)
        #expect(
            try sales(nits: ["800197268-4"], heading: "NIT empresa").codes == [
                .issuerUnknown, .valueMissing,
            ]
        )
    }

    private func dates(_ dates: [String]) throws -> Reading {
        let rows = dates.enumerated().map { index, date in
            "04;FE;\(index + 8);\(date);18:00;Pan;1;1,50\n"
        }
        return try Reading(csv() + rows.joined())
    }

    @Test(
        arguments: [
            (["01/09/2025", "01/28/2025"], [true, true]),
            (["1-28-2025", "09/01/2025"], [true, true]),
            // One week of January, or the first of three months.
            (["01/06/2025", "01/07/2025", "01/08/2025"], [true, true, true]),
            (["01/06/2025", "01/06/2025", "01/08/2025"], [false, false, false]),
            (
                ["01/06/2025", "01/07/2025", "01/08/2025", "13/01/2025"],
                [false, false, false, false]
            ),
            // The same day either way, and a form that has one reading.
            (["01/28/2025", "01/01/2025", "2025-01-09"], [true, false, false]),
            (
                ["09/01/2025", "10/01/2025", "11/01/2025", "12/01/2025"],
                [false, false, false, false]
            ),
        ] as [([String], [Bool])]
    ) func `where months seem to come first, a date with two readings is refused`(
        dates: [String],
        isRefused: [Bool]
    ) throws {
        let reading = try self.dates(dates)
        #expect(
            reading.sales.dropFirst().map { $0.findings.map(\.code) == [.dateForm] } == isRefused
        )
        #expect(reading.sales.dropFirst().map { $0.sale == nil } == isRefused)
    }

    @Test func `a date with two readings is told with both`() throws {
        let reading = try dates(["01/09/2025", "01/28/2025"])
        let finding = try #require(reading.sales[1].findings.first)
        #expect(finding.message.es.contains("puede ser 2025-09-01 o 2025-01-09"))
        #expect(finding.remedy.es.contains("año-mes-día"))
    }

    @Test func `a time in another zone beside a mere day has two readings`() throws {
        for time in ["02:04:00Z", "02:04:00+00:00", "18:00:00-06:00"] {
            let reading = try Reading(csv(["hora": time]))
            #expect(reading.codes == [.dateForm], "\(time)")
            #expect(reading.sales[0].findings[0].message.es.contains("hora de Colombia"))
        }
        let colombian = try Reading(csv(["hora": "18:00:00-05:00"])).onlySale()
        #expect(colombian.soldAt.text == "2025-01-08T18:00:00-05:00")
        let dated = try Reading(csv(["hora": "2025-01-08T23:00:00Z"])).onlySale()
        #expect(dated.soldAt.text == "2025-01-08T18:00:00-05:00")
    }

    @Test(arguments: [
        "30/12/1899 08:04", "1899-12-30 08:04:00", "12/30/1899 8:04 a. m.", "31/12/1899 08:04",
        "1900-01-01 08:04:00.000", "0/01/1900 08:04", "2025-01-08 08:04", "08/01/2025 08:04",
    ]) func `a time with the day on which a program begins to count, or its own, is a time`(
        _ time: String
    ) throws {
        let sale = try Reading(csv(["hora": time])).onlySale()
        #expect(sale.soldAt.text == "2025-01-08T08:04:00-05:00")
    }

    @Test(arguments: ["09/01/2025 08:04", "30/12/1898 08:04", "30/12/1899"])
    func `a time with another day is refused without a false reason`(_ time: String) throws {
        let reading = try Reading(csv(["hora": time]))
        #expect(reading.codes == [.dateForm])
        let message = try #require(reading.sales[0].findings.first?.message.es)
        #expect(!message.contains("no existe"))
    }

    @Test(
        arguments: [
            ["fecha_hora": "2025-01-08 17:00:00"], ["fecha_hora": "2025-01-09 18:00:00"],
            ["fecha_hora": "2025-01-08T18:00:00Z"], ["fecha": "2025-01-08 17:00"],
            ["fecha": "", "hora": "18:00", "fecha_hora": "2025-01-08 17:00"],
            ["hora": "2025-01-07 18:00"],
        ]
    ) func `a moment given twice and otherwise is a finding that shows both`(
        changes: [String: String]
    ) throws {
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [.dateForm])
        let message = try #require(reading.sales.first?.findings.first?.message.es)
        #expect(message.contains("no coinciden"))
        for text in changes.values { #expect(message.contains(text)) }
    }

    @Test(
        arguments: [
            ["fecha_hora": "2025-01-08 18:00:32", "hora": "18:00"],
            ["fecha_hora": "08/01/2025 18:00:32", "hora": "6:00 p. m."],
            ["fecha_hora": "2025-01-08 18:00:32", "fecha": "2025-01-08 00:00:00", "hora": ""],
            ["fecha_hora": "2025-01-08T23:00:32Z", "fecha": "2025-01-08T18:00:32-05:00"],
            ["fecha_hora": "2025-01-08 18:00:32", "fecha": "01/08/2025"],
        ]
    ) func `a moment given twice and alike is read`(changes: [String: String]) throws {
        let sale = try Reading(csv(changes)).onlySale()
        #expect(sale.soldAt.text == "2025-01-08T18:00:32-05:00")
    }
}
