/// Whether a file has times of day at all.
///
/// Databases write a mere date as midnight. One sale may be of that moment, but not every sale of a file.
struct ClockVotes {
    private var hasMidnight = false
    private var hasTime = false

    var isMidnightOnly: Bool { hasMidnight && !hasTime }

    mutating func take(_ bytes: Bytes) {
        // The first sale of nearly every file decides.
        guard !hasTime, let clock = DateText(bytes)?.clock else { return }
        if clock == 0 { hasMidnight = true } else { hasTime = true }
    }
}
