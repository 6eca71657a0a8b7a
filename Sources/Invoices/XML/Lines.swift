import Fiscal

/// A line of a sale with its amounts, each rounded once.
struct PricedLine {
    let line: SaleLine
    /// Quantity times price.
    let gross: Pesos
    /// Gross minus discount.
    let net: Pesos
    /// On the line's own net (FAX07); zero for an excluded good.
    let tax: Pesos

    /// Nil when an amount leaves `Pesos.limit` or is negative (VLR01).
    init?(_ line: SaleLine) {
        guard let gross = line.price.times(line.quantity), line.discount >= .zero,
            let net = line.net, net >= .zero,
            let tax = (line.tax?.rate ?? .zero).tax(on: net)
        else { return nil }
        self.line = line
        self.gross = gross
        self.net = net
        self.tax = tax
    }

    /// The discount in percent of the gross amount, nil where there is none.
    ///
    /// FAV06 reckons with the amount; the percentage explains it. With the six decimals of a
    /// quantity it gives the amount back to the centavo for lines of up to a million pesos.
    fileprivate var discountPercent: Quantity? {
        guard line.discount > .zero else { return nil }
        let percent = Int128(line.discount.centavos) * 100_000_000 / Int128(gross.centavos)
        return Quantity(millionths: Int64(percent))
    }
}

extension InvoiceDocument {
    /// One line of the sale (FAV01 to FBB04); `position` counts from 1 (FAV02).
    ///
    /// FAV06 multiplies the price by `BaseQuantity` in the annex's text and by the invoiced
    /// quantity in its sense, so both are the same.
    func write(_ priced: PricedLine, position: Int, to xml: inout XMLWriter) {
        let line = priced.line
        let unit = XMLAttributes(["unitCode": line.unit])
        xml.element("cac:InvoiceLine") { xml in
            xml.leaf("cbc:ID", String(position))
            xml.leaf("cbc:InvoicedQuantity", line.quantity.plain, unit)
            xml.leaf("cbc:LineExtensionAmount", priced.net.plain, .pesos)
            xml.leaf("cbc:FreeOfChargeIndicator", "false")
            writeDiscount(of: priced, to: &xml)
            writeTax(of: priced, to: &xml)
            writeItem(line, position: position, to: &xml)
            xml.element("cac:Price") { xml in
                xml.leaf("cbc:PriceAmount", line.price.plain, .pesos)
                xml.leaf("cbc:BaseQuantity", line.quantity.plain, unit)
            }
        }
    }

    /// A discount before tax (FBE01 to FBE08).
    private func writeDiscount(of priced: PricedLine, to xml: inout XMLWriter) {
        guard let percent = priced.discountPercent else { return }
        xml.element("cac:AllowanceCharge") { xml in
            xml.leaf("cbc:ID", "1")
            xml.leaf("cbc:ChargeIndicator", "false")
            xml.leaf("cbc:AllowanceChargeReason", "Descuento")
            xml.leaf("cbc:MultiplierFactorNumeric", percent.plain)
            xml.leaf("cbc:Amount", priced.line.discount.plain, .pesos)
            xml.leaf("cbc:BaseAmount", priced.gross.plain, .pesos)
        }
    }

    /// An excluded good has no tax group at all (FAX01); an exempt one has it at 0 %.
    private func writeTax(of priced: PricedLine, to xml: inout XMLWriter) {
        guard let tax = priced.line.tax else { return }
        xml.element("cac:TaxTotal") { xml in
            xml.leaf("cbc:TaxAmount", priced.tax.plain, .pesos)
            xml.writeTaxSubtotal(tax, base: priced.net, amount: priced.tax)
        }
    }

    /// The good: FAZ09 wants a standard code, and 999 says that it is the taxpayer's own.
    ///
    /// A good without a code is known by its position on the invoice.
    private func writeItem(_ line: SaleLine, position: Int, to xml: inout XMLWriter) {
        xml.element("cac:Item") { xml in
            xml.leaf("cbc:Description", line.description)
            if let code = line.code {
                xml.element("cac:SellersItemIdentification") { $0.leaf("cbc:ID", code) }
            }
            xml.element("cac:StandardItemIdentification") {
                $0.leaf("cbc:ID", line.code ?? String(position), .ownItemCodes)
            }
        }
    }
}

extension XMLAttributes {
    fileprivate static let ownItemCodes = XMLAttributes([
        "schemeID": "999",
        "schemeName": "Estándar de adopción del contribuyente",
    ])
}
