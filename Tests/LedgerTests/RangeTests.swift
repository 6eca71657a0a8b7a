import Fiscal
import Testing

@testable import Ledger

/// Which ranges DIAN has accepted a number of.
@Suite struct RangeTests {
    private let bench: Bench

    init() throws { bench = try Bench() }

    private func issue(
        _ consecutive: Int64,
        in range: AuthorisedRange.Terms
    ) throws
        -> PendingDocument
    {
        _ = try bench.receive([try good(consecutive)], as: "\(consecutive).csv")
        try bench.judge()
        let ready = try bench.ledger.readySales(after: nil, limit: 9)
        try bench.seal(.emision(try ready.map { try bench.planned($0, in: range) }))
        return try #require(try bench.ledger.pendingDocuments(after: 0, limit: 9).last)
    }

    @Test func `a range is in use once a number of it is accepted, as it was when it was issued`()
        throws
    {
        let (one, two) = (try terms(), try terms(authorisation: "18764000000777"))
        let first = try issue(7, in: one)
        #expect(try bench.ledger.usedRanges() == [:])
        try bench.accept(first)
        #expect(try bench.ledger.usedRanges() == [faro(): [one]])
        try bench.accept(try issue(8, in: one))
        try bench.accept(try issue(9, in: two))
        #expect(try bench.ledger.usedRanges() == [faro(): [one, two]])
        #expect(try bench.ledger.problems() == [])
    }

    @Test func `the first number that was issued under a range is known`() throws {
        let (one, two) = (try terms(), try terms(authorisation: "18764000000777"))
        #expect(try bench.ledger.firstIssued(under: one, of: faro()) == nil)
        _ = try issue(7, in: one)
        _ = try issue(8, in: two)
        _ = try issue(9, in: two)
        #expect(try bench.ledger.firstIssued(under: one, of: faro()) == 7)
        #expect(try bench.ledger.firstIssued(under: two, of: faro()) == 8)
    }

    @Test func `a range of which DIAN refused all may still be corrected`() throws {
        let document = try issue(7, in: try terms())
        try bench.call(document, .refused(rules: [], document: [1]), leadingTo: .refused)
        #expect(try bench.ledger.usedRanges() == [:])
    }
}
