extension Rule {
    /// FAW03: a free sample has a price to refer to.
    static let faw03 = Rule("FAW03", "Precio referencial no informado.", inEach: \.lines) {
        guard let reference = $0.cac("PricingReference") else { return false }
        let price = reference.cac("AlternativeConditionPrice")?.amount("PriceAmount")
        return (price ?? .zero) == .zero
    }
}
