import Fiscal
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

    @Test func `the report of a run reads as a store owner needs it`() throws {
        let report = try RunReport(batch: .sample(), skipped: [], alarm: 86_400)
        #expect(
            report.text(in: .es) == """
                Corrida 3 · 2025-01-11 08:00:00 (hora de Colombia)
                RECREACIÓN con reloj virtual (--now); la evidencia queda marcada así.

                  Archivo            ventas  listas  esperan  corregir  está en
                  chapinero/dia.csv      12      10        1         1  rejected/

                Hallazgos
                  rejected/chapinero/dia.csv
                    [VAL-02] Mal.
                      línea 7, columna 4, «cantidad», SETP7
                      → Corrija.

                Facturas por estado
                  aceptada por la DIAN  10  $ 1.234.567,00
                  por corregir           1          $ 0,00

                Saltos de numeración: nada se sabe de
                  SETP3 a SETP4  2  autorización 18760000001
                  → Deje en inbox/ las ventas que faltan; las anuladas, con «anulada» y
                  «motivo».

                Plazos de las facturas abiertas
                  tipo 04 · 1 factura · $ 50,00 · retenida por un salto de numeración
                    desde el restablecimiento  2025-01-12 19:44  faltan 35 h 44 min
                    desde el día siguiente     2025-01-13 00:00  faltan 40 h 0 min

                Aceptadas por la DIAN en esta corrida: 10 facturas, $ 1.234.567,00
                Alguien debe corregir lo indicado (código de salida 2)

                """
        )
    }

    @Test func `the JSON of a run keeps its keys and its order`() throws {
        let report = try RunReport(batch: .sample(), skipped: [], alarm: 86_400)
        let line = report.json(in: .es).line
        #expect(
            line.hasPrefix(#"{"version":1,"command":"run","run":3,"started_at":"2025-01-11T08"#)
        )
        #expect(line.contains(#""exit_code":2,"#))
        #expect(line.contains(#""accepted_now":{"count":10,"total":"1234567.00"}"#))
        #expect(line.contains(#""from":3,"to":4}"#))
        #expect(line.contains(#""from_next_day":"2025-01-13T00:00:00-05:00""#))
    }
}

extension BatchReport {
    /// A run with one of everything that a report tells.
    static func sample() throws -> BatchReport {
        let nit = try #require(NIT(digits: 900_373_115))
        let end = try #require(Timestamp("2025-01-10T19:44:00-05:00"))
        let finding = Finding(
            .valueForm,
            at: Place(line: 7, column: 4, field: "cantidad", number: "SETP7"),
            message: Bilingual(es: "Mal.", en: "Wrong."),
            remedy: Bilingual(es: "Corrija.", en: "Correct it.")
        )
        let accepted = FateCount(count: 10, total: Pesos(centavos: 123_456_700))
        return BatchReport(
            run: 3,
            startedAt: try #require(Timestamp("2025-01-11T08:00:00-05:00")),
            isReenactment: true,
            authorityWasReachable: true,
            stoppedBy: nil,
            files: [
                FileReport(
                    path: "chapinero/dia.csv",
                    location: FileLocation(.rejected, "chapinero/dia.csv"),
                    isNew: true,
                    wasMoved: true,
                    sales: 12,
                    tally: ArrivalTally(moving: 1, settled: 10, needingPerson: 1, resolved: 0),
                    isTrusted: true,
                    findings: [finding],
                    needingPersonBesidesNumbers: 0
                )
            ],
            unreadable: [],
            acceptedNow: accepted,
            fates: [
                .accepted: accepted, .awaitingCorrection: FateCount(count: 1, total: .zero),
            ],
            gaps: [
                GapReport(
                    series: NumberSeries(issuer: nit, prefix: "SETP"),
                    authorisation: "18760000001",
                    numbers: 3...4
                )
            ],
            deadlines: [
                DeadlineReport(
                    deadline: Deadline(restored: end),
                    secondsLeft: 128_640,
                    type: .authorityDown,
                    fate: .held,
                    sales: FateCount(count: 1, total: Pesos(centavos: 5000))
                )
            ],
            archives: [],
            heads: [],
            language: .es
        )
    }
}
