import Foundation

/// A folder of a test's own; it goes, with all that lies in it, when the value goes.
package final class TemporaryFolder: Sendable {
    /// Absolute, without a slash at the end.
    package let path: String

    package init() throws {
        path = NSTemporaryDirectory() + "contingencia-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The absolute path of `name`, which may hold slashes.
    package func path(of name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making the folders above it; returns its absolute path.
    @discardableResult
    package func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = URL(filePath: path(of: name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        // Closed at exec: a tool that another test starts meanwhile must not seem to write here.
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
        let descriptor = open(path(of: name), flags, 0o644)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
        return path(of: name)
    }

    /// The bytes of a file; nil when there is none.
    package func contents(of name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path(of: name)).map { [UInt8]($0) }
    }

    /// The paths of everything in it, folders without a slash, hidden ones included; sorted.
    package func everything() -> [String] {
        (FileManager.default.enumerator(atPath: path)?.allObjects ?? [])
            .compactMap { $0 as? String }
            .sorted()
    }
}
