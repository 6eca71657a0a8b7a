import Fiscal
import TestKit
import Testing

@testable import SaleFiles

/// Rows with quotes are split where they lie or read byte by byte: nobody may see which.
@Suite struct QuotedRowTests {
    /// What a machine tells of a row.
    private struct Row: Equatable {
        let values: [[UInt8]]
        let places: [[Int]]
        let mistakes: [CSVMachine.Mistake?]
        let size: Int
        let isTooLong: Bool

        init(_ machine: CSVMachine) {
            let fields = (0..<machine.fieldCount).map { machine.field($0) }
            values = fields.map { machine.bytes(of: $0) }
            places = fields.map { [Int($0.line), machine.column(of: $0)] }
            mistakes = fields.map(\.mistake)
            size = machine.rowSize
            isTooLong = machine.isRowTooLong
        }
    }

    /// The rows of a text, and how many of those with quotes were split where they lie.
    private func rows(
        of text: [UInt8],
        chunk size: Int,
        limits: ReadingLimits
    ) -> (rows: [Row], split: Int) {
        var machine = CSVMachine(delimiter: UInt8(ascii: ";"), limits: limits)
        var rows: [Row] = []
        var split = 0
        inChunks(of: size, text) { chunk in
            var index = 0
            while machine.nextRow(in: chunk, at: &index) {
                rows.append(Row(machine))
                if machine.isPlain, machine.withBytes({ $0.contains(.quote) }) { split += 1 }
            }
        }
        if machine.finish() { rows.append(Row(machine)) }
        return (rows, split)
    }

    private static let cells = [
        "", "\"\"", "7", "\"7\"", "\"Café; ñ 🍞\"", "\"  con espacios \"", "\"un texto más largo\"",
        "un texto sin comillas", "\"12345678\"", "\" \"", "\";\"", "\";;\"",
    ]
    private static let oddCells = [
        "\"dice \"\"sí\"\"\"", "\"\"\"\"", "\"dos\nlíneas\"", "\"a\"b", "\"a\" ", " \"a\"",
        "TV 32\"",
        "\"\"x", "a\"b\"c", "\"",
    ]

    private func text(_ random: inout SeededGenerator, odd: Int) -> [UInt8] {
        let rows = (0..<20).map { _ in
            let cells = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                let isOdd = Int.random(in: 0..<100, using: &random) < odd
                return (isOdd ? Self.oddCells : Self.cells).randomElement(using: &random) ?? ""
            }
            let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? ""
            return cells.joined(separator: ";") + end
        }
        return Array(rows.joined().utf8)
    }

    @Test(arguments: [0, 2, 30]) func `a row with quotes is the same, whole or byte by byte`(
        odd: Int
    ) {
        var random = SeededGenerator(seed: 20_251_125)
        var narrow = ReadingLimits()
        (narrow.fieldBytes, narrow.rowBytes, narrow.columns) = (20, 70, 6)
        var split = 0
        for round in 0..<30 {
            let text = text(&random, odd: odd)
            let limits = round % 2 == 0 ? ReadingLimits() : narrow
            let slow = rows(of: text, chunk: 1, limits: limits)
            let fast = rows(of: text, chunk: text.count, limits: limits)
            #expect(slow.rows == fast.rows, "round \(round)")
            #expect(slow.split == 0)
            split += fast.split
            let size = Int.random(in: 20...200, using: &random)
            #expect(rows(of: text, chunk: size, limits: limits).rows == slow.rows, "\(size)")
        }
        #expect(split > 50)
    }

    @Test func `findings in rows with quotes have the columns of the file`() throws {
        let row = #""04";"FE";"8";"2025-01-08";"18:00:00";"Ñame; 🍞";"  x";"1,50""# + "\n"
        let file = csv() + row
        let whole = try Reading(file)
        let place = try #require(whole.sales[1].findings.first?.places.first)
        #expect(place.column == 51)
        #expect(try Reading(file, chunk: 1).summary == whole.summary)
    }

    @Test func `a first row that names the delimiter between quotes is skipped`() throws {
        let file = "\"sep=,\"\n" + csv(delimiter: ",").replacing("1000,50", with: "\"1000,50\"")
        let reading = try Reading(file)
        #expect(try Reading(file, chunk: 1).summary == reading.summary)
        #expect(reading.sales.count == 1 && reading.fileCodes.isEmpty)
    }
}
