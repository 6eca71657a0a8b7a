extension Rule {
    /// FAU08: the discounts of the document as a whole.
    static let fau08 = Rule(
        "FAU08",
        """
        Total descuentos es diferente de la suma de todos los descuentos aplicados al total \
        de la factura
        """,
        in: \.totals
    ) { totals, invoice in
        totals.total("AllowanceTotalAmount").wholePesos
            != invoice.charges.total(charges: false).wholePesos
    }
}
