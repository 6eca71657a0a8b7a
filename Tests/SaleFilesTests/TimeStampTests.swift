import Fiscal
import Testing

@testable import SaleFiles

/// Moments as databases and programs write them.
@Suite struct TimeStampTests {
    private func whole(_ text: String) throws -> Reading {
        try Reading(csv(["fecha": "", "hora": "", "fecha_hora": text]))
    }

    @Test(arguments: [
        "2025-01-08 18:00:00-05", "2025-01-08 18:00:00.123-05", "2025-01-08T18:00:00-0500",
        "2025-01-08T23:00:00+0000", "2025-01-08 23:00:00+00", "2025-01-08 23:00:00 UTC",
        "2025-01-08 23:00 GMT", "2025-01-08 18:00:00 -05:00", "2025-01-08 18:00:00 -0500",
        "8/1/2025, 6:00:00 p. m.", "8/1/2025, 18:00:00", "8 ene. 2025, 18:00",
        "2025-01-08T23:00:00.000Z", "20250108 18:00", "Wed, 08 Jan 2025 23:00:00 GMT",
    ]) func `a moment is read as the usual systems write it`(_ text: String) throws {
        #expect(try whole(text).onlySale().soldAt.text == "2025-01-08T18:00:00-05:00")
    }

    @Test(arguments: [
        "2025-01-08 08:00-12", "2025-01-08 18:00:00-5", "2025-01-08 18:00:00-050",
        "2025-01-08 18:00:00-0560", "2025-01-08 18:00:00-1500", "2025-01-08 18:00:00 PST",
        "8/1/2025,18:00", "8/1/2025,T18:00", "2025-01-08 6:00 p. m. -05:00",
        "Thu, 09 Jan 2025 13:04:00 EST",
    ]) func `any other zone is refused, and no half of the day is spoken of`(
        _ text: String
    ) throws {
        let reading = try whole(text)
        #expect(reading.codes == [.dateForm])
        #expect(!reading.sales[0].findings[0].message.es.contains("a. m."))
    }

    @Test(
        arguments: [
            ("1736427840", "segundos"), ("1736427840000", "milisegundos"),
            ("1736427840.123", "segundos"), ("/Date(1736427840000)/", "milisegundos"),
            ("/Date(1736427840000-0500)/", "milisegundos"),
        ]
    ) func `a count since 1970 is told as such`(text: String, unit: String) throws {
        for changes in [["fecha": text], ["fecha": "", "hora": "", "fecha_hora": text]] {
            let reading = try Reading(csv(changes))
            #expect(reading.codes == [.dateForm])
            let finding = reading.sales[0].findings[0]
            #expect(finding.message.es.contains("una cuenta de \(unit) desde 1970"))
            #expect(finding.remedy.es.contains("2025-01-09T08:04:00-05:00"))
        }
    }

    @Test(arguments: ["1020304050", "900373115", "17364278", "17364278400", "1736427840-5"])
    func `a number of another size is no such count`(_ text: String) throws {
        let reading = try Reading(csv(["fecha": text]))
        #expect(reading.codes == [.dateForm])
        #expect(!reading.sales[0].findings[0].message.es.contains("1970"))
    }

    @Test(arguments: [
        ("fecha_hora", "1736427840", "1970"), ("fecha_hora", "1736427840000", "1970"),
        ("fecha", "20250132", "separadores"), ("fecha", "45908", "hoja de cálculo"),
        ("hora", "8", "no es una fecha"),
    ]) func `a number of JSON where a date belongs is judged as a date`(
        key: String,
        number: String,
        words: String
    ) throws {
        var keys = ["fecha": "\"2025-01-08\"", "hora": "\"18:00\""]
        if key == "fecha_hora" { keys = [:] }
        keys[key] = number
        let text = keys.map { "\"\($0)\":\($1)," }.joined()
        let reading = try Reading(json(text))
        #expect(reading.codes == [.dateForm], "\(reading.sales[0].findings)")
        #expect(reading.sales[0].findings[0].message.es.contains(words))
        guard key != "fecha_hora" else { return }
        let beside = text + "\"fecha_hora\":\"2025-01-08 18:00\","
        #expect(try Reading(json(beside)).codes == [.dateForm])
    }

    private func json(_ moment: String) -> String {
        """
        {"tipo":4,"numero":"FE7",\(moment)
         "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}
        """
    }
}
