package import Fiscal

/// What the reader must know of the workspace to understand a file.
package struct ReadingContext: Sendable {
    /// The issuers of the workspace, with the ranges that tell where a prefix ends.
    package let issuers: [Issuer]
    package let limits: ReadingLimits

    package init(issuers: [Issuer], limits: ReadingLimits = ReadingLimits()) {
        self.issuers = issuers
        self.limits = limits
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
