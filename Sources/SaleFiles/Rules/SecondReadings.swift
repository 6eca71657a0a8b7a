import Fiscal

/// What the lines of a sale may mean besides what they are read as.
///
/// The sums that the sender worked out decide, or nobody does. See the decision *What has two readings
/// is decided by evidence or not at all*.
extension SaleConversion {
    mutating func checkSecondReadings(of lines: [SaleLine]) {
        checkEmptyTaxes(of: lines)
        checkSmallDiscounts(of: lines)
        checkRetailPrices(of: lines)
    }

    /// Whether all that is declared agrees with lines of another reading, or nothing is declared.
    ///
    /// Where the sums agree with neither, that is found already, and says enough.
    mutating func sumsAllow(_ others: [SaleLine]) -> Bool {
        isFlawless { sale in _ = sale.declaredTotal(against: others) }
    }
}

extension SaleLine {
    /// The same, but for what is given.
    func with(
        price: UnitPrice? = nil,
        discount: Pesos? = nil,
        tax: LineTax? = nil
    ) -> SaleLine {
        SaleLine(
            code: code,
            description: description,
            quantity: quantity,
            unit: unit,
            price: price ?? self.price,
            discount: discount ?? self.discount,
            tax: tax ?? self.tax
        )
    }
}
