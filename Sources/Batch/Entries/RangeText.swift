import Fiscal

extension AuthorisedRange.Terms {
    /// What the resolution says, in one cell: `18760000001/normal/SETP/990000000/995000000/2019-01-19/2030-01-19`.
    var text: String {
        [
            authorisation, kind.rawValue, prefix, String(numbers.lowerBound),
            String(numbers.upperBound), period.lowerBound.text, period.upperBound.text,
        ].joined(separator: "/")
    }

    /// Nil for what `text` does not write.
    init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7, let kind = AuthorisedRange.Kind(rawValue: parts[1]),
            let first = Int64(parts[3]), let last = Int64(parts[4]), first <= last,
            let from = CalendarDay(parts[5]), let until = CalendarDay(parts[6]), from <= until
        else { return nil }
        self.init(
            authorisation: parts[0],
            kind: kind,
            prefix: parts[2],
            numbers: first...last,
            period: from...until
        )
    }
}
