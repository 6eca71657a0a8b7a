extension Rule {
    /// FAB36: the QR code is there; its text is not compared.
    static let fab36 = Rule("FAB36", "No está informado el valor del Código QR") {
        $0.invoice.control?.sts("QRCode")?.isEmpty ?? true
    }
}
