import Batch
import Glibc

/// The contract with whoever schedules the program; the README holds the same table.
enum ExitStatus: Int32, CaseIterable {
    /// Nothing is open.
    case done = 0
    /// The machine, or the settings; or evidence that holds nothing of what was asked for.
    case failure = 1
    /// A correction, a dispute, a file that cannot be read.
    case needsPerson = 2
    /// DIAN, a gap, a window.
    case waiting = 3
    /// Another run holds the workspace.
    case otherRun = 4
    /// Verification found something wrong.
    case damage = 5
    case deadlineAtRisk = 6
    /// `EX_USAGE` of sysexits.h, as ArgumentParser itself leaves with.
    case usage = 64
    /// SIGINT; everything is recorded.
    case interrupted = 130
    /// SIGTERM; everything is recorded.
    case terminated = 143
}

extension ExitStatus {
    /// Where several hold, the first in the order of the design; the report has them all.
    ///
    /// `signal` is what stopped a run early; `needingPerson` counts sales and files that only a
    /// person can move on, `waiting` sales and gaps that wait.
    static func of(
        stoppedBy signal: Int32? = nil,
        isDeadlineAtRisk: Bool,
        needingPerson: Int,
        waiting: Int
    ) -> ExitStatus {
        if let signal { return .of(stoppedBy: signal) }
        if isDeadlineAtRisk { return .deadlineAtRisk }
        if needingPerson > 0 { return .needsPerson }
        return waiting > 0 ? .waiting : .done
    }

    static func of(stoppedBy signal: Int32) -> ExitStatus {
        signal == SIGTERM ? .terminated : .interrupted
    }
}
