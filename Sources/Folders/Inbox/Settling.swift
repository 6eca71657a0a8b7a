import Glibc

/// How the inbox decides that nobody is writing to a file any more.
///
/// Three signs, from the surest to the weakest. A name ending in `.part` or `.tmp` says it. A file
/// that a process of this machine has open for writing is being written, however slowly; the kernel
/// tells. For writers the kernel does not know, on the other side of a network mount: a file whose
/// change time is older than `youth` has settled; if any is younger, all of those are looked at
/// again after one pause, and settled are those that nothing changed about. So a quiet inbox costs
/// no pause. The change time counts, for `cp -p` sets only the modification time back.
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

    func isYoung(_ stamp: FileStamp, at now: Int64) -> Bool { stamp.changed > now - youth }
}
