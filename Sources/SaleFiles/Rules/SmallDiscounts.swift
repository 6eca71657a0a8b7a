import Fiscal

/// A discount above 0 and not above 100, which may be a percentage: no store takes 10 pesos off.
extension SaleConversion {
    mutating func checkSmallDiscounts(of lines: [SaleLine]) {
        guard lines.contains(where: { $0.discount.mayBePercentage }),
            profile.mapping?.discountUnit == nil, !isDiscountNamedAmount
        else { return }
        let small = lines.indices.filter {
            lines[$0].discount.mayBePercentage && !saysItsUnit(line: $0)
        }
        guard !small.isEmpty else { return }
        var percent = lines
        for index in small { percent[index] = lines[index].withDiscountAsPercentage }
        guard sumsAllow(percent) else { return }
        let isTold = !sumsAllow(lines)
        for index in small {
            guard let value = value(.discount, line: index) else { continue }
            let (name, discount) = (label(.discount), lines[index].discount)
            note(
                isTold
                    ? .discountIsPercentage(name, discount, at: place(value))
                    : .discountUnclear(name, discount, at: place(value))
            )
        }
    }

    /// Whether the heading or the key says that it holds an amount: `Vlr. Dcto`, `discountAmount`.
    private var isDiscountNamedAmount: Bool {
        let name = plainName(profile.mapping?.columns[.discount] ?? label(.discount))
        return ["valor", "vlr", "vr", "monto", "pesos", "amount"].contains { name.contains($0) }
    }

    private func saysItsUnit(line: Int) -> Bool {
        guard let value = value(.discount, line: line) else { return true }
        return value.bytes.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "%") }
    }
}

extension Pesos {
    fileprivate var mayBePercentage: Bool { self > .zero && centavos <= 100_00 }
}

extension SaleLine {
    fileprivate var withDiscountAsPercentage: SaleLine {
        let rate = Rate(thousandths: discount.centavos * 10)
        return with(discount: price.times(quantity).flatMap { rate.tax(on: $0) })
    }
}

extension Finding {
    fileprivate static func discountUnclear(
        _ name: String,
        _ discount: Pesos,
        at place: Place
    ) -> Finding {
        Finding(
            .amountAmbiguous,
            at: place,
            message: Bilingual(
                es: "El descuento en «\(name)» puede ser de \(discount.text(in: .es)) o un "
                    + "porcentaje, y las sumas de la venta no lo aclaran.",
                en: "The discount in “\(name)” may be \(discount.text(in: .en)) or a percentage, "
                    + "and the sums of the sale do not tell which."
            ),
            remedy: Bilingual(
                es:
                    "Exporte el valor del descuento en pesos y el total de la venta, o pida al operador "
                    + "que declare en imports: units: {descuento: percent} si es un porcentaje, "
                    + "{descuento: fraction} si 0,05 es 5 %, o {descuento: pesos} si son pesos.",
                en:
                    "Export the amount of the discount in pesos and the total of the sale, or ask the "
                    + "operator to declare under imports: units: {descuento: percent} if it is a "
                    + "percentage, {descuento: fraction} if 0.05 is 5 %, or {descuento: pesos} if these "
                    + "are pesos."
            )
        )
    }

    fileprivate static func discountIsPercentage(
        _ name: String,
        _ discount: Pesos,
        at place: Place
    ) -> Finding {
        Finding(
            .amountAmbiguous,
            at: place,
            message: Bilingual(
                es: "El descuento en «\(name)» se lee como \(discount.text(in: .es)), y según las "
                    + "sumas de la venta es un porcentaje.",
                en:
                    "The discount in “\(name)” is read as \(discount.text(in: .en)), and by the sums "
                    + "of the sale it is a percentage."
            ),
            remedy: Bilingual(
                es: "Exporte el valor del descuento en pesos, o pida al operador que declare en "
                    + "imports: units: {descuento: percent}.",
                en: "Export the amount of the discount in pesos, or ask the operator to declare "
                    + "units: {descuento: percent} under imports:."
            )
        )
    }
}
