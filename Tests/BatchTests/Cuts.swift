import Foundation

/// After how many effects of a night the power is cut: every third place, or every one where
/// `CONTINGENCIA_EVERY_CUT` is set.
///
/// What the machine does to the program at each of its calls is what `scripts/crash-test` tries; this is about
/// the order of the steps.
func cuts(among effects: Int) -> [Int] {
    let isThorough = ProcessInfo.processInfo.environment["CONTINGENCIA_EVERY_CUT"] != nil
    return Array(stride(from: 0, to: effects, by: isThorough ? 1 : 3))
}
