extension Rule {
    /// FAU14: what is to be paid; neither advances nor withholdings are taken off.
    static let fau14 = Rule(
        "FAU14",
        """
        Valor a Pagar de Factura es distinto de la Suma de Valor Bruto más tributos - Valor \
        del Descuento Total + Valor del Cargo Total
        """,
        in: \.totals
    ) { totals, _ in
        let payable =
            totals.total("TaxInclusiveAmount") - totals.total("AllowanceTotalAmount")
            + totals.total("ChargeTotalAmount")
        return totals.total("PayableAmount").wholePesos != payable.wholePesos
    }
}
