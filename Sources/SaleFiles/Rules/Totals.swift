import Fiscal

extension SaleConversion {
    /// Two pesos: what rounding line by line at the till may differ by.
    private static let tolerance: Int64 = 200

    /// The total the till printed, compared with what the lines add up to.
    mutating func declaredTotal(against lines: [SaleLine]?) -> Pesos? {
        let value = value(.total)
        let declared = value.flatMap { amount($0, places: 2, limit: Pesos.limit) }
            .map { Pesos(centavos: $0) }
        guard let lines, !lines.isEmpty else { return declared }
        guard let computed = SaleTotals.payable(of: lines) else {
            note(.totalOverflow(at: place(of: .total)))
            return nil
        }
        if let value, let declared,
            abs(declared.centavos - computed.centavos) > Self.tolerance
        {
            note(.totalDiffers(declared, computed, at: place(value)))
        }
        return declared
    }
}

extension Finding {
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
        at place: Place
    ) -> Finding {
        Finding(
            .totalDiffers,
            at: place,
            message: Bilingual(
                es: "El total declarado es \(declared.text(in: .es)) y los renglones suman "
                    + "\(computed.text(in: .es)).",
                en: "The declared total is \(declared.text(in: .en)) and the lines add up to "
                    + "\(computed.text(in: .en))."
            ),
            remedy: Bilingual(
                es: "Revise cantidades, precios sin impuesto, descuentos y tarifas.",
                en: "Check quantities, prices before tax, discounts and rates."
            )
        )
    }
}
