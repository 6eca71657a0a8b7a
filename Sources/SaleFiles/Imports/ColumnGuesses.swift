extension [FileColumn] {
    /// What unknown columns may mean, by their position from 0; each field is guessed once.
    ///
    /// `sales` is the list of sales, where only a guess says so.
    func guesses(
        within sales: String?,
        _ mapping: ImportMapping? = nil,
        _ numbers: AuthorisedNumbers = AuthorisedNumbers()
    ) -> [Int: SaleField] {
        let place = Place(
            sales: sales,
            lines: lines(within: sales),
            hasCode: hasCode(within: sales)
        )
        var taken = Set(compactMap(\.field))
        var guesses: [Int: SaleField] = [:]
        for round in 0...2 {
            for (position, column) in enumerated()
            where column.use == .unknown && column.round(within: sales) == round {
                let fields =
                    column.heading == nil
                    ? fieldsByValue(at: position, given: guesses)
                    : column.guess(in: place).map { [$0] } ?? []
                guard
                    let field = fields.first(where: { $0.isFree(beside: taken) && column.canBe($0) }
                    )
                else {
                    continue
                }
                taken.insert(field)
                guesses[position] = field
            }
        }
        if taken.isDisjoint(with: [.number, .invoice]),
            let invoice = only(within: sales, beside: guesses, numbers.contain)
                ?? only(
                    within: sales,
                    beside: guesses,
                    { CellShape(String($0.drop { $0 == "#" })) == .invoice }
                )
        {
            guesses[invoice] = .invoice
        }
        if taken.isDisjoint(with: [.date, .dateTime]) {
            for (shape, field) in [(CellShape.date, SaleField.date), (.dateTime, .dateTime)] {
                if let day = only(within: sales, beside: guesses, { CellShape($0) == shape }) {
                    guesses[day] = field
                }
            }
        }
        if !taken.contains(.buyerID), let document = documentOfBuyer(beside: taken) {
            guesses[document] = .buyerID
        }
        // What a mapping says of the tax is no guess.
        if !taken.contains(.rate), mapping?.columns[.tax] == nil, mapping?.values[.tax] == nil,
            let rate = firstIndex(where: { $0.field == .tax && $0.holdsBareRates })
        {
            guesses[rate] = .rate
        }
        return guesses
    }

    /// A second column for the invoice's number, such as *Documento*, in which nothing but somebody's numbers stand.
    private func documentOfBuyer(beside taken: Set<SaleField>) -> Int? {
        firstIndex { column in
            let isSecond =
                column.use == .repeated(.invoice)
                || column.use == .field(.invoice) && taken.contains(.number)
            return isSecond && !column.ownWords.isEmpty
                && column.ownWords.allSatisfy { text in
                    (6...12).contains(text.count(where: \.isNumber))
                        && text.allSatisfy { $0.isNumber || ".- ".contains($0) }
                }
        }
    }

    /// The column, or the key of a sale, whose values are all alike, such as `FE7`, whatever it is called; nil
    /// where two are.
    private func only(
        within sales: String?,
        beside guesses: [Int: SaleField],
        _ isAlike: (String) -> Bool
    ) -> Int? {
        let found = indices.filter { position in
            let column = self[position]
            return column.use == .unknown && guesses[position] == nil && column.heading != nil
                && column.path?.below(sales)?.list == nil && !column.ownWords.isEmpty
                && column.ownWords.allSatisfy(isAlike)
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The list whose objects most likely are the lines: the one with the most of what a line has.
    private func lines(within sales: String?) -> JSONPath? {
        var lists: [(path: JSONPath, fields: Set<SaleField>)] = []
        for column in self {
            guard let path = column.path?.below(sales), let list = path.list,
                let field = column.field ?? path.guess(),
                [.description, .quantity, .price].contains(field)
            else { continue }
            if let index = lists.firstIndex(where: { $0.path == list }) {
                lists[index].fields.insert(field)
            } else {
                lists.append((list, [field]))
            }
        }
        let most = lists.map(\.fields.count).max()
        return lists.first { $0.fields.count == most }?.path
    }

    /// Whether a line says by more than its `id` which goods it is of.
    private func hasCode(within sales: String?) -> Bool {
        contains { column in
            guard let path = column.path?.below(sales), path.list != nil else { return false }
            return column.field == .code || !path.isID && path.guess() == .code
        }
    }
}

extension [FileColumn] {
    /// What the whole line costs before its discount and its tax, as Square and Loyverse export it.
    func linePrice(beside guesses: [Int: SaleField]) -> Int? {
        guard !guesses.values.contains(.price) else { return nil }
        return indices.first { position in
            let column = self[position]
            return column.use == .unknown && guesses[position] == nil && column.path == nil
                && namesOfLinePrice.contains(plainName(column.heading ?? ""))
                && column.canBe(.price) && !column.ownWords.isEmpty
        }
    }
}

private let namesOfLinePrice: Set = [
    "grosssales", "ventasbrutas", "ventabruta", "totalbruto", "valorbruto", "vrbruto", "bruto",
    "valor", "importe", "monto",
]

/// What the other keys of a JSON file tell of one.
private struct Place {
    let sales: String?
    let lines: JSONPath?
    let hasCode: Bool
}

extension FileColumn {
    /// What its values are used for.
    package var field: SaleField? {
        guard case .field(let field) = use else { return nil }
        return field
    }

    /// Whether the file's values still tell more of it, or what is said of it is a guard: named in a setting, a
    /// *Total* could be no line's any more, and *PVP* would be before tax.
    package var isLeftToItsValues: Bool {
        switch field {
        case .total, .lineTotal, .subtotal, .taxTotal, .ivaTotal, .incTotal, .taxAmount, .tax,
            .rate:
            path == nil
        case .price: path == nil
        default: false
        }
    }

    /// How `imports:` names a key of a JSON file, once the list of sales is named as well.
    package func settingPath(within sales: String?) -> String? {
        guard let path else { return heading }
        return (path.below(sales) ?? path).text
    }

    /// When it is guessed: first what bears the very name of a field, before what only resembles it.
    ///
    /// Any other key tells more than a percentage tells of a discount, and `name` is a number only
    /// where nothing else is.
    fileprivate func round(within sales: String?) -> Int {
        guard let path = path?.below(sales) else { return 1 }
        if path.surrounding == .discount && path.isOfPercentage || path.isNameOfSale { return 2 }
        return SaleField.bears(path.key, in: path.scope) ? 0 : 1
    }

    fileprivate func guess(in place: Place) -> SaleField? {
        guard let path else {
            return heading.flatMap { guess(byWay: $0) }
        }
        guard let path = path.below(place.sales) else { return nil }
        if path.isListOfNames, ownWords.contains(where: { $0.contains(where: \.isLetter) }) {
            return .buyerName
        }
        if path.isOfPayment { return holdsCredit ? .paymentForm : .paymentMeans }
        if path.list != nil, let lines = place.lines, path.list != lines { return nil }
        if path.isID, path.list != nil, place.hasCode { return nil }
        if let field = path.guess() {
            if field == .incAmount, holdsRates { return .incRate }
            guard field == .tax, !ownWords.isEmpty, holdsAmounts else { return field }
            return ownWords.contains { $0.utf8.count > 2 } ? .taxAmount : field
        }
        return path.isNameOfSale && shape == .invoice ? .invoice : nil
    }
}

extension FileColumn {
    /// A name at the end of a way, as in `Líneas/Producto/Nombre`, is that of what stands before it.
    private func guess(byWay heading: String) -> SaleField? {
        let way = heading.split(separator: "/")
        guard let last = way.last, way.count > 1, ["nombre", "name"].contains(plainName(last))
        else {
            return guess(by: lastPart(of: heading) ?? heading)
        }
        let owner = String(way[way.count - 2])
        return goodsNames.contains(plainName(owner)) ? .description : guess(by: owner)
    }

    /// A tax by its name alone is a rate or an amount, which its values tell.
    private func guess(by name: String) -> SaleField? {
        if namesOfINC.contains(plainName(name)) {
            if holdsRates { return .incRate }
            return ownWords.contains { CellShape($0) != .rate } && holdsAmounts ? .incAmount : nil
        }
        let field = offer(name, in: .anywhere) ?? offerByMeaning(name)
        // `Tipo Doc Cliente` begins like the type of the sale.
        if field == .type || field?.isOfBuyer == true, namesTypeOfDocument(plainName(name)) {
            return .buyerType
        }
        guard field == .tax || plainName(name) == "taxes" else { return field }
        if holdsBareRates { return .rate }
        return !ownWords.isEmpty && holdsAmounts && ownWords.contains { $0.utf8.count > 2 }
            ? .taxAmount : .tax
    }

    /// What a name that is near no field may say of who buys or of a discount.
    private func offerByMeaning(_ name: String) -> SaleField? {
        switch VitalMeaning(name, except: []) {
        case .field(.discount), .discountRate: return .discount
        case .field(.buyerID), .document:
            guard !ownWords.isEmpty else { return nil }
            if ownWords.allSatisfy({ CellShape($0) == .identity }) { return .buyerID }
            return ownWords.allSatisfy { CellShape($0) == .personName } ? .buyerName : nil
        default: return nil
        }
    }

    /// Whether one of its words says that something was sold on credit, or for cash.
    private var holdsCredit: Bool {
        ownWords.contains {
            ["credit", "credito", "acredito", "ventacredito", "fiado", "contado"]
                .contains(plainName($0))
        }
    }

    /// Whether all its values are percentages of IVA or INC, and one is no tax's code.
    private var holdsRates: Bool {
        !words.areMany && ownWords.allSatisfy { CellShape($0) == .rate }
            && ownWords.contains { ["5", "8", "16", "19"].contains($0.prefix { $0.isNumber }) }
    }

    /// The same without the sign with which a percentage says its tax itself: `19 %`.
    fileprivate var holdsBareRates: Bool {
        holdsRates && !ownWords.contains { $0.hasSuffix("%") }
    }

    private var holdsAmounts: Bool {
        ownWords.allSatisfy { AmountText($0) != nil }
    }
}

/// Whether it is the type of somebody's document, such as `Tipo Doc Cliente` and `Tipo Ident.`.
private func namesTypeOfDocument(_ name: String) -> Bool {
    guard name.hasPrefix("tipo") else { return false }
    let isOfBuyer = ["cliente", "tercero", "comprador", "adquir"].contains(where: name.contains)
    return name.contains("ident") || isOfBuyer && name.contains("doc")
}

/// How tills head the only column that they have for INC.
let namesOfINC: Set = [
    "inc", "ico", "impoconsumo", "ipoconsumo", "impuestoconsumo", "impuestoalconsumo",
]

extension JSONPath {
    /// Without the list of sales, where there is one; nil for what lies beside it.
    func below(_ sales: String?) -> JSONPath? {
        guard let sales else { return self }
        guard let list, list.wayToSales == sales, steps.count > list.steps.count else { return nil }
        return JSONPath(Array(steps.dropFirst(list.steps.count)))
    }

    /// As `sales:` names a list of sales.
    var wayToSales: String { steps.map(\.key).joined(separator: ".") }

    func guess() -> SaleField? {
        // Databases write `{"$date": "2025-01-08"}` for a value that JSON has no type for.
        if key.hasPrefix("$"), let container { return container.guess() }
        if let surrounding { return guess(inside: surrounding) }
        switch scope {
        case .line where !isOfGoods && SaleField.tellsOnlyInLine(key): return nil
        // A buyer's address has a name and a code of its own.
        case .buyer where !steps[steps.count - 2].isOfBuyer: return nil
        case let scope:
            let field = offer(key, in: scope)
            // The state of a mail or a card is not that of the sale, and the name of a type nobody's.
            if field == .voided, scope == .sale, steps.count > 1 { return nil }
            if field?.isOfBuyer == true, isOfType { return nil }
            return isOfSeller && (field?.isOfBuyer == true || field == .number || field == .invoice)
                ? nil : field
        }
    }

    /// Whether it lies in an object of who sells, whose name and number are nobody else's.
    private var isOfSeller: Bool {
        steps.dropLast().contains { namesSeller(plainName($0.key)) }
    }

    /// Whether it lies in an object that tells what kind something is of: `id_type.name`.
    private var isOfType: Bool {
        container.map { nameWords($0.key).contains { ["type", "tipo", "kind"].contains($0) } }
            ?? false
    }

    var scope: SaleField.Scope {
        if steps.contains(where: \.isList) { return .line }
        return steps.dropLast().contains(where: \.isOfBuyer) ? .buyer : .sale
    }

    /// The way to the first list, that list included.
    var list: JSONPath? {
        steps.firstIndex(where: \.isList).map { JSONPath(Array(steps[...$0])) }
    }

    /// Whether it looks like what tells one sale from another.
    var marksSale: Bool {
        guard list == nil else { return false }
        return switch guess() {
        case .number, .invoice, .date, .dateTime: true
        default: false
        }
    }

    /// Whether it looks like the number of a sale.
    var numbersSale: Bool {
        guard list == nil, let field = guess() else { return false }
        return field == .number || field == .invoice
    }

    fileprivate var isID: Bool { plainName(key) == "id" }

    /// How somebody paid, in an object or a list of its own.
    fileprivate var isOfPayment: Bool {
        steps.count > 1 && payments.contains(plainName(steps[steps.count - 2].key))
            && namesOfMeans.contains(plainName(key))
    }

    /// A list of the parts of a buyer's name, `customer.name[]`, or of a key and a name, `partner_id[]`.
    fileprivate var isListOfNames: Bool {
        guard let last = steps.last, last.isList, !steps.dropLast().contains(where: \.isList) else {
            return false
        }
        if steps.count == 1 { return namesBuyer(plainName(last.key)) }
        return steps.dropLast().contains(where: \.isOfBuyer)
            && SaleField.nearest(to: last.key, in: .buyer, except: []) == .buyerName
    }

    /// As Odoo and Shopify call the number of a sale.
    fileprivate var isNameOfSale: Bool { steps.count == 1 && plainName(key) == "name" }

    /// Whether a value of a line lies in the line itself, or in an object that is its goods: a
    /// warehouse and a unit have a `name` and a `code` as well.
    private var isOfGoods: Bool {
        guard let list else { return true }
        return steps[list.steps.count...].dropLast().allSatisfy {
            goodsNames.contains(plainName($0.key))
        }
    }
}

extension JSONPath.Step {
    /// Whether its name is near what the buyer is called, or a value of the buyer.
    fileprivate var isOfBuyer: Bool {
        namesBuyer(plainName(key)) || objectsOfBuyers.contains(plainName(key))
            || SaleField.nearest(to: key, in: .sale, except: [])?.isOfBuyer == true
    }
}

private let objectsOfBuyers: Set = [
    "billing", "billto", "billingaddress", "facturacion", "datosfacturacion", "datosdefacturacion",
]

private let payments: Set = ["payment", "payments", "pago", "pagos", "tender", "tenders"]

private let namesOfMeans: Set = [
    "method", "type", "name", "metodo", "tipo", "nombre", "medio", "forma", "mediopago",
    "formapago",
    "paymentmethod", "paymenttype",
]

private let goodsNames: Set = ["product", "producto", "item", "article", "articulo", "variant"]

extension SaleField {
    /// Whether nothing else says it already, as the number says what the whole invoice number does.
    fileprivate func isFree(beside taken: Set<SaleField>) -> Bool {
        !taken.contains(self) && !(self == .invoice && taken.contains(.number))
    }
}
