/// Amounts such as `5000,00` in a file whose fields are separated by commas: two cells each.
extension CSVMachine {
    /// The column of numbers that holds the centavos of the cell before it; nil when none does.
    ///
    /// Only `00` is certain enough: a discount may be of `50` pesos.
    func splitAmount(_ layout: CSVLayout) -> CSVLayout.Column? {
        guard delimiter == UInt8(ascii: ",") else { return nil }
        return layout.ofNumbers.first { column in
            column.index < fieldCount && mayBeCentavos(column.index)
                && withBytes(of: field(column.index)) { $0.allSatisfy { $0 == UInt8(ascii: "0") } }
        }
    }

    /// Whether a cell of two digits stands behind one of digits only.
    func mayBeCentavos(_ index: Int) -> Bool {
        guard delimiter == UInt8(ascii: ","), index > 0 else { return false }
        let isOfDigits = { (index: Int) in
            withBytes(of: field(index)) { !$0.isEmpty && $0.allSatisfy(isDigit) }
        }
        return withBytes(of: field(index)) { $0.count == 2 } && isOfDigits(index)
            && isOfDigits(index - 1)
    }

    /// Whether the row is one value that holds the delimiters of a row of the table: a line that was
    /// put into quotes as a whole.
    func isLineInQuotes(_ layout: CSVLayout) -> Bool {
        guard fieldCount == 1, layout.named > 2 else { return false }
        return withBytes(of: field(0)) { $0.count { $0 == delimiter } } >= layout.named - 1
    }
}
