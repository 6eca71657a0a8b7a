import Foundation
import TestKit
import Testing

/// A workspace in a temporary folder, and the built program to play steps in it.
struct GoldenWorkspace {
    private static let shownFolders = ["inbox", "outbox", "rejected", "archive"]

    let root: TemporaryFolder

    /// Puts the settings, a text, and nothing else, into a new folder.
    init(settings: String) throws {
        root = try TemporaryFolder()
        try root.write(settings.utf8, to: "contingencia.yaml")
    }

    /// Drops the step's files, types its commands, and tells what came of it.
    func play(_ step: GoldenStep) throws -> GoldenOutcome {
        if FileManager.default.fileExists(atPath: step.drops) { try drop(["\(step.drops)/."]) }
        var (screen, code) = ("", Int32(0))
        for command in try step.commands() {
            let answer = try type(command)
            screen += "$ \(command)\n\(answer.output)"
            code = answer.status
        }
        return try outcome(screen: screen, code: code)
    }

    /// Copies files, or the contents of a folder, into the inbox.
    func drop(_ files: [String]) throws {
        let inbox = root.path(of: "inbox")
        try FileManager.default.createDirectory(
            atPath: inbox,
            withIntermediateDirectories: true
        )
        try run("cp", ["-r"] + files + [inbox])
    }

    /// Runs the command as a shell would, with the program under test on the PATH.
    func type(_ command: String) throws -> (status: Int32, output: String) {
        let program = try #require(Bundle.main.executableURL)
            .deletingLastPathComponent().path()
        return try run("sh", ["-c", "PATH=\"$0:$PATH\"; \(command)", program], in: root.path)
    }

    /// One bit of a file flips behind the first place of a text: in a ZIP, of the entry whose name ends so.
    func flipBit(in path: String, behind text: String) throws {
        let file = URL(filePath: root.path(of: path))
        var bytes = try Data(contentsOf: file)
        let place = try #require(bytes.firstRange(of: Data(text.utf8)))
        bytes[place.upperBound + 30] ^= 1
        try bytes.write(to: file)
    }

    /// What was written for the stores, in the order of the paths.
    func findingTexts() throws -> [String] {
        try ["outbox", "rejected"].flatMap { folder in
            try filesUnder(root.path(of: folder))
                .filter { $0.hasSuffix(".hallazgos.txt") }
                .map {
                    try String(contentsOfFile: root.path(of: "\(folder)/\($0)"), encoding: .utf8)
                }
        }
    }

    private func outcome(screen: String, code: Int32) throws -> GoldenOutcome {
        let files = Self.shownFolders.flatMap { folder in
            filesUnder(root.path(of: folder)).map { "\(folder)/\($0)" }
        }
        var texts = [
            "salida.txt": screen,
            "codigo.txt": "\(code)\n",
            "arbol.txt": files.map { "\($0)\n" }.joined(),
        ]
        for file in files where isCompanion(file) {
            let bytes = try #require(root.contents(of: file))
            texts[file] = String(decoding: bytes, as: UTF8.self)
        }
        return GoldenOutcome(texts: texts)
    }

    /// Whether the program wrote it for the store, beside a sale file.
    private func isCompanion(_ file: String) -> Bool {
        file.contains(".recibo.") || file.contains(".hallazgos.")
    }
}
