import Fiscal
import TestKit
import Testing

@testable import SimulatedDIAN

private let noon = SampleRegister.received

/// Lines as `intentos.jsonl` has them, with members that a replay does not need.
private func night(_ calls: [(call: String, answer: String?, detail: String)]) -> [UInt8] {
    let lines = calls.enumerated().map { index, call in
        let answer = call.answer.map { "\"\($0)\"" } ?? "null"
        return """
            {"number":"SETP990000001","unique_code":"\(SampleInvoice().uniqueCode.hex)",\
            "call":"\(call.call)","attempt":\(index + 1),"at":"2026-01-08T13:00:00-05:00",\
            "answered_at":\(call.answer.map { _ in "\"2026-01-08T13:00:00-05:00\"" } ?? "null"),"answer":\(answer),"detail":"\(call.detail)"}
            """
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
}

@Suite struct RecordedNightTests {
    private func answers(
        to calls: [(call: String, answer: String?, detail: String)]
    ) async throws -> [AuthorityAnswer] {
        let dian = try SimulatedAuthority(
            register: SampleRegister.register(),
            faults: FaultSchedule(
                seed: 1,
                chances: [FaultSchedule.Chance(.lost, perMille: 1000)],
                recorded: try RecordedNight(night(calls))
            )
        )
        var answers: [AuthorityAnswer] = []
        for (index, call) in calls.enumerated() {
            let attempt = index + 1
            answers.append(
                call.call == "submit"
                    ? await dian.submit(SampleInvoice().transmission(attempt: attempt), at: noon)
                    : await dian.status(of: SampleInvoice().uniqueCode, attempt: attempt, at: noon)
            )
        }
        return answers
    }

    @Test(arguments: [
        // An answer is lost, the document unknown for a while, then there.
        ["submit not-answered cut", "status unknown", "status in-process", "status accepted"],
        // It never arrived, and went again.
        ["submit not-answered cut", "status unknown", "submit accepted"],
        [
            "submit not-answered cut", "status not-answered HTTP·503", "submit not-answered x",
            "status accepted",
        ],
        ["submit unavailable refused", "submit accepted"],
        ["submit in-process", "status accepted"],
        // It had arrived, and nobody knew till it was sent again.
        [
            "submit not-answered cut", "status unknown", "submit already-known own",
            "status accepted",
        ],
        ["submit already-known other", "status unknown"],
    ])
    func `a night is answered again as it was`(lines: [String]) async throws {
        let other = UniqueCode(repeating: 9).hex
        let calls = lines.map { line in
            let words = line.split(separator: " ").map(String.init)
            let detail = words.count > 2 ? words[2] : ""
            let code = ["own": SampleInvoice().uniqueCode.hex, "other": other][detail]
            return (call: words[0], answer: Optional(words[1]), detail: code ?? detail)
        }
        let answers = try await answers(to: calls)
        #expect(answers.map(\.name) == calls.map(\.answer))
        for (answer, call) in zip(answers, calls) {
            switch answer {
            case .notAnswered(let reason), .unavailable(let reason): #expect(reason == call.detail)
            case .alreadyKnown(let code): #expect(code.hex == call.detail)
            case .accepted, .refused, .inProcess, .unknown: break
            }
        }
    }

    @Test func `a call whose run died before the answer gets none`() async throws {
        let answers = try await answers(to: [("submit", nil, ""), ("status", "accepted", "")])
        #expect(answers.map(\.name) == ["not-answered", "accepted"])
    }

    @Test func `a call that is not in the night meets the chances that are set`() async throws {
        let dian = try SimulatedAuthority(
            register: SampleRegister.register(),
            faults: FaultSchedule(
                seed: 1,
                chances: [FaultSchedule.Chance(.unavailable, perMille: 1000)],
                recorded: try RecordedNight(night([("submit", "accepted", "")]))
            )
        )
        #expect(await dian.submit(SampleInvoice().transmission(), at: noon).name == "accepted")
        let next = await dian.status(of: SampleInvoice().uniqueCode, attempt: 2, at: noon)
        #expect(next.name == "unavailable")
    }

    @Test func `what was learnt last of DIAN's door holds, and before that what is set`()
        async throws
    {
        let lines = [(60 as Int64, "unavailable"), (120, "reachable")].map { seconds, answer in
            let at = noon.adding(seconds: seconds).text
            return #"{"call":"probe","at":"\#(at)","answer":"\#(answer)","detail":""}"#
        }
        let dian = try SimulatedAuthority(
            register: SampleRegister.register(),
            faults: FaultSchedule(
                seed: 1,
                outages: [.init(start: noon, end: nil, fault: .unavailable)],
                recorded: try RecordedNight(Array(lines.joined(separator: "\n").utf8))
            )
        )
        var seen: [Bool] = []
        for seconds: Int64 in [-1, 0, 60, 119, 120, 4000] {
            seen.append(await dian.isReachable(at: noon.adding(seconds: seconds)))
        }
        #expect(seen == [true, false, false, false, true, true])
    }

    @Test func `an answer comes when it came then`() async throws {
        let line = """
            {"unique_code":"\(SampleInvoice().uniqueCode.hex)","call":"submit","attempt":1,\
            "at":"\(noon.text)","answered_at":"\(noon.adding(seconds: 180).text)",\
            "answer":"not-answered","detail":"no answer within 60 s"}
            """
        let dian = try SimulatedAuthority(
            register: SampleRegister.register(),
            faults: FaultSchedule(seed: 1, recorded: try RecordedNight(Array(line.utf8)))
        )
        var timeline = Surroundings.virtual(from: noon.adding(seconds: 120)).timeline()
        _ = await dian.submit(SampleInvoice().transmission(), on: &timeline)
        #expect(timeline.now == noon.adding(seconds: 180))
    }

    @Test(arguments: [
        #"{"call":"probe","at":"2026-01-08T13:00:00-05:00","answer":"yes"}"#,
        #"{"call":"probe","at":"ayer","answer":"reachable"}"#,
        "x", "{}", #"{"unique_code":"12","call":"submit","attempt":1,"detail":""}"#,
        #"{"unique_code":"CODE","call":"send","attempt":1,"detail":""}"#,
        #"{"unique_code":"CODE","call":"submit","attempt":1,"answer":"yes","detail":""}"#,
    ])
    func `a line that is no call is named`(line: String) {
        let line = line.replacing("CODE", with: SampleInvoice().uniqueCode.hex)
        let text = String(decoding: night([("submit", "accepted", "")]), as: UTF8.self) + line
        let error = #expect(throws: RecordedNight.Unreadable.self) {
            try RecordedNight(Array(text.utf8))
        }
        #expect(error?.line == 2)
    }
}
