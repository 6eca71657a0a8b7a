/// The nearest field, unless the values would be another thing: the number by which a till knows
/// its customer is nobody's document.
func offer(_ name: String, in scope: SaleField.Scope) -> SaleField? {
    let words = nameWords(name)
    if let field = fieldOfGoods(words) { return field }
    guard let field = SaleField.nearest(to: name, in: scope, except: []),
        !isOfOthers(words, field)
    else { return nil }
    if field == .description, words.contains(where: wordsOfCodes.contains) { return .code }
    // What counts the lines is neither.
    if field == .description, name.contains("#") { return nil }
    if field == .total, words.contains(where: wordsOfLines.contains) { return .lineTotal }
    if field == .discount, words.contains("price") || words.contains("precio") { return nil }
    let plain = plainName(name)
    // A hundredfold of what an invoice needs; and a price with the tax in it is none before tax.
    if field.isMoney,
        words.contains(where: wordsOfCents.contains) || saysTaxIncluded(name)
    {
        return nil
    }
    if field == .total || field == .lineTotal, !SaleField.bears(name, in: scope),
        ["tax", "impuesto", "iva", "discount", "descuento", "allowance", "charge", "reten"]
            .contains(where: plain.contains)
    {
        return nil
    }
    if field.isOfBuyer, tillsOwnNumbers.contains(plain) || plain.hasPrefix("cod") { return nil }
    return field == .buyerName && words.contains(where: wordsOfMail.contains) ? .buyerEmail : field
}

/// What `Lineitem quantity` and `Item Name` name, which begin with the goods that they are of.
private func fieldOfGoods(_ words: [String]) -> SaleField? {
    guard let first = words.first, words.count > 1, goods.contains(first) else { return nil }
    let rest = words.dropFirst().joined()
    // As WooCommerce exports the price.
    if first == "item", rest == "cost" { return .price }
    return SaleField.bears(rest, in: .line)
        ? SaleField.nearest(to: rest, in: .line, except: []) : nil
}

/// Whether other words of a name say that it is another's: where the buyer lives, when an order is
/// delivered, who sells.
private func isOfOthers(_ words: [String], _ field: SaleField) -> Bool {
    let others: Set<String> =
        switch field {
        case .date, .dateTime, .time, .number, .invoice, .voided: wordsOfOrders
        case .code: wordsOfOrders.union(["recibo", "orden", "order", "ticket", "transaccion"])
        case .type: ["tip", "tips"]
        case _ where field.isOfBuyer: wordsOfContact
        default: []
        }
    return words.contains(where: others.contains)
        || field.isOfBuyer && words.contains(where: namesStaff)
}

private let goods: Set = ["lineitem", "item", "product", "producto", "linea", "line"]

private let wordsOfLines: Set = ["row", "line", "lineitem", "linea", "renglon", "fila", "item"]

private let wordsOfOrders: Set = [
    "pedido", "entrega", "envio", "despacho", "mesa", "guia", "fulfillment", "shipping", "delivery",
    "updated", "modified", "modificacion", "actualizado", "actualizacion", "sync",
]

private let wordsOfContact: Set = [
    "telefono", "tel", "celular", "movil", "phone", "direccion", "address", "ciudad", "city",
    "departamento", "municipio", "barrio", "zona", "grupo", "nota", "note", "notes", "notas",
    "observacion", "observaciones", "sucursal", "bodega",
]

private let wordsOfMail: Set = ["mail", "email", "correo"]

private let wordsOfCodes: Set = [
    "no", "num", "number", "nro", "numero", "code", "codigo", "cod", "id", "sku", "ref",
]

private let wordsOfCents: Set = ["cent", "cents", "centavos", "centavo", "minor"]

private let tillsOwnNumbers: Set = ["id", "uid", "uuid", "clientid", "customerid"]
