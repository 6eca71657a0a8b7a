import Evidence
import Fiscal
import Foundation
import Testing

/// A temporary folder, and short words for what the tests build in it.
struct Workshop {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "evidence-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: false
        )
    }

    func remove() {
        // Nothing depends on it; the system's own cleaning takes what is left.
        try? FileManager.default.removeItem(atPath: folder)
    }

    var archive: String { folder + "/archive" }

    func store(
        workspace: String = "tienda-1",
        width: Int = 2,
        language: Language = .es
    ) throws -> ZipEvidence {
        try Self.store(archive, workspace: workspace, width: width, language: language)
    }

    func emptyStore() throws -> ZipEvidence {
        let workspace = "\(folder)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: workspace,
            withIntermediateDirectories: false
        )
        return try Self.store(workspace + "/archive")
    }

    private static func store(
        _ folder: String,
        workspace: String = "tienda-1",
        width: Int = 2,
        language: Language = .es
    ) throws -> ZipEvidence {
        let identity = EvidenceIdentity(
            workspace: workspace,
            program: "contingencia 1.0.0",
            settings: try #require(ContentDigest(bytes: [UInt8](repeating: 7, count: 32))),
            systemUser: "facturador",
            organisations: [try chain(): "Almacenes El Faro S.A.S.\nX: y"],
            language: language
        )
        return ZipEvidence(folder: folder, identity: identity, width: width)
    }

    static func chain() throws -> ChainName { ChainName(try #require(NIT(digits: 900_373_115))) }

    /// The plan of an archive at 17:31:00 of 8 January 2025 in Colombia, plus `number` hours.
    static func plan(
        _ number: Int64,
        _ kind: ArchiveKind = .emision,
        after previous: SealedArchive? = nil
    ) throws -> ArchivePlan {
        let time = try #require(Timestamp("2025-01-08T17:31:00-05:00"))
        let name = ArchiveName(
            chain: try chain(),
            number: number,
            kind: kind,
            plannedAt: time.adding(seconds: number * 3600)
        )
        return ArchivePlan(name: name, previous: previous?.head, run: 1, isReenactment: false)
    }

    /// A chain of three small archives.
    func sealThree(in store: ZipEvidence) throws -> [SealedArchive] {
        var sealed: [SealedArchive] = []
        for number in Int64(1)...3 {
            let plan = try Self.plan(number, after: sealed.last)
            sealed.append(
                try store.seal(plan) { entries in
                    try entries.add("indice.csv", Array("numero\nSETP\(number)\n".utf8))
                    try entries.add("facturas/SETP\(number).xml", Array("<Invoice/>".utf8))
                }
            )
        }
        return sealed
    }

    func path(of archive: SealedArchive) -> String { "\(self.archive)/\(archive.name.path)" }

    func bytes(of archive: SealedArchive) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path(of: archive))))
    }

    func replace(_ archive: SealedArchive, by bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: path(of: archive)))
    }
}

/// Runs a program of the system and gives its status and what it said.
func run(
    _ arguments: [String],
    in folder: String = "/"
) throws -> (status: Int32, output: String) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

/// Whether a program of the system can be started at all.
func isThere(_ arguments: String...) -> Bool {
    (try? run(arguments).status) == 0
}
