import Fiscal

/// What is said of a heading or a key whose loss would change the invoice.
extension VitalMeaning {
    /// After `parece` and `looks like`; a field under the name by which the sender knows it.
    func likeness(_ label: (SaleField) -> String = \.name) -> Bilingual {
        switch self {
        case .document: Self.field(.buyerID).likeness(label)
        case .field(let field): Bilingual(es: "«\(label(field))»", en: "“\(label(field))”")
        case .second(let field):
            Bilingual(es: "otra vez «\(label(field))»", en: "“\(label(field))” once more")
        case .discountRate:
            Bilingual(es: "un descuento en porcentaje", en: "a discount as a percentage")
        case .charge:
            Bilingual(es: "un cobro aparte de los renglones", en: "a charge beside the lines")
        case .currency: Bilingual(es: "la moneda", en: "the currency")
        case .otherTax:
            Bilingual(es: "un impuesto distinto de IVA e INC", en: "a tax other than IVA and INC")
        case .taxIncluded:
            Bilingual(
                es: "decir si los precios traen el impuesto",
                en: "whether prices have the tax in them"
            )
        case .taxOfOneRate:
            Bilingual(es: "el impuesto de una sola tarifa", en: "the tax of one rate alone")
        case .halfOfDay:
            Bilingual(es: "la mitad del día de la hora", en: "the half of the day of the time")
        case .creditDays:
            Bilingual(es: "el plazo de un crédito", en: "the days that a credit is given")
        case .rounding:
            Bilingual(es: "un ajuste del total", en: "an adjustment of the total")
        case .otherPrice: Bilingual(es: "otro precio", en: "another price")
        case .moreSales: Bilingual(es: "más ventas", en: "more sales")
        case .unknown: Bilingual(es: "un dato de la factura", en: "a part of the invoice")
        }
    }

    /// What to do about it; nil for a field, which only needs its name.
    var remedy: Bilingual? {
        guard let advice else { return nil }
        return Bilingual(
            es: advice.es + " Si no cambia la factura, pida al operador que la ponga en ignore:.",
            en: advice.en + " If it changes no invoice, ask the operator to put it under ignore:."
        )
    }

    private var advice: Bilingual? {
        switch self {
        case .field, .document, .unknown: nil
        case .second(.discount), .second(.discountTotal):
            Bilingual(
                es: "Exporte la suma de los descuentos de cada renglón en «descuento».",
                en: "Export the sum of the discounts of each line in “descuento”."
            )
        case .second(.paymentForm), .second(.paymentMeans):
            Bilingual(
                es: "Una factura lleva aquí una forma y un medio de pago: exporte solo esos dos.",
                en: "An invoice has one form and one means of payment here: export only these two."
            )
        case .second:
            Bilingual(
                es:
                    "Un renglón lleva aquí un solo impuesto: exporte su tarifa en «tarifa» (la del INC "
                    + "en «tarifa_inc»), y su valor en «valor_impuesto» («valor_inc»).",
                en:
                    "A line has one tax here: export its rate in “tarifa” (that of INC in "
                    + "“tarifa_inc”), and its amount in “valor_impuesto” (“valor_inc”)."
            )
        case .discountRate:
            Bilingual(
                es:
                    "«descuento» va en pesos: exporte el valor del descuento, o pida al operador que "
                    + "lo declare en imports: con units: {descuento: percent}.",
                en:
                    "“descuento” is in pesos: export the amount of the discount, or ask the operator "
                    + "to declare it under imports: with units: {descuento: percent}."
            )
        case .charge:
            Bilingual(
                es:
                    "Exporte el cobro como un renglón más de la venta. Una propina no va en la factura "
                    + "ni en su total.",
                en:
                    "Export the charge as one more line of the sale. A tip is neither on the invoice "
                    + "nor in its total."
            )
        case .currency:
            Bilingual(
                es: "Las facturas van en pesos colombianos: exporte los valores en pesos.",
                en: "Invoices are in Colombian pesos: export the amounts in pesos."
            )
        case .otherTax:
            Bilingual(
                es: "Una venta con ese impuesto no puede facturarse aquí.",
                en: "A sale with this tax cannot be invoiced here."
            )
        case .taxIncluded:
            Bilingual(
                es: "Exporte los precios sin impuesto.",
                en: "Export the prices before tax."
            )
        case .taxOfOneRate:
            Bilingual(
                es:
                    "Exporte la tarifa de cada renglón en «tarifa» (la del INC en «tarifa_inc»), y su "
                    + "valor en «valor_impuesto» («valor_inc»).",
                en:
                    "Export the rate of each line in “tarifa” (that of INC in “tarifa_inc”), and its "
                    + "amount in “valor_impuesto” (“valor_inc”)."
            )
        case .halfOfDay:
            Bilingual(
                es: "Exporte la hora de 0 a 23, o con a. m. y p. m. en la misma columna.",
                en: "Export hours from 0 to 23, or with a. m. and p. m. in the same column."
            )
        case .creditDays:
            Bilingual(
                es:
                    "Exporte el día en que vence el crédito, en «fecha_vencimiento»; o pida al operador que "
                    + "la nombre así en imports:, con units: {fecha_vencimiento: days}.",
                en:
                    "Export the day on which the credit falls due, in “fecha_vencimiento”; or ask the "
                    + "operator to name it so under imports:, with units: {fecha_vencimiento: days}."
            )
        case .rounding:
            Bilingual(
                es:
                    "El total de la factura es la suma de sus renglones: exporte los valores sin "
                    + "redondear.",
                en:
                    "The total of an invoice is the sum of its lines: export the amounts before they "
                    + "are rounded."
            )
        case .otherPrice:
            Bilingual(
                es: "Exporte un solo precio, sin impuesto y antes del descuento, en «precio».",
                en: "Export one price, before tax and before the discount, in “precio”."
            )
        case .moreSales:
            Bilingual(
                es: "Exporte todas las ventas en una sola lista, y todas sus páginas.",
                en: "Export all sales in one list, and all of its pages."
            )
        }
    }
}
