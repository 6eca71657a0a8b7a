import Glibc

/// What a file looked like at one moment; equal stamps mean that nobody wrote to it in between.
///
/// The change time is part of it because `cp -p` and `touch` set the modification time back, and
/// nobody can set the change time.
struct FileStamp: Equatable {
    enum Kind: Equatable {
        case regular
        case folder
        case link
        /// A pipe, a socket, a device.
        case other
    }

    let kind: Kind
    /// In bytes.
    let size: Int64
    let device: UInt64
    let permissions: UInt32
    /// In nanoseconds since 1970.
    let changed: Int64
    private let inode: UInt64
    private let modified: Int64

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        size = Int64(status.st_size)
        device = UInt64(status.st_dev)
        permissions = status.st_mode & 0o7777
        changed = nanoseconds(status.st_ctim)
        inode = UInt64(status.st_ino)
        modified = nanoseconds(status.st_mtim)
    }
}

/// The machine's clock as file systems see it, in nanoseconds since 1970.
func nanosecondsNow() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
}

private func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
