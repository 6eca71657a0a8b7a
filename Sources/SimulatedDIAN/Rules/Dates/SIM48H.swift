import Fiscal

extension Rule {
    /// SIM-48H: the simulator's own remark, no rule of DIAN's: 48 hours from the end of the
    /// window (Resolución 000165 of 2023).
    static let sim48h = Rule(
        "SIM-48H",
        "Observación del simulador, no de la DIAN: se recibió después de las 48 horas",
        effect: .notify
    ) {
        guard $0.invoice.isTypeFour, let moment = $0.invoice.momentOfSigning else { return false }
        let windows = $0.register.windows.filter { $0.contains(moment) }
        let received = $0.receivedAt
        return !windows.isEmpty
            && windows.allSatisfy { window in
                window.end.map { received > $0.adding(seconds: 48 * 3600) } ?? false
            }
    }
}
