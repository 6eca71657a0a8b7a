import Fiscal

extension InvoiceDocument {
    /// One group per tax, one subtotal per rate (FAS01 to FAS07).
    func writeTaxes(to xml: inout XMLWriter) {
        for group in totals.taxes {
            xml.element("cac:TaxTotal") { xml in
                xml.leaf("cbc:TaxAmount", group.amount.plain, .pesos)
                for entry in group.rates {
                    xml.writeTaxSubtotal(
                        LineTax(code: group.code, rate: entry.rate),
                        base: entry.base,
                        amount: entry.amount
                    )
                }
            }
        }
    }

    /// The sums (FAU02 to FAU14); there are no discounts, charges or advances of the whole document.
    func writeMonetaryTotal(to xml: inout XMLWriter) {
        xml.element("cac:LegalMonetaryTotal") { xml in
            xml.leaf("cbc:LineExtensionAmount", totals.lineExtension.plain, .pesos)
            xml.leaf("cbc:TaxExclusiveAmount", totals.taxable.plain, .pesos)
            xml.leaf("cbc:TaxInclusiveAmount", totals.payable.plain, .pesos)
            xml.leaf("cbc:PayableAmount", totals.payable.plain, .pesos)
        }
    }
}

extension XMLWriter {
    mutating func writeTaxSubtotal(_ tax: LineTax, base: Pesos, amount: Pesos) {
        element("cac:TaxSubtotal") { xml in
            xml.leaf("cbc:TaxableAmount", base.plain, .pesos)
            xml.leaf("cbc:TaxAmount", amount.plain, .pesos)
            xml.element("cac:TaxCategory") { xml in
                xml.leaf("cbc:Percent", tax.rate.plain)
                xml.writeTaxScheme(id: tax.code.rawValue, name: tax.code.name)
            }
        }
    }

    mutating func writeTaxScheme(id: String, name: String) {
        element("cac:TaxScheme") { xml in
            xml.leaf("cbc:ID", id)
            xml.leaf("cbc:Name", name)
        }
    }
}
