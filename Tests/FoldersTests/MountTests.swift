import Fiscal
import Folders
import Foundation
import Synchronization
import TestKit
import Testing

@Suite(.enabled(if: canMount, "mounts need root and a namespace of their own"))
struct MountTests {
    @Test func `on a full disk a write leaves what was there and no draft`() throws {
        let disk = try TemporaryFolder()
        try inNamespace {
            try mount("tmpfs", on: disk.path, options: "size=256k")
            let folders = try WorkspaceFolders(root: disk.path)
            try folders.write([65], beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
            let large = [UInt8](repeating: 66, count: 1_000_000)
            let failure = #expect(throws: FolderFailure.self) {
                try folders.write(large, beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
            }
            #expect(failure?.code == .storage)
            #expect(failure?.cause == "No space left on device")
            #expect(failure?.hint.contains("Free space") == true)
            #expect(disk.contents(of: "outbox/a.csv.recibo.csv") == [65])
            let left = disk.everything().filter { $0.hasPrefix("outbox/") }
            #expect(left == ["outbox/a.csv.recibo.csv"])
        }
    }

    @Test(arguments: ["outbox", "rejected", "rejected/resolved"])
    func `a folder on another disk is refused at the start`(folder: String) throws {
        let disk = try TemporaryFolder()
        _ = try WorkspaceFolders(root: disk.path)
        try inNamespace {
            try mount("tmpfs", on: disk.path(of: folder), options: "size=64k")
            let failure = #expect(throws: FolderFailure.self) {
                try WorkspaceFolders(root: disk.path)
            }
            #expect(failure?.code == .notOneFileSystem)
            #expect(failure?.object == disk.path(of: folder))
        }
    }

    @Test func `two mounts of one disk are refused too, for no file moves between them`() throws {
        let disk = try TemporaryFolder()
        _ = try WorkspaceFolders(root: disk.path)
        try inNamespace {
            try mount("none", on: disk.path(of: "outbox"), binding: disk.path(of: "outbox"))
            let failure = #expect(throws: FolderFailure.self) {
                try WorkspaceFolders(root: disk.path)
            }
            #expect(failure?.code == .notOneFileSystem)
            #expect(disk.everything().filter { $0.contains("probe") }.isEmpty)
        }
    }

    @Test func `on a disk without write permission the failure says so`() throws {
        let disk = try TemporaryFolder()
        let folders = try WorkspaceFolders(root: disk.path)
        try inNamespace {
            try mount("none", on: disk.path, binding: disk.path)
            try mount("none", on: disk.path, flags: remount | bind | readOnly)
            _ = try folders.settledFiles()
            let failure = #expect(throws: FolderFailure.self) {
                try folders.write([65], beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
            }
            #expect(failure?.cause == "Read-only file system")
        }
    }
}

private let canMount =
    geteuid() == 0
    && (try? run("unshare", ["-m", "mount", "-t", "tmpfs", "x", "/mnt"]).status) == 0

private let readOnly: UInt = 1
private let remount: UInt = 32
private let bind: UInt = 4096
private let recursivelyPrivate: UInt = 1 << 18 | 16384

private struct SystemRefusal: Error {
    let call: String
    let number: Int32
}

private func mount(_ type: String, on folder: String, options: String) throws {
    try mount(type, on: folder, options: options, flags: 0)
}

private func mount(_ type: String, on folder: String, binding source: String) throws {
    try mount(type, on: folder, from: source, flags: bind)
}

private func mount(
    _ type: String,
    on folder: String,
    from source: String = "none",
    options: String = "",
    flags: UInt
) throws {
    guard Glibc.mount(source, folder, type, flags, options) == 0 else {
        throw SystemRefusal(call: "mount", number: errno)
    }
}

/// Runs `body` on a thread whose mounts nobody else sees and that vanish with it.
private func inNamespace(_ body: @escaping @Sendable () throws -> Void) throws {
    let done = DispatchSemaphore(value: 0)
    let outcome = Mutex<Result<Void, any Error>?>(nil)
    let thread = Thread {
        let result = Result {
            try leaveNamespace()
            try body()
        }
        outcome.withLock { $0 = result }
        done.signal()
    }
    thread.start()
    done.wait()
    try outcome.withLock { $0 }?.get()
}

private func leaveNamespace() throws {
    typealias Unshare = @convention(c) (Int32) -> Int32
    let unshare = try #require(unsafeBitCast(dlsym(nil, "unshare"), to: Unshare?.self))
    let mountNamespace: Int32 = 0x0002_0000
    guard unshare(mountNamespace) == 0 else { throw SystemRefusal(call: "unshare", number: errno) }
    try mount("none", on: "/", flags: recursivelyPrivate)
}
