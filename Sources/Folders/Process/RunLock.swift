package import Fiscal
import Glibc
import Synchronization

/// The right to change a workspace: one process at a time has it, and loses it when it dies.
///
/// The lock is the kernel's (`flock`) on `ledger/run.lock`; the file stays, for to remove it would
/// let two processes lock two files of one name. It holds the process number of the last holder.
package final class RunLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock at once or fails with `.locked`, the holder's process number in `cause`.
    package init(root: String) throws(FolderFailure) {
        let path = "\(root)/ledger/run.lock"
        try Folder(at: root).makePrivateFolder("ledger")
        let file = uninterrupted { open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600) }
        guard file >= 0 else { throw .system(.opening, path) }
        guard uninterrupted({ flock(file, LOCK_EX | LOCK_NB) }) == 0 else {
            defer { close(file) }
            throw errno == EWOULDBLOCK
                ? .locked(path, by: holder(in: file)) : .system(.locking, path)
        }
        descriptor = Mutex(file)
        write("\(getpid())\n", to: file)
    }

    deinit {
        release()
    }

    /// Gives the lock back; a second time does nothing.
    package func release() {
        descriptor.withLock { file in
            guard let open = file.take() else { return }
            // No number stays that a later reader could take for a holder's.
            _ = uninterrupted { ftruncate(open, 0) }
            close(open)
        }
    }
}

/// Only a help for people, so a full disk does not matter here.
private func write(_ text: String, to file: Int32) {
    _ = uninterrupted { ftruncate(file, 0) }
    _ = pwrite(file, text, text.utf8.count, 0)
}

private func holder(in file: Int32) -> Int? {
    let capacity = 16
    let text = String(unsafeUninitializedCapacity: capacity) { buffer in
        max(0, pread(file, buffer.baseAddress, capacity, 0))
    }
    return Int(
        text.utf8.prefix { $0 != UInt8(ascii: "\n") }.map { String(UnicodeScalar($0)) }.joined()
    )
}

extension FolderFailure {
    fileprivate static func locked(_ path: String, by holder: Int?) -> FolderFailure {
        let process =
            holder.map { Bilingual(es: "el proceso \($0)", en: "process \($0)") }
            ?? Bilingual(es: "otro proceso", en: "another process")
        return FolderFailure(
            .locked,
            operation: .locking,
            object: path,
            cause: Bilingual(
                es: "\(process.es) está trabajando en este espacio de trabajo",
                en: "\(process.en) is working on this workspace"
            ),
            hint: Bilingual(
                es:
                    "Espere a que termine y repita la orden. Si urge, Ctrl-C o SIGTERM (kill) lo termina con "
                    + "todo registrado; si muere, el bloqueo se libera solo.",
                en:
                    "Wait until it ends and repeat the command. If that is urgent, Ctrl-C or SIGTERM (kill) "
                    + "ends it with everything recorded; when it dies, the lock is free at once."
            )
        )
    }
}
