import Batch
import Fiscal
import TestKit
import Testing

/// Every fate, and the acts that may be done to it.
private let allowed: [NumberFate: Set<String>] = [
    .missing: ["number-disabled"],
    .awaitingCorrection: ["number-disabled", "number-retried"],
    .awaitingWindow: ["number-disabled", "number-released-as-04"],
    .held: ["number-disabled", "number-released", "number-released-as-04"],
    .ready: ["number-disabled"],
    .issued: [],
    .disputed: ["number-settled-ours", "number-settled-other"],
    .accepted: [],
    .disabled: ["number-disabled", "number-enabled"],
]

private let acts: [NumberAct.Kind] = [
    .disable, .enable, .release(as: nil), .release(as: .authorityDown), .retry, .settle(.ours),
    .settle(.other),
]

@Test(arguments: NumberFate.allCases)
func `an act is done to a number only where it leads away from its fate`(fate: NumberFate) throws {
    let state = NumberState(
        number: try number("FE7"),
        fate: fate,
        wasRefused: fate == .awaitingCorrection,
        type: .authorityDown
    )
    let done = acts.filter { $0.objection(to: state) == nil }.map(\.word)
    #expect(Set(done) == allowed[fate])
}

@Test func `only what DIAN refused is sent again, and only while its paper is free`() throws {
    func state(wasRefused: Bool, isPaperTaken: Bool) throws -> NumberState {
        NumberState(
            number: try number("CONT7"),
            fate: .awaitingCorrection,
            wasRefused: wasRefused,
            isPaperTaken: isPaperTaken
        )
    }
    let retry = NumberAct.Kind.retry
    #expect(retry.objection(to: try state(wasRefused: false, isPaperTaken: false)) == .ownFinding)
    #expect(retry.objection(to: try state(wasRefused: true, isPaperTaken: true)) == .paperTaken)
    #expect(retry.objection(to: try state(wasRefused: true, isPaperTaken: false)) == nil)
}

@Test(arguments: [
    (ContingencyType.authorityDown, ContingencyType.authorityDown, false, nil),
    (.authorityDown, .authorityDown, true, nil),
    (.authorityDown, .draft, false, nil),
    (.authorityDown, .draft, true, ActObjection.codePrinted),
    (.authorityDown, .issuerDown, false, .typeImpossible(.authorityDown)),
    (.issuerDown, .issuerDown, true, nil),
    (.issuerDown, .authorityDown, false, .typeImpossible(.issuerDown)),
    (.issuerDown, .draft, false, .typeImpossible(.issuerDown)),
    (.draft, .draft, false, nil),
    (.draft, .authorityDown, false, .typeImpossible(.draft)),
])
func `a sale is released as what it is, and a 04 as a draft unless its CUFE was printed`(
    own: ContingencyType,
    wanted: ContingencyType,
    hasPrintedCode: Bool,
    objection: ActObjection?
) throws {
    for fate in [NumberFate.awaitingWindow, .held] {
        let state = NumberState(
            number: try number("FE7"),
            fate: fate,
            type: own,
            hasPrintedCode: hasPrintedCode
        )
        #expect(NumberAct.Kind.release(as: wanted).objection(to: state) == objection)
    }
}

@Test func `what awaits a window is not released without a type`() throws {
    let state = NumberState(number: try number("FE7"), fate: .awaitingWindow, type: .authorityDown)
    #expect(NumberAct.Kind.release(as: nil).objection(to: state) == .typeNeeded)
}
