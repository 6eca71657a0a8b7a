import Fiscal
import Testing

@testable import Batch
@testable import Commands

@Suite struct ExitStatusTests {
    @Test(
        arguments: [
            // Seconds left, needing a person, waiting, code.
            (nil, 0, 0, 0), (nil, 0, 1, 3), (nil, 1, 1, 2), (86_401, 1, 1, 2), (86_401, 0, 1, 3),
            (86_400, 1, 1, 6), (-5, 0, 0, 6),
        ] as [(Int64?, Int, Int, Int32)]
    )
    func `the most pressing matter gives the code`(
        secondsLeft: Int64?,
        needingPerson: Int,
        waiting: Int,
        code: Int32
    ) {
        let group = DeadlineReport(
            deadline: nil,
            secondsLeft: secondsLeft,
            type: .authorityDown,
            fate: .ready,
            sales: FateCount(count: 1, total: .zero)
        )
        let status = ExitStatus.of(
            deadlines: [group],
            alarm: 86_400,
            needingPerson: needingPerson,
            waiting: waiting
        )
        #expect(status.rawValue == code)
    }

    @Test(arguments: [(2, 130), (15, 143)] as [(Int32, Int32)])
    func `a run that was stopped says by what`(signal: Int32, code: Int32) throws {
        var report = try BatchReport.sample()
        report.stoppedBy = signal
        #expect(ExitStatus.of(report, alarm: 86_400).rawValue == code)
    }

    @Test func `an open gap is something that waits`() throws {
        var report = try BatchReport.sample()
        report.fates = [:]
        report.deadlines = []
        #expect(ExitStatus.of(report, alarm: 86_400) == .waiting)
        report.gaps = []
        #expect(ExitStatus.of(report, alarm: 86_400) == .done)
    }
}
