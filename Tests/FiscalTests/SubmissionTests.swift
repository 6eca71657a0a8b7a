import Fiscal
import TestKit
import Testing

private let own = UniqueCode(bytes: [UInt8](repeating: 1, count: 48))
private let other = UniqueCode(bytes: [UInt8](repeating: 2, count: 48))

private let accepted = AuthorityAnswer.accepted(notifications: [], document: [])
private let refused = AuthorityAnswer.refused(rules: [], document: [])

@Test(arguments: [
    (SubmissionState.inFlight, SubmissionState.Step.send, accepted, SubmissionState.accepted),
    (.inFlight, .send, refused, .refused),
    (.inFlight, .send, .unavailable(reason: ""), .toSend),
    (.inFlight, .send, .notAnswered(reason: ""), .unresolved),
    (.inFlight, .send, .inProcess, .unresolved),
    (.inFlight, .send, .unknown, .unresolved),
    (.inFlight, .askStatus, .unavailable(reason: ""), .unresolved),
    (.unresolved, .askStatus, .unavailable(reason: ""), .unresolved),
    (.unresolved, .askStatus, .notAnswered(reason: ""), .unresolved),
    (.unresolved, .askStatus, .unknown, .toSend),
    (.unresolved, .askStatus, accepted, .accepted),
    (.acceptedWithoutReceipt, .askStatus, .unknown, .acceptedWithoutReceipt),
    (.acceptedWithoutReceipt, .askStatus, accepted, .accepted),
])
func `each answer leads to its state`(
    state: SubmissionState,
    step: SubmissionState.Step,
    answer: AuthorityAnswer,
    next: SubmissionState
) throws {
    let code = try #require(own)
    #expect(state.after(answer, to: step, for: code, isBelievable: true) == next)
}

@Test func `unknown to DIAN is not believed before the settling time`() throws {
    let code = try #require(own)
    let next = SubmissionState.unresolved
        .after(.unknown, to: .askStatus, for: code, isBelievable: false)
    #expect(next == .unresolved)
}

@Test func `rule 90 tells our own document from another one`() throws {
    let (mine, theirs) = (try #require(own), try #require(other))
    let flying = SubmissionState.inFlight
    #expect(
        flying.after(.alreadyKnown(mine), to: .send, for: mine, isBelievable: true)
            == .acceptedWithoutReceipt
    )
    #expect(
        flying.after(.alreadyKnown(theirs), to: .send, for: mine, isBelievable: true) == .disputed
    )
}

@Test func `once DIAN has said that it has the document, nothing takes that back`() throws {
    let (mine, theirs) = (try #require(own), try #require(other))
    let state = SubmissionState.acceptedWithoutReceipt
    for answer in [AuthorityAnswer.alreadyKnown(theirs), .inProcess, .notAnswered(reason: "")] {
        #expect(state.after(answer, to: .askStatus, for: mine, isBelievable: true) == state)
    }
    // A contradiction: nil, and the caller leaves the state as it is.
    #expect(state.after(refused, to: .askStatus, for: mine, isBelievable: true) == nil)
}

@Test func `nothing is sent again before DIAN was asked, except what was not received`() {
    #expect(SubmissionState.inFlight.nextStep == .askStatus)
    #expect(SubmissionState.unresolved.nextStep == .askStatus)
    #expect(SubmissionState.toSend.nextStep == .send)
    for final in [SubmissionState.accepted, .refused, .disputed] { #expect(final.nextStep == nil) }
}
