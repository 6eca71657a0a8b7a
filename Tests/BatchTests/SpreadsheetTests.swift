import Foundation
import TestKit
import Testing

@testable import Batch

@Suite struct SpreadsheetTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+57 300", "'+57 300"), ("-5", "'-5"), ("@x", "'@x"),
        ("＝1+1", "'＝1+1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"),
        (" =1", " '=1"), ("   @x", "   '@x"), ("\t=1", "'\t'=1"),
        ("\"=1+1\"", "\"\"\"'=1+1\"\"\""), ("a;b", "\"a;b\""), ("a;=b", "\"a;'=b\""),
        ("Café,=1+1", "Café,'=1+1"), ("a\n-1", "\"a\n'-1\""), ("\r=1", "\"'\r'=1\""),
        ("di \"hola\"", "\"di \"\"hola\"\"\""), ("a\nb", "\"a\nb\""),
        ("2025-01-09T08:04:11-05:00", "2025-01-09T08:04:11-05:00"), ("ana@faro.co", "ana@faro.co"),
        ("$ 5.200,00", "$ 5.200,00"), ("Café", "Café"), ("１+1", "１+1"), ("", ""),
        ("'=1", "''=1"), ("'a=1", "'a=1"), ("''=1", "'''=1"),
    ])
    func `a cell opens as text in a spreadsheet, never as a formula`(text: String, cell: String) {
        #expect(SpreadsheetText.row([text]) == Array((cell + "\r\n").utf8))
    }

    /// All texts of up to four of these, among which is every rule of the guard.
    @Test func `whatever a text is, it is read back as it was`() {
        let letters = ["=", "'", " ", "\n", ",", "\"", ";", "a", "＝"]
        var texts: Set = [""]
        for _ in 1...4 { texts.formUnion(texts.flatMap { text in letters.map { text + $0 } }) }
        let wrong = texts.filter { text in
            let row = String(decoding: SpreadsheetText.row([text, "fin"]), as: UTF8.self)
            return SpreadsheetText.cells(of: String(row.dropLast())) != [text, "fin"]
        }
        #expect(wrong.isEmpty)
    }

    @Test func `a table begins with a BOM and separates by semicolons`() {
        let table = SpreadsheetText(columns: ["a", "b"])
        #expect(table.bytes == [0xEF, 0xBB, 0xBF] + Array("a;b\r\n".utf8))
    }

    /// Python's `csv` is the judge: what it reads is what we meant, and no cell of it is a formula, even
    /// where an English spreadsheet cuts the row at its commas.
    @Test(.enabled(if: isInstalled("python3")))
    func `another program reads the same cells, and no formula at any delimiter`() throws {
        let hostile = [
            "=cmd|' /C calc'!A0", "Pan, =1+1", "a;=2;b", "\"=3\"", "x\n=4", "＝5", "\t=6", "ñ",
            "-7\r\n+8", "\",=9", "'=10", "a\t@11",
        ]
        let folder = try TemporaryFolder()
        var table = SpreadsheetText(columns: ["uno", "dos"])
        for text in hostile { table.add([text, "fin"]) }
        try table.bytes.withUnsafeBytes { _ = try folder.write($0, to: "tabla.csv") }
        let script = """
            import csv, json, sys
            def rows(delimiter):
                with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
                    return list(csv.reader(file, delimiter=delimiter))
            formulas = [cell for delimiter in ';,\\t' for row in rows(delimiter) for cell in row
                        if cell.strip(' "\\r\\n\\t')[:1] in tuple('=+-@＝＋－＠')]
            print(json.dumps([[row[0] for row in rows(';')[1:]], formulas]))
            """
        let answer = try run("python3", ["-c", script, folder.path(of: "tabla.csv")])
        let read = try JSONDecoder().decode([[String]].self, from: Data(answer.output.utf8))
        #expect(read.last == [])
        // Nothing but apostrophes was added.
        #expect(
            read.first?.map { $0.replacing("'", with: "") }
                == hostile.map { $0.replacing("'", with: "") }
        )
    }
}
