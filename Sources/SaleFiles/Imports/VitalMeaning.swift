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
    /// A price beside that of the line, such as `Precio neto`.
    case otherPrice
    /// That the file holds more sales than those that are read: another list, another page.
    case moreSales

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
        case .field(.discount) where isPercentage(heading): self = .discountRate
        case .field(let field) where used.contains(field): return nil
        case .creditDays where used.contains(.dueDay): return nil
        case .field(.total) where scope == .line: self = .field(.lineTotal)
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
        if let listed = listed(heading, in: scope) { return listed }
        if saysIfTaxIncluded(heading) { return .taxIncluded }
        if let known = SaleField(heading: heading) {
            let vital = scope == .sale ? vitalKeys : vitalHeadings
            return vital.contains(known) ? .field(known) : nil
        }
        guard !namesSomethingElse(heading) else { return nil }
        if namesBuyer(heading) { return .field(.buyerID) }
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
    /// The same of a key in a JSON file, which by that name is never read.
    private static let vitalKeys = vitalHeadings.union([
        .buyerCompany, .buyerEmail, .paymentForm, .paymentMeans, .dueDay, .paperNumber, .reason,
    ])

    /// Whether it only begins like a field: whose state, whose number and what is described is said.
    private static func namesSomethingElse(_ heading: String) -> Bool {
        let name = plainName(heading)
        let staff = ["vendedor", "mesero", "cajero", "asesor", "domiciliario", "empleado"]
        if name == "ruta" || name == "descorche" || staff.contains(where: name.contains) {
            return true
        }
        if name.hasPrefix("estado") {
            let others = [
                "pago", "pedido", "mesa", "envio", "dian", "entrega", "cuenta", "cartera",
            ]
            return others.contains(where: name.contains)
        }
        let described = ["unidad", "producto", "linea", "articulo", "grupo", "marca", "bodega"]
        return name.hasPrefix("desc") && described.contains(where: name.contains)
            || ["valorneto", "valordevuelto", "vlrneto"].contains(name)
    }

    /// Whether it is about who buys, and tells the name or the number: `Nom cliente`, `Documento tercero`.
    private static func namesBuyer(_ heading: String) -> Bool {
        let name = plainName(heading)
        let buyers = [
            "cliente", "tercero", "comprador", "adquir", "asociado", "socio", "customer", "buyer",
        ]
        guard buyers.contains(where: name.contains) else { return false }
        let whose = ["nom", "razon", "doc", "identif", "nit", "nif", "cedula", "rut"]
        return whose.contains(where: name.contains)
    }

}

// MARK: - The closed list

extension VitalMeaning {
    /// By the whole name, also with a rate (`IVA 19%`) or a word for an amount (`Vlr. Propina`).
    private static func listed(_ heading: String, in scope: SaleField.Scope) -> VitalMeaning? {
        let name = withoutRate(plainName(heading))
        if let meaning = names[name] { return meaning }
        if scope != .anywhere, let meaning = keys[name] { return meaning }
        guard let word = amountWords.first(where: name.hasPrefix) else { return nil }
        return names[String(name.dropFirst(word.count))]
    }

    private static func withoutRate(_ name: String) -> String {
        let isOfRate = { (sign: Character) in sign == "%" || sign.isNumber }
        let tail = name.drop(while: isOfRate)
        return String(tail.reversed().drop(while: isOfRate).reversed())
    }

    private static let amountWords = ["valor", "vlr", "vr", "monto", "costo", "total"]

    private static let ofINC = [
        "inc", "impoconsumo", "ipoconsumo", "ipo", "ico", "impuestoconsumo", "impuestoalconsumo",
    ]

    /// As `plainName` writes them; our own headings are told by their field.
    private static let names = dictionary(
        of: [
            (
                .field(.rate),
                [
                    "iva", "vat", "imp", "impto", "tasa", "tax", "taxes", "taxlines", "rate",
                    "llevaiva", "gravado", "gravada", "exento", "exenta", "excluido", "excluida",
                    "ivaporcentaje", "ivarate", "ivapct", "taxpercent", "taxpercentage", "pctiva",
                    "tipoiva",
                    "codigoiva", "gravaiva", "alicuota", "gst", "taxids",
                    "ivavta", "ivaventa", "porcimp", "grupoiva", "indiva", "vatrate", "vatprcnt",
                    "taxcode", "taxclass", "itemtax",
                ]
            ),
            (.taxOfOneRate, ofINC),
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
                    "credito", "acredito", "ventacredito", "escredito", "contado",
                    "fpago", "condpago", "modalidadpago", "terminosdepago", "cxc",
                ]
            ),
            (
                .field(.discount),
                [
                    "rebaja", "rebajas", "bonificacion", "bonificaciones", "bonif", "promocion",
                    "promociones", "promo", "promos", "cupon", "cupones", "coupon", "discounts",
                    "discounttotal", "disc", "discprcnt", "dsct", "dsto", "ahorro", "markdown",
                    "lineitemdiscount",
                ]
            ),
            (
                .charge,
                [
                    "domicilio", "domicilios", "flete", "fletes", "recargo", "recargos", "propina",
                    "propinas", "propinavoluntaria", "serviciovoluntario", "envio", "envios",
                    "transporte", "acarreo", "otroscargos", "shipping", "shippinglines", "tip",
                    "shippingtotal", "servicio", "servicecharge", "cargoservicio", "deliveryfee",
                    "tips", "otroscobros", "recargonocturno",
                ]
            ),
            (
                .field(.voided),
                [
                    "situacion", "anul", "devolucion", "devoluciones", "refund", "refunds",
                    "refunded", "isrefund", "fechaanulacion", "fechadeanulacion", "cancelledat",
                    "canceledat", "voidedat", "void", "est", "nula", "nulo", "cancelada",
                    "cancelado", "eliminada", "eliminado", "vigente",
                    "isvoid", "isvoided", "deleted", "deletedat", "isdeleted", "activo", "activa",
                    "active", "anuladas", "anulados", "notacredito", "notascredito", "returns",
                    "cantidaddevuelta", "unidadesdevueltas",
                    "esdevolucion", "valida",
                    "valido", "borrador", "draft",
                ]
            ),
            (
                .field(.type),
                [
                    "clase", "clasedocumento", "clasededocumento", "tipodedocumento", "type",
                    "documenttype", "doctype",
                ]
            ),
            (.field(.buyerID), ["tercero", "titular", "billingname"]),
            (
                .currency,
                [
                    "moneda", "divisa", "currency", "currencycode", "codigomoneda", "siglamoneda",
                    "codmoneda", "doccur",
                    "tipomoneda", "trm", "tasadecambio", "tasacambio", "exchangerate",
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
            (
                .field(.paymentMeans),
                [
                    "efectivo", "tarjeta", "tarjetas", "tarjetadebito", "tarjetacredito",
                    "transferencia", "transferencias", "nequi", "daviplata", "cheque", "cheques",
                    "datafono", "bono", "bonos",
                ]
            ),
            (
                .otherPrice,
                [
                    "precioneto", "preciocondescuento", "preciocondcto", "preciofinal",
                    "preciooferta", "preciopromocion", "preciodescuento", "precioventaneto",
                ]
            ),
        ]
    )

    /// Keys of a JSON file besides, which in a table may be a column of remarks.
    private static let keys = dictionary(
        of: [
            (
                .charge,
                [
                    "adicionales", "modificadores", "modifiers", "extras", "toppings", "addons",
                    "cargos", "charges", "fees", "feelines",
                ]
            ),
            (.field(.discount), ["coupons", "couponlines"]),
            (
                .field(.buyerID),
                [
                    "buyer", "client", "customer", "comprador", "receptor", "facturara",
                    "datoscliente", "billing", "billto", "nit", "partner", "partnerid",
                    "partnervat",
                ]
            ),
            (
                .field(.paymentForm),
                [
                    "payment", "payments", "paymentmethod", "paymentmethods", "paymentterm",
                    "paymentterms", "saldo", "cartera",
                ]
            ),
            (.field(.voided), ["state", "status", "creditnote", "creditnotes"]),
            (.field(.type), ["movetype", "comprobante", "tipocomprobante", "tipotransaccion"]),
            (
                .moreSales,
                [
                    "hasmore", "hasnext", "hasnextpage", "truncated", "nextpage", "next",
                    "nextcursor", "totalpages", "lastpage", "facturas", "invoices", "sales",
                    "ventas", "documentos", "orders",
                ]
            ),
        ]
    )

    private static func dictionary(of lists: [(VitalMeaning, [String])]) -> [String: VitalMeaning] {
        Dictionary(
            uniqueKeysWithValues: lists.flatMap { meaning, names in names.map { ($0, meaning) } }
        )
    }
}

/// Whether a heading says that its values are percentages: `Descuento %`, `discount_percent`.
package func isPercentage(_ heading: String) -> Bool {
    let name = plainName(heading)
    return ["%", "porc", "pct", "prcnt", "percent"].contains { name.contains($0) }
}
