import Fiscal

extension SaleConversion {
    /// The total the till printed, compared with what the lines add up to; the other sums that the
    /// file declares are compared as well.
    mutating func declaredTotal(against lines: [SaleLine]?) -> Pesos? {
        let total = declared(.total)
        guard let lines, !lines.isEmpty else {
            checkSums(of: [], nil)
            return total
        }
        guard let payable = SaleTotals.payable(of: lines) else {
            note(.totalOverflow(at: place(of: .total)))
            return nil
        }
        if let total, let value = value(.total), !isNear(total, payable) {
            let beforeTax = SaleTotals(of: lines)?.lineExtension
            let isBeforeTax = beforeTax.map { isNear(total, $0) } ?? false
            note(.totalDiffers(total, payable, isBeforeTax: isBeforeTax, at: place(value)))
        }
        // Few files declare more, and the sums by tax and rate cost more than the total.
        if declaresSums { checkSums(of: lines, SaleTotals(of: lines)) }
        return total
    }

    /// An invoice of 0 pesos is lawful, and most often a price that was left out.
    mutating func warnOfNothing(_ lines: [SaleLine]) {
        guard lines.allSatisfy({ $0.net == .zero }) else { return }
        note(.totalZero(at: place(of: .total)))
    }

    /// An amount in pesos that the sender worked out too; nil when absent, or after a finding.
    mutating func declared(_ field: SaleField, line: Int? = nil) -> Pesos? {
        guard let value = value(field, line: line) else { return nil }
        return amount(value, places: 2, limit: Pesos.limit).map { Pesos(centavos: $0) }
    }

    func isNear(_ declared: Pesos, _ computed: Pesos) -> Bool {
        difference(declared, computed).centavos <= Pesos.tolerance.centavos
    }
}

/// Two amounts within `Pesos.limit` are never further apart than an amount can be written.
func difference(_ one: Pesos, _ other: Pesos) -> Pesos {
    Pesos(centavos: abs(one.centavos - other.centavos))
}

extension Finding {
    fileprivate static func totalZero(at place: Place) -> Finding {
        Finding(
            .totalZero,
            .warning,
            at: place,
            message: Bilingual(
                es: "La factura suma $ 0,00.",
                en: "The invoice adds up to $0.00."
            ),
            remedy: Bilingual(
                es: "Si no fue un obsequio, revise precios y descuentos.",
                en: "If it was no gift, check prices and discounts."
            )
        )
    }

    fileprivate static func totalOverflow(at place: Place) -> Finding {
        Finding(
            .amountOverflow,
            at: place,
            message: Bilingual(
                es: "La suma de los renglones es demasiado grande.",
                en: "The sum of the lines is too large."
            ),
            remedy: Bilingual(
                es: "Revise cantidades y precios de la factura.",
                en: "Check the invoice's quantities and prices."
            )
        )
    }

    fileprivate static func totalDiffers(
        _ declared: Pesos,
        _ computed: Pesos,
        isBeforeTax: Bool,
        at place: Place
    ) -> Finding {
        let difference = difference(declared, computed)
        return Finding(
            .totalDiffers,
            at: place,
            message: Bilingual(
                es: "El total declarado es \(declared.text(in: .es)) y los renglones suman "
                    + "\(computed.text(in: .es)): la diferencia es \(difference.text(in: .es)).",
                en: "The declared total is \(declared.text(in: .en)) and the lines add up to "
                    + "\(computed.text(in: .en)): the difference is \(difference.text(in: .en))."
            ),
            remedy: isBeforeTax
                ? Bilingual(
                    es: "El total es la suma sin impuestos: si los precios ya los llevan, "
                        + "escríbalos sin impuesto; si no, corrija el total.",
                    en: "The total is the sum before tax: if the prices have the tax in them, "
                        + "write them without it; else correct the total."
                )
                : Bilingual(
                    es: "Revise cantidades, precios sin impuesto, descuentos y tarifas.",
                    en: "Check quantities, prices before tax, discounts and rates."
                )
        )
    }
}
