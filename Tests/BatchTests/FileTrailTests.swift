import Fiscal
import Foundation
import Ledger
import TestKit
import Testing

@testable import Batch

/// What is found of a sale file, without the ledger.
@Suite struct FileTrailTests {
    private func events(_ subject: EvidenceSubject, in world: World) throws -> [String] {
        try subject.trail(in: world).traces.map(\.event.inWords)
    }

    /// The SHA-256 by which archives know the file at a path.
    private func digest(of path: String, in world: World) throws -> ContentDigest {
        let arrivals = try [FolderPlace.inbox, .outbox, .rejected].flatMap {
            try world.ledger.arrivals(in: $0)
        }
        return try #require(arrivals.first { $0.path == path }).identity.digest
    }

    @Test func `a file is found by its name or digest, with how each run left its sales`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000), ("SETP3", 2000)]), at: "norte/a.csv")
        try await world.run()
        world.folders.drop(csv([("SETP2", 1000)]), at: "b.csv")
        try await world.run(at: "2025-01-11T09:00:00-05:00")
        let found = try events(.file(named: "a.csv"), in: world)
        #expect(
            found == [
                "came norte/a.csv 2",
                "left aceptada por la DIAN 1, retenida por un salto de numeración 1",
                "noted file-received ", "left aceptada por la DIAN 1",
            ]
        )
        #expect(try events(.file(named: "norte/a.csv"), in: world) == found)
        #expect(try events(.content(digest(of: "norte/a.csv", in: world)), in: world) == found)
        #expect(try events(.file(named: "orte/a.csv"), in: world).isEmpty)
    }

    @Test func `a file that names no issuer and was refused whole is found, and why`() async throws
    {
        let world = try World()
        world.folders.drop(Array("esto no es una venta\n".utf8), at: "=1.csv")
        try await world.run()
        let found = try EvidenceSubject.file(named: "=1.csv").trail(in: world).traces
        #expect(found.map(\.event.inWords).first == "came =1.csv 0")
        #expect(found.contains { $0.event.inWords.hasPrefix("found ") })
        #expect(found.allSatisfy { $0.archive.hasPrefix("sin-emisor-") })
    }

    @Test func `by its SHA-256 a file is not taken for another that came under its name`()
        async throws
    {
        let world = try World()
        try world.declareOutage()
        world.folders.drop(csv([("SETP1", 1000)]), at: "a.csv")
        try await world.run()
        let first = try digest(of: "a.csv", in: world)
        world.folders.drop(csv([("SETP2", 1000), ("SETP3", 1000)]), at: "a.csv")
        try await world.run(at: "2025-01-12T08:00:00-05:00")
        #expect(
            try events(.content(first), in: world) == [
                "came a.csv 1", "left aceptada por la DIAN 1", "noted file-received ",
            ]
        )
        #expect(try events(.file(named: "a.csv"), in: world).count == 6)
    }

    @Test(arguments: [
        ("KENN1", ["KENN1"]), ("kenn-1", ["KENN1"]), ("KENN01", ["KENN1"]), ("kenn 001", ["KENN1"]),
        ("KEN2-07", ["KEN27"]), ("SETP 990 000 123", ["SETP990000123"]), ("A05", ["A5", "A05"]),
        ("SETP990-001", ["SETP990001"]), ("7", ["7"]), ("007", ["7", "007"]), ("SETP", []),
        ("", []), ("SETP0", []), ("ventas", []),
        ("Ñ1", []), ("ABCDE1", []),
    ])
    func `a number is meant however it is typed`(typed: String, numbers: [String]) {
        #expect(EvidenceSubject.all(typed: typed) == numbers.map { .number($0) })
    }

    @Test func `a name with a dot or a slash, and a SHA-256, mean a file`() throws {
        #expect(EvidenceSubject.all(typed: "norte/enero") == [.file(named: "norte/enero")])
        #expect(EvidenceSubject.all(typed: "SETP1.csv") == [.file(named: "SETP1.csv")])
        let hex = String(repeating: "aB", count: 32)
        #expect(
            EvidenceSubject.all(typed: hex) == [.content(try #require(ContentDigest(hex: hex)))]
        )
    }
}

extension EvidenceSubject {
    /// After a search of everything that was sealed.
    func trail(in world: World) throws -> any EvidenceTrail {
        var trail = trail
        for archive in world.evidence.sealed {
            try trail.search(archive.name) { try world.evidence.open(archive.name) }
        }
        return trail
    }
}

extension EvidenceTrace.Event {
    /// In a few words, as the archive has them.
    var inWords: String {
        switch self {
        case .came(let file, _, _, let sales, _): "came \(file) \(sales)"
        case .received(let file, let line): "received \(file):\(line)"
        case .issued(let type, _, let total, _): "issued \(type) \(total)"
        case .called(let call, let attempt, let answer, _): "\(call) \(attempt) \(answer ?? "-")"
        case .answered(let answer, _): "answered \(answer.es)"
        case .judged(let fate, let role, _, _, _): "judged \(fate.es), \(role.es)"
        case .left(_, let sales):
            "left " + sales.map { "\($0.fate.es) \($0.count)" }.joined(separator: ", ")
        case .found(let code, _): "found \(code)"
        case .noted(let kind, let by, _): "noted \(kind) \(by)"
        case .numbered(let from, let to, let fate, let again):
            "numbered \(from)-\(to) \(fate.es)"
                + (again.map { ", \($0.runs) more to \($0.until.shown)" } ?? "")
        }
    }
}
