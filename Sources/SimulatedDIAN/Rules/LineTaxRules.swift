/// FAX: the taxes of each line; excluded goods have none.
enum LineTaxRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        for line in examination.invoice.lines {
            let taxes = line.all("TaxTotal")
            verdict.refuse(
                "FAX01",
                "Existe más de un grupo para un mismo impuesto en una línea",
                if: !taxes.taxCodesAreUnique
            )
            verdict.refuse(
                "FAX07",
                "El valor del impuesto de la línea es diferente del producto de la base por la tarifa",
                if: !taxes.flatMap { $0.all("TaxSubtotal") }.allSatisfy(\.taxIsProduct)
            )
        }
    }
}
