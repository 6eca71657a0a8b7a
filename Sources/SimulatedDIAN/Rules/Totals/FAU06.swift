extension Rule {
    /// FAU06: gross and taxes: the prose says the lines' taxes, the formula the document's.
    static let fau06 = Rule(
        "FAU06",
        """
        Valor Bruto más tributos es diferente a Valor Bruto de la factura que contienen el \
        valor comercial más la Suma de los Tributos de todas las líneas de detalle.
        """,
        in: \.totals
    ) { totals, invoice in
        let taxes = invoice.taxTotals.compactMap { $0.amount("TaxAmount") }.sum
        return totals.total("TaxInclusiveAmount").wholePesos
            != (totals.total("LineExtensionAmount") + taxes).wholePesos
    }
}
