import Fiscal
import Glibc

/// What `look` finds; nil also when it is not what was there a moment ago.
func nilWhenChanged<Found: ~Copyable>(
    _ look: () throws(FolderFailure) -> Found?
) throws(FolderFailure) -> Found? {
    do throws(FolderFailure) {
        return try look()
    } catch {
        guard error.code == .changed else { throw error }
        return nil
    }
}

/// What a call gives, which is made again when a signal came in between.
///
/// Not for `close`: Linux has closed the file even then, and its number may be another file's.
func uninterrupted(_ call: () -> Int32) -> Int32 {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}

extension FolderFailure {
    /// What the system refused, in its own words; call it before anything else can change `errno`.
    static func system(
        _ operation: String,
        _ object: String,
        as code: FolderFailureCode = .storage,
        number: Int32 = errno
    ) -> FolderFailure {
        FolderFailure(
            code,
            operation: operation,
            object: object,
            cause: String(cString: strerror(number)),
            hint: hint(for: number)
        )
    }

    /// A file that is no longer what the inbox showed; it waits for the next run.
    static func changed(_ operation: String, _ object: String, _ cause: String) -> FolderFailure {
        FolderFailure(
            .changed,
            operation: operation,
            object: object,
            cause: cause,
            hint: "It was left alone; the next run looks at it again"
        )
    }

    private static func hint(for number: Int32) -> String {
        switch number {
        case ENOSPC, EDQUOT: "Free space on the disk and run again; nothing was lost"
        case EACCES, EPERM: "Let the user of this program read and write the workspace"
        case EMFILE, ENFILE: "Raise the limit of open files (ulimit -n)"
        case EROFS: "The disk is read-only; look at the system's log for a disk error"
        case EINVAL, ENOSYS:
            "The file system may lack a rename that replaces nothing; use a local disk, not NFS"
        case ENOENT, ENOTDIR: "Look at the path: a part of it is missing, or is not a folder"
        case EIO: "The disk reports an error; check it before the next run"
        default: ""
        }
    }
}
