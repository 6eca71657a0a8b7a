extension Rule {
    /// FAX01: one group for each tax on a line.
    ///
    /// Excluded goods must have none, which nothing in the document tells.
    static let fax01 = Rule(
        "FAX01",
        """
        Existe más de un grupo con información de totales para un mismo tributo en una línea \
        de la factura
        """,
        inEach: \.lines
    ) {
        $0.all("TaxTotal").map(\.taxCode).hasRepeats
    }
}
