import Foundation
import Testing

/// A folder of `samples/`: what happens in one workspace, step by step.
struct GoldenStory: Sendable, CustomTestStringConvertible {
    let name: String
    /// The path of the story's own settings, else of those that all stories share.
    private let settings: String
    let steps: [GoldenStep]

    var testDescription: String { name }

    /// Every story of the repository, by name; `findings` is no story but the samples of all codes.
    static let all: [GoldenStory] = folders(in: samplesFolder)
        .filter { $0 != "findings" }
        .map(GoldenStory.init(name:))

    /// The text of the settings.
    func settingsText() throws -> String { try String(contentsOfFile: settings, encoding: .utf8) }

    private init(name: String) {
        let folder = "\(samplesFolder)/\(name)"
        let own = "\(folder)/contingencia.yaml"
        self.name = name
        settings =
            FileManager.default.fileExists(atPath: own)
            ? own : "\(samplesFolder)/contingencia.yaml"
        steps = Self.folders(in: folder)
            .compactMap { Int($0) }
            .sorted()
            .map { GoldenStep(name: String($0), folder: "\(folder)/\($0)") }
    }

    private static func folders(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { isFolder("\(folder)/\($0)") }.sorted()
    }
}

/// The repository's `samples`, without a slash at the end.
let samplesFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "samples").path()

/// What the stores drop, and what the operator types after it.
struct GoldenStep: Sendable {
    let name: String
    fileprivate let folder: String

    /// Where the files of `inbox/` lie before the step; may not exist.
    var drops: String { "\(folder)/inbox" }

    /// The folder of what should come of it.
    var references: String { "\(folder)/esperado" }

    /// As a person types them, one a line.
    func commands() throws -> [String] {
        try String(contentsOfFile: "\(folder)/comando.txt", encoding: .utf8)
            .split(separator: "\n")
            .map(String.init)
    }
}

/// The paths of the files under a folder, hidden ones included, sorted; none when there is no folder.
func filesUnder(_ folder: String) -> [String] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return paths.filter { !isFolder("\(folder)/\($0)") }.sorted()
}

func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
}
