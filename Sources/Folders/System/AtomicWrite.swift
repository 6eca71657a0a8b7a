package import Fiscal
import Glibc

/// Writes `bytes` so that `path` is either what it was or complete, even after a power cut.
///
/// The file is for its owner only; the folder must exist. What stood there is replaced.
package func writeAtomically(
    _ bytes: [UInt8],
    to path: String
) throws(FolderFailure) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = String(path[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...])
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    try Folder(at: folder).write(bytes, to: name, permissions: 0o600)
}

extension Folder {
    /// Writes a draft, syncs it, and renames it to `name`, replacing what stands there.
    func write(
        _ bytes: [UInt8],
        to name: String,
        permissions: UInt32
    ) throws(FolderFailure) {
        let draft = ".\(name).draft"
        // One that an earlier run left: nobody else writes here, and it was never complete.
        try unlink(draft)
        do throws(FolderFailure) {
            try writeDraft(bytes, draft, permissions)
            guard renameat(descriptor, draft, descriptor, name) == 0 else {
                throw .system("writing", "\(path)/\(name)")
            }
        } catch {
            try? unlink(draft)
            throw error
        }
        try sync()
    }

    private func writeDraft(
        _ bytes: [UInt8],
        _ draft: String,
        _ permissions: UInt32
    ) throws(FolderFailure) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = openat(self.descriptor, draft, flags, permissions)
        guard file >= 0 else { throw .system("writing", "\(path)/\(draft)") }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            guard count >= 0 || errno == EINTR else { throw .system("writing", "\(path)/\(draft)") }
            written += max(count, 0)
        }
        // The mode given to `openat` was cut by the umask; the folder's openness is what counts.
        guard fchmod(file, permissions) == 0, fsync(file) == 0 else {
            throw .system("syncing", "\(path)/\(draft)")
        }
    }
}
