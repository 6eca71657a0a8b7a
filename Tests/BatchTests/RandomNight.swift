import Fiscal
import TestKit

/// Files of some issuers and prefixes, drawn by a seed, and what must become of every number in them.
struct RandomNight {
    /// What the world did with a number.
    private enum Story: CaseIterable {
        case sold
        case soldInTwoFiles
        /// At first with a rate that no tax has.
        case corrected
        case voided
        /// It comes in no file, and the operator disables it.
        case lost
    }

    struct File {
        let path: String
        let bytes: [UInt8]
    }

    let issuers: [Issuer]
    private(set) var files: [File] = []
    /// What the stores send when they have seen what was rejected.
    private(set) var corrections: [File] = []
    private(set) var lost: [NumberSeries: [Int64]] = [:]
    /// Numbers that are right in the first files, and of those the ones with no gap before them.
    private(set) var sold = 0
    private(set) var soldBeforeGaps = 0
    private(set) var corrected = 0
    private(set) var voided = 0

    init(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        issuers = [
            try issuer(prefixes: ["FE", "SETP"]),
            try issuer(nit: "800197268", prefixes: ["FE"]),
        ]
        for issuer in issuers {
            var rows = [[String]](repeating: [], count: Int.random(in: 1...3, using: &generator))
            var later: [String] = []
            for range in issuer.ranges {
                let series = NumberSeries(issuer: issuer.nit, prefix: range.prefix)
                draw(series, into: &rows, &later, &generator)
            }
            for (index, rows) in rows.enumerated() where !rows.isEmpty {
                let path = "\(issuer.nit.text)/\(index).csv"
                files.append(File(path, rows.shuffled(using: &generator)))
            }
            if !later.isEmpty { corrections.append(File("\(issuer.nit.text)/c.csv", later)) }
        }
    }

    var lostCount: Int { lost.values.reduce(0) { $0 + $1.count } }

    private mutating func draw(
        _ series: NumberSeries,
        into files: inout [[String]],
        _ later: inout [String],
        _ generator: inout SeededGenerator
    ) {
        let last = Int64.random(in: 1...6, using: &generator)
        for number in 1...last {
            // The last one is always seen: of what comes after it nobody knows.
            let story = number == last ? .sold : Story.allCases.randomElement(using: &generator)
            let one = Int.random(in: files.indices, using: &generator)
            switch story ?? .sold {
            case .lost:
                lost[series, default: []].append(number)
                continue
            case .sold: noteSold(in: series)
            case .soldInTwoFiles:
                noteSold(in: series)
                let other = (one + 1) % files.count
                if other != one { files[other].append(row(series, number)) }
            case .corrected:
                corrected += 1
                files[one].append(row(series, number, rate: "17"))
                later.append(row(series, number))
                continue
            case .voided:
                voided += 1
                files[one].append(row(series, number, voided: "SI;Error de digitación"))
                continue
            }
            files[one].append(row(series, number))
        }
    }

    private mutating func noteSold(in series: NumberSeries) {
        sold += 1
        if lost[series] == nil { soldBeforeGaps += 1 }
    }
}

private func row(
    _ series: NumberSeries,
    _ number: Int64,
    rate: String = "19",
    voided: String = "NO;"
) -> String {
    "04;\(series.issuer.text);\(series.prefix);\(number);2025-01-09;10:00:00;Café;1;"
        + "\(number * 100);\(rate);\(voided)"
}

extension RandomNight.File {
    fileprivate init(_ path: String, _ rows: [String]) {
        let header =
            "tipo;nit_emisor;prefijo;numero;fecha;hora;descripcion;cantidad;precio;tarifa;anulada;motivo"
        self.init(
            path: path,
            bytes: Array(([header] + rows).map { $0 + "\n" }.joined().utf8)
        )
    }
}
