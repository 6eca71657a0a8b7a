/// That a run come to its end before its work is done, as somebody outside it wishes.
package struct StopWish: Sendable {
    /// The signal that asks for the end once the portion in hand is recorded; nil while none came.
    package let signal: @Sendable () -> Int32?
    /// Whether it came so long ago that the portion in hand is given up as well.
    package let isOverdue: @Sendable () -> Bool

    package init(
        signal: @escaping @Sendable () -> Int32?,
        isOverdue: @escaping @Sendable () -> Bool
    ) {
        self.signal = signal
        self.isOverdue = isOverdue
    }

    package static let none = StopWish(signal: { nil }, isOverdue: { false })
}
