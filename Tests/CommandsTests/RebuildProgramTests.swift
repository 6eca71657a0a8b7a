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
        let answer = try workspace.type("contingencia ledger rebuild")
        #expect(answer.status == 1, "\(answer.output)")
        #expect(answer.output.contains("archive/"))
        #expect(try workspace.type("ls ledger/*.rebuilding ledger/ledger-*").status != 0)
    }
}
