import Fiscal
import TestKit
import Testing

@testable import Batch
@testable import Commands

@Suite struct RenderingTests {
    @Test(
        arguments: [
            (0, "$ 0,00", "$0.00"), (5, "$ 0,05", "$0.05"), (99_900, "$ 999,00", "$999.00"),
            (123_456_700, "$ 1.234.567,00", "$1,234,567.00"),
            (-100_050, "-$ 1.000,50", "-$1,000.50"),
        ]
    )
    func `amounts are written as each language writes them`(
        centavos: Int64,
        es: String,
        en: String
    ) {
        #expect(Figures(.es).pesos(Pesos(centavos: centavos)) == es)
        #expect(Figures(.en).pesos(Pesos(centavos: centavos)) == en)
    }

    @Test(
        arguments: [
            (128_640, "faltan 35 h 44 min"), (59, "faltan 0 h 0 min"),
            (-7200, "venció hace 2 h 0 min"),
        ]
    )
    func `time left turns into time past`(seconds: Int64, words: String) {
        #expect(Figures(.es).timeLeft(seconds) == words)
    }

    @Test func `a range that was used up and one that expired are told with what to do`() throws {
        let range = AuthorisedRange(
            authorisation: "18764000000777",
            kind: .talonario,
            prefix: "CONT",
            numbers: 1...5000,
            first: 1,
            period: try day("2024-06-01")...day("2026-06-01"),
            technicalKey: nil
        )
        let alert = RangeAlert(
            issuer: try NIT(parsing: "900373115"),
            range: range,
            numbersLeft: 412,
            isNearlyUsed: true,
            daysLeft: -3,
            isNearlyExpired: true
        )
        #expect(
            Figures(.es).ranges([alert]).prefix(4) == [
                "Rangos por agotarse o vencer",
                "  900373115 · 18764000000777 · CONT",
                "    números sin usar: 412 de 5.000, hasta 5000",
                "    venció el 2026-06-01, hace 3 d",
            ]
        )
        #expect(
            Figures(.en).ranges([alert]).contains("    numbers left: 412 of 5,000, up to 5000")
        )
        #expect(Figures(.en).ranges([]).isEmpty)
    }

    @Test func `columns are aligned and leave no spaces at the end`() {
        var columns = Columns()
        columns.add(.left("a"), .right("10"), .left("x"))
        columns.add(.left("abc"), .right("9"), .left(""))
        #expect(columns.lines == ["  a    10  x", "  abc   9"])
    }

    @Test func `long sentences are broken at 80 columns`() {
        let lines = String(repeating: "palabra ", count: 30).wrapped(indent: 4)
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.count <= 80 && $0.hasPrefix("    palabra") })
    }
}
