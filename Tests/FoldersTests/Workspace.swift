import Fiscal
import Folders
import Foundation
import TestKit
import Testing

/// A workspace in a temporary folder, and a look into it that does not go through our code.
struct Workspace {
    let disk: TemporaryFolder
    let folders: WorkspaceFolders

    init(settling: Settling = Settling()) throws {
        disk = try TemporaryFolder()
        folders = try WorkspaceFolders(root: disk.path, settling: settling)
    }

    @discardableResult
    func drop(_ text: String, at path: String) throws -> String {
        try disk.write(text.utf8, to: "inbox/\(path)")
    }

    /// What is settled after a writer of this process has closed its file.
    ///
    /// A tool that another test starts has our descriptors from its birth to its `exec`, so the kernel may
    /// see a writer for an instant more.
    func settledAfterClosing() throws -> [String] {
        for _ in 1...500 {
            let settled = try folders.settledFiles()
            if !settled.isEmpty { return settled }
            usleep(10_000)
        }
        return []
    }

    func text(of path: String) -> String? {
        disk.contents(of: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What lies in a folder of the workspace, hidden files included.
    func everything(in folder: String) -> [String] {
        let prefix = folder + "/"
        return disk.everything().filter { $0.hasPrefix(prefix) }.map {
            String($0.dropFirst(prefix.count))
        }
    }
}

/// SHA-256 by an independent judge.
func sha256(of bytes: some Sequence<UInt8>) throws -> ContentDigest {
    let folder = try TemporaryFolder()
    let output = try run("sha256sum", [folder.write(bytes, to: "bytes")]).output
    return try #require(ContentDigest(hex: String(output.prefix(64))))
}

/// The permissions of a file by an independent judge, in octal.
func permissions(of path: String) throws -> String {
    try run("stat", ["-c", "%a", path]).output.filter { $0 != "\n" }
}
