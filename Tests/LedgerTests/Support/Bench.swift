import Fiscal
import Foundation
import Testing

@testable import Ledger

/// Every claim about the ledger is made twice: of the file and of the one in memory.
enum Medium: CaseIterable {
    case memory
    case disk
}

/// A ledger with a run begun, and the steps of a night in short form.
final class Bench {
    let folder: String
    private let medium: Medium
    private(set) var ledger: SQLiteLedger
    private(set) var run: Int64 = 0
    private var clock: Int64 = 1_736_380_800
    private var fileCounter: Int64 = 0

    var path: String { folder + "/ledger.sqlite" }

    init(_ medium: Medium = .disk) throws {
        self.medium = medium
        folder = NSTemporaryDirectory() + "ledger-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        ledger =
            switch medium {
            case .memory: try SQLiteLedger.inMemory()
            case .disk: try SQLiteLedger(path: folder + "/ledger.sqlite")
            }
        try beginRun()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// What a crash leaves: the file, opened again.
    ///
    /// Memory has nothing to open again.
    func crash() throws {
        guard medium == .disk else { return }
        ledger = try SQLiteLedger(path: path)
    }

    @discardableResult
    func beginRun() throws -> Int64 {
        run = try ledger.beginRun(at: now())
        return run
    }

    /// A second later than the last time.
    func now() -> Timestamp {
        clock += 1
        return Timestamp(seconds: clock)
    }

    private func nextFileCounter() -> Int64 {
        fileCounter += 1
        return fileCounter
    }

    // MARK: The steps of a night

    func survey(
        _ sales: [SaleNote],
        as path: String = "a.csv",
        issuer: NIT? = try? faro()
    ) throws -> Int64 {
        let identity = FileIdentity(digest: try digest(UInt8(path.utf8.count)), size: 10)
        let arrival = try ledger.beginArrival(
            path: path,
            identity: identity,
            profile: "csv",
            run: run,
            at: now()
        )
        try ledger.note(sales, in: arrival)
        try ledger.finishArrival(arrival, issuer: issuer, findings: [], isTrusted: true)
        return arrival
    }

    @discardableResult
    func begin(_ contents: ArchiveContents, _ chain: ChainName? = nil) throws -> ArchivePlan {
        try ledger.begin(
            contents,
            chain: try chain ?? ChainName(faro()),
            run: run,
            at: now(),
            isReenactment: false
        )
    }

    @discardableResult
    func complete(_ plan: ArchivePlan) throws -> SealedArchive {
        let archive = SealedArchive(
            name: plan.name,
            digest: try digest(UInt8(plan.name.number % 256)),
            size: 100
        )
        try ledger.complete(archive)
        return archive
    }

    @discardableResult
    func seal(_ contents: ArchiveContents, _ chain: ChainName? = nil) throws -> SealedArchive {
        try complete(begin(contents, chain))
    }

    /// A file surveyed and sealed.
    func receive(
        _ sales: [SaleNote],
        as path: String = "a.csv",
        issuer: NIT? = try? faro()
    ) throws -> Int64 {
        let arrival = try survey(sales, as: path, issuer: issuer)
        let chain = issuer.map { ChainName($0) } ?? .withoutIssuer
        try seal(.recepcion([(arrival: arrival, entry: "archivos/\(path)")]), chain)
        return arrival
    }

    @discardableResult
    func judge(
        pageSize: Int = 1_000,
        _ rule: @escaping (NumberCase) -> Ruling = newestCounts
    ) throws -> [NumberCase] {
        var judgement = ScriptedJudgement(rule: rule, seen: try ledger.seen())
        try ledger.judge(&judgement, run: 1, pageSize: pageSize) {}
        return judgement.asked
    }

    func planned(
        _ sale: ReadySale,
        in range: AuthorisedRange.Terms? = nil
    ) throws -> NewDocument {
        NewDocument(
            sale: sale,
            range: try range ?? terms(prefix: sale.number.prefix),
            uniqueCode: try uniqueCode(UInt8(sale.number.consecutive % 256)),
            issuedAt: now(),
            fileCounter: nextFileCounter(),
            fileName: "fv09003731150002500000001",
            entry: "facturas/\(sale.number.text).xml"
        )
    }

    /// Every sale that is ready, issued and sealed.
    @discardableResult
    func issueAll() throws -> [PendingDocument] {
        let ready = try ledger.readySales(after: nil, limit: 100_000)
        try seal(.emision(try ready.map { try planned($0) }))
        return try ledger.pendingDocuments(after: 0, limit: 100_000)
    }

    /// One call for a document, with its intent.
    func call(
        _ document: PendingDocument,
        _ answer: AuthorityAnswer,
        leadingTo state: SubmissionState,
        finding: Finding? = nil
    ) throws {
        let current = try #require(
            try ledger.pendingDocuments(after: document.id - 1, limit: 1).first
        )
        let intent = Intent(
            document: document.id,
            step: try #require(current.state.nextStep),
            attempt: current.attempts + 1,
            at: now()
        )
        try ledger.record([intent])
        let outcome = Outcome(
            intent: intent,
            answeredAt: now(),
            answer: answer,
            state: state,
            finding: finding
        )
        try ledger.record([outcome])
    }

    func accept(_ document: PendingDocument) throws {
        let answer = AuthorityAnswer.accepted(notifications: [], document: [1, 2, 3])
        try call(document, answer, leadingTo: .accepted)
    }

    /// All in groups, as a run does it: intents, then outcomes.
    func accept(all documents: [PendingDocument]) throws {
        for start in stride(from: 0, to: documents.count, by: 1_000) {
            let intents = documents[start..<min(start + 1_000, documents.count)].map {
                Intent(document: $0.id, step: .send, attempt: 1, at: now())
            }
            try ledger.record(intents)
            let outcomes = intents.map { intent in
                Outcome(
                    intent: intent,
                    answeredAt: now(),
                    answer: .accepted(notifications: [], document: [1, 2, 3]),
                    state: .accepted,
                    finding: nil
                )
            }
            try ledger.record(outcomes)
        }
    }

    func refuse(_ document: PendingDocument) throws {
        let rules = [RuleMessage(code: "FAD06", text: "Valor del CUFE no está calculado")]
        try call(
            document,
            .refused(rules: rules, document: [9]),
            leadingTo: .refused,
            finding: finding(.refusedByAuthority)
        )
    }

    func sealAnswers() throws {
        let chain = ChainName(try faro())
        let answers = try ledger.unsealedAnswers(of: chain, limit: 100_000, bytes: .max)
        let entries = answers.map {
            (document: $0.document, entry: "respuestas/\($0.number.text).xml")
        }
        try seal(.respuestas(entries))
    }

    func status(_ consecutive: Int64) throws -> SaleStatus {
        try #require(try ledger.versions(of: number(consecutive), issuer: faro()).last?.0)
    }

    func statuses(of arrival: Int64) throws -> [SaleStatus] {
        var statuses: [SaleStatus] = []
        try ledger.sales(of: arrival) { statuses.append($0) }
        return statuses
    }

    func untold() throws -> [SaleKey] {
        var keys: [SaleKey] = []
        try ledger.untoldSales(of: ChainName(faro())) { status, _ in keys.append(status.key) }
        return keys
    }

    func untoldCalls() throws -> [AttemptRecord] {
        var calls: [AttemptRecord] = []
        try ledger.untoldAttempts(of: ChainName(faro())) { calls.append($0) }
        return calls
    }
}
