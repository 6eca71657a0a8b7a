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
    let draft = try Draft(of: name, in: Folder(at: folder), permissions: 0o600)
    try draft.append(bytes)
    try draft.publish()
}

/// A file on its way: hidden until it is complete and synced, gone when it never is.
///
/// Appending to a draft that cannot be written throws, and what stood under its name stays.
final class Draft {
    private let folder: Folder
    private let name: String
    private let draftName: String
    private let descriptor: Int32
    private var isPublished = false

    init(of name: String, in folder: consuming Folder, permissions: UInt32) throws(FolderFailure) {
        let draftName = ".\(name).draft"
        // One that an earlier run left: nobody else writes here, and it was never complete.
        try folder.unlink(draftName)
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let parent = folder.descriptor
        let descriptor = uninterrupted { openat(parent, draftName, flags, permissions) }
        guard descriptor >= 0 else { throw .system(.writing, "\(folder.path)/\(draftName)") }
        // The mode given to `openat` was cut by the umask; the caller's word is what counts.
        guard fchmod(descriptor, permissions) == 0 else {
            close(descriptor)
            throw .system(.writing, "\(folder.path)/\(draftName)")
        }
        self.folder = folder
        self.name = name
        self.draftName = draftName
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
        if !isPublished { _ = try? folder.unlink(draftName) }
    }

    func append(_ bytes: [UInt8]) throws(FolderFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            guard count >= 0 || errno == EINTR else {
                throw .system(.writing, "\(folder.path)/\(draftName)")
            }
            written += max(count, 0)
        }
    }

    /// Syncs the draft and renames it, replacing what stands there.
    func publish() throws(FolderFailure) {
        guard uninterrupted({ fsync(descriptor) }) == 0 else {
            throw .system(.syncing, "\(folder.path)/\(draftName)")
        }
        let (place, draftName) = (folder.descriptor, draftName)
        let renamed = uninterrupted { renameat(place, draftName, place, name) }
        guard renamed == 0 else {
            throw .system(.writing, "\(folder.path)/\(name)")
        }
        isPublished = true
        try folder.sync()
    }

    /// Like `publish`, but what already has this very content is left untouched.
    func publishIfDifferent() throws(FolderFailure) {
        let written = try folder.file(draftName)?.identity()
        if let written, try folder.holds(written.digest, at: name) { return }
        try publish()
    }
}
