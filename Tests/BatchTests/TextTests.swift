import Fiscal
import TestKit
import Testing

@testable import Batch

@Test func `JSON keeps the order of keys and escapes what it must`() {
    let value = JSONValue.object([
        ("b", .text("a\"\\\n\u{1}ñ😀")), ("a", .array([1, .null, .bool(true)])), ("c", .object([])),
    ])
    #expect(value.line == #"{"b":"a\"\\\n\u0001ñ😀","a":[1,null,true],"c":{}}"#)
    #expect(JSONValue.object([("a", .array([1]))]).pretty == "{\n  \"a\": [\n    1\n  ]\n}\n")
}

@Test func `a stretch that crosses the end of a range belongs to both, clamped`() throws {
    let issuer = try issuer()
    let whole = try #require(issuer.ranges.first)
    let series = NumberSeries(issuer: issuer.nit, prefix: whole.prefix)
    let halves = [(1...10, Int64(3)), (11...20, 11)].map { numbers, first in
        let range = AuthorisedRange(
            authorisation: "\(numbers.lowerBound)",
            kind: .normal,
            prefix: whole.prefix,
            numbers: Int64(numbers.lowerBound)...Int64(numbers.upperBound),
            first: first,
            period: whole.period,
            technicalKey: whole.technicalKey
        )
        return ContinuityStatement(
            of: range,
            in: series,
            seen: IntervalSet([1...12]),
            unaccepted: [
                .init(numbers: 2...4, fate: .held), .init(numbers: 10...11, fate: .awaitingWindow),
            ]
        ).stretches.map { "\($0.numbers) \($0.fate.rawValue)" }
    }
    #expect(
        halves == [
            ["3...4 held", "5...9 accepted", "10...10 awaitingWindow"],
            ["11...11 awaitingWindow", "12...12 accepted"],
        ]
    )
}

@Test func `a continuity statement gives every number from the first to the last one fate`() throws
{
    let issuer = try issuer()
    let range = try #require(issuer.ranges.first)
    let series = NumberSeries(issuer: issuer.nit, prefix: range.prefix)
    let statement = ContinuityStatement(
        of: range,
        in: series,
        seen: IntervalSet([2...9, 12...13]),
        unaccepted: [
            .init(numbers: 4...4, fate: .disabled), .init(numbers: 9...9, fate: .held),
            .init(numbers: 12...13, fate: .held),
        ]
    )
    #expect(
        statement.stretches.map { "\($0.numbers) \($0.fate.rawValue)" } == [
            "1...1 missing", "2...3 accepted", "4...4 disabled", "5...8 accepted", "9...9 held",
            "10...11 missing", "12...13 held",
        ]
    )
    #expect(statement.gaps.map(\.numbers) == [1...1, 10...11])
}

@Test func `the empty pointer is the whole document`() {
    #expect(FindingWords(.es).place(Place(line: 1, pointer: "")) == "línea 1, el documento")
    #expect(FindingWords(.en).place(Place(line: 1, pointer: "/a")) == "line 1, /a")
}
