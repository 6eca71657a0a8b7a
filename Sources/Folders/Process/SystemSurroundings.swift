package import Fiscal
import Glibc

/// The clocks that a run can be given.
package enum SystemSurroundings {
    /// The machine's clock; pauses end early when somebody wants the run to stop.
    package static func real() -> Surroundings {
        real { StopSignal.received != nil }
    }

    /// A clock that starts at `start` and whose pauses take no time (`--now`).
    package static func virtual(from start: Timestamp) -> Surroundings {
        .fixed(at: start)
    }

    static func real(isStopping: @escaping @Sendable () -> Bool) -> Surroundings {
        Surroundings(
            now: machineTime,
            timeline: {
                Timeline(
                    now: machineTime,
                    sleep: { await sleep(seconds: $0, unless: isStopping) }
                )
            },
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
