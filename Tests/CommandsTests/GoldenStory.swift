import Foundation
import Testing

/// A folder of `samples/`: what happens in one workspace, step by step.
struct GoldenStory: Sendable, CustomTestStringConvertible {
    let name: String
    /// The story's own settings, else those that all stories share.
    let settings: String
    let steps: [GoldenStep]

    var testDescription: String { name }

    /// Every story of the repository, by name.
    static let all: [GoldenStory] = folders(in: samples).map(GoldenStory.init(name:))

    private static let samples = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "samples").path()

    private init(name: String) {
        let folder = "\(Self.samples)/\(name)"
        let own = "\(folder)/contingencia.yaml"
        self.name = name
        settings =
            FileManager.default.fileExists(atPath: own)
            ? own : "\(Self.samples)/contingencia.yaml"
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

private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && isFolder.boolValue
}
