import Fiscal

/// INC, where its rate has a place of its own beside that of IVA (`% IVA;% INC`).
extension SaleConversion {
    /// The tax of a line by either place; `.some(nil)` for an excluded good, nil after a finding.
    ///
    /// An invoice here has one of the two on a line. A rate of zero in one place is the other's silence.
    mutating func taxOfEither(_ index: Int) -> LineTax?? {
        guard let value = value(.incRate, line: index) else {
            return raw.slot(.incRate, line: index).form == .unusable ? nil : tax(index)
        }
        guard let thousandths = rateAmount(value) else { return nil }
        guard thousandths > 0 else { return tax(index) }
        guard case .some(.some(let inc)) = rate(value, of: .inc) else { return nil }
        if self.value(.rate, line: index) == nil, case .tax(.inc) = taxKind(index) {
            return .some(inc)
        }
        guard let other = tax(index) else { return nil }
        guard let other, other.rate > .zero, other != inc else { return .some(inc) }
        let field = self.value(.rate, line: index) == nil ? SaleField.tax : .rate
        let text = self.value(field, line: index).map { shown($0) } ?? ""
        note(.twoTaxes((label(field), text), (label(.incRate), shown(value)), at: place(value)))
        return nil
    }
}

extension Finding {
    fileprivate static func twoTaxes(
        _ first: (name: String, text: String),
        _ other: (name: String, text: String),
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(first.name)» dice «\(first.text)» y «\(other.name)» dice «\(other.text)»: un "
                    + "renglón lleva aquí un solo impuesto.",
                en:
                    "“\(first.name)” says “\(first.text)” and “\(other.name)” says “\(other.text)”: a "
                    + "line has one tax here."
            ),
            remedy: Bilingual(
                es: "Deje la tarifa del impuesto que lleva, y la otra en 0 o vacía.",
                en: "Keep the rate of the tax it has, and the other at 0 or empty."
            )
        )
    }
}
