import Fiscal
import Invoices
import TestKit
import Testing

@testable import Batch

@Test func `a sale inside a window with no gap before it is ready`() throws {
    var examination = try examination()
    let ruling = examination.rule(on: try number("FE1", new(1, "a")))
    #expect(ruling.fate == .ready)
    #expect(ruling.owner == SaleKey(arrival: 1, ordinal: 0))
    #expect(ruling.verdicts[SaleKey(arrival: 1, ordinal: 0)]?.standing == .current)
}

@Test func `a gap holds what comes after it and nothing before it`() throws {
    var examination = try examination()
    let fates = try ["FE1", "FE2", "FE4", "FE5"].map { text in
        examination.rule(on: try number(text, new(1, text))).fate
    }
    #expect(fates == [.ready, .ready, .held, .held])
    #expect(examination.seen.values.map(\.intervals) == [[1...2, 4...5]])
}

@Test func `a gap that is reported holds nothing`() throws {
    var examination = try examination(gaps: .report)
    #expect(examination.rule(on: try number("FE4", new(1, "a"))).fate == .ready)
}

@Test func `a gap never makes a deadline be missed`() throws {
    // The earliest deadline is 2025-01-12 19:44; runs come every 24 hours.
    var early = try examination(now: "2025-01-11T19:44:00-05:00")
    #expect(early.rule(on: try number("FE4", new(1, "a"))).fate == .held)
    #expect(early.released.isEmpty)
    var last = try examination(now: "2025-01-11T19:44:01-05:00")
    #expect(last.rule(on: try number("FE4", new(1, "a"))).fate == .ready)
    #expect(last.released.values.map(\.intervals) == [[4...4]])
}

@Test func `a faulty sale whose number can be read does not hold its neighbours`() throws {
    var examination = try examination()
    let faulty = examination.rule(on: try number("FE1", new(1, nil)))
    let neighbour = examination.rule(on: try number("FE2", new(1, "b")))
    #expect(faulty.fate == .awaitingCorrection)
    #expect(neighbour.fate == .ready)
}

@Test func `a sale outside every window waits for a declaration`() throws {
    var examination = try examination()
    let outside = try version(1, "a", soldAt: "2025-01-08T17:30:00-05:00")
    let ruling = examination.rule(on: try number("FE1", outside))
    #expect(ruling.fate == .awaitingWindow)
    #expect(ruling.codes == [.outsideWindows])
}

@Test func `a draft needs no window, a transcription needs one of its own kind`() throws {
    var examination = try examination()
    #expect(examination.rule(on: try number("FE1", version(1, "a", type: .draft))).fate == .ready)
    let paper = try version(1, "b", type: .issuerDown)
    #expect(examination.rule(on: try number("CONT1", paper)).fate == .awaitingWindow)
}

@Test(arguments: [
    ("FE1", ContingencyType.issuerDown, FindingCode.rangeKind),
    ("CONT1", .authorityDown, .rangeKind),
    ("XX1", .authorityDown, .prefixUnknown),
    ("FE5001", .authorityDown, .numberOutsideRange),
])
func `a number must belong to a range of its type`(
    text: String,
    type: ContingencyType,
    code: FindingCode
) throws {
    var examination = try examination()
    let ruling = examination.rule(on: try number(text, version(1, "a", type: type)))
    #expect(ruling.fate == .awaitingCorrection)
    #expect(ruling.codes == [code])
}

@Test func `a range must be in force at the invoice's own date`() throws {
    var examination = try examination(now: "2031-01-01T00:00:00-05:00")
    let late = try version(1, "a", soldAt: "2030-02-01T00:00:00-05:00")
    #expect(examination.rule(on: try number("FE1", late)).codes == [.rangeNotInForce])
    let draft = try version(1, "b", type: .draft)
    #expect(examination.rule(on: try number("FE2", draft)).codes == [.rangeNotInForce])
}

@Test func `a sale from the future is a finding`() throws {
    var examination = try examination(now: "2025-01-09T09:59:59-05:00")
    #expect(examination.rule(on: try number("FE1", new(1, "a"))).codes == [.soldInFuture])
}

@Test func `a future date that is past with day and month exchanged is told as such`() throws {
    var examination = try examination(now: "2025-03-10T08:00:00-05:00")
    let sale = try version(1, "a", soldAt: "2025-05-03T10:00:00-05:00")
    let ruling = examination.rule(on: try number("FE1", sale))
    let findings = ruling.verdicts.flatMap { $0.value.findings }
    let finding = try #require(findings.first { $0.code == .soldInFuture })
    #expect(finding.remedy.es.contains("si la venta es del 2025-03-05"))
}

@Test(arguments: [NumberFate.issued, .accepted, .disputed])
func `content that is at DIAN or on its way is repeated or in conflict`(
    fate: NumberFate
) throws {
    var examination = try examination()
    let standing = try standing(fate, "a")
    let ruling = examination.rule(
        on: try number("FE1", standing, new(2, "a"), new(3, "b"), voided(4, "c"), new(5, nil))
    )
    #expect(ruling.fate == fate)
    #expect(ruling.owner == standing.owner)
    #expect(ruling.standings == [2: .repeated, 3: .conflicting, 4: .conflicting, 5: .faulty])
    #expect(Set(ruling.codes) == [.numberConflict, .voidedTooLate])
}

@Test func `two good contents at once stop each other, and a newer arrival decides`() throws {
    var examination = try examination()
    let rivals = examination.rule(on: try number("FE1", new(1, "a"), new(2, "b")))
    #expect(rivals.fate == .awaitingCorrection)
    #expect(rivals.owner == nil)
    #expect(rivals.standings == [1: .rival, 2: .rival])
    let standing = NumberCase.Standing(
        fate: .awaitingCorrection,
        owner: nil,
        content: nil
    )
    let decided = examination.rule(on: try number("FE1", standing, new(3, "b")))
    #expect(decided.fate == .ready)
    #expect(decided.standings == [3: .current])
}

@Test func `a corrected sale takes the place of a faulty one`() throws {
    var examination = try examination()
    let standing = try standing(.awaitingCorrection, nil)
    let old = try version(1, nil, isNew: false)
    let ruling = examination.rule(on: try number("FE1", standing, old, new(2, "b")))
    #expect(ruling.fate == .ready)
    #expect(ruling.standings == [1: .superseded, 2: .current])
}

@Test func `a correction counts though the old sale has become good meanwhile`() throws {
    var examination = try examination()
    let standing = try standing(.awaitingCorrection, "a")
    let cured = try version(1, "a", isNew: false)
    let alone = examination.rule(on: try number("FE1", standing, cured))
    #expect(alone.standings == [1: .current])
    let corrected = examination.rule(on: try number("FE1", standing, cured, new(2, "b")))
    #expect(corrected.owner == SaleKey(arrival: 2, ordinal: 0))
    #expect(corrected.standings == [1: .superseded, 2: .current])
}

@Test(arguments: [[1, 2], [2, 1]])
func `a faulty copy that comes with the good sale is out of date, whichever comes first`(
    arrivals: [Int]
) throws {
    var examination = try examination()
    let versions = try [new(arrivals[0], nil), new(arrivals[1], "a")].sorted { $0.key < $1.key }
    let ruling = examination.rule(
        on: NumberCase(
            issuer: try issuer().nit,
            number: try TestKit.number("FE1"),
            standing: nil,
            versions: versions
        )
    )
    #expect(ruling.standings == [Int64(arrivals[0]): .superseded, Int64(arrivals[1]): .current])
}

@Test func `a number before the first of the workspace is a finding, not a gap`() throws {
    var examination = try examination(first: 100)
    let before = examination.rule(on: try number("FE99", new(1, "a")))
    #expect(before.fate == .awaitingCorrection)
    #expect(before.codes == [.numberOutsideRange])
    #expect(examination.rule(on: try number("FE100", new(2, "b"))).fate == .ready)
}

@Test func `a voided number is in the journal with its reason`() throws {
    var examination = try examination()
    _ = examination.rule(on: try number("FE1", voided(1, "a")))
    let entries = examination.journal.flatMap(\.entries)
    #expect(entries.map(\.kind) == ["number-voided"])
    #expect(entries.map(\.detail) == ["Error de digitación"])
}

@Test func `a sale that was never sent can be voided by the store`() throws {
    for fate in [NumberFate.held, .awaitingWindow, .ready] {
        var examination = try examination()
        let waiting = try version(1, "a", isNew: false)
        let ruling = examination.rule(
            on: try number("FE4", standing(fate, "a"), waiting, voided(2, "b"))
        )
        #expect(ruling.fate == .disabled)
        #expect(ruling.standings == [1: .superseded, 2: .current])
    }
}

@Test func `a good sale that waits is not replaced in silence`() throws {
    var examination = try examination()
    let standing = try standing(.held, "a")
    let held = try version(1, "a", isNew: false)
    let ruling = examination.rule(on: try number("FE4", standing, held, new(2, "b"), new(3, "a")))
    #expect(ruling.fate == .held)
    #expect(ruling.standings == [1: .current, 2: .conflicting, 3: .repeated])
}

@Test func `what DIAN refused goes again only with other content`() throws {
    var examination = try examination()
    let refused = try standing(.awaitingCorrection, "a", wasRefused: true)
    let again = examination.rule(on: try number("FE1", refused, new(2, "a")))
    #expect(again.fate == .awaitingCorrection)
    #expect(again.owner == refused.owner)
    #expect(again.codes == [.refusedBefore])
    let corrected = examination.rule(on: try number("FE1", refused, new(3, "b")))
    #expect(corrected.fate == .ready)
    #expect(corrected.owner == SaleKey(arrival: 3, ordinal: 0))
}

@Test func `of a release neither window nor gap remains, and its type is what is examined`() throws
{
    let outside = "2025-01-08T17:30:00-05:00"
    let acts: [(NumberAct.Kind?, NumberFate)] = [
        (nil, .awaitingWindow), (.release(as: .authorityDown), .ready),
        (.release(as: .draft), .ready), (.retry, .awaitingWindow),
    ]
    for (act, fate) in acts {
        var examination = try examination()
        let standing = try standing(.awaitingWindow, "a", act: act)
        let waiting = try version(1, "a", soldAt: outside, isNew: false)
        #expect(examination.rule(on: try number("FE4", standing, waiting)).fate == fate)
    }
    var examination = try examination(now: "2031-01-01T00:00:00-05:00")
    let released = try standing(.awaitingWindow, "a", act: .release(as: .draft))
    let waiting = try version(1, "a", soldAt: outside, isNew: false)
    let late = examination.rule(on: try number("FE1", released, waiting))
    #expect(late.codes == [.rangeNotInForce])
}

@Test func `the sale whose number an operator disabled is a repeat when it comes again`() throws {
    var examination = try examination()
    let standing = try standing(.disabled, "a", act: .disable)
    let later = examination.rule(on: try number("FE1", standing, new(2, "a"), new(3, "b")))
    #expect(later.standings == [2: .repeated, 3: .conflicting])
}

@Test func `a voided number is disabled, and stays so`() throws {
    var examination = try examination()
    #expect(examination.rule(on: try number("FE1", voided(1, "a"))).fate == .disabled)
    let standing = try standing(.disabled, "a")
    let later = examination.rule(on: try number("FE1", standing, new(2, "b"), voided(3, "a")))
    #expect(later.fate == .disabled)
    #expect(later.standings == [2: .conflicting, 3: .repeated])
    #expect(later.codes == [.numberDisabled])
}

@Test func `the till's unique code must be ours`() throws {
    var examination = try examination()
    let chain = "FE12025-01-0910:00:00-05:00"
    let key = try #require(try issuer().ranges.first?.technicalKey)
    let right = uniqueCode(chain: chain, key: key, environment: .tests)
    let wrong = try #require(UniqueCode(bytes: [UInt8](repeating: 7, count: 48)))
    let good = try version(1, "a", code: right, chain: chain)
    #expect(examination.rule(on: try number("FE1", good)).fate == .ready)
    let bad = try version(1, "a", code: wrong, chain: chain)
    #expect(examination.rule(on: try number("FE2", bad)).codes == [.codeDiffers])
    let draft = try version(1, "a", type: .draft, code: right, chain: chain)
    #expect(examination.rule(on: try number("FE3", draft)).codes == [.draftWithCode])
}

@Test(arguments: 0..<50)
func `the order of arrival does not matter to numbers that do not contradict`(
    seed: UInt64
) throws {
    var random = SeededGenerator(seed: seed)
    let numbers = Array(1...12).filter { _ in Bool.random(using: &random) }
    let whole = try fates(of: [numbers])
    let shuffled = numbers.shuffled(using: &random)
    let cut = Int.random(in: 0...shuffled.count, using: &random)
    let split = try fates(of: [Array(shuffled[..<cut]), Array(shuffled[cut...])])
    #expect(whole == split)
}

// MARK: - Builders

/// The fates after judgements of these numbers, one judgement after the other.
private func fates(of runs: [[Int]]) throws -> [Int: NumberFate] {
    var seen: [NumberSeries: IntervalSet] = [:]
    var fates: [Int: NumberFate] = [:]
    for run in runs {
        var examination = try examination(seen: seen)
        let open = fates.filter { $0.value == .held }.keys
        for consecutive in (open + run).sorted() {
            let old = fates[consecutive].map { NumberCase.Standing($0, "\(consecutive)") }
            let sale = try version(consecutive, "\(consecutive)", isNew: old == nil)
            let ruling = examination.rule(
                on: NumberCase(
                    issuer: try issuer().nit,
                    number: try TestKit.number("FE\(consecutive)"),
                    standing: old,
                    versions: [sale]
                )
            )
            fates[consecutive] = ruling.fate
        }
        seen = examination.seen
    }
    return fates
}

private func examination(
    now: String = "2025-01-11T08:00:00-05:00",
    gaps: GapPolicy = .hold,
    seen: [NumberSeries: IntervalSet] = [:],
    first: Int64 = 1
) throws -> Examination {
    let issuer = try issuer(first: first)
    return Examination(
        facts: ExaminationFacts(
            issuers: [issuer.nit: issuer],
            windows: [
                try window(
                    .authorityDown,
                    "2025-01-08T17:31:00-05:00",
                    "2025-01-10T19:44:00-05:00"
                )
            ],
            now: try time(now),
            gaps: gaps,
            runEvery: 24 * 3600,
            environment: .tests,
            language: .es
        ),
        seen: seen
    )
}

private func number(
    _ text: String,
    _ standing: NumberCase.Standing? = nil,
    _ versions: NumberCase.Version...
) throws -> NumberCase {
    NumberCase(
        issuer: try issuer().nit,
        number: try TestKit.number(text),
        standing: standing,
        versions: versions
    )
}

private func number(_ text: String, _ versions: NumberCase.Version...) throws -> NumberCase {
    NumberCase(
        issuer: try issuer().nit,
        number: try TestKit.number(text),
        standing: nil,
        versions: versions
    )
}

private func standing(
    _ fate: NumberFate,
    _ content: String?,
    wasRefused: Bool = false,
    act: NumberAct.Kind? = nil
) throws -> NumberCase.Standing {
    NumberCase.Standing(
        fate: fate,
        owner: SaleKey(arrival: 1, ordinal: 0),
        content: content.flatMap(digest),
        refused: wasRefused ? Set([content.flatMap(digest)].compactMap(\.self)) : [],
        act: act
    )
}

extension NumberCase.Standing {
    fileprivate init(_ fate: NumberFate, _ content: String) {
        self.init(
            fate: fate,
            owner: SaleKey(arrival: 1, ordinal: 0),
            content: digest(content)
        )
    }
}

private func new(_ arrival: Int, _ content: String?) throws -> NumberCase.Version {
    try version(arrival, content)
}

private func voided(_ arrival: Int, _ content: String) throws -> NumberCase.Version {
    try version(arrival, content, voided: "Error de digitación")
}

private func version(
    _ arrival: Int,
    _ content: String?,
    type: ContingencyType = .authorityDown,
    soldAt: String = "2025-01-09T10:00:00-05:00",
    voided: String? = nil,
    isNew: Bool = true,
    code: UniqueCode? = nil,
    chain: String? = nil
) throws -> NumberCase.Version {
    let soldAt = try time(soldAt)
    return NumberCase.Version(
        key: SaleKey(arrival: Int64(arrival), ordinal: 0),
        place: Place(line: arrival),
        facts: content.flatMap(digest).map { content in
            SaleFacts(
                type: type,
                soldAt: soldAt,
                total: Pesos(centavos: 100),
                content: content,
                voidedBecause: voided,
                declaredCode: code,
                codeChain: chain
            )
        },
        findings: [],
        isNew: isNew
    )
}

/// Not a digest: just 32 bytes that differ when the texts do.
private func digest(_ text: String) -> ContentDigest? {
    ContentDigest(bytes: Array((text.utf8 + [UInt8](repeating: 0, count: 32)).prefix(32)))
}

extension Ruling {
    fileprivate var standings: [Int64: SaleStanding] {
        Dictionary(uniqueKeysWithValues: verdicts.map { ($0.key.arrival, $0.value.standing) })
    }

    fileprivate var codes: [FindingCode] {
        verdicts.sorted { $0.key < $1.key }.flatMap { $0.value.findings.map(\.code) }
    }
}
