/// FAS: the document's taxes, one group for each and one entry for each rate.
enum DocumentTaxRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let invoice = examination.invoice
        let header = Set(invoice.taxTotals.map(\.taxCode))
        let ofLines = invoice.lines.flatMap { $0.all("TaxTotal") }.map(\.taxCode)
        verdict.refuse(
            "FAS01a",
            "Existe un impuesto en las líneas que no está totalizado en el documento",
            if: !header.isSuperset(of: ofLines)
        )
        verdict.refuse(
            "FAS01b",
            "Existe más de un grupo con información de totales para un mismo impuesto",
            if: !invoice.taxTotals.taxCodesAreUnique
        )
        for total in invoice.taxTotals {
            examine(total, into: &verdict)
        }
    }

    private static func examine(_ total: Element, into verdict: inout Verdict) {
        let subtotals = total.all("TaxSubtotal")
        verdict.refuse(
            "FAS02",
            "El valor del impuesto es diferente de la suma de sus subtotales",
            if: total.amount("TaxAmount") != subtotals.compactMap { $0.amount("TaxAmount") }.sum
        )
        let rates = subtotals.compactMap(\.taxRate)
        verdict.refuse(
            "FAS04",
            "Existe más de un subtotal para una misma tarifa",
            if: Set(rates).count != rates.count
        )
        verdict.refuse(
            "FAS07",
            "El valor del impuesto es diferente del producto de la base por la tarifa",
            if: !subtotals.allSatisfy(\.taxIsProduct)
        )
    }
}
