/// What the objects and lists around a value are about, where that says more than its own key.
enum Surrounding {
    case discount, tax, currency
    /// The buyer's document.
    case identification

    init?(_ key: String) {
        if namesCurrency(key) {
            self = .currency
            return
        }
        if VitalMeaning(key, except: []) == .otherTax { return nil }
        // `taxes` and `tax_lines` are listed there, and no field has their names.
        let listed: SaleField? =
            if case .field(let field) = VitalMeaning(key, except: []) { field } else { nil }
        switch SaleField.nearest(to: key, except: []) ?? listed {
        case .discount, .discountTotal: self = .discount
        case .tax, .rate, .taxAmount, .taxTotal, .ivaTotal, .incTotal: self = .tax
        // In an object `customer_id` may be the whole customer.
        case .buyerID where !plainName(key).hasSuffix("id"): self = .identification
        default: return nil
        }
    }
}

extension JSONPath {
    /// That of the innermost object that has one.
    var surrounding: Surrounding? {
        steps.dropLast().reversed().lazy.compactMap { Surrounding($0.key) }.first
    }

    /// `percentage`, `porcentaje`, `rate`.
    var isOfPercentage: Bool { isPercentage(key) || rateNames.contains(plainName(key)) }

    /// What a key inside a discount, a tax, a currency or a document may mean; nothing by its nearest name,
    /// which says what it would be in the line itself.
    func guess(inside surrounding: Surrounding) -> SaleField? {
        let (name, isOfLine) = (plainName(key), list != nil)
        let isAmount = amountNames.contains(name)
        switch surrounding {
        case .currency: return nil
        case .identification:
            if isOfLine { return nil }
            if ["type", "tipo"].contains(name) { return .buyerType }
            return offer(key, in: .buyer) == .buyerID ? .buyerID : nil
        case .discount where isOfLine:
            return isAmount || isOfPercentage || Surrounding(key) == .discount ? .discount : nil
        case .discount:
            return isAmount && !isOfPercentage ? .discountTotal : nil
        case .tax where isOfLine:
            if isOfPercentage { return .rate }
            if taxNames.contains(name) { return .tax }
            return isAmount || SaleField.nearest(to: key, in: .line, except: []) == .taxAmount
                ? .taxAmount : nil
        case .tax:
            return isAmount ? .taxTotal : nil
        }
    }
}

private let rateNames: Set = ["rate", "tarifa", "tasa"]
private let amountNames: Set = ["value", "valor", "amount", "monto", "importe", "total"]
private let taxNames: Set = ["type", "tipo", "name", "nombre", "code", "codigo"]
