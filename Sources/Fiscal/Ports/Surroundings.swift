import Synchronization

/// The clock and the pauses of a run, handed in at the edge.
///
/// Below it plain arguments are passed: a rule that needs the time takes a `Timestamp`.
package struct Surroundings: Sendable {
    /// The time of the run, in Colombia's legal time.
    package var now: @Sendable () -> Timestamp
    /// Returns once it is that time, or at once when it is past.
    ///
    /// It returns earlier when the run is to stop. A virtual clock jumps there.
    package var wait: @Sendable (_ end: Timestamp) async -> Void
    /// Whether the clock is virtual (`--now`); evidence is then marked as a re-enactment.
    package var isReenactment: Bool

    package init(
        now: @escaping @Sendable () -> Timestamp,
        wait: @escaping @Sendable (_ end: Timestamp) async -> Void,
        isReenactment: Bool
    ) {
        self.now = now
        self.wait = wait
        self.isReenactment = isReenactment
    }

    /// A clock that starts at `start`, goes on by pauses alone, and whose pauses take no time.
    package static func virtual(from start: Timestamp) -> Surroundings {
        let clock = VirtualClock(start)
        return Surroundings(
            now: { clock.time.withLock { $0 } },
            wait: { end in clock.time.withLock { $0 = max($0, end) } },
            isReenactment: true
        )
    }

    package func pause(seconds: Int64) async { await wait(now().adding(seconds: seconds)) }

    /// The clock of one line of calls, from now on.
    package func timeline() -> Timeline { Timeline(self) }
}

private final class VirtualClock: Sendable {
    let time: Mutex<Timestamp>

    init(_ start: Timestamp) { time = Mutex(start) }
}

/// The time as one of several lines of calls sees it, made at the same time.
///
/// On a virtual clock each line goes its own way, so that nothing depends on who came first; whoever
/// started the lines then waits for the latest.
package struct Timeline: Sendable {
    private var virtual: Timestamp?
    private let surroundings: Surroundings

    fileprivate init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        virtual = surroundings.isReenactment ? surroundings.now() : nil
    }

    package var now: Timestamp { virtual ?? surroundings.now() }

    package mutating func pause(seconds: Int64) async {
        if let time = virtual {
            virtual = time.adding(seconds: seconds)
        } else {
            await surroundings.pause(seconds: seconds)
        }
    }
}
