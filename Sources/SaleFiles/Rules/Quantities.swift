import Fiscal

/// How `1.250` is read where a quantity stands: kilograms of a scale, or units by the thousand.
///
/// One reading is a thousand times the other, so the style of the prices does not make thousands
/// of a quantity. What decides, in this order: the other quantities of the file, or what the mapping
/// says of quantities; the figures that the sender worked out; a separator that stands before the
/// decimals of the prices.
extension SaleConversion {
    func style(ofQuantity amount: AmountText) -> SaleFileProfile.DecimalStyle {
        if profile.measures != .unclear { return profile.measures }
        if let provenStyle { return provenStyle }
        return amount.decimalStyle == profile.decimals ? profile.decimals : .unclear
    }

    /// The style of the sale's quantities, and of prices no better told, with which all that is declared agrees; nil for none or
    /// both.
    mutating func styleByDeclaredFigures() -> SaleFileProfile.DecimalStyle? {
        guard
            profile.measures == .unclear && mayNeedStyle(.quantity)
                || profile.areThousandsUnclear && mayNeedStyle(.price)
        else { return nil }
        let right = [SaleFileProfile.DecimalStyle.comma, .point].filter { style in
            isFlawless { sale in
                sale.provenStyle = style
                let lines = sale.linesOfOneStyle()
                _ = sale.declaredTotal(against: lines)
            }
        }
        return right.count == 1 ? right[0] : nil
    }

    /// Whether a value is long enough for a separator with three digits behind it.
    private func mayNeedStyle(_ field: SaleField) -> Bool {
        (0..<raw.lineCount).contains { line in
            guard let value = value(field, line: line), value.bytes.count >= 5,
                PlainAmount(value.bytes) == nil
            else { return false }
            return value.form == .text
        }
    }
}
