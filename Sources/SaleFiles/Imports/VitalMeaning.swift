/// What an unknown heading or key may well mean whose loss would change the invoice.
enum VitalMeaning: Hashable {
    /// One of our values, under another name.
    case field(SaleField)
    /// One of our values, of which a line or a sale has one, once more: `Tarifa 2`.
    case second(SaleField)
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
    /// The half of the day in a column of its own, such as `AM/PM`.
    case halfOfDay
    /// In how many days a credit falls due, which an invoice says by the day.
    case creditDays
    /// What rounds or adjusts the total, which is the sum of the lines.
    case rounding
    /// A price beside that of the line, such as `Precio neto`.
    case otherPrice
    /// The number of a document, which is the buyer's where it looks like one.
    case document
    /// That the file holds more sales than those that are read: another list, another page.
    case moreSales
    /// Not known at all, so that whatever is said may change the invoice.
    case unknown

    /// Nil for a heading that an invoice can do without, or whose field `used` holds already: another
    /// discount or another word on voiding is no less lost for it.
    init?(
        _ heading: String,
        in scope: SaleField.Scope = .anywhere,
        except used: Set<SaleField>
    ) {
        if let field = Self.second(heading) {
            self = .second(field)
            return
        }
        if scope == .line, namesQuantity(heading) {
            self = .second(.quantity)
            return
        }
        guard let meaning = Self.meaning(of: heading, in: scope) else { return nil }
        switch meaning {
        // The lines of a sale have its taxes, and beside them this is a sum.
        case .field(.rate) where scope == .sale, .field(.tax) where scope == .sale,
            .taxOfOneRate where scope == .sale:
            self = .field(.taxTotal)
        // A line may have several sums, and each is compared.
        case .field(.total) where scope == .line: self = .field(.lineTotal)
        case .field(.lineTotal) where scope == .line: self = meaning
        case .field(let field)
        where scope == .line && (field == .type || field == .paymentForm || field.isOfBuyer):
            return nil
        case .field(.discount) where isPercentage(heading): self = .discountRate
        case .field(let field) where used.contains(field) && !Self.addsTo(field, heading):
            return nil
        case .creditDays where used.contains(.dueDay): return nil
        case .document where scope == .anywhere && used.contains(.buyerID): return nil
        case .taxOfOneRate where namesBase(heading) && !used.isDisjoint(with: [.tax, .rate]):
            return nil
        case .field(.rate) where heading.contains(where: \.isNumber),
            .field(.tax) where heading.contains(where: \.isNumber):
            self = .taxOfOneRate
        default: self = meaning
        }
    }

    /// Whether a second column or key says more of a field than the first; when a sale was voided says
    /// nothing beside whether it was.
    private static func addsTo(_ field: SaleField, _ heading: String) -> Bool {
        let name = plainName(heading)
        return switch field {
        case .discount: true
        case .voided: !name.hasPrefix("fecha") && !name.hasSuffix("at")
        default: false
        }
    }

    /// What a known heading with a digit behind it, such as `Tarifa 2`, has once more.
    ///
    /// A price with a digit is of a list of prices, and `IVA 5` is the tax of that rate.
    private static func second(_ heading: String) -> SaleField? {
        let name = plainName(heading)
        guard let digit = name.last, ("2"..."9").contains(digit),
            SaleField(heading: name) == nil,
            let field = SaleField(heading: name.dropLast()) ?? listedField(String(name.dropLast())),
            onlyOnce.contains(field), !(digit == "5" && name.contains("iva"))
        else { return nil }
        return field
    }

    /// Values of which a second one would change the invoice.
    private static let onlyOnce: Set<SaleField> = [
        .tax, .rate, .taxAmount, .incRate, .incAmount, .taxTotal, .ivaTotal, .incTotal, .discount,
        .discountTotal, .paymentForm, .paymentMeans,
    ]

    private static func meaning(of heading: String, in scope: SaleField.Scope) -> VitalMeaning? {
        // In the buyer's object `documento` is the buyer's, and a `domicilio` an address.
        guard scope != .buyer else {
            if namesTypeOfID(heading) { return .field(.buyerType) }
            let near = SaleField.nearest(to: heading, in: .buyer, except: [])
            return near.flatMap { vitalOfBuyer.contains($0) ? .field($0) : nil }
        }
        if scope == .anywhere, namesBase(heading) { return .taxOfOneRate }
        if let listed = listed(heading, in: scope) { return listed }
        if saysIfTaxIncluded(heading) { return .taxIncluded }
        if scope == .line, namesSumOfLine(heading) { return .field(.lineTotal) }
        if scope == .line, namesPrice(heading) { return .otherPrice }
        // In a table `Documento` is the invoice's number.
        if scope == .sale, namesDocument(heading) { return .document }
        if let known = SaleField(heading: heading) {
            let vital = scope == .sale ? vitalKeys : vitalHeadings
            return vital.contains(known) ? .field(known) : nil
        }
        guard !namesSomethingElse(heading), heading.utf8.count <= maximumName else { return nil }
        if tellsBuyer(heading) { return .field(.buyerID) }
        if namesDocument(heading) { return .document }
        let near = SaleField.nearest(to: heading, except: [])
        if let near, vitalGuesses.contains(near) { return .field(near) }
        if let part = lastPart(of: heading) {
            let isOfBuyer = heading.dropLast(part.count).split { !$0.isLetter }
                .contains { wordsOfBuyers.contains(plainName($0)) }
            return meaning(of: part, in: isOfBuyer ? .buyer : scope)
        }
        let words = nameWords(heading)
        return byWords(words, in: scope) ?? byBeginnings(of: words, in: scope)
    }

    /// A longer heading is a remark.
    private static let maximumName = 200

    /// Fields that even a heading which only resembles theirs must not lose.
    private static let vitalGuesses: Set<SaleField> = [
        .discount, .rate, .tax, .buyerID, .buyerOtherNames, .buyerSurname, .buyerSecondSurname,
        .voided,
    ]
    private static let vitalOfBuyer = vitalGuesses.union([.buyerCompany])
    /// Those that a heading of the usual names must not lose, where it is not read.
    private static let vitalHeadings = vitalGuesses.union([
        .type, .buyerName, .total, .unit, .taxAmount, .taxTotal, .ivaTotal, .incTotal,
        .discountTotal, .incRate, .incAmount,
    ])
    /// The same of a key in a JSON file, which by that name is never read.
    private static let vitalKeys = vitalHeadings.union([
        .buyerCompany, .buyerEmail, .paymentForm, .paymentMeans, .dueDay, .paperNumber, .reason,
    ])

    /// Whether it only begins like a field: whose state, whose number and what is described is said.
    private static func namesSomethingElse(_ heading: String) -> Bool {
        let name = plainName(heading)
        let isDiscount = ["descuento", "dcto"].contains(where: name.hasPrefix)
        if name == "ruta" || name == "descorche" || namesStaff(name) && !isDiscount { return true }
        if name.hasPrefix("estado") {
            let others = [
                "pago", "pedido", "mesa", "envio", "dian", "entrega", "cuenta", "cartera",
            ]
            return others.contains(where: name.contains)
        }
        let described = ["unidad", "producto", "linea", "articulo", "grupo", "marca", "bodega"]
        return name.hasPrefix("desc") && !isDiscount && described.contains(where: name.contains)
            || ["valorneto", "valordevuelto", "vlrneto"].contains(name)
    }

    /// Whether it is the number of some document, and nothing else: `Num Doc`, `DNI`, `_billing_document`.
    private static func namesDocument(_ heading: String) -> Bool {
        let words = nameWords(heading)
        return words.contains(where: documents.contains)
            && words.allSatisfy { documents.contains($0) || besideDocuments.contains($0) }
    }

    private static let documents: Set = [
        "documento", "document", "doc", "dni", "nuip", "identif", "ident", "persona", "paciente",
        "huesped", "alumno", "estudiante", "afiliado", "socio", "asociado", "copropietario",
        "numdoc", "nrodoc", "nodoc", "numdocumento", "nrodocumento", "numerodocumento",
    ]
    private static let besideDocuments: Set = [
        "num", "nro", "no", "n", "numero", "number", "de", "del", "billing", "facturacion",
        "contacto", "contact", "cuit", "ruc", "nit", "cedula", "cc",
    ]

    /// Whether it is about who buys, and tells the name or the number: `Nom cliente`, `Documento tercero`.
    private static func tellsBuyer(_ heading: String) -> Bool {
        let name = plainName(heading)
        guard namesBuyer(name) else { return false }
        let whose = [
            "nom", "name", "razon", "doc", "identif", "nit", "nif", "cedula", "rut", "empresa",
        ]
        return whose.contains(where: name.contains)
    }
}

/// Whether a key is that of a sum of its line, as our headings call it or as others do.
private func namesSumOfLine(_ name: String) -> Bool {
    SaleField(heading: name) == .lineTotal || sumsOfLines.contains(plainName(name))
}

/// Whether a key of who buys is that of what kind of document the number is of: `tipo_doc`, `document_type`.
private func namesTypeOfID(_ name: String) -> Bool {
    let words = nameWords(name)
    let isOf = { (list: [String]) in words.contains { word in list.contains { word.hasPrefix($0) } }
    }
    return isOf(["tipo", "type", "clase", "kind"]) && isOf(["doc", "id"])
}

/// Whether a key is that of how many were sold; `unidades` may be those in a box.
private func namesQuantity(_ name: String) -> Bool {
    ["cantidad", "cant", "quantity", "qty", "cantidadreal", "cantreal"].contains(plainName(name))
}

/// Whether a key is that of the price of one unit, as our headings call it or as others do.
private func namesPrice(_ name: String) -> Bool {
    if SaleField(heading: name) == .price { return true }
    let words = nameWords(name)
    guard words.contains("precio") || words.contains("price") || plainName(name) == "unitprice"
    else { return plainName(name) == "valor" }
    return !words.contains { word in
        [
            "list", "cost", "compra", "anterior", "original", "compare", "mayor", "catalog",
            "suger",
            "regular", "old", "antes", "tipo", "type", "id", "cod", "nivel", "min", "max", "adjust",
        ]
        .contains { word.hasPrefix($0) }
    }
}

/// Whether an unread heading is that of an invoice's number: `Factura DIAN`, `No. factura electrónica`.
func namesInvoice(_ heading: String) -> Bool {
    let words = Set(nameWords(heading))
    return !words.isDisjoint(with: ["factura", "fact", "invoice", "dian", "fiscal"])
        && words.isSubset(of: wordsOfInvoices)
}

private let wordsOfInvoices: Set = [
    "factura", "fact", "invoice", "dian", "fiscal", "no", "num", "nro", "numero", "number", "n",
    "electronica", "elect", "fe", "documento", "doc", "consecutivo", "venta", "de", "completo",
    "comprobante",
]

private let sumsOfLines: Set = [
    "total", "neto", "net", "bruto", "monto", "amount", "base", "baseimponible", "valorbase",
    "preciototal", "totalprecio", "valorneto",
    "valorbruto", "pricetotal", "linetotal", "nettotal", "grosstotal", "valorfinal",
    "valorcobrado", "extendedprice", "precioextendido", "totalprice",
]

/// Whether a heading is that of what one rate is worked out from: `Base 19`, `Base IVA 5%`.
private func namesBase(_ heading: String) -> Bool {
    let name = plainName(heading)
    guard name.hasPrefix("base") else { return false }
    let rate = name.drop { !$0.isNumber }.filter { $0 != "%" }
    let word = name.dropFirst(4).filter(\.isLetter)
    return ["5", "8", "16", "19"].contains(rate)
        && ["", "iva", "inc", "gravable", "gravada", "gravableiva", "imponible"].contains(word)
}

private let wordsOfBuyers = [
    "cliente", "tercero", "comprador", "adquir", "asociado", "socio", "customer", "buyer",
    "partner",
]

/// Whether a heading, as `plainName` writes it, is about who buys.
func namesBuyer(_ name: String) -> Bool { wordsOfBuyers.contains(where: name.contains) }

/// Whether it is about who sells or carries.
func namesStaff(_ name: String) -> Bool {
    ["vendedor", "mesero", "cajero", "asesor", "domiciliario", "empleado", "usuario"]
        .contains(where: name.contains)
}

/// Whether a heading says that its values are percentages: `Descuento %`, `discount_percent`.
package func isPercentage(_ heading: String) -> Bool {
    let name = plainName(heading)
    return ["%", "porc", "pct", "prcnt", "percent"].contains { name.contains($0) }
}

/// Whether a heading is one that databases give to the moment of a row, which many keep in UTC: `created_at`.
package func isOfDatabase(_ heading: String) -> Bool {
    nameWords(heading).contains {
        ["created", "create", "createdat", "updated", "timestamp"].contains($0)
    }
}

/// Whether a heading says that its amounts are hundredths of a peso: `precio_centavos`, `price_in_cents`.
package func isInCents(_ heading: String) -> Bool {
    nameWords(heading).contains { ["centavos", "cents", "cent", "minor"].contains($0) }
}

/// What a heading such as `Encab: Tercero Externo` or `Líneas de factura/Impuestos` names, without where
/// it lies; nil for one of a single part.
func lastPart(of heading: String) -> String? {
    guard let mark = heading.lastIndex(where: { $0 == ":" || $0 == "/" }) else { return nil }
    let (first, last) = (heading[..<mark], heading[mark...].dropFirst())
    // `Cédula/NIT` and `Precio/Und` are no places; `Detalle: Cantidad` is in one.
    guard heading[mark] == ":" || SaleField(heading: first) == nil, last.contains(where: \.isLetter)
    else { return nil }
    return last.trimmingPrefix(while: \.isWhitespace).description
}
