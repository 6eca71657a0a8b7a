extension Rule {
    /// FAU10: the charges on the document as a whole.
    static let fau10 = Rule(
        "FAU10",
        """
        Valor del Cargo Total es distinto a la Suma de todos los cargos globales aplicados \
        al total de la factura.
        """,
        in: \.totals
    ) { totals, invoice in
        totals.total("ChargeTotalAmount").wholePesos
            != invoice.charges.total(charges: true).wholePesos
    }
}
