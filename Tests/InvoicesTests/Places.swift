import Foundation

/// Files beside these tests, and what lies outside the package.
enum Place {
    private static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let shared = package.deletingLastPathComponent().appending(path: "shared")

    static func fixture(_ name: String) -> URL { package.appending(path: "Tests/Fixtures/\(name)") }

    /// DIAN's published schemas and vectors are too large a thing to carry; absent, tests say so.
    static let vectors = shared.appending(path: "cufe-vectors.json")
    static let schema = shared.appending(path: "schemas/maindoc/UBL-Invoice-2.1.xsd")

    static var hasVectors: Bool { exists(vectors) }
    static var hasSchema: Bool { exists(schema) && exists(URL(filePath: "/usr/bin/xmllint")) }

    private static func exists(_ url: URL) -> Bool {
        FileManager.default.fileExists(atPath: url.path)
    }
}

/// Runs `body` with a folder of its own, which is removed afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// Runs a program and gives its exit status and all it wrote.
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}
