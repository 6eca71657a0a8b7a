import Glibc

/// How the inbox decides that nobody is writing to a file any more.
///
/// A name ending in `.part` or `.tmp` says that somebody is. Else a file is in doubt when a process
/// of this machine has it open for writing, which the kernel tells, or when its change time is
/// younger than `youth`, for writers the kernel does not know, on the other side of a network
/// mount. After one pause for all, those in doubt are looked at again; settled are those that
/// nobody has open any more and that nothing changed about. So a quiet inbox costs no pause. The
/// change time counts because `cp -p` sets the modification time back.
package struct Settling: Sendable {
    /// In nanoseconds.
    ///
    /// A change time in the future, by a clock that was set, counts as young.
    let youth: Int64
    let pause: @Sendable () -> Void

    /// Files younger than two seconds are looked at again after 20 milliseconds.
    package init(
        youthInSeconds: Int64 = 2,
        pause: @escaping @Sendable () -> Void = { usleep(20_000) }
    ) {
        youth = youthInSeconds * 1_000_000_000
        self.pause = pause
    }

    func isInDoubt(_ file: FoundFile, at now: Int64) -> Bool {
        file.isBeingWritten || file.stamp.changed > now - youth
    }
}
