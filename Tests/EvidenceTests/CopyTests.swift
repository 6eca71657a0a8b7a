import Evidence
import Fiscal
import Foundation
import TestKit
import Testing

/// What somebody can do to a copy of archives that has no ledger beside it.
struct CopyTests {
    private func kinds(_ report: VerificationReport) -> [EvidenceProblem.Kind] {
        report.problems.map(\.kind)
    }

    /// What is found in a chain of three, laid as in `archive/`, after `change` was made to it.
    private func verify(
        since: Int? = nil,
        after change: (Workshop, [SealedArchive]) throws -> Void
    ) throws -> VerificationReport {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let sealed = try workshop.sealThree(in: workshop.store())
        try change(workshop, sealed)
        return try EvidenceCatalogue(of: workshop.archive)
            .verify(level: .full, since: since.map { sealed[$0].name })
    }

    private func move(_ from: String, _ to: String) throws {
        try FileManager.default.moveItem(atPath: from, toPath: to)
    }

    @Test func `a chain that lacks its first archive, or one in its middle, is not whole`() throws {
        for index in 0..<2 {
            let report = try verify { workshop, sealed in
                try FileManager.default.removeItem(atPath: workshop.path(of: sealed[index]))
            }
            #expect(kinds(report) == [.missing])
            #expect(report.problems.first?.message.es == "No está el expediente \(index + 1).")
            #expect(report.problems.first?.archive == "900373115")
        }
    }

    @Test func `that the last archive of a chain is missing nobody can see`() throws {
        let report = try verify { workshop, sealed in
            try FileManager.default.removeItem(atPath: workshop.path(of: sealed[2]))
        }
        #expect(report.isSound)
        #expect(report.excused.isEmpty)
    }

    @Test func `what lies before the archive to begin with may be missing, nothing after it`()
        throws
    {
        let before = try verify(since: 2) { workshop, sealed in
            try FileManager.default.removeItem(atPath: workshop.path(of: sealed[0]))
            try FileManager.default.removeItem(atPath: workshop.path(of: sealed[1]))
        }
        #expect(before.isSound)
        #expect(before.excused.map(\.numbers) == [1...2])
        let after = try verify(since: 0) { workshop, sealed in
            try FileManager.default.removeItem(atPath: workshop.path(of: sealed[1]))
        }
        #expect(kinds(after) == [.missing])
    }

    @Test func `before a hole an archive made anew must still name the number before its own`()
        throws
    {
        let report = try verify { workshop, sealed in
            for archive in sealed.dropFirst() {
                try FileManager.default.removeItem(atPath: workshop.path(of: archive))
            }
            _ = try workshop.store().seal(Workshop.plan(3, after: sealed[0])) {
                try $0.add("a", [1])
            }
        }
        #expect(kinds(report) == [.link, .missing])
    }

    @Test func `an archive that was renamed, moved or swapped is told`() throws {
        let renamed = try verify { workshop, sealed in
            try move(workshop.path(of: sealed[1]), workshop.path(of: sealed[1]) + " (1).zip")
        }
        #expect(kinds(renamed) == [.identity])
        let moved = try verify { workshop, sealed in
            try move(workshop.path(of: sealed[1]), "\(workshop.archive)/\(sealed[1].name.text).zip")
        }
        #expect(kinds(moved) == [.identity])
        let swapped = try verify { workshop, sealed in
            try move(workshop.path(of: sealed[0]), workshop.folder + "/a")
            try move(workshop.path(of: sealed[1]), workshop.path(of: sealed[0]))
            try move(workshop.folder + "/a", workshop.path(of: sealed[1]))
        }
        #expect(kinds(swapped) == [.identity, .identity])
    }

    @Test func `an archive of another kind in the place of one is told by the next`() throws {
        let report = try verify { workshop, sealed in
            try FileManager.default.removeItem(atPath: workshop.path(of: sealed[1]))
            let plan = try Workshop.plan(2, .recepcion, after: sealed[0])
            _ = try workshop.store().seal(plan) { try $0.add("a", [1]) }
        }
        #expect(kinds(report) == [.link])
    }

    @Test func `archives given one by one need no neighbours, but must agree with those given`()
        throws
    {
        let (workshop, other) = (try Workshop(), try Workshop())
        defer { workshop.remove() }
        defer { other.remove() }
        let sealed = try workshop.sealThree(in: workshop.store())
        let (first, third) = (workshop.path(of: sealed[0]), workshop.path(of: sealed[2]))
        #expect(VerificationReport(ofFiles: [third, first]).isSound)
        let forged = try other.store().seal(Workshop.plan(2, after: sealed[0])) {
            try $0.add("a", [1])
        }
        let report = VerificationReport(ofFiles: [third, other.path(of: forged), first])
        #expect(kinds(report) == [.link])
        #expect(report.problems.first?.archive == third)
    }
}
