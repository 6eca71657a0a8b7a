import Fiscal

extension SaleConversion {
    private static let codeLimit = 50

    /// All lines, or nil when one is faulty; a voided sale may have none.
    mutating func lines(mayBeAbsent: Bool) -> [SaleLine]? {
        guard raw.lineCount > 0 || mayBeAbsent else {
            if !isToldOfLines { note(.noLines(at: Place(line: raw.line, pointer: raw.pointer))) }
            return nil
        }
        provenStyle = nil
        provenStyle = styleByDeclaredFigures()
        return linesOfOneStyle()
    }

    /// All lines, as `provenStyle` has them.
    mutating func linesOfOneStyle() -> [SaleLine]? {
        var lines: [SaleLine] = []
        lines.reserveCapacity(raw.lineCount)
        for index in 0..<raw.lineCount {
            if let line = line(index) { lines.append(line) }
        }
        return lines.count == raw.lineCount ? lines : nil
    }

    /// Whether a finding of form says already why there are no lines.
    private var isToldOfLines: Bool {
        guard let pointer = raw.pointer.map({ $0 + keys.linesPointer }) else { return false }
        return raw.findings.contains { $0.places.contains { $0.pointer == pointer } }
    }

    private mutating func line(_ index: Int) -> SaleLine? {
        let code = goodsCode(index)
        let description = goods(index)
        let quantity = quantity(index)
        let unit = unit(index)
        let price = price(index, quantity)
        let discount = discount(index, quantity, price)
        let tax = taxOfEither(index)
        guard let description, let quantity, let unit, let price, let discount,
            case .some(let lineTax) = tax
        else { return nil }
        let line = SaleLine(
            code: code,
            description: description,
            quantity: quantity,
            unit: unit,
            price: price,
            discount: discount,
            tax: lineTax
        )
        return hasRightNet(line, index) ? line : nil
    }

    /// The shop's own code; Excel makes `7,70200E+12` of an EAN, and all goods of a maker are then one.
    private mutating func goodsCode(_ index: Int) -> String? {
        guard let value = value(.code, line: index), isSpreadsheetDamage(value.bytes) else {
            return text(.code, line: index, limit: Self.codeLimit)
        }
        let name = label(.code)
        note(.spreadsheetDamage(.textDamaged, name, shown(value), at: place(value)))
        return nil
    }

    private mutating func quantity(_ index: Int) -> Quantity? {
        guard let value = required(.quantity, line: index),
            let millionths = amount(value, places: 6, limit: Quantity.limit)
        else { return nil }
        guard millionths > 0 else {
            note(.zeroQuantity(label(.quantity), at: place(value)))
            return nil
        }
        return Quantity(millionths: millionths)
    }

    private mutating func price(_ index: Int, _ quantity: Quantity?) -> UnitPrice? {
        guard let value = required(.price, line: index) else { return nil }
        guard let mapping = profile.mapping, mapping.priceUnit == .line,
            mapping.columns[.price] != nil
        else {
            return amount(value, places: 6, limit: UnitPrice.limit)
                .map { UnitPrice(millionths: $0) }
        }
        guard let centavos = amount(value, places: 2, limit: Pesos.limit), let quantity else {
            return nil
        }
        let price = UnitPrice(of: Pesos(centavos: centavos), over: quantity)
        if price == nil { note(.noUnitPrice(label(.price), shown(value), at: place(value))) }
        return price
    }

    /// In pesos; as a percentage of quantity times price where the mapping or the value itself says so.
    private mutating func discount(
        _ index: Int,
        _ quantity: Quantity?,
        _ price: UnitPrice?
    ) -> Pesos? {
        guard let value = value(.discount, line: index) else { return .zero }
        let (unit, number) = (profile.mapping?.discountUnit, value.withoutPercentSign)
        let isFraction = unit == .fraction && number == nil
        guard isFraction || unit == .percent || unit != .pesos && number != nil else {
            return amount(value, places: 2, limit: Pesos.limit).map { Pesos(centavos: $0) }
        }
        guard
            let thousandths = amount(
                number ?? value,
                places: isFraction ? 5 : 3,
                limit: Pesos.limit,
                isPercentage: true
            )
        else { return nil }
        if profile.mapping?.rateUnit == .fraction, !isFraction, number == nil,
            (1..<1_000).contains(thousandths)
        {
            note(.discountMayBeFraction(label(.discount), shown(value), at: place(value)))
            return nil
        }
        guard thousandths <= Rate.limit, !value.bytes.contains(UInt8(ascii: "$")) else {
            note(.discountAboveAll(label(.discount), shown(value), at: place(value)))
            return nil
        }
        guard let quantity, let price else { return nil }
        let rate = Rate(thousandths: thousandths)
        guard let part = price.times(quantity).flatMap({ rate.part(of: $0) }) else {
            note(.lineOverflow(at: place(of: .price, line: index)))
            return nil
        }
        return part
    }

    private mutating func hasRightNet(_ line: SaleLine, _ index: Int) -> Bool {
        guard let net = line.net else {
            note(.lineOverflow(at: place(of: .price, line: index)))
            return false
        }
        guard net < .zero else { return true }
        let gross = Pesos(centavos: net.centavos + line.discount.centavos)
        note(.discountAboveLine(line.discount, gross, at: place(of: .discount, line: index)))
        return false
    }
}

extension Finding {
    /// Where rates are fractions, `0,05` is hardly a twentieth of one per cent.
    fileprivate static func discountMayBeFraction(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .amountAmbiguous,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que por el ajuste units: es menos del 1 %, y las "
                    + "tarifas del archivo son fracciones.",
                en:
                    "“\(name)” says “\(text)”, which by the setting units: is less than 1 %, and the "
                    + "rates of the file are fractions."
            ),
            remedy: Bilingual(
                es: "Si 0,05 es 5 %, pida al operador que declare en imports: units: {descuento: "
                    + "fraction}; si no, escriba el porcentaje con su signo: 0,05%.",
                en:
                    "If 0.05 is 5 %, ask the operator to declare units: {descuento: fraction} under "
                    + "imports:; if not, write the percentage with its sign: 0.05%."
            )
        )
    }

    fileprivate static func discountAboveAll(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .amountForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es un porcentaje de 0 a 100.",
                en: "“\(name)” says “\(text)”, which is no percentage from 0 to 100."
            ),
            remedy: Bilingual(
                es: "Escriba el porcentaje, como 10; si son pesos, pida al operador que declare en "
                    + "imports: units: {descuento: pesos}.",
                en:
                    "Write the percentage, such as 10; if it is in pesos, ask the operator to declare "
                    + "units: {descuento: pesos} under imports:."
            )
        )
    }

    /// Six decimals are what an invoice has; of ten thousand units and more they may be too few.
    fileprivate static func noUnitPrice(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .amountForm,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» dice «\(text)», y ningún precio de seis decimales por la cantidad da "
                    + "ese valor.",
                en:
                    "“\(name)” says “\(text)”, and no price of six decimals makes that of the "
                    + "quantity."
            ),
            remedy: Bilingual(
                es: "Exporte el precio de una unidad, o reparta la cantidad en varios renglones.",
                en: "Export the price of one unit, or split the quantity over several lines."
            )
        )
    }

    fileprivate static func noLines(at place: Place) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es: "La factura no tiene renglones.",
                en: "The invoice has no lines."
            ),
            remedy: Bilingual(
                es: "Agregue lo vendido; si el número se anuló, escriba anulada = SI y el motivo.",
                en: "Add what was sold; if the number was voided, write anulada = SI and why."
            )
        )
    }

    fileprivate static func zeroQuantity(_ name: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» es cero.",
                en: "“\(name)” is zero."
            ),
            remedy: Bilingual(
                es: "Escriba la cantidad vendida, o quite el renglón.",
                en: "Write the quantity sold, or take out the line."
            )
        )
    }

    fileprivate static func lineOverflow(at place: Place) -> Finding {
        Finding(
            .amountOverflow,
            at: place,
            message: Bilingual(
                es: "Cantidad por precio da un valor demasiado grande.",
                en: "Quantity times price is too large an amount."
            ),
            remedy: Bilingual(
                es: "Revise los separadores de miles y decimales del renglón.",
                en: "Check the thousands and decimal separators of the line."
            )
        )
    }

    fileprivate static func discountAboveLine(
        _ discount: Pesos,
        _ gross: Pesos,
        at place: Place
    ) -> Finding {
        Finding(
            .amountNegative,
            at: place,
            message: Bilingual(
                es:
                    "El descuento \(discount.text(in: .es)) es mayor que el renglón, \(gross.text(in: .es)).",
                en:
                    "The discount \(discount.text(in: .en)) is larger than the line, \(gross.text(in: .en))."
            ),
            remedy: Bilingual(
                es: "Escriba el descuento del renglón en pesos, antes de impuestos.",
                en: "Write the discount of the line in pesos, before tax."
            )
        )
    }
}
