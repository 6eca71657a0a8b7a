extension Rule {
    /// FAX16: the tax of a line is one of the list.
    static let fax16 = Rule(
        "FAX16",
        "No corresponde a un valor valido de la columna “IDENTIFICADOR” de la lista",
        inEach: \.lineSubtotals
    ) {
        !$0.taxCode.isEmpty && CodeList.taxNames[$0.taxCode] == nil
    }
}
