extension Rule {
    /// FAS01a: each tax is totalled once for the document, and every tax of a line is.
    static let fas01a = Rule(
        "FAS01a",
        """
        Tributo informado no coincide, revisar Porcentaje, Nombre, y ID. Debe existir un \
        TaxTotal a nivel de la cabecera por cada tipo de impuesto que se informa a nivel de \
        línea con las características correspondiente al mismo impuesto
        """
    ) {
        let header = $0.invoice.taxCodes
        return header.hasRepeats || !$0.invoice.lineTaxCodes.allSatisfy(header.contains)
    }

    /// FAS01b: IVA and INC of the document are on a line, too.
    static let fas01b = Rule(
        "FAS01b",
        """
        Tributo IVA (01), INC (04) informado no coincide, revisar Porcentaje, Nombre y ID. \
        Debe existir un TaxTotal a nivel de la cabecera por cada tipo de impuesto que se \
        informa a nivel de línea con las características correspondiente al mismo impuesto.
        """
    ) {
        let ofLines = $0.invoice.lineTaxCodes
        return $0.invoice.taxCodes.contains { ["01", "04"].contains($0) && !ofLines.contains($0) }
    }
}
