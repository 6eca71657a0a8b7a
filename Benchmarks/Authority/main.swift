import Fiscal
import Foundation
import Glibc
import Invoices
import SimulatedDIAN

/// What the simulated DIAN costs: `scripts/bench authority [documents]`.
///
/// CPU time of the process for one document: received, examined, stored in a file, answered; and then
/// asked for. The invoices are those that a run would send, of two lines each, eight calls at a time.
let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000
let day = try Till()
let transmissions = try (0..<count).map(day.transmission)
let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
let authority = try SimulatedAuthority(
    register: day.register,
    memory: folder.appending(path: "dian.sqlite").path
)

var accepted = 0
let submitting = await microseconds {
    accepted = await accept(transmissions, from: day.moment, lines: 8)
}
let asking = await microseconds {
    var timeline = Surroundings.virtual(from: day.moment).timeline()
    for transmission in transmissions {
        _ = await authority.status(of: transmission.uniqueCode, attempt: 2, on: &timeline)
    }
}
try FileManager.default.removeItem(at: folder)
precondition(accepted == count, "only \(accepted) of \(count) were accepted")
print("\(count) invoices of \(transmissions[0].invoice.count) bytes")
print("submit \(submitting) µs, status \(asking) µs of CPU each")

/// How many are accepted of those that are sent on so many lines.
func accept(_ transmissions: [Transmission], from moment: Timestamp, lines: Int) async -> Int {
    await withTaskGroup(of: Int.self) { [authority] group in
        for line in 0..<lines {
            group.addTask {
                var timeline = Surroundings.virtual(from: moment).timeline()
                var accepted = 0
                for index in stride(from: line, to: transmissions.count, by: lines) {
                    let answer = await authority.submit(transmissions[index], on: &timeline)
                    if answer.name == "accepted" { accepted += 1 }
                }
                return accepted
            }
        }
        return await group.reduce(0, +)
    }
}

/// For each document.
func microseconds(_ work: () async -> Void) async -> Int {
    let start = processTime()
    await work()
    return Int((processTime() - start) * 1e6) / count
}

func processTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
