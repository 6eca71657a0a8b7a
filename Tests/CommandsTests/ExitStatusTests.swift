import Testing

@testable import Commands

@Suite struct ExitStatusTests {
    @Test(
        arguments: [
            // The signal, a deadline at risk, needing a person, waiting, the code.
            (nil, false, 0, 0, 0), (nil, false, 0, 1, 3), (nil, false, 1, 1, 2),
            (nil, true, 0, 0, 6), (nil, true, 1, 1, 6), (2, true, 1, 1, 130),
            (15, false, 0, 0, 143),
        ] as [(Int32?, Bool, Int, Int, Int32)]
    )
    func `the most pressing matter gives the code`(
        signal: Int32?,
        isDeadlineAtRisk: Bool,
        needingPerson: Int,
        waiting: Int,
        code: Int32
    ) {
        let status = ExitStatus.of(
            stoppedBy: signal,
            isDeadlineAtRisk: isDeadlineAtRisk,
            needingPerson: needingPerson,
            waiting: waiting
        )
        #expect(status.rawValue == code)
    }

    @Test func `the published codes stay what they are`() {
        let codes = ExitStatus.allCases.map(\.rawValue)
        #expect(codes == [0, 1, 2, 3, 4, 5, 6, 64, 130, 143])
    }
}
