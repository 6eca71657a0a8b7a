extension Rule {
    /// VLR01: of amounts and percentages; a negative quantity is FAV04b.
    static let vlr01 = Rule(
        "VLR01",
        "Los valores monetarios/porcentajes deben corresponder a valores Positivos",
        in: \.root
    ) {
        $0.tree.numbers.contains {
            $0.bytes.first == UInt8(ascii: "-") && !$0.nameEnds(with: "Quantity")
        }
    }
}
