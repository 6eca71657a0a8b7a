/// Rows that went into a value, because its quote was not closed where the value ends.
extension CSVMachine {
    /// How many lines below a quote closes that seems to have swallowed rows; 0 when none seems to.
    ///
    /// A text over several lines is right, unless another text follows its quote, or it holds as many
    /// delimiters as the rows of the table: between two ends of lines, or in all its lines together.
    func swallowedLines(in field: Field, columns: Int) -> Int {
        withBytes(of: field) { bytes in
            let below = max(bytes.count { $0 == .lineFeed }, bytes.count { $0 == .carriageReturn })
            guard below > 0, field.mistake != .textAfterQuote else { return below }
            let delimiters = bytes.split { $0 == .lineFeed || $0 == .carriageReturn }.map { line in
                line.count { $0 == delimiter }
            }
            let ofRow = columns - 1
            let hasRow = delimiters.dropFirst().dropLast().contains(ofRow)
            let isOfRows = delimiters.reduce(0, +) == (delimiters.count - 1) * ofRow
            return hasRow || delimiters.count > 1 && isOfRows ? below : 0
        }
    }
}
