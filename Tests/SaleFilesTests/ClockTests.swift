import Fiscal
import Testing

@testable import SaleFiles

/// What the times of a whole file tell of its clock.
@Suite struct ClockTests {
    /// The day and the time of sales with numbers that go on.
    private func nightReading(_ moments: [(String, String)]) throws -> [Bool] {
        let rows = moments.enumerated().map { index, moment in
            "04;FE;\(7 + index);\(moment.0);\(moment.1);Pan;1;1000,50\n"
        }
        let table = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio\n" + rows.joined()
        return try Reading(table).sales.map { $0.sale != nil }
    }

    @Test func `behind midnight the day of the shift is told, and the calendar's is not`() throws {
        let shift = [
            ("2025-01-08", "23:50"), ("2025-01-08", "00:10"), ("2025-01-08", "01:20"),
            ("2025-01-09", "18:00"), ("2025-01-09", "00:30"),
        ]
        #expect(try nightReading(shift) == [true, false, false, true, true])
        let calendar = [
            ("2025-01-08", "23:50"), ("2025-01-09", "00:10"), ("2025-01-09", "01:20"),
            ("2025-01-09", "09:00"), ("2025-01-09", "05:00"),
        ]
        #expect(try nightReading(calendar).allSatisfy(\.self))
    }

    private static func table(_ times: [String], numbers: [Int]? = nil) -> String {
        let numbers = numbers ?? Array(1...times.count)
        return "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio\n"
            + zip(numbers, times).map { "04;FE;\($0);2025-01-08;\($1);Café;2;1000,50\n" }.joined()
    }

    @Test(arguments: [
        ["09:30", "11:50", "01:15", "06:30"], ["8:00", "9:00", "12:40", "1:15"],
        ["08:05", "11:05", "01:05"], ["11:50", "01:15"], ["12:50", "01:10:30"],
    ]) func `hours that begin again within a day have lost their half`(_ times: [String]) throws {
        let reading = try Reading(Self.table(times))
        #expect(Set(reading.codes) == [.dateForm])
        #expect(reading.sales.allSatisfy { $0.sale == nil })
        #expect(reading.sales[0].findings[0].message.es.contains("doce horas"))
        #expect(SaleFileProfile(text: reading.profile.text) == reading.profile)
    }

    @Test func `the newest sale may stand first`() throws {
        let times = ["06:30", "01:15", "11:50", "09:30"]
        #expect(try Reading(Self.table(times, numbers: [4, 3, 2, 1])).codes.count == 4)
    }

    @Test(arguments: [
        // A morning, an afternoon, halves that are told.
        ["08:00", "09:30", "11:50", "12:10"], ["09:30", "11:50", "13:15", "06:30"],
        ["09:30 a. m.", "11:50 a. m.", "01:15 p. m.", "06:30 p. m."],
        // Minutes apart, two turns, hours of the night, too few to tell from a paper typed late.
        ["09:30", "09:20", "09:40", "09:50"], ["09:30", "08:10", "09:40", "08:20"],
        ["00:30", "09:00", "11:00", "02:00"], ["11:50", "10:15"], ["07:50", "06:15"],
    ]) func `other times are read`(_ times: [String]) throws {
        #expect(try Reading(Self.table(times)).codes.isEmpty)
    }

    @Test func `a night that goes on under the next date is one of a whole day's clock`() throws {
        let table = Self.table(["11:50", "01:15"])
        #expect(try Reading(table.replacing("08;01:15", with: "09;01:15")).codes.isEmpty)
    }

    @Test func `a day with its time in one column tells the same`() throws {
        let table = Self.table(["08:04:11", "11:04:11", "02:04:11"])
            .replacing("fecha;hora", with: "fecha").replacing("08;", with: "08 ")
        #expect(try Reading(table).codes == [.dateForm, .dateForm, .dateForm])
    }

    @Test(arguments: ["02:04", "12:30", "08:04:30"])
    func `beside times with their half, one without it may be of either`(_ time: String) throws {
        let reading = try Reading(Self.table(["08:04 a. m.", time, "03:15 p. m."]))
        #expect(reading.sales.map { $0.findings.map(\.code) } == [[], [.dateForm], []])
        #expect(reading.sales[1].findings[0].message.es.contains("sin a. m. ni p. m."))
        #expect(reading.profile.text.contains("times=halved-in-part"))
        #expect(try Reading(Self.table(["08:04 a. m.", time, "15:15"])).codes.isEmpty)
    }

    @Test func `a half is told wherever the sale has its time`() throws {
        let table = Self.table(["08:04 p. m.", "09:04 p. m."])
        let whole = table.replacing("-08;08:04", with: "-08 20:04:00;08:04")
        #expect(try Reading(whole).codes.isEmpty)
        let other = Self.table(["08:04 a. m."]).replacing("-08;08", with: "-08 08:04:00;08")
        #expect(try Reading(other).codes.isEmpty)
    }

    private static func halves(_ heading: String, _ rows: [(String, String)]) -> String {
        "tipo;prefijo;numero;fecha;hora;\(heading);descripcion;cantidad;precio\n"
            + rows.enumerated().map {
                "04;FE;\($0 + 1);2025-01-0\($0 + 1);\($1.0);\($1.1);Café;2;1000,50\n"
            }.joined()
    }

    @Test(arguments: ["AM/PM", "a. m./p. m.", "Meridiano", "Jornada", "Periodo", "Turno"])
    func `a half of the day in a column of its own is asked for in the time`(
        _ heading: String
    ) throws {
        for rows in [[("08:04", "AM"), ("08:14", "p.m.")], [("12:04", "a. m."), ("08:14", "AM")]] {
            let reading = try Reading(Self.halves(heading, rows))
            #expect(reading.fileCodes == [.csvColumnUnknown] && !reading.file.isTrusted)
            #expect(reading.file.findings[0].remedy.es.contains("a. m. y p. m."))
        }
    }

    @Test(arguments: [
        // Without it the times are the same, or those of a whole day.
        [("08:04", "AM"), ("12:14", "PM")], [("08:04", "AM"), ("14:14", "PM"), ("12:10", "AM")],
        [("08:04 p. m.", "PM")], [("08:04", "PM"), ("09:14", "Noche")], [("08:04", "1")],
    ]) func `a shift is none`(_ rows: [(String, String)]) throws {
        let reading = try Reading(Self.halves("Turno", rows))
        #expect(reading.fileCodes.isEmpty && reading.codes.isEmpty)
    }

    @Test func `another series and another till begin anew`() throws {
        let hours = ["08:00", "09:00", "11:00", "08:10", "09:10", "11:10"]
        let table = Self.table(hours)
        #expect(try Reading(table).codes.count == 6)
        let series = hours.indices.map {
            "04;\($0 < 3 ? "FE" : "FX");\($0 + 1);2025-01-08;\(hours[$0]);Café;2;1,5\n"
        }
        let header = "tipo;prefijo;numero;fecha;hora;descripcion;cantidad;precio\n"
        #expect(try Reading(header + series.joined()).codes.isEmpty)
        #expect(try Reading(Self.table(hours, numbers: [1, 3, 5, 2, 4, 6])).codes.isEmpty)
    }

    @Test func `the sales of a JSON file tell the same, whatever the order of their keys`() throws {
        let times = ["09:30", "11:50", "01:15", "06:30"]
        let sales = times.enumerated().map { index, time in
            """
            {"hora": "\(time)", "fecha": "2025-01-08", "factura": "FE-\(index + 1)", "tipo": "04",
             "lineas": [{"descripcion": "Café", "cantidad": 1, "precio": 1}]}
            """
        }
        let list = "[" + sales.joined(separator: ",") + "]"
        for text in [list, #"{"version": 1, "ventas": \#(list)}"#] {
            #expect(try Reading(text).codes.count { $0 == .dateForm } == 4)
        }
    }

    @Test func `midnight in Colombia is no time in any zone`() throws {
        let whole = ["fecha": "", "hora": "", "fecha_hora": "2025-01-08T05:00:00Z"]
        #expect(try Reading(csv(whole)).codes == [.valueMissing])
    }
}
