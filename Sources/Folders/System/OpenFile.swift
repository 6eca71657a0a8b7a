import Fiscal
import Glibc

/// A regular file, open for reading.
struct OpenFile: ~Copyable {
    /// For messages only.
    let path: String
    fileprivate let descriptor: Int32

    fileprivate init(owning descriptor: Int32, path: String) {
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

    /// The number of bytes read into `buffer`; 0 at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FolderFailure) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .system(.reading, path) }
        }
    }

    /// The first bytes as text.
    func beginning(_ length: Int) throws(FolderFailure) -> String {
        var bytes = [UInt8](repeating: 0, count: length)
        let count: Int
        do {
            count = try bytes.withUnsafeMutableBytes { try read(into: $0) }
        } catch let failure as FolderFailure {
            throw failure
        } catch {
            preconditionFailure("nothing else is thrown")
        }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Makes the bytes outlive a power cut, whoever wrote them.
    func sync() throws(FolderFailure) {
        guard uninterrupted({ fsync(descriptor) }) == 0 else { throw .system(.syncing, path) }
    }

    /// Whether some process of this machine has the file open for writing.
    ///
    /// The kernel grants a read lease only on a file that nobody is writing. Where it cannot tell
    /// (another owner's file without privilege, some network file systems) the answer is no. Should
    /// a writer come in the instant the lease is held, the kernel sends SIGURG, which does nothing.
    func isBeingWritten() -> Bool {
        guard fcntl(descriptor, setLeaseSignal, SIGURG) == 0 else { return false }
        guard fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0 else { return errno == EAGAIN }
        _ = fcntl(descriptor, setLease, Int32(F_UNLCK))
        return false
    }
}

extension Folder {
    /// Opens a file for reading; nil when nothing bears the name.
    ///
    /// What is not a regular file, a link
    /// above all, is refused as `.changed`.
    func file(_ name: String) throws(FolderFailure) -> OpenFile? {
        // Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        let descriptor = uninterrupted { openat(self.descriptor, name, flags) }
        let path = "\(self.path)/\(name)"
        if descriptor < 0 {
            switch errno {
            case ENOENT, ENAMETOOLONG: return nil
            case ELOOP, ENXIO: throw .changed(.opening, path, .notRegular)
            default: throw .system(.opening, path)
            }
        }
        let file = OpenFile(owning: descriptor, path: path)
        guard try file.stamp().kind == .regular else { throw .changed(.opening, path, .notRegular) }
        return file
    }
}

/// `F_SETSIG` and `F_SETLEASE` of Linux, which Swift's Glibc module leaves out.
private let setLeaseSignal: Int32 = 10
private let setLease: Int32 = 1024
