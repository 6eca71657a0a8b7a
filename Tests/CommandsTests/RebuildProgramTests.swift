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
}
