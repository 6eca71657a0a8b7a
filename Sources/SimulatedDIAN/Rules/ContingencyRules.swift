import Fiscal

/// CTG01: type 04 only inside a window that DIAN declared; and a remark on the 48 hours.
enum ContingencyRules: Rule {
    /// Resolución 000165 of 2023: from when the service is restored.
    private static let term: Int64 = 48 * 3600

    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let invoice = examination.invoice
        guard invoice.isTypeFour, let moment = invoice.signedAt ?? invoice.issuedAt else { return }
        let windows = examination.register.windows.filter { $0.contains(moment) }
        verdict.refuse(
            "CTG01",
            "La fecha y hora de firma no está dentro de un periodo de contingencia de la DIAN",
            if: windows.isEmpty
        )
        let isLate = windows.allSatisfy { window in
            window.end.map { examination.receivedAt > $0.adding(seconds: term) } ?? false
        }
        verdict.notify(
            "SIM-48H",
            "Observación del simulador, no de la DIAN: se recibió después de las 48 horas",
            if: !windows.isEmpty && isLate
        )
    }
}
