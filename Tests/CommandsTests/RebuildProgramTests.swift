import Fiscal
import Foundation
import TestKit
import Testing

/// The ledger is lost, and `ledger rebuild` makes it anew.
@Suite struct RebuildProgramTests {
    @Test(arguments: GoldenStory.all)
    func `after any story the rebuilt ledger says what the lost one said`(
        story: GoldenStory
    ) throws {
        let workspace = try GoldenWorkspace(settings: story.settingsText())
        for step in story.steps { _ = try workspace.play(step) }
        let status = "contingencia status --format json --now 2026-01-01T00:00:00-05:00"
        let before = try workspace.type(status)
        let sealed = try workspace.type("ls archive/*/*/*/*")
        _ = try workspace.type("mv ledger/ledger.sqlite ledger/lost")
        let lost = try workspace.type("contingencia status")
        #expect(lost.status == 1)
        #expect(lost.output.contains("contingencia ledger rebuild"))
        let rebuilt = try workspace.type(
            "contingencia ledger rebuild --now 2026-01-01T00:00:00-05:00"
        )
        #expect(rebuilt.status == 0, "\(rebuilt.output)")
        let after = try workspace.type(status)
        #expect(after.output == before.output)
        #expect(after.status == before.status)
        #expect(try workspace.type("contingencia verify").status == 0)
        #expect(try workspace.type("ls archive/*/*/*/*").output == sealed.output)
    }

    /// A workspace after a story, with a copy of its ledger from before the last step.
    private func workspaceWithOldCopy() throws -> GoldenWorkspace {
        let story = try #require(GoldenStory.all.first { $0.name == "rechazo-y-correccion" })
        let workspace = try GoldenWorkspace(settings: story.settingsText())
        for step in story.steps {
            _ = try workspace.type("cp ledger/ledger.sqlite ledger/old; cp -r archive archive-old")
            _ = try workspace.play(step)
        }
        return workspace
    }

    @Test(arguments: [
        "run", "status",
        "window declare --type 04 --start 2025-01-08T10:00:00-05:00 --source x --by Ana",
        "number disable SETP990000009 --reason x --by Ana",
    ])
    func `on a restored copy of the ledger nothing is done, and the remedy is told`(
        command: String
    ) throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("cp ledger/old ledger/ledger.sqlite")
        let sealed = try workspace.type("ls archive/*/*/*/*")
        let answer = try workspace.type("contingencia \(command)")
        #expect(answer.status == 1, "\(answer.output)")
        #expect(answer.output.contains("contingencia ledger rebuild"))
        #expect(try workspace.type("ls archive/*/*/*/*").output == sealed.output)
        let verified = try workspace.type("contingencia verify")
        #expect(verified.status == 5)
        #expect(verified.output.contains("ledger rebuild"))
        #expect(!verified.output.contains("Alguien puso"))
        for _ in 1...2 {
            _ = try workspace.type("cp ledger/old ledger/ledger.sqlite")
            #expect(try workspace.type("contingencia ledger rebuild").status == 0)
            _ = try workspace.type("rm ledger/ledger.sqlite")
        }
    }

    @Test func `a ledger that knows more than the archives is not replaced`() throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("rm -r archive && mv archive-old archive")
        let receipts = try workspace.type("contingencia ledger rebuild")
        #expect(receipts.status == 5, "\(receipts.output)")
        #expect(receipts.output.contains("archive/"))
        _ = try workspace.type("mkdir elsewhere; mv outbox rejected elsewhere")
        let answer = try workspace.type("contingencia ledger rebuild")
        #expect(answer.status == 1, "\(answer.output)")
        #expect(answer.output.contains("archive/"))
        #expect(try workspace.type("ls ledger/*.rebuilding ledger/ledger-*").status != 0)
        // Only where all archives are sound a ledger is given up.
        #expect(answer.output.contains("ledger/ledger.sqlite*"), "\(answer.output)")
        _ = try workspace.type("mv ledger/ledger.sqlite* elsewhere")
        #expect(try workspace.type("contingencia ledger rebuild").status == 0)
    }

    @Test(arguments: [
        "run", "run --dry-run", "ledger rebuild", "status",
        "number disable SETP990000009 --reason x --by Ana",
        "window declare --type 04 --start 2025-01-08T10:00:00-05:00 --source x --by Ana",
    ])
    func
        `where archives and ledger are older than a receipt nothing is done, and the remedy is told`(
            command: String
        ) throws
    {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type(
            "rm -r archive; mv archive-old archive; cp ledger/old ledger/ledger.sqlite"
        )
        let answer = try workspace.type("contingencia \(command)")
        #expect(answer.status == (command == "ledger rebuild" ? 5 : 1), "\(answer.output)")
        #expect(answer.output.contains(".recibo.json"), "\(answer.output)")
        let verified = try workspace.type("contingencia verify")
        #expect(verified.status == 5)
        #expect(verified.output.contains(".recibo.json"))
        // A pipe of a receipt's name is not waited at.
        _ = try workspace.type("rm ledger/ledger.sqlite; mkfifo outbox/tuberia.recibo.json")
        #expect(try workspace.type("contingencia ledger rebuild").status == 5)
        // What was accepted since is sent again, and a person is asked about each of it.
        _ = try workspace.type("mkdir elsewhere; mv outbox rejected elsewhere")
        #expect(try workspace.type("contingencia ledger rebuild").status == 0)
        #expect(try workspace.type("contingencia verify").status == 0)
        let ended = try workspace.type("contingencia run --now 2025-02-01T08:00:00-05:00")
        #expect(![1, 5].contains(ended.status), "\(ended.output)")
    }

    @Test(arguments: [
        "run", "run --dry-run", "status", "verify", "number show CHAP1201",
        "number disable SETP990000009 --reason x --by Ana",
        "window declare --type 04 --start 2025-01-08T10:00:00-05:00 --source x --by Ana",
    ])
    func `where archives and ledger are both gone a receipt tells, and nothing begins anew`(
        command: String
    ) throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("mkdir elsewhere; mv archive ledger/ledger.sqlite* elsewhere")
        let answer = try workspace.type("contingencia \(command)")
        #expect(answer.status == 1, "\(answer.output)")
        for words in [".recibo.json", "900373115-", "ledger rebuild", "outbox/"] {
            #expect(answer.output.contains(words), "\(answer.output)")
        }
        #expect(try workspace.type("ls ledger/ledger.sqlite || ls archive/*").status != 0)
        _ = try workspace.type("mv elsewhere/archive .")
        #expect(try workspace.type("contingencia ledger rebuild").status == 0)
        #expect(try workspace.type("contingencia verify").status == 0)
    }

    @Test func `where archives and ledger are lost for good, the words of the refusal lead out`()
        throws
    {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("rm -r archive ledger/ledger.sqlite* ledger/workspace.id")
        #expect(try workspace.type("contingencia status").status == 1)
        try workspace.setDeliveredAside()
        _ = try workspace.type(
            "contingencia window declare --type 04 --start 2025-01-08T17:00:00-05:00 "
                + "--end 2025-01-10T19:44:00-05:00 --source x --by Ana --now 2025-01-11T19:00:00-05:00"
        )
        // Two numbers came with two contents each, and a person is asked.
        let ended = try workspace.type("contingencia run --now 2025-01-11T19:30:00-05:00")
        #expect(ended.status == 2, "\(ended.output)")
        #expect(ended.output.contains("aceptada por la DIAN  3"), "\(ended.output)")
        #expect(try workspace.type("contingencia verify").status == 0)
    }

    @Test func `a receipt of another workspace is said to be one perhaps, and is taken out`() throws
    {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type(
            "sed 's/\"archive\":\"900373115-[0-9]*/\"archive\":\"900373115-000099/' "
                + "$(ls outbox/*.recibo.json | head -n 1) > outbox/ajeno.recibo.json"
        )
        for command in ["run", "status", "ledger rebuild"] {
            let answer = try workspace.type("contingencia \(command) --language en")
            #expect(answer.status == (command == "ledger rebuild" ? 5 : 1), "\(answer.output)")
            let words = answer.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("outbox/ajeno.recibo.json"), "\(answer.output)")
            #expect(words.contains("another workspace's, take it out"), "\(answer.output)")
            #expect(words.contains("where the ledger is missing or older"), "\(answer.output)")
            #expect(!words.contains("ledger.sqlite*"), "\(answer.output)")
        }
        _ = try workspace.type("rm outbox/ajeno.recibo.json")
        #expect(try workspace.type("contingencia status").status == 0)
    }

    @Test func `the words for a last archive that is damaged and in no backup lead out`() throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("rm -r archive-old")
        let archive = try workspace.damage("*.zip | tail", behind: ".html")
        let run = "contingencia run --now 2025-02-01T08:00:00-05:00"
        let stopped = try workspace.type(run)
        #expect(stopped.status == 1, "\(stopped.output)")
        #expect(stopped.output.contains("ledger rebuild"), "\(stopped.output)")
        #expect(!stopped.output.contains("ledger.sqlite*"), "\(stopped.output)")
        let told = try workspace.type("contingencia ledger rebuild")
        #expect(told.status == 5)
        for words in ["«contingencia run» no", "ledger/ledger.sqlite*", "outbox/", archive] {
            #expect(told.output.contains(words), "\(told.output)")
        }
        let json = try workspace.type("contingencia ledger rebuild --format json --language en")
        #expect(
            json.output.contains("\"advice\": \"Nothing was touched. Restore"),
            "\(json.output)"
        )
        _ = try workspace.type("mkdir elsewhere; mv archive/*/*/*/\(archive).zip elsewhere")
        _ = try workspace.type("mv ledger/ledger.sqlite* elsewhere")
        try workspace.setDeliveredAside()
        let rebuilt = try workspace.type("contingencia ledger rebuild")
        #expect(rebuilt.status == 0, "\(rebuilt.output)")
        let ended = try workspace.type(run)
        #expect(ended.status == 0, "\(ended.output)")
        #expect(try workspace.type("contingencia verify").status == 0)
    }

    @Test func `a rebuilding is told in evidence, by whom`() throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("rm ledger/ledger.sqlite")
        #expect(try workspace.type("contingencia ledger rebuild").status == 0)
        _ = try workspace.type("contingencia run --now 2025-02-01T08:00:00-05:00")
        let journal = try workspace.type(
            "for bag in archive/*/*/*/*-corrida.zip; do unzip -p $bag */bitacora.jsonl; done"
        )
        let lines = journal.output.split(separator: "\n").filter { $0.contains("ledger-rebuilt") }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("\"by\":\"\"") == false)
    }

    @Test func `a re-enactment goes on from its own time after a rebuilding`() throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("rm ledger/ledger.sqlite")
        #expect(try workspace.type("contingencia ledger rebuild").status == 0)
        let next = try workspace.type("contingencia run --now 2025-02-01T08:00:00-05:00")
        #expect(next.output.contains("2025-02-01 08:00"), "\(next.output)")
        _ = try workspace.type("rm ledger/ledger.sqlite")
        _ = try workspace.type("contingencia ledger rebuild --now 2025-03-01T08:00:00-05:00")
        let last = try workspace.type("contingencia run --now 2025-02-02T08:00:00-05:00")
        #expect(last.output.contains("2025-03-01 08:00"), "\(last.output)")
    }

    @Test func `a workspace that lost its name has it from the archives that it sealed`() throws {
        let workspace = try workspaceWithOldCopy()
        for name in ["", "1f5e0000-0000-0000-0000-000000000000\\n"] {
            _ = try workspace.type("rm ledger/workspace.id")
            if !name.isEmpty { _ = try workspace.type("printf '\(name)' > ledger/workspace.id") }
            let answer = try workspace.type("contingencia run --now 2025-02-01T08:00:00-05:00")
            #expect((answer.status == 1) == !name.isEmpty, "\(answer.output)")
            guard answer.status == 1 else { continue }
            #expect(answer.output.contains("workspace.id"))
            _ = try workspace.type("rm ledger/workspace.id ledger/ledger.sqlite")
            #expect(try workspace.type("contingencia ledger rebuild").status == 0)
        }
        #expect(try workspace.type("diff ledger/workspace.id archive/espacio.txt").status == 0)
    }

    /// Nothing that SQLite sees: only we know what these bytes are.
    @Test(arguments: Damage.allCases)
    func `a ledger that is wrong about what only we can read is made anew`(
        damage: Damage
    ) throws {
        let workspace = try workspaceWithOldCopy()
        let seen = try workspace.damageLedger(damage.bytes(in: workspace))
        let verified = try workspace.type("contingencia verify")
        #expect(verified.status == 5, "\(seen)\(verified.output)")
        #expect(verified.output.contains("ledger rebuild") == (damage == .digestOfFirstArchive))
        // Of the last archive only a receipt can tell; the word of none is taken for changed archives.
        #expect(verified.output.contains("Recupérelo") == (damage == .digestOfLastArchive))
        let rebuilt = try workspace.type("contingencia ledger rebuild")
        #expect(rebuilt.status == 0, "\(rebuilt.output)")
        #expect(try workspace.type("contingencia verify").status == 0)
    }

    @Test
    func `a lost ledger is made anew despite damage inside an archive, and the damage stays told`()
        throws
    {
        let workspace = try workspaceWithOldCopy()
        let status = "contingencia status --format json --now 2026-01-01T00:00:00-05:00"
        let before = try workspace.type(status).output
        _ = try workspace.type("rm ledger/ledger.sqlite; rm -r archive-old; cp -r archive whole")
        let archive = try workspace.damage("*-emision.zip | head", behind: ".xml")
        let refused = try workspace.type("contingencia ledger rebuild")
        #expect(refused.status == 5)
        #expect(refused.output.contains("--despite-damage"), "\(refused.output)")
        #expect(refused.output.contains("está en un índice"), "\(refused.output)")
        let rebuilt = try workspace.type(
            "contingencia ledger rebuild --despite-damage --now 2026-01-01T00:00:00-05:00"
        )
        #expect(rebuilt.status == 0, "\(rebuilt.output)")
        #expect(rebuilt.output.contains(archive), "\(rebuilt.output)")
        #expect(try workspace.type(status).output == before)
        let verified = try workspace.type("contingencia verify")
        #expect(verified.status == 5)
        #expect(verified.output.contains(archive))
        // An archive of which the rest can be read is not said not to be read.
        #expect(verified.output.contains("SHA-256 de lo que hay antes de su índice"))
        #expect(!verified.output.contains("no se lee, para no"), "\(verified.output)")
        #expect(try workspace.type("contingencia ledger rebuild --despite-damage").status == 64)
        _ = try workspace.type("rm -r archive && mv whole archive")
        #expect(try workspace.type("contingencia verify").status == 0)
    }

    @Test(arguments: [("*-emision.zip | head", "indice.csv"), ("*.zip | tail", ".html")])
    func `where what a ledger is made from is damaged, or the last archive, nothing is made`(
        archives: String,
        entry: String
    ) throws {
        let workspace = try workspaceWithOldCopy()
        _ = try workspace.type("rm ledger/ledger.sqlite; rm -r archive-old")
        let archive = try workspace.damage(archives, behind: entry)
        let answer = try workspace.type("contingencia ledger rebuild --despite-damage")
        #expect(answer.status == (entry == "indice.csv" ? 1 : 5), "\(answer.output)")
        #expect(!answer.output.contains("--despite-damage"))
        #expect(answer.output.contains(archive))
        #expect(try workspace.type("ls ledger/ledger.sqlite").status != 0)
    }

    enum Damage: CaseIterable {
        case digestOfFirstArchive
        case digestOfLastArchive
        case nameInFinding

        fileprivate func bytes(in workspace: GoldenWorkspace) throws -> Data {
            if self == .nameInFinding { return Data("\"code\":".utf8) }
            let end = self == .digestOfFirstArchive ? "head" : "tail"
            let sum = try workspace.type(
                "cat $(ls archive/900373115/*/*/*.zip | \(end) -n 1) | sha256sum"
            )
            return Data(try #require(ContentDigest(hex: String(sum.output.prefix(64)))).bytes)
        }
    }
}

extension GoldenWorkspace {
    /// Delivered and refused files are put elsewhere, and the sale files among them dropped again.
    fileprivate func setDeliveredAside() throws {
        _ = try type(
            "mkdir -p elsewhere; mv outbox rejected elsewhere; "
                + "find elsewhere/outbox elsewhere/rejected -type f ! -name '*.recibo.*' "
                + "! -name '*.hallazgos.*' -exec cp {} inbox/ \\;"
        )
    }

    /// One bit flips in the first entry of such a name, in one of the archives; tells which.
    fileprivate func damage(_ archives: String, behind entry: String) throws -> String {
        let path = try type("ls archive/900373115/*/*/\(archives) -n 1 | tr -d '\\n'").output
        try flipBit(in: path, behind: entry)
        return URL(filePath: path).deletingPathExtension().lastPathComponent
    }

    /// One bit of these bytes flips wherever they stand; tells what the ledger's folder held before.
    fileprivate func damageLedger(_ bytes: Data) throws -> String {
        let seen = try type("contingencia status; ls -l ledger").output
        let file = URL(filePath: root.path(of: "ledger/ledger.sqlite"))
        var ledger = try Data(contentsOf: file)
        let places = ledger.ranges(of: bytes)
        try #require(!places.isEmpty)
        for place in places { ledger[place.lowerBound + 2] ^= 1 }
        try ledger.write(to: file)
        return "\(places.count) places\n\(seen)"
    }
}
