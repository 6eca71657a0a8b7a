/// What an unknown heading or key may well mean whose loss would change the invoice.
enum VitalMeaning: Hashable {
    /// One of our values, under another name.
    case field(SaleField)
    /// A discount as a percentage, while `descuento` is in pesos.
    case discountRate
    /// Delivery, freight, a tip: an invoice charges it on a line of its own.
    case charge
    case currency
    /// Neither IVA nor INC.
    case otherTax
    /// Whether the prices have the tax in them.
    case taxIncluded
    /// The tax of one rate in a column of its own, as in `IVA 19%`.
    case taxOfOneRate
    /// In how many days a credit falls due, which an invoice says by the day.
    case creditDays
    /// What rounds or adjusts the total, which is the sum of the lines.
    case rounding

    /// Nil for a heading that an invoice can do without, or whose field `used` holds already.
    init?(
        _ heading: String,
        in scope: SaleField.Scope = .anywhere,
        except used: Set<SaleField>
    ) {
        guard let meaning = Self.meaning(of: heading, in: scope) else { return nil }
        switch meaning {
        case .field(let field) where scope == .line && (field == .type || field.isOfBuyer):
            return nil
        case .field(let field) where used.contains(field): return nil
        case .creditDays where used.contains(.dueDay): return nil
        case .field(.total) where scope == .line: self = .field(.lineTotal)
        case .field(.discount) where isPercentage(heading): self = .discountRate
        case .field(.rate) where heading.contains(where: \.isNumber),
            .field(.tax) where heading.contains(where: \.isNumber):
            self = .taxOfOneRate
        default: self = meaning
        }
    }

    private static func meaning(of heading: String, in scope: SaleField.Scope) -> VitalMeaning? {
        // In the buyer's object `documento` is the buyer's, and a `domicilio` an address.
        guard scope != .buyer else {
            let near = SaleField.nearest(to: heading, in: .buyer, except: [])
            return near.flatMap { vitalGuesses.contains($0) ? .field($0) : nil }
        }
        if let listed = listed(heading) { return listed }
        if let known = SaleField(heading: heading) {
            return vitalHeadings.contains(known) ? .field(known) : nil
        }
        let near = SaleField.nearest(to: heading, except: [])
        return near.flatMap { vitalGuesses.contains($0) ? .field($0) : nil }
    }

    /// Fields that even a heading which only resembles theirs must not lose.
    private static let vitalGuesses: Set<SaleField> = [
        .discount, .rate, .tax, .buyerID, .buyerOtherNames, .buyerSurname, .buyerSecondSurname,
        .voided,
    ]
    /// Those that a heading of the usual names must not lose, where it is not read.
    private static let vitalHeadings = vitalGuesses.union([
        .type, .buyerName, .total, .unit, .taxAmount, .taxTotal, .ivaTotal, .incTotal,
        .discountTotal,
    ])
}

// MARK: - The closed list

extension VitalMeaning {
    /// By the whole name, also with a rate (`IVA 19%`) or a word for an amount (`Vlr. Propina`).
    private static func listed(_ heading: String) -> VitalMeaning? {
        let name = withoutRate(plainName(heading))
        if let meaning = names[name] { return meaning }
        guard let word = amountWords.first(where: name.hasPrefix) else { return nil }
        return names[String(name.dropFirst(word.count))]
    }

    private static func withoutRate(_ name: String) -> String {
        let isOfRate = { (sign: Character) in sign == "%" || sign.isNumber }
        let tail = name.drop(while: isOfRate)
        return String(tail.reversed().drop(while: isOfRate).reversed())
    }

    private static let amountWords = ["valor", "vlr", "vr", "monto", "costo", "total"]

    /// As `plainName` writes them; our own headings are told by their field.
    private static let names: [String: VitalMeaning] = {
        let lists: [(VitalMeaning, [String])] = [
            (
                .field(.rate),
                [
                    "iva", "vat", "imp", "impto", "tasa", "tax", "taxes", "taxlines", "rate",
                    "llevaiva", "gravado", "gravada", "exento", "exenta", "excluido", "excluida",
                ]
            ),
            (.field(.tax), ["inc", "impoconsumo", "ipo", "impuestoconsumo", "impuestoalconsumo"]),
            (
                .otherTax,
                [
                    "icui", "ibua", "inpp", "bolsa", "bolsas", "impbolsa", "impbolsas",
                    "impuestobolsa", "impuestobolsas", "impuestosaludable", "impuestossaludables",
                ]
            ),
            (
                .taxIncluded,
                [
                    "taxincluded", "taxesincluded", "pricesincludetax", "ivainc", "ivaincl",
                    "ivaincluido", "incluyeiva", "impinc", "impincluido", "impuestoincluido",
                    "impuestosincluidos", "incluyeimpuesto", "incluyeimpuestos",
                ]
            ),
            (
                .creditDays,
                [
                    "plazo", "plazodias", "diasplazo", "plazocredito", "diascredito",
                    "diasdecredito", "diasdeplazo", "plazodepago", "plazopago",
                ]
            ),
            (
                .rounding,
                [
                    "redondeo", "ajuste", "ajustes", "ajustealpeso", "ajustepeso",
                    "ajusteredondeo", "ajusteporredondeo", "rounding", "roundingamount",
                ]
            ),
            (
                .field(.paymentForm),
                [
                    "tipopago", "tipodepago", "forma", "condicion", "condiciones", "pago", "pagos",
                    "credito", "acredito", "ventacredito",
                ]
            ),
            (
                .field(.discount),
                [
                    "rebaja", "rebajas", "bonificacion", "bonificaciones", "bonif", "promocion",
                    "promociones", "promo", "promos", "cupon", "cupones", "coupon", "discounts",
                    "discounttotal",
                ]
            ),
            (
                .charge,
                [
                    "domicilio", "domicilios", "flete", "fletes", "recargo", "recargos", "propina",
                    "propinas", "propinavoluntaria", "serviciovoluntario", "envio", "envios",
                    "transporte", "acarreo", "otroscargos", "shipping", "shippinglines", "tip",
                ]
            ),
            (
                .field(.voided),
                [
                    "situacion", "anul", "devolucion", "devoluciones", "refund", "refunds",
                    "refunded", "isrefund", "fechaanulacion", "fechadeanulacion", "cancelledat",
                    "canceledat", "voidedat", "void", "est", "nula", "nulo", "cancelada",
                    "cancelado", "eliminada", "eliminado", "vigente",
                ]
            ),
            (
                .field(.type),
                [
                    "clase", "clasedocumento", "clasededocumento", "tipodedocumento", "type",
                    "documenttype", "doctype",
                ]
            ),
            (.currency, ["moneda", "divisa", "currency", "currencycode", "codigomoneda"]),
            (
                .field(.buyerID),
                [
                    "tercero", "nittercero", "identificaciontercero", "comprador", "customer",
                    "client",
                ]
            ),
            (
                .field(.total),
                [
                    "totalventa", "netoapagar", "netopagar", "apagar", "importe", "importetotal",
                    "grandtotal", "totalprice", "totalamount", "basegravable",
                ]
            ),
            (.field(.unit), ["unit", "unidadmedida", "unidaddemedida", "und", "uom"]),
        ]
        return Dictionary(
            uniqueKeysWithValues: lists.flatMap { meaning, names in names.map { ($0, meaning) } }
        )
    }()
}

/// Whether a heading says that its values are percentages: `Descuento %`, `discount_percent`.
package func isPercentage(_ heading: String) -> Bool {
    let name = plainName(heading)
    return ["%", "porc", "pct", "percent"].contains { name.contains($0) }
}
