import Fiscal
import Folders
import Foundation
import Synchronization
import TestKit
import Testing

@testable import Folders

struct RunLockTests {
    @Test func `a second run is refused and told the process of the first`() throws {
        let disk = try TemporaryFolder()
        let lock = try RunLock(root: disk.path)
        let failure = #expect(throws: FolderFailure.self) { try RunLock(root: disk.path) }
        #expect(failure?.code == .locked)
        #expect(failure?.cause.en == "process \(getpid()) is working on this workspace")
        #expect(try permissions(of: disk.path(of: "ledger/run.lock")) == "600")
        lock.release()
        lock.release()
        let second = try RunLock(root: disk.path)
        second.release()
        #expect(disk.contents(of: "ledger/run.lock") == [])
    }

    @Test(.enabled(if: isInstalled("flock")))
    func `a lock of another process is respected, and free when that process is killed`() throws {
        let disk = try TemporaryFolder()
        try RunLock(root: disk.path).release()
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/env")
        let script = "echo $$ > ledger/run.lock; echo held; exec sleep 600"
        holder.arguments = ["flock", "--no-fork", "ledger/run.lock", "sh", "-c", script]
        holder.currentDirectoryURL = URL(filePath: disk.path)
        let output = Pipe()
        holder.standardOutput = output
        try holder.run()
        defer { holder.terminate() }
        #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))

        let failure = #expect(throws: FolderFailure.self) { try RunLock(root: disk.path) }
        #expect(failure?.code == .locked)
        #expect(failure?.cause.en.contains("process \(holder.processIdentifier) ") == true)
        kill(holder.processIdentifier, SIGKILL)
        holder.waitUntilExit()
        let lock = try RunLock(root: disk.path)
        #expect(disk.contents(of: "ledger/run.lock") == Array("\(getpid())\n".utf8))
        lock.release()
    }
}

@Suite(.serialized)
struct ClockTests {
    @Test func `the real clock is the machine's and no re-enactment`() throws {
        let before = Int64(Date().timeIntervalSince1970)
        let surroundings = SystemSurroundings.real()
        #expect(!surroundings.isReenactment)
        #expect((before...before + 60).contains(surroundings.now().seconds))
        #expect(surroundings.timeline().now.seconds >= before)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a pause of an hour ends when the run is to stop`() async {
        let looks = Atomic(0)
        let stopping = SystemSurroundings.real {
            looks.add(1, ordering: .relaxed).newValue > 3
        }
        await stopping.pause(seconds: 3_600)
        #expect(looks.load(ordering: .relaxed) == 4)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a pause of an hour ends when the task is cancelled`() async {
        let task = Task {
            await SystemSurroundings.real { false }.pause(seconds: 3_600)
            return true
        }
        task.cancel()
        #expect(await task.value)
    }

    @Test(.timeLimit(.minutes(10)))
    func `the first signal is noted, and neither ends the process nor is overwritten`() async throws
    {
        StopSignal.install()
        #expect(StopSignal.received == nil)
        // To the process and not the thread: the threads of the pool hold signals back.
        kill(getpid(), SIGTERM)
        while StopSignal.received == nil { try await Task.sleep(for: .milliseconds(1)) }
        #expect(StopSignal.received == SIGTERM)
        kill(getpid(), SIGINT)
        while isHandled(SIGINT) { try await Task.sleep(for: .milliseconds(1)) }
        #expect(StopSignal.received == SIGTERM)
        #expect(!isHandled(SIGTERM), "a second signal of the same kind must end the process")
        // Nothing is noted in the tests that come after.
        StopSignal.install()
        #expect(StopSignal.received == nil)
    }

    private func isHandled(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        return action.__sigaction_handler.sa_handler != nil
    }
}
