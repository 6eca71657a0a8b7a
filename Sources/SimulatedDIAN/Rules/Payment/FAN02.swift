extension Rule {
    /// FAN02: in cash (1) or on credit (2).
    static let fan02 = Rule("FAN02", "Método de pago inválido", inEach: \.payments) {
        !["1", "2"].contains($0.value("ID"))
    }
}
