/// FAU: the document's totals against its parts, each side rounded to whole pesos by itself.
enum TotalsRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let invoice = examination.invoice
        guard let totals = invoice.totals else {
            verdict.refuse("FAU01", "No se informó el grupo de totales del documento")
            return
        }
        let lines = invoice.lines
        verdict.refuse(
            "FAU02",
            "El valor bruto es diferente de la suma de los valores de las líneas",
            if: totals.rounded("LineExtensionAmount")
                != lines.compactMap { $0.amount("LineExtensionAmount") }.sum.wholePesos
        )
        verdict.refuse(
            "FAU04",
            "La base imponible es diferente de la suma de las bases de las líneas",
            if: totals.rounded("TaxExclusiveAmount")
                != lines.flatMap(taxableAmounts).sum.wholePesos
        )
        let taxes = invoice.taxTotals.compactMap { $0.amount("TaxAmount") }.sum
        let gross = totals.amount("LineExtensionAmount") ?? .zero
        verdict.refuse(
            "FAU06",
            "El valor bruto más tributos es diferente de la suma del valor bruto y los tributos",
            if: totals.rounded("TaxInclusiveAmount") != (gross + taxes).wholePesos
        )
        examineCharges(totals, of: invoice, into: &verdict)
    }

    private static func examineCharges(
        _ totals: Element,
        of invoice: ReceivedInvoice,
        into verdict: inout Verdict
    ) {
        let header = invoice.root.all("AllowanceCharge")
        verdict.refuse(
            "FAU08",
            "El descuento total es diferente de la suma de los descuentos del documento",
            if: totals.rounded("AllowanceTotalAmount") != header.total(charges: false).wholePesos
        )
        verdict.refuse(
            "FAU10",
            "El recargo total es diferente de la suma de los recargos del documento",
            if: totals.rounded("ChargeTotalAmount") != header.total(charges: true).wholePesos
        )
        let payable =
            (totals.amount("TaxInclusiveAmount") ?? .zero)
            - (totals.amount("AllowanceTotalAmount") ?? .zero)
            + (totals.amount("ChargeTotalAmount") ?? .zero)
        verdict.refuse(
            "FAU14",
            "El valor a pagar es diferente del valor con tributos menos descuentos más recargos",
            if: totals.rounded("PayableAmount") != payable.wholePesos
        )
    }

    /// A line without taxes, that is, of excluded goods, contributes nothing.
    private static func taxableAmounts(of line: Element) -> [WireAmount] {
        line.all("TaxTotal").flatMap { $0.all("TaxSubtotal") }
            .compactMap { $0.amount("TaxableAmount") }
    }
}

extension Element {
    /// A total in whole pesos, zero when absent.
    fileprivate func rounded(_ name: StaticString) -> Int128 {
        (amount(name) ?? .zero).wholePesos
    }
}
