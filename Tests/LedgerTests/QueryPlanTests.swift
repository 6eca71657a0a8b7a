import Fiscal
import GRDB
import Testing

@testable import Ledger

/// History grows for years: what a run asks goes through an index, or over a table of open work.
@Suite struct QueryPlanTests {
    private static let hot =
        [
            OpenCases.pageSQL, OpenCases.newVersionsSQL, OpenCases.ownerSQL, OpenCases.refusedSQL,
            ActQuery.states, ActQuery.acts, ActQuery.untold,
            PaperClaims.heldSQL, PaperClaims.newSQL, PaperClaims.awaitedSQL,
            StoreQuery.noteSent, ClosingQuery.open, ClosingQuery.ofArrival, ClosingQuery.known,
            ClosingQuery.beside, ClosingQuery.record, ClosingQuery.untold,
            RulingRecord.verdictSQL, RulingRecord.numberSQL, RulingRecord.supersedeSQL,
            CallRecord.attemptSQL, CallRecord.inFlightSQL, CallRecord.answeredSQL,
            CallRecord.stateSQL, CallRecord.answerSQL, CallRecord.fateSQL, CallRecord.findingSQL,
            DocumentQuery.ready, DocumentQuery.pending, DocumentQuery.answer,
            DocumentQuery.lastFileCounter, DocumentQuery.holdBack, DocumentQuery.setFinding,
            TellingQuery.chains, TellingQuery.sales, TellingQuery.salesWithFindings,
            ArrivalQuery.select + TellingQuery.files,
            OutageQuery.begin, OutageQuery.end, OutageQuery.since, TellingQuery.attempts,
            TellingQuery.journal,
            DeliveryQuery.sales, DeliveryQuery.tally, ArrivalQuery.select + DeliveryQuery.inPlace,
            ArrivalQuery.select + ArrivalQuery.toSeal, ArrivalQuery.known,
            ArrivalQuery.forgetUnsealed,
            NumberQuery.open, NumberQuery.unaccepted, NumberQuery.versions, NumberQuery.attempts,
            PlanQuery.begun, PlanQuery.begunID, PlanQuery.lastSealed, PlanQuery.insert,
            PlanQuery.seal,
            PlanQuery.ofRun, TakingsQuery.untold, RangeQuery.firstIssued, AttachmentQuery.untold,
            AttachmentQuery.archives,
        ] + PlanQuery.detachments + completions

    private static let completions = [ArchiveKind.recepcion, .emision, .respuestas, .corrida]
        .flatMap(ArchiveCompletion.statements)

    /// A scan of one of these is a scan of what is open, or of one row per issuer.
    private static let openWork = [
        "SCAN new", "SCAN chain", "SCAN page", "SCAN CONSTANT ROW", "SCAN clock",
        "SCAN number USING INDEX numberOpen", "SCAN number USING COVERING INDEX numberOpen",
        "SCAN archive USING INDEX archiveBegun", "SCAN arrival USING INDEX arrivalUnsealed",
        "SCAN arrival USING COVERING INDEX arrivalUnsealed",
        "SCAN closing USING INDEX closingOpen", "SCAN beside",
    ]

    @Test(arguments: hot)
    func `it never scans the history`(sql: String) throws {
        let scans = try plan(of: sql).filter { $0.hasPrefix("SCAN") && !Self.openWork.contains($0) }
        #expect(scans == [])
    }

    /// Sorting gathers all rows before the first: memory would grow with the night.
    @Test(arguments: [
        DocumentQuery.ready, DocumentQuery.pending, TellingQuery.sales,
        TellingQuery.salesWithFindings, TellingQuery.journal,
        TellingQuery.attempts, NumberQuery.open, NumberQuery.unaccepted, DeliveryQuery.sales,
        PaperClaims.heldSQL, PaperClaims.newSQL, PaperClaims.awaitedSQL, ClosingQuery.known,
    ])
    func `it streams in the order of an index`(sql: String) throws {
        #expect(try plan(of: sql).filter { $0.contains("TEMP B-TREE") } == [])
    }

    @Test func `a page of open numbers is merged from two indexes, and only the page sorted`()
        throws
    {
        let plan = try plan(of: OpenCases.pageSQL)
        #expect(plan.contains("MERGE (UNION)"))
        #expect(plan.filter { $0.contains("TEMP B-TREE") } == ["USE TEMP B-TREE FOR ORDER BY"])
        #expect(plan.last == "USE TEMP B-TREE FOR ORDER BY")
    }

    /// SQLite makes one of every list of three words that a row is held against, also in checks, indexes
    /// and triggers.
    @Test(arguments: [
        "INSERT INTO sale DEFAULT VALUES", "INSERT INTO document DEFAULT VALUES",
        RulingRecord.verdictSQL, RulingRecord.numberSQL, CallRecord.attemptSQL,
        CallRecord.inFlightSQL, CallRecord.answeredSQL, CallRecord.stateSQL, CallRecord.answerSQL,
        CallRecord.fateSQL, CallRecord.findingSQL,
    ])
    func `what is written of every sale builds no temporary table`(sql: String) throws {
        let steps = try explained(sql) { row in
            _ = row.integer()
            return row.text()
        }
        #expect(steps.contains("OpenWrite"))
        #expect(!steps.contains("OpenEphemeral"))
    }

    @Test func `what is not accepted of a series is found without what is`() throws {
        let searches = try plan(of: NumberQuery.unaccepted).filter { $0.contains(" number ") }
        let expected = ["numberOpen", "numberDisabled"].map { index in
            "SEARCH number USING INDEX \(index) (issuer=? AND prefix=?)"
        }
        #expect(searches == expected)
    }

    private func plan(of sql: String) throws -> [String] {
        try explained("QUERY PLAN " + sql) { row in
            _ = (row.integer(), row.integer(), row.integer())
            return row.text()
        }
    }

    private func explained(_ sql: String, _ read: (inout Columns) -> String) throws -> [String] {
        let queue = try DatabaseQueue()
        return try queue.write { db in
            try Schema.migrate(db, from: 0)
            return try Prepared(db, "EXPLAIN " + sql).all(read: read)
        }
    }
}
