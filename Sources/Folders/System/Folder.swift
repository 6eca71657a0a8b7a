import Fiscal
import Glibc

/// An open folder; what lies in it is reached from here by single names, so that nobody can put a
/// link in the way.
struct Folder: ~Copyable {
    /// For messages only.
    let path: String
    let descriptor: Int32

    /// Opens a folder that the operator named; links in this path are his and are followed.
    init(at path: String) throws(FolderFailure) {
        let descriptor = uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .system(.openingFolder, path) }
        self.init(owning: descriptor, path: path)
    }

    private init(owning descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    func stamp() throws(FolderFailure) -> FileStamp {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(.lookingAt, path) }
        return FileStamp(status)
    }

    /// What bears this name, itself and not what a link points to; nil when nothing does.
    func stamp(of name: String) throws(FolderFailure) -> FileStamp? {
        var status = stat()
        if fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 {
            return FileStamp(status)
        }
        guard errno == ENOENT || errno == ENAMETOOLONG else {
            throw .system(.lookingAt, "\(path)/\(name)")
        }
        return nil
    }

    /// Whether this name is that of a folder, or of a link that leads to one.
    func leadsToFolder(_ name: String) -> Bool {
        var status = stat()
        return fstatat(descriptor, name, &status, 0) == 0 && FileStamp(status).kind == .folder
    }

    /// A folder in this one; nil when there is none.
    ///
    /// Links are refused as `.changed`.
    func subfolder(_ name: String) throws(FolderFailure) -> Folder? {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let inner = uninterrupted { openat(descriptor, name, flags) }
        if inner >= 0 { return Folder(owning: inner, path: "\(path)/\(name)") }
        switch errno {
        case ENOENT: return nil
        case ELOOP, ENOTDIR:
            throw .changed(.openingFolder, "\(path)/\(name)", .noFolder)
        default: throw .system(.openingFolder, "\(path)/\(name)")
        }
    }

    /// A folder in this one, made and synced when there is none.
    ///
    /// A new folder is as open or as private as the one it lies in.
    func subfolderMadeIfNeeded(_ name: String) throws(FolderFailure) -> Folder {
        if let folder = try subfolder(name) { return folder }
        let mode = try stamp().permissions
        let made = uninterrupted { mkdirat(descriptor, name, mode & 0o777) }
        guard made == 0 || errno == EEXIST else {
            throw .system(.makingFolder, "\(path)/\(name)")
        }
        guard let folder = try subfolder(name) else {
            throw .changed(.makingFolder, "\(path)/\(name)", .gone)
        }
        guard fchmod(folder.descriptor, mode) == 0 else {
            throw .system(.settingPermissions, folder.path)
        }
        try sync()
        return folder
    }

    /// The names in it as the system gives them, without `.` and `..`, in no order.
    func names() throws(FolderFailure) -> [[UInt8]] {
        let copy = uninterrupted { openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        // A folder that was removed since it was opened has no names.
        if copy < 0, errno == ENOENT { return [] }
        guard copy >= 0, let stream = fdopendir(copy) else { throw .system(.listing, path) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = bytes(ofNameIn: entry)
            if name != [dot] && name != [dot, dot] { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw .system(.listing, path) }
        return names
    }

    /// Removes a file; false, and nothing happens, when there is none.
    @discardableResult
    func unlink(_ name: String) throws(FolderFailure) -> Bool {
        if uninterrupted({ unlinkat(descriptor, name, 0) }) == 0 { return true }
        guard errno == ENOENT else { throw .system(.removing, "\(path)/\(name)") }
        return false
    }

    /// Makes the names in this folder outlive a power cut.
    func sync() throws(FolderFailure) {
        guard uninterrupted({ fsync(descriptor) }) == 0 else {
            throw .system(.syncing, path)
        }
    }
}

private let dot = UInt8(ascii: ".")

private func bytes(ofNameIn entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafeBytes(of: &entry.pointee.d_name) { [UInt8]($0.prefix { $0 != 0 }) }
}
