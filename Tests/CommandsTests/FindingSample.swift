import Fiscal
import Foundation
import TestKit
import Testing

/// A folder of `samples/findings`: the smallest input that produces a code, and the text a store sees.
///
/// Its files are dropped into the inbox of a new workspace and a run is made. Where that is not enough,
/// folders `1`, `2`, … hold what is dropped one after the other; `comando.txt`, there or beside the
/// files, is typed instead of the run, and `contingencia.yaml` takes the place of the common settings.
struct FindingSample: Sendable, CustomTestStringConvertible {
    let name: String
    private let folder: String

    static let root = "\(samplesFolder)/findings"
    private static let run = "contingencia run --now 2025-01-11T08:00:00-05:00"

    var testDescription: String { name }

    /// Every sample of the repository, by name.
    static let all: [FindingSample] =
        ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
        .filter { isFolder("\(root)/\($0)") }
        .sorted()
        .map { FindingSample(name: $0, folder: "\(root)/\($0)") }

    /// What the store sees in the end: its findings files, or, when nothing was written for it, the
    /// screen.
    func text(in language: Language) throws -> String {
        let workspace = try GoldenWorkspace(settings: settings(in: language))
        var screen = ""
        for step in steps {
            try workspace.drop(step.files)
            for command in step.commands {
                screen += "$ \(command)\n" + (try workspace.type(command)).output
            }
        }
        let texts = try workspace.findingTexts()
        return texts.isEmpty
            ? GoldenOutcome.hidingDigests(in: screen) : texts.joined(separator: "\n")
    }

    /// What was written down of it; nil when there is nothing yet.
    func reference(in language: Language) -> String? {
        try? String(contentsOfFile: "\(folder)/\(language.rawValue).txt", encoding: .utf8)
    }

    func bless(_ text: String, in language: Language) throws {
        try text.write(
            toFile: "\(folder)/\(language.rawValue).txt",
            atomically: true,
            encoding: .utf8
        )
    }

    /// The paths of the input files, as they are dropped.
    var inputs: [String] { steps.flatMap(\.files) }
}

// MARK: - Steps

extension FindingSample {
    private struct Step {
        let files: [String]
        let commands: [String]
    }

    private static let ownFiles: Set<String> = [
        "contingencia.yaml", "comando.txt", "es.txt", "en.txt",
    ]

    private var steps: [Step] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let numbered = names.filter { Int($0) != nil }.sorted()
        return numbered.isEmpty ? [step(folder)] : numbered.map { step("\(folder)/\($0)") }
    }

    private func step(_ folder: String) -> Step {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let typed = try? String(contentsOfFile: "\(folder)/comando.txt", encoding: .utf8)
        return Step(
            files: names.filter { !Self.ownFiles.contains($0) }.sorted().map { "\(folder)/\($0)" },
            commands: typed?.split(separator: "\n").map(String.init) ?? [Self.run]
        )
    }

    private func settings(in language: Language) throws -> String {
        let own = "\(folder)/contingencia.yaml"
        let common = "\(samplesFolder)/contingencia.yaml"
        let path = FileManager.default.fileExists(atPath: own) ? own : common
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains("language: es\n"))
        return text.replacing("language: es\n", with: "language: \(language.rawValue)\n")
    }
}
