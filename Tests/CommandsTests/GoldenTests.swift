import Foundation
import Testing

/// Replays every story of `samples/` with the built program, each in a workspace of its own.
@Suite struct GoldenTests {
    @Test(arguments: GoldenStory.all)
    func `a story ends exactly as its references say`(story: GoldenStory) throws {
        let workspace = try GoldenWorkspace(settings: story.settingsText())
        #expect(!story.steps.isEmpty, "a story needs a step")
        for step in story.steps {
            let outcome = try workspace.play(step)
            guard !isBlessing else {
                try outcome.write(to: step.references)
                continue
            }
            for difference in outcome.differences(from: GoldenOutcome(reading: step.references)) {
                Issue.record("\(story.name)/\(step.name)/esperado/\(difference)")
            }
        }
    }

    @Test func `the stories are found`() {
        #expect(GoldenStory.all.contains { $0.name == "dia-de-muestra" })
    }

    @Test func `CSV and JSON of the same sales have the same unique codes`() throws {
        let codes = try ["dia-limpio-csv", "dia-limpio-json"].map { name in
            let story = try #require(GoldenStory.all.first { $0.name == name })
            let step = try #require(story.steps.first)
            return try GoldenWorkspace(settings: story.settingsText()).play(step).uniqueCodes
        }
        #expect(codes.first?.count == 14)
        #expect(codes.first == codes.last)
    }

    @Test(
        arguments: [
            (String(repeating: "a", count: 64), "<sha256>"),
            ("x=\(String(repeating: "0", count: 64));", "x=<sha256>;"),
            (String(repeating: "a", count: 63), String(repeating: "a", count: 63)),
            (String(repeating: "f", count: 96), String(repeating: "f", count: 96)),
            ("ñandú 12ab", "ñandú 12ab"),
        ]
    )
    func `only digests of 64 digits are hidden, never a unique code`(text: String, shown: String) {
        #expect(GoldenOutcome.hidingDigests(in: text) == shown)
    }

    @Test func `a reference that is missing, unneeded or different is a difference`() {
        let found = GoldenOutcome(texts: ["a": "1\n2\n", "b": "same", "new": ""])
        let references = GoldenOutcome(texts: ["a": "1\n3\n", "b": "same", "old": ""])
        #expect(
            found.differences(from: references) == [
                "a: line 2 should be «3», is «2»",
                "new: there is no such reference",
                "old: the program left no such file",
            ]
        )
    }
}

/// Whether references are to be written anew instead of compared.
var isBlessing: Bool { ProcessInfo.processInfo.environment["CONTINGENCIA_BLESS"] == "1" }
