extension Rule {
    /// FAN04: a sale on credit falls due on a day.
    static let fan04 = Rule(
        "FAN04",
        "Venta a crédito sin información de fecha en la cual se comprometió el pago",
        inEach: \.payments
    ) {
        $0.value("ID") == "2" && $0.lacks("PaymentDueDate")
    }
}
