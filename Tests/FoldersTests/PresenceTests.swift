import Fiscal
import Folders
import Foundation
import TestKit
import Testing

struct PresenceTests {
    @Test func `a link that leads nowhere is there, and nothing is not`() throws {
        let disk = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: disk.path(of: "enlace"),
            withDestinationPath: "ninguna-parte"
        )
        try disk.write([], to: "archivo")
        #expect(try isThere(disk.path(of: "enlace")))
        #expect(try !isThere(disk.path(of: "nada")))
        #expect(try !isThere(disk.path(of: "archivo/nada")))
    }

    @Test func `what lies in a folder without rights is not taken for missing`() throws {
        let disk = try TemporaryFolder()
        try disk.write([], to: "cerrada/libro")
        let closed = disk.path(of: "cerrada")
        try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: closed)
        defer {
            try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed)
        }
        try asOrdinaryUser {
            let failure = #expect(throws: FolderFailure.self) { try isThere("\(closed)/libro") }
            #expect(failure?.code == .storage)
        }
    }
}
