import Fiscal
import Foundation
import Glibc
import Invoices
import SimulatedDIAN

/// What the simulated DIAN costs: `scripts/bench authority [documents]`.
///
/// CPU time of the process for one document: received, examined, stored in a file, answered; and then
/// asked for. The invoices are those that a run would send, of two lines each.
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
    var timeline = Surroundings.virtual(from: day.moment).timeline()
    for transmission in transmissions {
        let answer = await authority.submit(transmission, on: &timeline)
        if answer.name == "accepted" { accepted += 1 }
    }
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
