package import Fiscal

/// What the reader must know of the workspace to understand a file.
package struct ReadingContext: Sendable {
    /// The issuers of the workspace, with the ranges that tell where a prefix ends.
    package let issuers: [Issuer]
    /// How files are named differently, in the order of the settings; the first that matches counts.
    package let imports: [ImportRule]
    /// Whether any issuer will do, and any prefix: where there are no settings to compare with.
    let takesAnyIssuer: Bool
    /// Of a file that is profiled now; one that was profiled before keeps its own.
    package internal(set) var limits: ReadingLimits

    package init(
        issuers: [Issuer],
        imports: [ImportRule] = [],
        limits: ReadingLimits = ReadingLimits()
    ) {
        self.issuers = issuers
        self.imports = imports
        self.limits = limits
        takesAnyIssuer = false
    }

    /// For a look at a file without a workspace: nobody's ranges tell where a prefix ends.
    package static let withoutWorkspace = ReadingContext()

    /// For sales that were judged already: whose they are is known, whatever the settings say now.
    static func again(salesOf nit: NIT) -> ReadingContext {
        ReadingContext(issuers: [.standIn(nit)])
    }

    private init() {
        issuers = [.standIn(NIT(digits: 222_222_222))]
        imports = []
        limits = ReadingLimits()
        takesAnyIssuer = true
    }

    /// Whether sales of this issuer are read here.
    func reads(salesOf nit: NIT) -> Bool {
        takesAnyIssuer || issuers.contains { $0.nit == nit }
    }

    /// The mapping for a file, by its path below `inbox/`.
    package func mapping(for path: String) -> ImportMapping? {
        imports.first { $0.pattern.matches(path) }?.mapping
    }
}

/// How much of a file is kept in memory at a time; what passes a limit is a finding (FIL-05).
package struct ReadingLimits: Hashable, Sendable {
    /// Bytes of one value, as UTF-8.
    package var fieldBytes = 64 * 1024
    /// Bytes of one CSV row.
    package var rowBytes = 1024 * 1024
    /// Columns of a CSV file.
    package var columns = 512
    /// Lines of one sale.
    package var linesOfSale = 10_000
    /// Bytes of all values of one sale.
    package var saleBytes = 16 * 1024 * 1024
    /// Objects and arrays inside each other in a JSON file.
    package var depth = 32
    /// Findings kept of one sale, and of one file; equal ones count once.
    package var findings = 1_000

    package init() {}
}

extension ReadingLimits {
    /// One limit as the settings name it (`limits:`), and how far they may move it.
    package struct Setting: Sendable {
        package let name: String
        package let path: any WritableKeyPath<ReadingLimits, Int> & Sendable
        /// Low enough for a file to be read at all; high enough for any, in bounded memory.
        package let range: ClosedRange<Int64>
    }

    /// Every limit, in the order in which the settings explain them.
    package static let settings = [
        Setting(name: "field", path: \.fieldBytes, range: 1024...16 << 20),
        Setting(name: "row", path: \.rowBytes, range: 4096...64 << 20),
        Setting(name: "columns", path: \.columns, range: 16...16_384),
        Setting(name: "lines_of_sale", path: \.linesOfSale, range: 100...100_000),
        Setting(name: "sale", path: \.saleBytes, range: 64 << 10...256 << 20),
        Setting(name: "depth", path: \.depth, range: 8...256),
        Setting(name: "findings", path: \.findings, range: 10...10_000),
    ]
}

extension Issuer {
    /// Somebody of whom nothing but the NIT is known.
    fileprivate static func standIn(_ nit: NIT?) -> Issuer {
        guard let nit else { preconditionFailure("The stand-in has a NIT.") }
        return Issuer(
            nit: nit,
            name: "",
            cityCode: "",
            address: "",
            email: nil,
            software: Software(id: "", pin: Secret("")),
            ranges: []
        )
    }
}
