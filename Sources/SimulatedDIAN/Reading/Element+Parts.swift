import Fiscal

/// What rules ask of parts that occur in several places.
extension Element {
    /// Whether a basic component is absent or empty.
    func lacks(_ name: StaticString) -> Bool { cbc(name)?.isEmpty ?? true }

    /// Zero when absent.
    func total(_ name: StaticString) -> WireAmount { amount(name) ?? .zero }

    // MARK: - An identification

    var isNIT: Bool { attribute("schemeName") == "31" }
    var hasCheckDigit: Bool { !(attribute("schemeID") ?? "").isEmpty }
    var checkDigitIsRight: Bool {
        NIT(wire: text).map { String($0.checkDigit) } == attribute("schemeID")
    }

    // MARK: - An address

    var isCompleteAddress: Bool {
        !lacks("ID") && !lacks("CityName") && !lacks("CountrySubentity")
            && !lacks("CountrySubentityCode") && !(cac("AddressLine")?.lacks("Line") ?? true)
            && !(cac("Country")?.lacks("IdentificationCode") ?? true)
    }

    // MARK: - A tax

    /// The tax that a `TaxTotal` or `TaxSubtotal` speaks of, by its first category; empty if none.
    var taxCode: String {
        let subtotal = cac("TaxCategory") == nil ? cac("TaxSubtotal") : self
        return subtotal?.cac("TaxCategory")?.cac("TaxScheme")?.value("ID") ?? ""
    }

    /// Of a `TaxSubtotal`: the rate in percent; nil for a nominal tax.
    var taxRate: WireAmount? { cac("TaxCategory")?.amount("Percent") }

    /// Of a `TaxSubtotal`: whether the amount is base times rate, half to even at two decimals.
    ///
    /// Nominal taxes have no rate and hold.
    var taxIsProduct: Bool {
        guard let taxRate else { return true }
        return amount("TaxAmount") == total("TaxableAmount").times(taxRate, over: 100)
    }

    // MARK: - A line

    /// Quantity times price, half to even at two decimals; zero for a free sample.
    var netOfLine: WireAmount? {
        guard cac("PricingReference") == nil else { return .zero }
        let charges = all("AllowanceCharge")
        let price = cac("Price")?.total("PriceAmount") ?? .zero
        return total("InvoicedQuantity").times(price).map {
            $0 - charges.total(charges: false) + charges.total(charges: true)
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

extension Array where Element: Hashable {
    var hasRepeats: Bool { count > 1 && Set(self).count < count }
}

/// Two or three capital letters or digits.
func isUnitCode(_ text: String) -> Bool {
    (2...3).contains(text.utf8.count)
        && text.utf8.allSatisfy { isDigit($0) || (isLetter($0) && $0 < UInt8(ascii: "a")) }
}
