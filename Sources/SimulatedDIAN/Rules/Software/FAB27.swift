import Fiscal

extension Rule {
    /// FAB27a: the software's fingerprint is given.
    static let fab27a = Rule("FAB27a", "No se encuentra el código de seguridad del software") {
        $0.invoice.fingerprint.isEmpty
    }

    /// FAB27b: the fingerprint is that of software, PIN and number (annex 1.9 §11.4).
    static let fab27b = Rule(
        "FAB27b",
        "Huella no corresponde a un software autorizado para este OFE"
    ) {
        guard let software = $0.issuer?.software, !$0.invoice.fingerprint.isEmpty else {
            return false
        }
        let expected = sha384(software.id + software.pin.exposed + $0.invoice.number)
        return $0.invoice.fingerprint != hexText(expected)
    }
}
