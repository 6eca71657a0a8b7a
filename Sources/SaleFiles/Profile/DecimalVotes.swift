/// What the amounts seen so far say of the decimal style.
struct DecimalVotes {
    private var hasComma = false
    private var hasPoint = false
    /// The styles of amounts that have their thousands marked.
    private var proven: Set<SaleFileProfile.DecimalStyle> = []
    /// The styles in which an amount seen has three decimals, unless it has thousands.
    private var undecided: Set<SaleFileProfile.DecimalStyle> = []
    /// Whether an amount has three decimals that are no thousands, such as `0,375`.
    private var hasThousandths = false

    mutating func take(_ bytes: Bytes) {
        guard !(hasComma && hasPoint) else { return }
        if let plain = PlainAmount(bytes) { return note(plain.style) }
        guard let amount = AmountText(bytes) else { return }
        switch amount.reading(.unclear) {
        case .ambiguous: undecided.insert(amount.decimalStyle)
        case .number(let number) where number.decimals == 3: hasThousandths = true
        case .number, .malformed: break
        }
        note(amount.style)
        if amount.marksThousands, let style = amount.style { proven.insert(style) }
    }

    private mutating func note(_ style: SaleFileProfile.DecimalStyle?) {
        switch style {
        case .comma: hasComma = true
        case .point: hasPoint = true
        case .unclear, nil: break
        }
    }

    /// Whether an amount can only be read in another style, thousands and all: `1,234.50` under `comma`.
    func disprove(_ declared: SaleFileProfile.DecimalStyle) -> Bool {
        proven.contains(declared == .comma ? .point : .comma) && !proven.contains(declared)
    }

    /// Whether an amount is written in another style: beside `1,234,567` no comma before three digits
    /// stands for decimals, whatever the settings say.
    func contradict(_ declared: SaleFileProfile.DecimalStyle) -> Bool {
        declared == .comma ? hasPoint : hasComma
    }

    /// Whether decimals of another length alone would make thousandths of `12.000`.
    var areThousandsUnclear: Bool { undecided.contains(style) && !hasThousandths }

    /// A file that uses both styles decides nothing.
    var style: SaleFileProfile.DecimalStyle {
        guard hasComma != hasPoint else { return .unclear }
        return hasComma ? .comma : .point
    }
}
