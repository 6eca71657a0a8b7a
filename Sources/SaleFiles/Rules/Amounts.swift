import Fiscal

extension SaleConversion {
    /// A number of the field's unit times ten to the `places`; nil after a finding.
    mutating func amount(
        _ value: RawValue,
        places: Int,
        limit: Int64,
        mayBeNegative: Bool = false,
        isPercentage: Bool = false
    ) -> Int64? {
        if let plain = PlainAmount(value.bytes)?.scaled(to: places, limit: limit) { return plain }
        guard let number = decimal(value, isPercentage) else { return nil }
        let scaled = number.scaled(to: places, limit: limit)
        switch scaled {
        case .value(let result), .rounded(let result):
            guard result >= 0 || mayBeNegative else {
                note(.negative(label(value.field), shown(value), at: place(value)))
                return nil
            }
            if case .rounded = scaled {
                note(.rounded(label(value.field), places: places, at: place(value)))
            }
            return result
        case .tooPrecise:
            let name = label(value.field)
            note(.tooPrecise(name, shown(value), places: places, at: place(value)))
        case .tooLarge: note(.tooLarge(label(value.field), shown(value), at: place(value)))
        }
        return nil
    }

    private mutating func decimal(
        _ value: RawValue,
        _ isPercentage: Bool
    ) -> DecimalNumber? {
        if value.form == .number { return DecimalNumber(json: value.bytes) }
        let amount = AmountText(value.bytes)
        let reading =
            amount.map { amount in
                // As thousands it would be no percentage.
                amount.reading(
                    isPercentage ? amount.decimalStyle : style(of: amount, in: value.field)
                )
            } ?? .malformed
        // What a message needs is only made when there is one: most amounts are right.
        if case .number(let number) = reading { return number }
        let (name, text, place) = (label(value.field), shown(value), place(value))
        if isSpreadsheetDamage(value.bytes) {
            note(.spreadsheetDamage(.amountForm, name, text, at: place))
        } else if case .ambiguous = reading {
            note(.ambiguous(name, text, against: decimalSetting(of: value.field), at: place))
        } else {
            note(.notAnAmount(name, text, at: place))
        }
        return nil
    }

    /// What the settings say how to read such an amount with, and the file's other amounts contradict.
    private func decimalSetting(of field: SaleField) -> DecimalSetting {
        let isQuantity = field == .quantity
        let style = isQuantity ? profile.mapping?.quantityDecimals : profile.mapping?.decimals
        return DecimalSetting(isQuantity: isQuantity, isGiven: style != nil)
    }

    private func style(
        of amount: AmountText,
        in field: SaleField
    ) -> SaleFileProfile.DecimalStyle {
        switch field {
        case .quantity: style(ofQuantity: amount)
        default: style(ofMoney: amount)
        }
    }

    /// `12.000` beside `950.5`: the same sign, and still twelve thousand to whoever wrote it by hand.
    private func style(ofMoney amount: AmountText) -> SaleFileProfile.DecimalStyle {
        let isUnclear =
            profile.areThousandsUnclear
            && [.unclear, amount.decimalStyle].contains(profile.decimals)
        return isUnclear ? provenStyle ?? .unclear : profile.decimals
    }
}

extension Finding {
    fileprivate static func notAnAmount(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .amountForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es un número.",
                en: "“\(name)” says “\(text)”, which is not a number."
            ),
            remedy: Bilingual(
                es: "Escriba solo cifras, con coma o punto para los decimales.",
                en: "Write digits only, with a comma or a point for the decimals."
            )
        )
    }

    fileprivate static func ambiguous(
        _ name: String,
        _ text: String,
        against setting: DecimalSetting,
        at place: Place
    ) -> Finding {
        let digits = text.filter { $0 != "." && $0 != "," }
        let decimals = { (mark: String) in digits.dropLast(3) + mark + digits.suffix(3) }
        let why = setting.why
        return Finding(
            .amountAmbiguous,
            at: place,
            message: Bilingual(
                es: "«\(text)» en «\(name)» puede ser \(digits) o \(decimals(",")), con decimales, "
                    + "y \(why.es).",
                en: "“\(text)” in “\(name)” may be \(digits) or \(decimals(".")), with decimals, "
                    + "and \(why.en)."
            ),
            remedy: setting.remedy
        )
    }

    fileprivate static func negative(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .amountNegative,
            at: place,
            message: Bilingual(
                es: "«\(name)» tiene un valor negativo: «\(text)».",
                en: "“\(name)” is negative: “\(text)”."
            ),
            remedy: Bilingual(
                es: "Una devolución va en una nota crédito; un descuento se escribe en positivo.",
                en: "A return needs a credit note; a discount is written as a positive number."
            )
        )
    }

    fileprivate static func tooPrecise(
        _ name: String,
        _ text: String,
        places: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .amountForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)»: admite hasta \(places) decimales.",
                en: "“\(name)” says “\(text)”: it takes up to \(places) decimals."
            ),
            remedy: Bilingual(
                es: "Redondee el valor en la caja; aquí no se redondea por usted.",
                en: "Round the value at the till; it is not rounded for you here."
            )
        )
    }

    /// Without the value, so that all the prices of a file make one finding.
    fileprivate static func rounded(_ name: String, places: Int, at place: Place) -> Finding {
        Finding(
            .amountForm,
            .warning,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» trae más de \(places) decimales, como los escribe un programa que "
                    + "calcula en binario: se toma redondeado a \(places).",
                en:
                    "“\(name)” has more than \(places) decimals, as a program writes them that "
                    + "calculates in binary: it is taken rounded to \(places)."
            ),
            remedy: Bilingual(
                es:
                    "Los valores van redondeados así; para evitar el aviso, redondéelos al exportar.",
                en: "The values go rounded so; to avoid this notice, round them when exporting."
            )
        )
    }

    fileprivate static func tooLarge(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .amountOverflow,
            at: place,
            message: Bilingual(
                es: "«\(name)» es demasiado grande: «\(text)».",
                en: "“\(name)” is too large: “\(text)”."
            ),
            remedy: Bilingual(
                es: "Revise los separadores de miles y decimales del valor.",
                en: "Check the thousands and decimal separators of the amount."
            )
        )
    }
}

/// The setting that tells how amounts of a kind separate their decimals, where one is ambiguous all the same.
private struct DecimalSetting {
    let isQuantity: Bool
    /// Then other amounts of the file contradict it.
    let isGiven: Bool

    private var name: String { isQuantity ? "quantity_decimal:" : "decimal:" }

    var why: Bilingual {
        guard isGiven else {
            return Bilingual(
                es: "nada en el archivo lo aclara",
                en: "nothing in the file tells which"
            )
        }
        return Bilingual(
            es: "otros valores del archivo contradicen el ajuste \(name)",
            en: "other values of the file contradict the setting \(name)"
        )
    }

    var remedy: Bilingual {
        let (es, en) =
            isGiven
            ? ("corrija \(name)", "to correct \(name)") : ("declare \(name)", "to declare \(name)")
        return isQuantity
            ? Bilingual(
                es: "Exporte también el total de la venta o del renglón, que lo aclara; o pida al "
                    + "operador que \(es) en imports:.",
                en: "Export the total of the sale or of the line as well, which tells it; or ask "
                    + "the operator \(en) under imports:."
            )
            : Bilingual(
                es: "Exporte los valores sin separador de miles y con dos decimales; o pida al "
                    + "operador que \(es) en imports:.",
                en: "Export amounts without thousands separators and with two decimals; or ask "
                    + "the operator \(en) under imports:."
            )
    }
}
