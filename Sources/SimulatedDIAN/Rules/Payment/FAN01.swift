extension Rule {
    /// FAN01: how it is paid.
    static let fan01 = Rule("FAN01", "Rechazo si grupo no informado") {
        $0.invoice.payments.isEmpty
    }
}
