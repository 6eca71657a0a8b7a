extension Rule {
    /// FAD16: not the rule on duplicates, which is 90.
    static let fad16 = Rule(
        "FAD16",
        "LineCountNumeric : diferente del número de ocurrencias del grupo /Invoice/cac:InvoiceLine"
    ) {
        let count = WireAmount(millionths: Int128($0.invoice.lines.count) * 1_000_000)
        return $0.invoice.root.amount("LineCountNumeric") != count
    }
}
