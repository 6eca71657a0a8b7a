import Fiscal
import Foundation
import TestKit
import Testing

@testable import Commands

/// What an operator reads on stderr, whole.
@Suite struct ProblemTests {
    @Test func `a full disk is told in the reader's language, with what to do`() {
        let problem = Problem(
            EvidenceFailure(
                .storage,
                operation: .writing,
                object: "archive/900373115/2025/01/900373115-000001-emision.zip",
                Trouble(errno: 28, words: "No space left on device")
            )
        )
        #expect(
            problem.text(in: .es) == """
                contingencia: falla de la máquina; lo registrado hasta aquí se conserva.
                  Qué se hacía  escribir archive/900373115/2025/01/900373115-000001-emision.zip
                  Causa         no queda espacio en el disco
                  Consejo       Libere espacio en el disco, o inodos si «df -i» los muestra agotados, y \
                repita la orden; no se perdió nada.
                Código de salida: 1.
                """
        )
        #expect(
            problem.text(in: .en) == """
                contingencia: the machine failed; what was recorded so far stands.
                  Doing  writing archive/900373115/2025/01/900373115-000001-emision.zip
                  Cause  No space left on device
                  Hint   Free space on the disk, or inodes where `df -i` shows none left, and repeat \
                the command; nothing was lost.
                Exit code: 1.
                """
        )
    }

    @Test func `a workspace that is locked is told with the process that has it`() throws {
        let (root, workspace) = try self.workspace()
        let lock = try workspace.lock()
        defer { withExtendedLifetime((root, lock)) {} }
        let process = ProcessInfo.processInfo.processIdentifier
        let problem = try problem { _ = try workspace.lock() }
        #expect(
            problem.text(in: .es) == """
                contingencia: el proceso \(process) está trabajando en este espacio de trabajo.
                  Espere a que termine y repita la orden. Si urge, Ctrl-C o SIGTERM (kill) lo \
                termina con todo registrado; si muere, el bloqueo se libera solo.
                Código de salida: 4.
                """
        )
        #expect(
            problem.text(in: .en) == """
                contingencia: process \(process) is working on this workspace.
                  Wait until it ends and repeat the command. If that is urgent, Ctrl-C or SIGTERM \
                (kill) ends it with everything recorded; when it dies, the lock is free at once.
                Exit code: 4.
                """
        )
    }

    @Test func `a damaged ledger is told with the command that makes it anew`() throws {
        let (root, workspace) = try self.workspace()
        try root.write([UInt8](repeating: 7, count: 8192), to: "ledger/ledger.sqlite")
        let problem = try problem { _ = try workspace.ledgerToWrite() }
        #expect(
            problem.text(in: .es) == """
                contingencia: falla de la máquina; lo registrado hasta aquí se conserva.
                  Qué se hacía  abrir \(root.path)/ledger/ledger.sqlite
                  Causa         no es una base de datos («file is not a database»)
                  Consejo       Hágalo de nuevo desde los expedientes con «contingencia ledger \
                rebuild»; el archivo se conserva.
                Código de salida: 1.
                """
        )
        #expect(
            problem.text(in: .en) == """
                contingencia: the machine failed; what was recorded so far stands.
                  Doing  opening \(root.path)/ledger/ledger.sqlite
                  Cause  file is not a database
                  Hint   Make it anew from the archives with `contingencia ledger rebuild`; the \
                file is kept.
                Exit code: 1.
                """
        )
    }

    @Test func `a workspace where none can be made is told with the folder and what to do`() throws
    {
        let root = try TemporaryFolder()
        try root.write([], to: "archivo")
        let problem = try problem {
            _ = try NewWorkspace(at: root.path(of: "archivo/tienda")).make()
        }
        #expect(
            problem.text(in: .es) == """
                contingencia: falla de la máquina; lo registrado hasta aquí se conserva.
                  Qué se hacía  crear la carpeta \(root.path)/archivo/tienda
                  Causa         hay un archivo donde debía haber una carpeta
                  Consejo       Mueva a otra parte lo que está en ese lugar y repita la orden.
                Código de salida: 1.
                """
        )
    }

    private func workspace() throws -> (TemporaryFolder, Workspace) {
        let root = try TemporaryFolder()
        _ = try NewWorkspace(at: root.path).make()
        return (root, try Workspace(at: root.path, virtualNow: nil))
    }

    private func problem(_ body: () throws -> Void) throws -> Problem {
        Problem(try #require(throws: (any Error).self, performing: body))
    }
}
