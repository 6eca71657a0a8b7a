/// The first value of each column of a CSV file without a header, however far down it stands.
///
/// Only a person's question pays for it: a run reads without.
struct CSVSamples {
    /// By position; empty where no row has anything.
    private(set) var values: [String] = []
    private var machine: CSVMachine
    /// Rows that are still to be skipped: what stands before the table.
    private var skipped: Int

    init(delimiter: UInt8, skippedRows: Int, limits: ReadingLimits) {
        machine = CSVMachine(delimiter: delimiter, limits: limits)
        skipped = skippedRows
    }

    mutating func read(_ text: UnsafeRawBufferPointer) {
        var index = 0
        while machine.nextRow(in: text, at: &index) { takeRow() }
    }

    mutating func finish() {
        if machine.finish() { takeRow() }
    }

    private mutating func takeRow() {
        guard !machine.isRowEmpty else { return }
        guard skipped == 0 else { return skipped -= 1 }
        for index in 0..<machine.fieldCount {
            if index == values.count { values.append("") }
            guard values[index].isEmpty, !machine.isEmpty(machine.field(index)) else { continue }
            values[index] = machine.text(index)
        }
    }
}
