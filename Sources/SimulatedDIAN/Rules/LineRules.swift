/// FAV, FAW, FAZ and FBB: the lines, their goods and prices.
enum LineRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let lines = examination.invoice.lines
        verdict.refuse("FAV01", "No se informó ninguna línea de factura", if: lines.isEmpty)
        for (index, line) in lines.enumerated() {
            verdict.refuse(
                "FAV02",
                "Los números de línea no son consecutivos a partir de 1",
                if: line.value("ID") != String(index + 1)
            )
            examineQuantity(of: line, into: &verdict)
            examinePrice(of: line, into: &verdict)
            verdict.refuse(
                "FAZ02",
                "No se informó la descripción del artículo",
                if: line.cac("Item")?.value("Description").isEmpty ?? true
            )
        }
    }

    private static func examineQuantity(of line: Element, into verdict: inout Verdict) {
        let quantity = line.amount("InvoicedQuantity")
        verdict.refuse("FAV04a", "No se informó la cantidad", if: quantity == nil)
        verdict.refuse(
            "FAV04b",
            "La cantidad es negativa",
            if: quantity.map { $0 < .zero } ?? false
        )
        verdict.refuse(
            "FAV06",
            "El valor total de la línea es diferente de cantidad por precio menos descuentos más recargos",
            if: line.amount("LineExtensionAmount") != net(of: line)
        )
        verdict.refuse(
            "FAW03",
            "No se informó el precio de referencia de la muestra gratis",
            if: line.cac("PricingReference").map { reference in
                reference.cac("AlternativeConditionPrice")?.amount("PriceAmount") == nil
            } ?? false
        )
    }

    private static func examinePrice(of line: Element, into verdict: inout Verdict) {
        guard let price = line.cac("Price") else {
            verdict.refuse("FBB01", "No se informó el precio del artículo")
            return
        }
        verdict.refuse(
            "FBB02",
            "No se informó el valor del artículo",
            if: price.amount("PriceAmount") == nil
        )
        verdict.refuse(
            "FBB04",
            "No se informó la cantidad real sobre la que aplica el precio",
            if: price.amount("BaseQuantity") == nil
        )
    }

    /// Quantity times price, half to even at two decimals; zero for a free sample.
    private static func net(of line: Element) -> WireAmount? {
        guard line.cac("PricingReference") == nil else { return .zero }
        let quantity = line.amount("InvoicedQuantity") ?? .zero
        let price = line.cac("Price")?.amount("PriceAmount") ?? .zero
        let allowances = line.all("AllowanceCharge")
        return quantity.times(price).map {
            $0 - allowances.total(charges: false) + allowances.total(charges: true)
        }
    }
}

extension [Element] {
    /// Of `AllowanceCharge` groups: the sum of the charges, or of the discounts.
    func total(charges: Bool) -> WireAmount {
        filter { $0.value("ChargeIndicator") == (charges ? "true" : "false") }
            .compactMap { $0.amount("Amount") }.sum
    }
}
