/// What headings mean beside each other, where one alone would say something else.
///
/// What a mapping names keeps its meaning.
struct NeighbouringHeadings {
    typealias Meaning = HeadingTable.Meaning

    private(set) var meanings: [Meaning]
    /// As `plainName` writes them.
    private let names: [String]
    private let headings: [String]
    private let mapping: ImportMapping?

    init(_ meanings: [Meaning], of headings: [String], _ mapping: ImportMapping?) {
        (self.meanings, self.headings, self.mapping) = (meanings, headings, mapping)
        names = headings.map { plainName($0) }
    }

    /// `nit` is what the file's values have told of a column `NIT`, and `lineTaxes` which columns they
    /// have told to hold the tax of each line.
    mutating func settle(nit: SaleField?, lineTaxes: [SaleField]) {
        settleLesserNames()
        settleExpiry()
        settleCompany()
        settleItem()
        settleDocument()
        settleDocumentOfBuyer()
        settleStaff()
        settleAmountOfTax()
        settleLineTaxes(lineTaxes)
        settleNIT(nit)
        settleCheckDigit()
    }

    /// Beside a column of the usual name, what is only called like it once in a while is none of ours.
    private mutating func settleLesserNames() {
        for (index, name) in names.enumerated() where SaleField.lesserNames.contains(name) {
            guard case .field(let field) = meanings[index], mapping?.columns[field] == nil else {
                continue
            }
            let hasInvoice = field == .number && !indices(of: .invoice).isEmpty
            if hasInvoice || indices(of: field).count > 1 { meanings[index] = .unknown }
        }
    }

    /// Beside the lot of the goods, as pharmacies print it, the day on which something expires is theirs.
    private mutating func settleExpiry() {
        guard mapping?.columns[.dueDay] == nil, names.contains(where: isOfMedicine) else { return }
        for index in indices(of: .dueDay) { meanings[index] = .ignored }
    }

    /// Beside a column with people's names, `Razón social` is the companies'.
    private mutating func settleCompany() {
        let all = indices(of: .buyerName)
        let ofCompanies = all.filter { names[$0].hasPrefix("razonsocial") }
        guard all.count == 2, ofCompanies.count == 1 else { return }
        meanings[ofCompanies[0]] = .field(.buyerCompany)
    }

    /// Beside another column with the goods, `Item` counts the lines, and `Concepto` is what kind of sale it is.
    private mutating func settleItem() {
        let goods = indices(of: .description)
        guard goods.count > 1 else { return }
        if let code = only("articulo", as: .description), indices(of: .code).isEmpty,
            goods.contains(where: {
                names[$0].hasPrefix("descripcion") || names[$0].hasPrefix("nombre")
            })
        {
            meanings[code] = .field(.code)
        }
        for (name, meaning) in [("item", Meaning.ignored), ("concepto", .unknown)]
        where indices(of: .description).count > 1 {
            if let item = only(name, as: .description) { meanings[item] = meaning }
        }
    }

    /// Beside `Tipo`, `Tipo documento` is the buyer's; and then so is `Documento`, beside the number.
    private mutating func settleDocument() {
        guard indices(of: .buyerType).isEmpty, indices(of: .type).count == 2,
            let kind = only("tipodocumento", as: .type) ?? only("tipodoc", as: .type)
        else { return }
        meanings[kind] = .field(.buyerType)
        guard indices(of: .buyerID).isEmpty, !indices(of: .number).isEmpty,
            let document = only("documento", as: .invoice)
        else { return }
        meanings[document] = .field(.buyerID)
    }

    /// Right beside the buyer's name, and with another column for the number, `Documento` is the buyer's.
    private mutating func settleDocumentOfBuyer() {
        guard indices(of: .buyerID).isEmpty, mapping?.columns[.buyerID] == nil,
            let document = only("documento", as: .invoice),
            !indices(of: .number).isEmpty || indices(of: .invoice).count > 1,
            [document - 1, document + 1].contains(where: { index in
                meanings.indices.contains(index)
                    && [.field(.buyerName), .field(.buyerType), .field(.buyerCompany)]
                        .contains(meanings[index])
            })
        else { return }
        meanings[document] = .field(.buyerID)
    }

    /// Behind a seller or cashier a plain `Cédula` may be theirs, unless the buyer's name follows it.
    private mutating func settleStaff() {
        guard mapping?.columns[.buyerID] == nil else { return }
        for index in indices(of: .buyerID)
        where index > 0 && namesStaff(names[index - 1]) && !namesBuyer(names[index]) {
            let next = index + 1
            let isBuyersNext =
                next < names.count
                && (namesBuyer(names[next]) || names[next].hasPrefix("razonsocial"))
            if !isBuyersNext { meanings[index] = .unknown }
        }
    }

    /// Beside the percentage, as in `% IVA`, a plain `IVA` is the amount, and so is `IVA $` beside any rate.
    private mutating func settleAmountOfTax() {
        let rates = indices(of: .rate)
        guard rates.count == 2, indices(of: .taxAmount).isEmpty else { return }
        let inPesos = rates.filter { headings[$0].contains("$") }
        if inPesos.count == 1 { return meanings[inPesos[0]] = .field(.taxAmount) }
        guard let amount = only("iva", as: .rate),
            rates.contains(where: { isPercentage(names[$0]) || names[$0].hasPrefix("tarifa") })
        else { return }
        meanings[amount] = .field(.taxAmount)
    }

    /// By its values `Total IVA` is the line's, and `Impuesto` the amount of a tax.
    private mutating func settleLineTaxes(_ told: [SaleField]) {
        if told.contains(.total), mapping?.columns[.total] == nil { settleTotal() }
        for field in told where field != .total && mapping?.columns[field] == nil {
            let amount = field == .incTotal ? SaleField.incAmount : .taxAmount
            guard indices(of: amount).isEmpty, let index = indices(of: field).first,
                field != .tax || names[index] == "impuesto"
            else { continue }
            meanings[index] = .field(amount)
        }
    }

    /// By its values it is each line's; beside another total of the lines it is only compared.
    private mutating func settleTotal() {
        guard let index = indices(of: .total).first(where: { mayBeTotalOfLine(headings[$0]) })
        else {
            return
        }
        meanings[index] = indices(of: .lineTotal).isEmpty ? .field(.lineTotal) : .unknown
    }

    /// Beside the buyer's name, and without another column for the buyer's number, a `NIT` is most
    /// often the buyer's, and so is one that has the final consumer's number.
    private mutating func settleNIT(_ told: SaleField?) {
        let isMapped = mapping?.columns.values.contains { isSameHeading($0, "nit") } == true
        guard indices(of: .buyerID).isEmpty, !isMapped, let index = names.firstIndex(of: "nit"),
            meanings[index] == .field(.issuer)
        else { return }
        let isUnclear = !indices(of: .buyerName).isEmpty
        meanings[index] = told.map { .field($0) } ?? (isUnclear ? .nit : .field(.issuer))
    }

    /// A check digit behind the issuer's NIT is the issuer's.
    private mutating func settleCheckDigit() {
        guard mapping?.columns[.buyerCheckDigit] == nil else { return }
        for index in indices(of: .buyerCheckDigit)
        where index > 0 && meanings[index - 1] == .field(.issuer) {
            meanings[index] = .ignored
        }
    }

    private func indices(of field: SaleField) -> [Int] {
        meanings.indices.filter { meanings[$0] == .field(field) }
    }

    /// The column of that name, where it has the meaning that the name alone has.
    private func only(_ name: String, as field: SaleField) -> Int? {
        guard mapping?.columns[field] == nil else { return nil }
        return indices(of: field).first { names[$0] == name }
    }
}

/// Whether a heading of a total leaves open whether it is each line's: `Total`, `Valor total`.
func mayBeTotalOfLine(_ heading: String) -> Bool {
    ["total", "valortotal", "vlrtotal", "vrtotal", "vtotal", "totalconiva", "totalcop"]
        .contains(plainName(heading))
}

/// Whether a heading, as `plainName` writes it, is one that only goods which expire have.
private func isOfMedicine(_ name: String) -> Bool {
    name.hasSuffix("lote")
        || ["laboratorio", "invima", "registroinvima", "registrosanitario", "cum"].contains(name)
}
