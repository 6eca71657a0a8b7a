package import Fiscal
import Glibc

/// The clock of a run that is no re-enactment.
package enum SystemSurroundings {
    /// The machine's clock; pauses end early when somebody wants the run to stop.
    package static func real() -> Surroundings {
        real { StopSignal.received != nil }
    }

    static func real(isStopping: @escaping @Sendable () -> Bool) -> Surroundings {
        Surroundings(
            now: machineTime,
            wait: { await sleep(seconds: $0.seconds - machineTime().seconds, unless: isStopping) },
            isReenactment: false
        )
    }

    /// Sleeps in slices short enough for a person who pressed Ctrl-C.
    private static func sleep(seconds: Int64, unless isStopping: @Sendable () -> Bool) async {
        let end = ContinuousClock.now + .seconds(seconds)
        while !isStopping(), !Task.isCancelled {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero else { return }
            try? await Task.sleep(for: min(left, .milliseconds(100)))
        }
    }
}

@Sendable
private func machineTime() -> Timestamp { Timestamp(seconds: Int64(time(nil))) }
