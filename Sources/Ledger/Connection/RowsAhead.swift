import Dispatch
import Synchronization

/// Reads rows on a thread of their own, and works on them, in their order, on the caller's.
///
/// Some hundreds lie between the two. Where `each` throws no more are read, and its error passes as it is; so does one of
/// `read`. Both have ended when this returns.
func withRowsAhead<Row: Sendable>(
    _ read: @escaping @Sendable (_ give: (Row) throws -> Void) throws -> Void,
    _ each: (Row) throws -> Void
) throws {
    let pages = PageQueue<Row>()
    let rows = DispatchQueue(label: "rows")
    rows.async {
        var page: [Row] = []
        let ended = Result {
            try read { row in
                page.append(row)
                if page.count == PageQueue<Row>.pageSize { try pages.put(&page) }
            }
            try pages.put(&page)
        }
        pages.end(ended)
    }
    let worked = Result {
        while let page = pages.next() { try page.forEach(each) }
    }
    let ended = pages.close()
    // What `read` holds is let go: a ledger that is still held when the program ends would not be closed.
    rows.sync {}
    try worked.get()
    try ended.get()
}

private final class PageQueue<Row: Sendable>: Sendable {
    static var pageSize: Int { 256 }

    private struct State {
        var pages: [[Row]] = []
        var isClosed = false
        var end: Result<Void, any Error>?
    }

    private struct Closed: Error {}

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)

    init() {
        // Semaphores that begin with a count may not end below it.
        for _ in 0..<2 { room.signal() }
    }

    /// Waits for room; throws when nobody takes any more.
    func put(_ page: inout [Row]) throws {
        room.wait()
        let full = page
        page.removeAll(keepingCapacity: true)
        let isClosed = state.withLock { state in
            state.pages.append(full)
            return state.isClosed
        }
        filled.signal()
        if isClosed { throw Closed() }
    }

    func end(_ result: Result<Void, any Error>) {
        state.withLock { $0.end = result }
        filled.signal()
    }

    /// Nil at the end.
    func next() -> [Row]? {
        filled.wait()
        room.signal()
        return state.withLock { $0.pages.isEmpty ? nil : $0.pages.removeFirst() }
    }

    /// Waits until nothing is put any more; how that ended, or success where it was only stopped.
    func close() -> Result<Void, any Error> {
        state.withLock { $0.isClosed = true }
        while true {
            if let end = state.withLock({ $0.pages.isEmpty ? $0.end : nil }) {
                if case .failure(let error) = end, error is Closed { return .success(()) }
                return end
            }
            _ = next()
        }
    }
}
