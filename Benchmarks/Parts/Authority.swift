import Dispatch
import Fiscal
import Invoices
import SimulatedDIAN
import Synchronization

extension Shop {
    /// What the simulated DIAN says to each, sent on so many lines at a time, with its memory in a file.
    ///
    /// The caller waits for it: a program whose main function is asynchronous does not end under Valgrind.
    func answers(
        to invoices: [Invoice],
        lines: Int,
        memory: String
    ) throws -> [AuthorityAnswer] {
        let authority = try SimulatedAuthority(register: register, memory: memory)
        let answers = Answers(count: invoices.count)
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await withTaskGroup { group in
                for line in 0..<lines {
                    let indices = stride(from: line, to: invoices.count, by: lines)
                    group.addTask { await answers.ask(authority, about: invoices, at: indices) }
                }
            }
            done.signal()
        }
        done.wait()
        return answers.all
    }
}

private final class Answers: Sendable {
    private let given: Mutex<[AuthorityAnswer]>

    init(count: Int) { given = Mutex(Array(repeating: .unknown, count: count)) }

    var all: [AuthorityAnswer] { given.withLock { $0 } }

    func ask(
        _ authority: SimulatedAuthority,
        about invoices: [Invoice],
        at indices: StrideTo<Int>
    ) async {
        var timeline = Surroundings.virtual(from: Shop.moment).timeline()
        for index in indices {
            let transmission = Transmission(
                number: invoices[index].number,
                uniqueCode: invoices[index].uniqueCode,
                fileName: "fv",
                invoice: invoices[index].xml,
                attempt: 1
            )
            let answer = await authority.submit(transmission, on: &timeline)
            guard case .accepted = answer else { fatalError("\(transmission.number): \(answer)") }
            given.withLock { $0[index] = answer }
        }
    }
}
