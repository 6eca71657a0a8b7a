/// From when on a matter is told, so that there is time left to act (`alerts` in the settings).
package struct Alerts: Hashable, Sendable {
    /// Seconds before a deadline from which it counts as at risk (exit code 6).
    package var timeLeft: Int64
    /// Seconds before a deadline from which it is marked as urgent; at most `timeLeft`.
    package var urgent: Int64
    /// Per cent of a range's numbers that are left when it counts as nearly used up.
    package var numbersLeft: Int64
    /// Days before a range's last one from which it counts as nearly expired.
    package var daysLeft: Int64

    package init(
        timeLeft: Int64 = 24 * 3600,
        urgent: Int64 = 8 * 3600,
        numbersLeft: Int64 = 10,
        daysLeft: Int64 = 30
    ) {
        self.timeLeft = timeLeft
        self.urgent = urgent
        self.numbersLeft = numbersLeft
        self.daysLeft = daysLeft
    }
}
