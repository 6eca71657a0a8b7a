package import Fiscal
import Glibc
import Synchronization

/// The wish to stop, from the keyboard (SIGINT) or from the system (SIGTERM).
///
/// The first signal is only noted, so that a run can record what it knows; a second of the same
/// kind ends the process at once, which a run survives like a power cut.
package enum StopSignal {
    /// In seconds: what a run may take for the portion in hand.
    ///
    /// Whoever shuts a machine down waits a few more.
    private static let patience: Int64 = 3

    private static let first = Atomic<Int32>(0)
    /// When the first came, in seconds of `CLOCK_MONOTONIC`.
    private static let since = Atomic<Int64>(0)

    /// From now on signals are noted, and a reader that went away does not end the process: that its
    /// report was not read is told, and by the exit code too.
    package static func install() {
        signal(SIGPIPE, SIG_IGN)
        // Makes sure that the atomics exist: a signal handler may not initialise anything.
        since.store(0, ordering: .sequentiallyConsistent)
        first.store(0, ordering: .sequentiallyConsistent)
        for signal in [SIGINT, SIGTERM] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { StopSignal.note($0) }
            action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
            sigaction(signal, &action, nil)
        }
    }

    /// The number of the first signal that came; nil while none has.
    package static var received: Int32? {
        let signal = first.load(ordering: .acquiring)
        return signal == 0 ? nil : signal
    }

    /// As a run looks at it.
    package static var wish: StopWish {
        StopWish(
            signal: { received },
            isOverdue: {
                received != nil && seconds() - since.load(ordering: .acquiring) > patience
            }
        )
    }

    /// Runs inside a signal handler: it reads the clock, and two atomic operations.
    private static func note(_ signal: Int32) {
        guard first.load(ordering: .acquiring) == 0 else { return }
        since.store(seconds(), ordering: .sequentiallyConsistent)
        _ = first.compareExchange(
            expected: 0,
            desired: signal,
            ordering: .sequentiallyConsistent
        )
    }

    private static func seconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec)
    }
}
