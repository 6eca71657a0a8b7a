package import Fiscal

/// Archives of a chain that are not in a copy.
package struct ArchiveGap: Hashable, Sendable {
    package let chain: ChainName
    package let numbers: ClosedRange<Int64>
}

/// Which numbers of a chain a copy has, and which it must have.
struct ChainContents {
    let chain: ChainName
    private(set) var here = IntervalSet()
    /// The last number there must be.
    private(set) var last: Int64 = 0
    /// What may be missing.
    private(set) var excused = IntervalSet()

    init(_ chain: ChainName) { self.chain = chain }

    mutating func add(_ number: Int64) {
        here.insert(number)
        last = max(last, number)
    }

    /// The copy says so of itself.
    mutating func apply(_ stated: CopyStatement.Chain) {
        last = max(last, stated.last.number)
        for numbers in stated.leftOut { excused.insert(numbers) }
    }

    mutating func excuse(before number: Int64) {
        if number > 1 { excused.insert(1...number - 1) }
    }

    /// What is not here: without an excuse, and with one.
    var gaps: (missing: [ArchiveGap], excused: [ArchiveGap]) {
        guard last > 0 else { return ([], []) }
        var absent = IntervalSet([1...last])
        for numbers in here.intervals { absent.remove(numbers) }
        var missing = absent
        for numbers in excused.intervals { missing.remove(numbers) }
        for numbers in missing.intervals { absent.remove(numbers) }
        return (missing.intervals.map(gap), absent.intervals.map(gap))
    }

    private func gap(_ numbers: ClosedRange<Int64>) -> ArchiveGap {
        ArchiveGap(chain: chain, numbers: numbers)
    }
}
