extension Rule {
    /// FAU04: the sum of the lines' bases; a line without tax group adds nothing.
    static let fau04 = Rule(
        "FAU04",
        """
        Base Imponible es distinto a la suma de los valores de las bases imponibles de todas \
        líneas de detalle.
        """,
        in: \.totals
    ) { totals, invoice in
        totals.total("TaxExclusiveAmount").wholePesos
            != invoice.lineSubtotals.compactMap { $0.amount("TaxableAmount") }.sum.wholePesos
    }
}
