/// A set of whole numbers kept as the intervals it is made of: the numbers of a series seen so far.
///
/// Its size is the number of gaps, not of numbers, so a year of sales without a gap is one interval.
package struct IntervalSet: Hashable, Sendable {
    /// Ascending, disjoint and never adjacent.
    package private(set) var intervals: [ClosedRange<Int64>]

    package init(_ intervals: [ClosedRange<Int64>] = []) {
        self.intervals = []
        for interval in intervals { insert(interval) }
    }

    package mutating func insert(_ number: Int64) {
        insert(number...number)
    }

    /// Constant time at the end, where numbers in order arrive.
    package mutating func insert(_ interval: ClosedRange<Int64>) {
        if let last = intervals.last, interval.lowerBound >= last.lowerBound {
            guard interval.lowerBound > last.upperBound + 1 else {
                let upper = max(last.upperBound, interval.upperBound)
                intervals[intervals.count - 1] = last.lowerBound...upper
                return
            }
            intervals.append(interval)
            return
        }
        let start = firstIndex(endingAtOrAfter: interval.lowerBound - 1)
        var (lower, upper, end) = (interval.lowerBound, interval.upperBound, start)
        while end < intervals.count, intervals[end].lowerBound <= upper + 1 {
            lower = min(lower, intervals[end].lowerBound)
            upper = max(upper, intervals[end].upperBound)
            end += 1
        }
        intervals.replaceSubrange(start..<end, with: [lower...upper])
    }

    package mutating func remove(_ interval: ClosedRange<Int64>) {
        var kept: [ClosedRange<Int64>] = []
        for old in intervals {
            guard old.overlaps(interval) else {
                kept.append(old)
                continue
            }
            if old.lowerBound < interval.lowerBound {
                kept.append(old.lowerBound...interval.lowerBound - 1)
            }
            if old.upperBound > interval.upperBound {
                kept.append(interval.upperBound + 1...old.upperBound)
            }
        }
        intervals = kept
    }

    package func contains(_ number: Int64) -> Bool {
        let index = firstIndex(endingAtOrAfter: number)
        return index < intervals.count && intervals[index].contains(number)
    }

    package func overlaps(_ span: ClosedRange<Int64>) -> Bool {
        let index = firstIndex(endingAtOrAfter: span.lowerBound)
        return index < intervals.count && intervals[index].lowerBound <= span.upperBound
    }

    /// The first number of `span` that is not in the set.
    package func firstGap(in span: ClosedRange<Int64>) -> Int64? {
        let index = firstIndex(endingAtOrAfter: span.lowerBound)
        guard index < intervals.count, intervals[index].contains(span.lowerBound) else {
            return span.lowerBound
        }
        let next = intervals[index].upperBound + 1
        return next <= span.upperBound ? next : nil
    }

    private func firstIndex(endingAtOrAfter number: Int64) -> Int {
        var (low, high) = (0, intervals.count)
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].upperBound < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
