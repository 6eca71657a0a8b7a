import Fiscal
import TestKit
import Testing

@testable import Batch

@Suite struct RangeAlertTests {
    @Test(
        arguments: [
            // The last number seen of 1 to 1,000, and whether 10 % or less are left.
            (899, false), (900, true), (1000, true),
        ] as [(Int64, Bool)]
    )
    func `a range is nearly used up when ten in a hundred of its numbers are left`(
        last: Int64,
        isNear: Bool
    ) throws {
        let found = try alerts(of: [range()], seen: [1...last], on: "2025-06-01")
        #expect(found.map(\.isNearlyUsed) == (isNear ? [true] : []))
        #expect(found.allSatisfy { $0.numbersLeft == 1000 - last && !$0.isNearlyExpired })
    }

    @Test(
        arguments: [
            ("2025-11-30", nil), ("2025-12-01", 30), ("2025-12-31", 0), ("2026-01-01", -1),
            ("2026-01-30", -30), ("2026-01-31", nil),
        ] as [(String, Int64?)]
    )
    func
        `the last day is told for thirty days before and after it, though nothing was sold`(
            today: String,
            left: Int64?
        ) throws
    {
        let found = try alerts(of: [range()], seen: [], on: today)
        #expect(found.map(\.daysLeft) == (left.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.isNearlyExpired && !$0.isNearlyUsed })
    }

    @Test func `a range that the next one continues needs no new one`() throws {
        let next = try range("2", numbers: 1001...2000, until: "2027-12-31")
        #expect(try alerts(of: [range(), next], seen: [1...1000], on: "2025-12-20").isEmpty)
    }

    @Test func `a next range that expires on the same day does not help against expiry`() throws {
        let next = try range("2", numbers: 1001...2000)
        let found = try alerts(of: [range(), next], seen: [1...990], on: "2025-12-20")
        #expect(found.map(\.range.authorisation) == ["1", "2"])
        #expect(found.allSatisfy { !$0.isNearlyUsed && $0.isNearlyExpired })
    }

    @Test func `a range that is used up says nothing of its last day`() throws {
        let found = try alerts(of: [range()], seen: [1...1000], on: "2025-12-20")
        #expect(found.map(\.isNearlyUsed) == [true])
        #expect(found.map(\.isNearlyExpired) == [false])
    }

    @Test func `a talonario does not continue the normal numbers of its prefix`() throws {
        let paper = try range("2", kind: .talonario, numbers: 1001...2000, until: "2027-12-31")
        let found = try alerts(of: [range(), paper], seen: [1...950], on: "2025-06-01")
        #expect(found.map(\.range.authorisation) == ["1"])
    }

    @Test func `a range that has not begun is no matter yet`() throws {
        let later = try range(from: "2025-12-15")
        #expect(try alerts(of: [later], seen: [], on: "2025-12-14").isEmpty)
        #expect(try alerts(of: [later], seen: [], on: "2025-12-15").count == 1)
    }

    private func alerts(
        of ranges: [AuthorisedRange],
        seen: [ClosedRange<Int64>],
        on today: String
    ) throws -> [RangeAlert] {
        let one = try issuer()
        let owner = Issuer(
            nit: one.nit,
            name: one.name,
            cityCode: one.cityCode,
            address: one.address,
            email: nil,
            software: one.software,
            ranges: ranges
        )
        let series = NumberSeries(issuer: one.nit, prefix: "FE")
        return RangeAlert.all(
            of: [owner],
            seen: [series: IntervalSet(seen)],
            on: try day(today),
            by: Alerts()
        )
    }

    private func range(
        _ authorisation: String = "1",
        kind: AuthorisedRange.Kind = .normal,
        numbers: ClosedRange<Int64> = 1...1000,
        from: String = "2024-01-01",
        until: String = "2025-12-31"
    ) throws -> AuthorisedRange {
        AuthorisedRange(
            authorisation: authorisation,
            kind: kind,
            prefix: "FE",
            numbers: numbers,
            first: numbers.lowerBound,
            period: try day(from)...day(until),
            technicalKey: nil
        )
    }
}
