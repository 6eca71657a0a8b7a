import Fiscal

/// The keys of a JSON file that nobody reads, and what each may mean, worked out once.
struct JSONStrangers {
    enum Verdict {
        /// It differs from a key that is known in case, accents or signs only.
        case twin(String)
        /// A line has a key of this name, and the sale has not.
        case ofLine
        case vital(VitalMeaning)
        /// Known to be of no invoice.
        case harmless
        case unknown
    }

    private struct Key: Hashable {
        let table: JSONKeys.Table
        let name: [UInt8]
    }

    private struct InnerKey: Hashable {
        let name: String
        let isInList: Bool
        let isOfSale: Bool
        /// Whether the object or the list holds what is added to the goods of a line.
        let isOfExtras: Bool
        let isOfStaff: Bool
        let isOfSums: Bool
    }

    private let keys: JSONKeys
    private let mapped: Set<SaleField>
    private var verdicts: [Key: Verdict] = [:]
    private var meanings: [InnerKey: VitalMeaning?] = [:]

    /// More kinds of keys than any program writes; the rest is worked out anew.
    private static let maximumKept = 1000

    init(_ keys: JSONKeys, _ mapping: ImportMapping?) {
        self.keys = keys
        mapped = Set((mapping?.columns ?? [:]).keys)
    }

    /// `name` is no key of `table`.
    mutating func verdict(_ name: [UInt8], in table: JSONKeys.Table) -> Verdict {
        let key = Key(table: table, name: name)
        if let known = verdicts[key] { return known }
        let verdict = judge(shownText(String(decoding: name, as: UTF8.self)), in: table)
        if verdicts.count < Self.maximumKept { verdicts[key] = verdict }
        return verdict
    }

    private func judge(_ name: String, in table: JSONKeys.Table) -> Verdict {
        if let twin = keys.twin(of: name, in: table) { return .twin(twin) }
        if table == .sale, keys.isOfLine(name) { return .ofLine }
        guard let meaning = VitalMeaning(name, in: scope(of: table), except: mapped) else {
            if table == .sale, namesPaid(name) { return .vital(.field(.paymentForm)) }
            let isSum = table == .sale && sumsOfSales.contains(plainName(name))
            if isSum { return .vital(.field(.total)) }
            if TaxFlag(named: name) != nil {
                return .vital(.field(table == .sale ? .taxTotal : .rate))
            }
            return isBesidesInvoice(name) ? .harmless : .unknown
        }
        return isOfObject(meaning, in: table) ? .harmless : .vital(meaning)
    }

    /// What a key beside the list of sales may mean that concerns them all.
    func meaningOfFile(_ name: String) -> VitalMeaning? {
        switch VitalMeaning(name, in: .sale, except: mapped) {
        case .field(.voided) where listsOfVoided.contains(plainName(name)): .moreSales
        case .field(.discount): .field(.discount)
        case .field, .none: nil
        case let meaning: meaning
        }
    }

    /// What a key in an object beside the list of sales may say of all their prices.
    func meaningOfAll(_ name: String) -> VitalMeaning? {
        let meaning = VitalMeaning(name, in: .sale, except: mapped)
        return meaning == .taxIncluded || meaning == .currency ? meaning : nil
    }

    /// What a key in an object or a list that is not known may change of the sale; in a list, what has
    /// a price is sold as well, and in the objects of one of the sale itself what has a quantity.
    mutating func meaningInside(
        _ name: String,
        of holder: String,
        isInList: Bool,
        isOfSale: Bool,
        isOfLine: Bool
    ) -> VitalMeaning? {
        let holder = plainName(holder)
        let key = InnerKey(
            name: name,
            isInList: isInList,
            isOfSale: isOfSale,
            isOfExtras: isOfLine && holdsExtras(holder),
            // In a web shop the user is who buys.
            isOfStaff: namesSeller(holder) && !holder.contains("usuario"),
            isOfSums: holdsSums(holder)
        )
        if let known = meanings[key] { return known }
        let meaning = judge(key)
        if meanings.count < Self.maximumKept { meanings[key] = meaning }
        return meaning
    }

    private func judge(_ key: InnerKey) -> VitalMeaning? {
        let name = plainName(key.name)
        if key.isOfExtras, pricesOfExtras.contains(name) { return .charge }
        if key.isInList, pricesOfGoods.contains(name) { return .charge }
        if key.isInList, key.isOfSale, quantitiesOfGoods.contains(name) { return .charge }
        return switch VitalMeaning(key.name, in: .sale, except: mapped) {
        case .field(.buyerID) where key.isOfStaff: nil
        case .document where key.isOfStaff: nil
        case .field(let field) where [.discount, .buyerID].contains(field): .field(field)
        case .field(let field) where !key.isInList && [.paymentForm, .dueDay].contains(field):
            .field(field)
        // Of a payment or a customer a state tells nothing of the sale.
        case .field(.voided) where !key.isInList && !tellsState(key.name): .field(.voided)
        // In a list it would be of a payment, or of a tax.
        case .field(.total) where !key.isInList: .field(.total)
        case .field(let field) where key.isOfSums && taxesOfSums.contains(field): .field(.taxTotal)
        case .field, .moreSales, .none: nil
        case let meaning: meaning
        }
    }

    private func tellsState(_ name: String) -> Bool {
        namesState(name) || VitalMeaning.field(.voided).saysValid(name)
    }

    /// Whether a key in an object beside the list of sales tells of pages.
    func tellsOfPages(_ name: String) -> Bool {
        VitalMeaning(name, in: .sale, except: mapped) == .moreSales
            && !listsOfSales.contains(plainName(name))
    }

    private func scope(of table: JSONKeys.Table) -> SaleField.Scope {
        table == keys.buyerTable ? .buyer : keys.isWithinLine(table) ? .line : .sale
    }

    /// In an object within a sale a `type` is that of the object, and a `document` or a `name` are somebody's.
    private func isOfObject(_ meaning: VitalMeaning, in table: JSONKeys.Table) -> Bool {
        guard table != .sale, table != keys.buyerTable else { return false }
        return switch meaning {
        case .field(let field): field == .type || field.isOfBuyer
        case .document: true
        default: false
        }
    }

    /// A few of them, the most like `name` first.
    func nearest(to name: String) -> [String] {
        let names = Set(verdicts.keys.map { shownText(String(decoding: $0.name, as: UTF8.self)) })
        let plain = plainName(name)
        return names.map { (distance: editDistance(plainName($0), plain), name: $0) }
            .sorted { $0 < $1 }.prefix(3).map(\.name)
    }
}

/// Whether an object of sums or taxes is called so, as `plainName` writes it.
func holdsSums(_ name: String) -> Bool {
    ["total", "resum", "summary", "impuesto", "tax", "valor", "monto"].contains(
        where: name.contains
    )
}

/// Keys of a sale by which it may be worth as much before tax as with it; in an object they are a payment's.
private let sumsOfSales: Set = [
    "neto", "net", "bruto", "gross", "base", "valor", "monto", "amount", "valorneto", "valorbruto",
    "valorbase", "ventaneta", "ventabruta", "totalbruto", "netamount", "grossamount", "nettotal",
    "grosstotal", "baseimponible",
]

private let taxesOfSums: Set<SaleField> = [.taxTotal, .ivaTotal, .incTotal]

/// Whether a name, as `plainName` writes it, is that of sales that were voided or taken back.
func namesVoidedSales(_ name: String) -> Bool { listsOfVoided.contains(name) }

private let listsOfVoided: Set = [
    "voided", "canceled", "cancelled", "deleted", "anulaciones", "cancelaciones", "reembolsos",
    "returned", "eliminadas", "anuladas", "anulados", "ventasanuladas",
    "facturasanuladas", "devoluciones", "refunds", "returns", "creditnotes", "notascredito",
]

private let listsOfSales: Set = [
    "facturas", "invoices", "sales", "ventas", "documentos", "orders",
]

private let pricesOfGoods: Set = [
    "precio", "price", "preciounitario", "unitprice", "valorunitario",
]

/// Whether an object's name and number, as `plainName` writes what it is called, are those of who sells.
func namesSeller(_ name: String) -> Bool { namesStaff(name) || sellers.contains(name) }

private let sellers: Set = [
    "emisor", "issuer", "empresa", "company", "comercio", "negocio", "tienda", "sucursal", "store",
    "seller", "caja",
]

private let quantitiesOfGoods: Set = ["cantidad", "cant", "quantity", "qty"]

/// Which values of the mapping the sales of a JSON file have.
struct JSONPresence {
    /// By the number of the field.
    private var met: UInt64 = 0
    /// Objects and lists that were null or empty, and those that were not.
    private var empty: Set<JSONKey> = []
    private var filled: Set<JSONKey> = []

    @inline(__always)
    mutating func note(_ field: SaleField) { met |= 1 << UInt64(field.rawValue) }

    /// What the file has for all its sales.
    mutating func noteOfFile(_ key: JSONKey) {
        if key == .fileIssuer { note(.issuer) }
        if key == .fileStore { note(.store) }
    }

    mutating func noteEmpty(_ key: JSONKey) { empty.insert(key) }
    mutating func noteFilled(_ key: JSONKey) { filled.insert(key) }

    /// What the mapping names and no sale has may lie under a key that nobody reads.
    ///
    /// Where every key is read or ignored, the till only leaves out what a sale has not.
    func mistakes(
        of mapping: ImportMapping,
        _ keys: JSONKeys,
        _ strangers: JSONStrangers
    ) -> [Finding] {
        absent(of: mapping, keys).compactMap { field, path in
            let unread = strangers.nearest(to: JSONPath(path).key)
            guard !unread.isEmpty else { return nil }
            let place = Place(line: 1)
            return .mappedAbsent(path, field, mapping.match, instead: unread, at: place)
        }
    }

    /// What lies in an object that is always empty is rightly absent, and so is what has a default.
    private func absent(of mapping: ImportMapping, _ keys: JSONKeys) -> [(SaleField, String)] {
        mapping.columns.inOrder.filter { field, _ in
            met & 1 << UInt64(field.rawValue) == 0 && mapping.defaults[field] == nil
                && !keys.way(to: field).contains { empty.contains($0) && !filled.contains($0) }
        }
    }
}
