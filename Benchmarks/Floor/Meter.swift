import Glibc

/// CPU time of the process, by what it was spent on, in seconds.
struct Meter {
    private var spent: [String: Double] = [:]

    mutating func time<Result>(_ part: String, _ work: () throws -> Result) rethrows -> Result {
        let start = Self.processTime()
        defer { spent[part, default: 0] += Self.processTime() - start }
        return try work()
    }

    func json(documents: Int) -> String {
        let parts = spent.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        let sum = spent.values.reduce(0, +)
        return "{\"documents\": \(documents), \"cpu\": \(sum), \(parts.joined(separator: ", "))}"
    }

    private static func processTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
