import Foundation

/// Runs an external tool, found on the PATH, and tells how it ended and what it printed.
///
/// Standard output and standard error come together, in the order in which they were written.
@discardableResult
package func run(
    _ tool: String,
    _ arguments: [String],
    in folder: String? = nil
) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    // Read to the end before waiting: a full pipe would block the tool for ever.
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

/// Whether a tool is on the PATH; for `.enabled(if:)` of tests that ask an independent judge.
package func isInstalled(_ tool: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").contains { folder in
        FileManager.default.isExecutableFile(atPath: "\(folder)/\(tool)")
    }
}
