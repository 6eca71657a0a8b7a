import Fiscal

extension Rule {
    /// CTG01: type 04 only inside a window that DIAN declared, both ends included, to the
    /// minute.
    ///
    /// Its words are ours: no published text is known.
    static let ctg01 = Rule(
        "CTG01",
        "La fecha y hora de firma no está dentro de un periodo de contingencia de la DIAN"
    ) {
        guard $0.invoice.isTypeFour, let moment = $0.invoice.momentOfSigning else { return false }
        return !$0.register.windows.contains { $0.contains(moment) }
    }
}
