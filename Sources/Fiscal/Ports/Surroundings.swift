/// The clock and the pauses of a run, handed in at the edge.
///
/// Below it plain arguments are passed: a rule that needs the time takes a `Timestamp`.
package struct Surroundings: Sendable {
    /// The time of the run, in Colombia's legal time.
    package var now: @Sendable () -> Timestamp
    /// The clock of the calls to DIAN: with a virtual clock, pauses advance it at once and leave the
    /// run's own time as it is.
    package var timeline: @Sendable () -> Timeline
    /// Whether the clock is virtual (`--now`); evidence is then marked as a re-enactment.
    package var isReenactment: Bool

    package init(
        now: @escaping @Sendable () -> Timestamp,
        timeline: @escaping @Sendable () -> Timeline,
        isReenactment: Bool
    ) {
        self.now = now
        self.timeline = timeline
        self.isReenactment = isReenactment
    }

    /// A clock that stands at `now` and whose pauses take no time.
    package static func fixed(at now: Timestamp) -> Surroundings {
        Surroundings(
            now: { now },
            timeline: { Timeline(virtualFrom: now) },
            isReenactment: true
        )
    }
}

/// The time as the calls to DIAN see it.
package struct Timeline: Sendable {
    private var virtual: Timestamp?
    private let real: @Sendable () -> Timestamp
    private let sleep: @Sendable (Int64) async -> Void

    /// A timeline that starts at `start`; pauses advance it at once.
    package init(virtualFrom start: Timestamp) {
        virtual = start
        real = { start }
        sleep = { _ in }
    }

    /// The machine's clock; `sleep` takes seconds and may return early when the run is stopped.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Int64) async -> Void
    ) {
        virtual = nil
        real = now
        self.sleep = sleep
    }

    package var now: Timestamp { virtual ?? real() }

    package mutating func pause(seconds: Int64) async {
        if let time = virtual {
            virtual = time.adding(seconds: seconds)
        } else {
            await sleep(seconds)
        }
    }
}
