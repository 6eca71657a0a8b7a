extension Rule {
    /// FBE06: base times percentage, to the centavo.
    ///
    /// Off unless it is switched on: the list has it and says of it "Sin Validación".
    static let fbe06 = Rule(
        "FBE06",
        """
        El valor no corresponde a la operación entre la base y el porcentaje del cargo o \
        descuento.
        """,
        inEach: \.lineCharges,
        effect: .ignore
    ) {
        guard let base = $0.amount("BaseAmount"), let amount = $0.amount("Amount"),
            let percent = $0.amount("MultiplierFactorNumeric")
        else { return false }
        return amount != base.times(percent, over: 100)
    }
}
