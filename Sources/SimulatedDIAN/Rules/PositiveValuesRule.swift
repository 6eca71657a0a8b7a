/// VLR01: no amount and no percentage is negative.
enum PositiveValuesRule: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        verdict.refuse(
            "VLR01",
            "Los valores monetarios/porcentajes deben corresponder a valores Positivos",
            if: examination.invoice.root.tree.elements.contains { element in
                element.bytes.first == UInt8(ascii: "-") && DocumentStructure.isNumeric(element)
                    && !element.nameEnds(with: "Quantity")
            }
        )
    }
}
