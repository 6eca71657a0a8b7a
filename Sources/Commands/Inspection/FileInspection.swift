import Fiscal
import SaleFiles

/// How one sale file would be read by a run: nothing is written, and nothing of the ledger is asked.
struct FileInspection {
    /// As it was typed.
    let file: String
    /// Below `inbox/`; it decides which mapping counts.
    let path: String
    let hasSettings: Bool
    let size: Int64
    let layout: FileLayout
    let isTrusted: Bool
    private(set) var sales = 0
    /// Closings of days, which stand among the sales.
    private(set) var closings = 0
    /// Sales with an error.
    private(set) var faulty = 0
    private(set) var firstSales: [ReadSale] = []
    /// Those of the file, then those of its sales, equal ones merged.
    var findings: [Finding] { kept.findings }
    /// Findings beyond the kinds that a person will work through.
    var uncounted: Int { kept.uncounted }
    private var kept = KeptFindings()

    private static let shownSales = 3

    init(of file: String, as path: String, settings: WorkspaceSettings?) throws {
        let context =
            settings.map {
                ReadingContext(issuers: $0.issuers, imports: $0.imports, limits: $0.reading)
            } ?? .withoutWorkspace
        let source = try LocalFile(file)
        var profiler = SaleFileProfiler(path: path, context: context)
        size = try source.read { profiler.read($0) }
        var reader = SaleFileReader(
            profile: profiler.finish(),
            context: context,
            showingLayout: true
        )
        var seen = Seen()
        let again = try source.read { chunk in reader.read(chunk) { seen.take($0) } }
        let reading = reader.finish { seen.take($0) }
        guard again == size else { throw source.hasChanged }
        (self.file, self.path, hasSettings) = (file, path, settings != nil)
        (layout, isTrusted) = (reader.layout, reading.isTrusted)
        (sales, closings) = (seen.sales, seen.closings)
        (faulty, firstSales) = (seen.faulty, seen.first)
        (reading.findings + seen.kept.findings).forEach { kept.note($0) }
        kept.uncounted += seen.kept.uncounted
    }

    var exitStatus: ExitStatus {
        isTrusted && faulty == 0 && !findings.hasErrors ? .done : .needsPerson
    }

    /// What is kept of the sales that stream by.
    private struct Seen {
        var sales = 0
        var closings = 0
        var faulty = 0
        var first: [ReadSale] = []
        var kept = KeptFindings()

        mutating func take(_ sale: ReadSale) {
            sale.findings.forEach { kept.note($0) }
            guard sale.closing == nil else { return closings += 1 }
            sales += 1
            if sale.sale == nil { faulty += 1 }
            if first.count < FileInspection.shownSales { first.append(sale) }
        }
    }

    /// As many kinds of findings as a person will work through, and the count of the rest.
    private struct KeptFindings {
        private(set) var findings: [Finding] = []
        var uncounted = 0
        private var indexes: [Kind: Int] = [:]

        /// What is said, wherever it is.
        private struct Kind: Hashable {
            let code: FindingCode
            let message: Bilingual
            let remedy: Bilingual
        }

        private static let maximumKinds = 1000

        mutating func note(_ finding: Finding) {
            let kind = Kind(
                code: finding.code,
                message: finding.message,
                remedy: finding.remedy
            )
            if let index = indexes[kind] {
                findings[index].merge(finding)
            } else if findings.count < Self.maximumKinds {
                indexes[kind] = findings.count
                findings.append(finding)
            } else {
                uncounted += finding.count
            }
        }
    }
}
