extension Rule {
    /// FAS16: the tax is one of the list.
    static let fas16 = Rule(
        "FAS16",
        "No corresponde a un valor valido de la columna “IDENTIFICADOR” de la lista",
        inEach: \.subtotals
    ) {
        !$0.taxCode.isEmpty && CodeList.taxNames[$0.taxCode] == nil
    }
}
