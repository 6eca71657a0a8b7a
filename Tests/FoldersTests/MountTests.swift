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
        let (refused, text, left) = try inNamespace(mountingOn: disk.path) {
            try mount("tmpfs", on: disk.path, options: "size=256k")
            let folders = try WorkspaceFolders(root: disk.path)
            try folders.write([65], beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
            let large = [UInt8](repeating: 66, count: 1_000_000)
            let refused = try refusal {
                try folders.write(large, beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
            }
            return (refused, disk.contents(of: "outbox/a.csv.recibo.csv"), disk.everything())
        }
        #expect(refused?.code == .storage)
        #expect(refused?.cause.en == "No space left on device")
        #expect(refused?.hint.en.contains("Free space") == true)
        #expect(text == [65])
        #expect(left.filter { $0.hasPrefix("outbox/") } == ["outbox/a.csv.recibo.csv"])
    }

    @Test(arguments: ["outbox", "rejected", "rejected/resolved"])
    func `a folder on another disk is refused at the start`(folder: String) throws {
        let disk = try TemporaryFolder()
        _ = try WorkspaceFolders(root: disk.path)
        let refused = try inNamespace(mountingOn: disk.path(of: folder)) {
            try mount("tmpfs", on: disk.path(of: folder), options: "size=64k")
            return try refusal { try WorkspaceFolders(root: disk.path) }
        }
        #expect(refused?.code == .notOneFileSystem)
        #expect(refused?.object == disk.path(of: folder))
    }

    @Test func `two mounts of one disk are refused too, for no file moves between them`() throws {
        let disk = try TemporaryFolder()
        _ = try WorkspaceFolders(root: disk.path)
        let before = disk.everything()
        let refused = try inNamespace(mountingOn: disk.path(of: "outbox")) {
            try mount("none", on: disk.path(of: "outbox"), binding: disk.path(of: "outbox"))
            return try refusal { try WorkspaceFolders(root: disk.path) }
        }
        #expect(refused?.code == .notOneFileSystem)
        #expect(refused?.object == disk.path(of: "outbox"))
        #expect(disk.everything() == before)
    }

    @Test func `a disk without write permission can be read, and a write says so`() throws {
        let disk = try TemporaryFolder()
        _ = try WorkspaceFolders(root: disk.path)
        try disk.write("x".utf8, to: "inbox/a.csv")
        let (settled, refused) = try inNamespace(mountingOn: disk.path) {
            try mount("none", on: disk.path, binding: disk.path)
            try mount("none", on: disk.path, flags: remount | bind | readOnly)
            let folders = try WorkspaceFolders(root: disk.path)
            let refused = try refusal {
                try folders.write([65], beside: "a.csv", suffix: ".recibo.csv", in: .outbox)
            }
            return try (folders.settledFiles(), refused)
        }
        #expect(settled == ["a.csv"])
        #expect(refused?.cause.en == "Read-only file system")
    }
}

/// Why our code refused; nil when it did not.
private func refusal<Result>(_ body: () throws -> Result) throws -> FolderFailure? {
    do {
        _ = try body()
        return nil
    } catch let failure as FolderFailure {
        return failure
    }
}

private let canMount =
    geteuid() == 0
    && (try? run("unshare", ["-m", "mount", "-t", "tmpfs", "x", "/mnt"]).status) == 0

private let readOnly: UInt = 1
private let remount: UInt = 32
private let bind: UInt = 4096
private let detach: Int32 = 2
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

/// Runs `body` on a thread whose mounts nobody else sees, and takes off what it mounts on `folder`.
///
/// Expectations belong outside: on this thread they would not be counted against the test.
private func inNamespace<Value: Sendable>(
    mountingOn folder: String,
    _ body: @escaping @Sendable () throws -> Value
) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let outcome = Mutex<Result<Value, any Error>?>(nil)
    let thread = Thread {
        let result = Result {
            try leaveNamespace()
            // The thread may be the last to know the temporary folder, and then removes it.
            defer { umount2(folder, detach) }
            return try body()
        }
        outcome.withLock { $0 = result }
        done.signal()
    }
    thread.start()
    done.wait()
    return try #require(outcome.withLock { $0 }).get()
}

private func leaveNamespace() throws {
    typealias Unshare = @convention(c) (Int32) -> Int32
    let unshare = unsafeBitCast(dlsym(nil, "unshare"), to: Unshare?.self)
    let mountNamespace: Int32 = 0x0002_0000
    guard unshare?(mountNamespace) == 0 else { throw SystemRefusal(call: "unshare", number: errno) }
    try mount("none", on: "/", flags: recursivelyPrivate)
}
