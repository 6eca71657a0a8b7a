import Synchronization
import Testing

@testable import Ledger

struct RowsAheadTests {
    private struct Stop: Error, Equatable { let at: Int }

    @Test(arguments: [0, 1, 255, 256, 257, 5_000])
    func `every row comes once, in order`(count: Int) throws {
        var seen: [Int] = []
        try withRowsAhead({ give in for row in 0..<count { try give(row) } }) { seen.append($0) }
        #expect(seen == Array(0..<count))
    }

    @Test(arguments: [0, 255, 256, 3_000])
    func `what the work throws passes, and no more is read than lies between`(place: Int) throws {
        let read = Counter()
        #expect(throws: Stop(at: place)) {
            try withRowsAhead({ give in
                for row in 0..<1_000_000 {
                    read.value.add(1, ordering: .relaxed)
                    try give(row)
                }
            }) { row in
                if row == place { throw Stop(at: row) }
            }
        }
        #expect(read.value.load(ordering: .relaxed) <= place + 5 * 256)
    }

    @Test(arguments: [0, 255, 3_000])
    func `what the reading throws comes after the rows before it`(place: Int) throws {
        var seen = 0
        #expect(throws: Stop(at: place)) {
            try withRowsAhead({ give in
                for row in 0..<place { try give(row) }
                throw Stop(at: place)
            }) { (_: Int) in seen += 1 }
        }
        // A page that was not full is not worked on.
        #expect(seen == place / 256 * 256)
    }
}

private final class Counter: Sendable {
    let value = Atomic(0)
}
