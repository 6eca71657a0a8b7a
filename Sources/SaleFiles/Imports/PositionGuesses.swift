/// What a column without a heading may mean, by its value and by what stands before it.
extension [FileColumn] {
    /// The likeliest first.
    ///
    /// Up to the price a value's looks tell; behind it come discounts, taxes and sums, which only their
    /// place and their size tell apart.
    func fieldsByValue(at position: Int, given guesses: [Int: SaleField]) -> [SaleField] {
        guard let shape = self[position].shape else { return [] }
        let before = indices[..<position].map { self[$0].field ?? guesses[$0] }
        guard before.contains(.price) else { return shape.fields(after: before.last ?? nil) }
        switch shape {
        case .type, .taxWord: return [.tax, .type]
        case .rate: return ratesBehindPrice(at: position, before)
        case .amount, .identity:
            return amountsBehindPrice(at: position, given: guesses, before)
        case .capitals: return []
        default: return shape.fields(after: before.last ?? nil)
        }
    }

    /// A zero is a discount where the tax is still to come, or where it has the decimals of an amount
    /// beside the price.
    private func ratesBehindPrice(at position: Int, _ before: [SaleField?]) -> [SaleField] {
        let isOfTax = self[(position + 1)...].contains {
            $0.shape == .rate || $0.shape == .type || $0.shape == .taxWord
        }
        let text = self[position].sample ?? ""
        let isAmount = text.count > 1 && !text.hasSuffix("%") && before.last == .price
        guard text.first == "0" else { return [.rate] }
        return isOfTax || isAmount ? [.discount, .rate] : [.rate, .discount]
    }

    /// What is less than quantity times price is no sum of them.
    private func amountsBehindPrice(
        at position: Int,
        given guesses: [Int: SaleField],
        _ before: [SaleField?]
    ) -> [SaleField] {
        func number(_ field: SaleField) -> Int64? {
            before.firstIndex(of: field).flatMap { self[$0].thousandths }
        }
        guard let value = self[position].thousandths, let quantity = number(.quantity),
            let price = number(.price)
        else { return [.lineTotal, .total] }
        let product = quantity.multipliedReportingOverflow(by: price)
        let base = product.partialValue / 1_000 - (number(.discount) ?? 0)
        guard !product.overflow, value < base - 2_000 else { return [.lineTotal, .total] }
        if let rate = number(.rate) { return isTax(value, of: base, at: rate) ? [.taxAmount] : [] }
        return before.contains(.tax) || before.contains(.rate)
            ? [.taxAmount] : [.discount, .taxAmount]
    }

    /// All in thousandths; within the two pesos that a till may round by.
    private func isTax(_ value: Int64, of base: Int64, at rate: Int64) -> Bool {
        let tax = base.multipliedReportingOverflow(by: rate)
        return !tax.overflow && (value - 2_000...value + 2_000).contains(tax.partialValue / 100_000)
    }
}

extension FileColumn {
    /// The number that its value is, times a thousand; nil where that is unclear, or masked.
    fileprivate var thousandths: Int64? {
        guard shape == .amount || shape == .rate, let sample else { return nil }
        guard case .number(let number) = AmountText(sample)?.reading(.unclear),
            case .value(let value) = number.scaled(to: 3, limit: .max / 1_000)
        else { return nil }
        return value
    }
}
