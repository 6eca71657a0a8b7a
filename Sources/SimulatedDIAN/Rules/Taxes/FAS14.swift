extension Rule {
    /// FAS14: the rate is one of the list, for IVA and INC (annex 1.9 §13.3.9).
    static let fas14 = Rule(
        "FAS14",
        "No corresponde a un valor valido de la lista",
        inEach: \.subtotals,
        effect: .notify
    ) {
        guard let rate = $0.taxRate, let rates = CodeList.taxRates[$0.taxCode] else { return false }
        return !rates.contains(rate)
    }
}
