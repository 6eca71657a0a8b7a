import Fiscal
import SaleFiles
import Testing

/// CSV files whose first row is a sale, read by the numbers of their columns.
@Suite struct HeadlessTests {
    private static let first = "04;FE;7;2025-01-08;18:00;Café;1;1000,00"
    private static let second = "04;FE;8;2025-01-08;18:01;Té;1;900,00"

    private func read(
        _ rows: [String],
        ignoring ignored: [String] = [],
        chunk: Int = 4096
    ) throws -> Reading {
        var mapping = ImportMapping(match: "norte/*.csv")
        mapping.hasHeader = false
        mapping.columns = [
            .type: "1", .prefix: "2", .number: "3", .date: "4", .time: "5", .description: "6",
            .quantity: "7", .price: "8",
        ]
        mapping.ignored = ignored
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        return try Reading(
            rows.joined(separator: "\n") + "\n",
            context: ReadingContext(issuers: [try faro()], imports: [rule]),
            chunk: chunk
        )
    }

    /// The rows, what is ignored, the place of the first value that nobody speaks of, its column.
    @Test(
        arguments: [
            ([";01;19", ";01;19"], [], (1, 41), "9 («01»), 10 («19»)"),
            ([";01;19", ";01;19"], ["9"], (1, 44), "10 («19»)"),
            ([";", ";100"], [], (2, 38), "9 («100»)"),
            (["", ";100"], [], (2, 38), "9 («100»)"),
            ([";x", ";x;;Ana Ruiz"], ["9"], (2, 41), "11 («An…z»)"),
            ([";", ";\"1\n2\""], [], (2, 38), "9 («…»)"),
        ] as [([String], [String], (Int, Int), String)]
    )
    func `a value in a column that is neither named nor ignored makes the file void`(
        ends: [String],
        ignored: [String],
        place: (line: Int, column: Int),
        columns: String
    ) throws {
        let rows = zip([Self.first, Self.second], ends).map { $0 + $1 }
        let reading = try read(rows, ignoring: ignored)
        let finding = try #require(reading.file.findings.first)
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvColumnUnknown])
        #expect(finding.severity == .error)
        #expect(finding.places == [Place(line: place.line, column: place.column)])
        #expect(finding.message.es.contains("norte/*.csv no nombra ni ignora: \(columns)."))
        #expect(finding.remedy.es.contains("ignore:") && finding.remedy.es.contains("inspect"))
        for size in 1...9 {
            #expect(try read(rows, ignoring: ignored, chunk: size).summary == reading.summary)
        }
    }

    @Test(
        arguments: [
            ([";;", ";;"], []), ([";x;", ";y;"], ["9"]), (["", ";y"], ["9"]),
            ([";;", ";; "], ["10"]),
        ] as [([String], [String])]
    )
    func `a column that is ignored, or empty in all rows, is of no matter`(
        ends: [String],
        ignored: [String]
    ) throws {
        let reading = try read(
            zip([Self.first, Self.second], ends).map { $0 + $1 },
            ignoring: ignored
        )
        #expect(reading.sales.map { $0.number?.text } == ["FE7", "FE8"])
        #expect(reading.codes.isEmpty && reading.fileCodes.isEmpty)
    }

    @Test func `what was judged before is read again, though its file would be void now`() throws {
        let text = Self.first + ";01;19\n"
        let profile = try read([text]).profile
        let number = DocumentNumber(prefix: "FE", consecutive: 7)
        var reader = SaleFileReader(profile: profile, issuer: try faro().nit) { _ in number }
        var sales: [ReadSale] = []
        inChunks(of: 64, Array(text.utf8)) { reader.read($0) { sales.append($0) } }
        let reading = reader.finish { sales.append($0) }
        #expect(reading.isTrusted && sales.map { $0.sale?.number } == [number])
    }

    @Test func `a row that is no sale may have anything anywhere`() throws {
        let reading = try read([Self.first + ";", "Total;;;;;;;;1000,00"])
        #expect(reading.file.isTrusted && reading.fileCodes == [.csvRowSkipped])
    }
}
