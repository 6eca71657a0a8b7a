package import Fiscal
import Glibc

/// The clock of a run that is no re-enactment.
///
/// It is the machine's when the run begins, and counts on by itself: who sets the machine's clock
/// meanwhile changes nothing in a run that works.
package enum SystemSurroundings {
    /// The machine's clock; pauses end early when somebody wants the run to stop.
    package static func real() -> Surroundings {
        real { StopSignal.received != nil }
    }

    static func real(isStopping: @escaping @Sendable () -> Bool) -> Surroundings {
        let begun = ContinuousClock.now
        let start = machineTime()
        let now: @Sendable () -> Timestamp = {
            let time = start + begun.duration(to: .now)
            return Timestamp(seconds: time.components.seconds)
        }
        return Surroundings(
            now: now,
            wait: { await sleep(seconds: $0.seconds - now().seconds, unless: isStopping) },
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

/// Since 1970 began in UTC.
private func machineTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
