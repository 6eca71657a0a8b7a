import Fiscal
import TestKit
import Testing

@Test(arguments: 0..<200)
func `an interval set says what a plain set says`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var (intervals, plain) = (IntervalSet(), Set<Int64>())
    for _ in 0..<Int.random(in: 1...20, using: &random) {
        let number = Int64.random(in: 1...40, using: &random)
        let end = number + Int64.random(in: 0...6, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            intervals.insert(number...end)
            plain.formUnion(number...end)
        case 1:
            intervals.insert(number)
            plain.insert(number)
        default:
            intervals.remove(number...end)
            plain.subtract(number...end)
        }
        #expect(Set(intervals.intervals.flatMap { Array($0) }) == plain)
    }
    let missing = (1...50).filter { !plain.contains($0) }
    #expect(intervals.firstGap(in: 1...50) == missing.first)
    for number in Int64(1)...50 {
        #expect(intervals.contains(number) == plain.contains(number))
        let span = number...number + 4
        #expect(intervals.overlaps(span) == span.contains { plain.contains($0) })
    }
    for (left, right) in zip(intervals.intervals, intervals.intervals.dropFirst()) {
        #expect(left.upperBound + 1 < right.lowerBound)
    }
}

@Test func `a set without a hole has no gap`() {
    #expect(IntervalSet([1...9]).firstGap(in: 1...9) == nil)
    #expect(IntervalSet([2...9]).firstGap(in: 1...9) == 1)
    #expect(IntervalSet().firstGap(in: 3...3) == 3)
}
