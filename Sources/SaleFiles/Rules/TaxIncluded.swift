import Fiscal

/// Whether a heading or key says that its amounts have the tax in them: `Precio con IVA`.
func saysTaxIncluded(_ name: String) -> Bool {
    let plain = plainName(name)
    let words = ["coniva", "coninc", "conimpuesto", "ivaincl", "incluyeiva", "impuestoincl"]
    return !plain.hasPrefix("total") && words.contains { plain.contains($0) }
}

/// Whether it tells whether the amounts have the tax in them, and is no amount: `Precios incluyen IVA`.
func saysIfTaxIncluded(_ name: String) -> Bool {
    let plain = plainName(name)
    let taxes = ["iva", "impuesto", "impto", "tax"]
    let saysSo = ["incluyen", "incluye", "include", "inclu"].contains { verb in
        plain.firstRange(of: verb).map { range in
            taxes.contains { plain[range.upperBound...].hasPrefix($0) }
        } ?? false
    }
    return saysSo || plain == "taxinclusive"
        || ["coniva", "preciosconiva", "conimpuesto", "conimpuestos"].contains(plain)
}

/// Whether a heading is that of a price to the public, which in Colombia has the tax in it (Ley 1480 of
/// 2011, article 26), though some programs call so what they charge before tax.
func isRetailPrice(_ heading: String) -> Bool {
    SaleField.retailPrices.contains(plainName(heading))
}

extension SaleConversion {
    /// Prices under a heading such as `PVP` or `Precio venta`: with tax, or before it.
    ///
    /// So are those where a *Total* that names no tax is quantity times price of goods with tax.
    mutating func checkRetailPrices(of lines: [SaleLine]) {
        guard mayPricesHaveTax || !isReadAgain && hasPlainTotalsBeforeTax(lines) else { return }
        let taxed = lines.indices.filter { lines[$0].hasTaxInAnyPrice }
        guard !taxed.isEmpty,
            sumsAllow(lines.map(\.withoutTaxInPrice))
                || !isReadAgain && sumsAllow(lines.map(\.withoutTaxInPriceAndDiscount))
        else { return }
        for index in taxed {
            note(.retailPrice(label(.price), at: place(of: .price, line: index)))
        }
    }
}

extension SaleConversion {
    private func hasPlainTotalsBeforeTax(_ lines: [SaleLine]) -> Bool {
        guard profile.mapping?.columns[.price] == nil else { return false }
        let name = label(.lineTotal)
        let ofLines = lines.indices.compactMap { line -> RawSale.OtherSum? in
            guard let value = value(.lineTotal, line: line), isPlainTotal(name) else { return nil }
            return sum(named: name, Array(value.bytes), line)
        }
        let ofOthers = raw.otherSums.filter { sum in
            switch sum.kind {
            case .ofRow(let heading): !heading.isOfTax && isPlainTotal(sum.name)
            case .line: isPlainTotal(lastKey(sum.name))
            default: false
            }
        }
        return saysPlainTotalOfSale(lines)
            || (ofLines + ofOthers).contains { sum in
                guard lines.indices.contains(sum.line), let declared = pesos(of: sum),
                    let net = lines[sum.line].net, let tax = lines[sum.line].tax?.rate.tax(on: net),
                    let whole = Pesos.sum([net, tax])
                else { return false }
                return isNear(declared, net) && !isNear(declared, whole)
            }
    }

    /// A `monto` of a JSON sale that is what its lines come to before tax.
    private func saysPlainTotalOfSale(_ lines: [SaleLine]) -> Bool {
        guard raw.pointerBase != nil, value(.total) == nil else { return false }
        let ofSale = raw.otherSums.filter { sum in
            guard case .sale = sum.kind else { return false }
            return ["monto", "valor", "amount", "importe", "totalneto"]
                .contains(plainName(lastKey(sum.name)))
        }
        guard !ofSale.isEmpty, let totals = SaleTotals(of: lines) else { return false }
        return ofSale.contains { sum in
            isAny(of: [totals.lineExtension], sum) && !isAny(of: [totals.payable], sum)
        }
    }

    private func sum(named name: String, _ text: [UInt8], _ line: Int) -> RawSale.OtherSum {
        var sum = RawSale.OtherSum(
            kind: .line,
            name: name,
            text: text,
            isNumber: false,
            place: Place()
        )
        sum.line = line
        return sum
    }
}

/// The last key of a path such as `pago.monto`.
private func lastKey(_ path: String) -> String {
    String(path.split(separator: ".").last ?? "")
}

/// Whether a heading of what a line comes to leaves open if that is with the tax: `Total`, `Vr. Total`, `Importe`.
private func isPlainTotal(_ heading: String) -> Bool {
    [
        "total", "valortotal", "vlrtotal", "vrtotal", "vtotal", "totalcop", "importe", "monto",
        "valorventa", "vrventa", "vlrventa", "totalventa", "preciototal", "totalrenglon",
    ].contains(plainName(heading))
}

extension SaleLine {
    fileprivate var hasTaxInAnyPrice: Bool {
        guard let tax, tax.rate > .zero else { return false }
        return price.millionths > 0
    }

    /// The same of a discount that was taken off the price with the tax.
    fileprivate var withoutTaxInPriceAndDiscount: SaleLine {
        guard let tax else { return self }
        let (whole, rate) = (Int128(Rate.limit), Int128(tax.rate.thousandths))
        let net = (Int128(discount.centavos) * whole + (whole + rate) / 2) / (whole + rate)
        return withoutTaxInPrice.with(discount: Pesos(centavos: Int64(net)))
    }

    /// As if the tax were in the price: near enough to compare sums, and no more.
    fileprivate var withoutTaxInPrice: SaleLine {
        guard let tax else { return self }
        let (whole, rate) = (Int128(Rate.limit), Int128(tax.rate.thousandths))
        let net = (Int128(price.millionths) * whole + (whole + rate) / 2) / (whole + rate)
        return with(price: UnitPrice(millionths: Int64(net)))
    }
}

extension Finding {
    fileprivate static func retailPrice(_ name: String, at place: Place) -> Finding {
        Finding(
            .amountAmbiguous,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» puede ser el precio al público, con el impuesto incluido, o el precio "
                    + "sin impuesto, y las sumas de la venta no lo aclaran.",
                en: "“\(name)” may be the price to the public, with the tax in it, or the price "
                    + "before tax, and the sums of the sale do not tell which."
            ),
            remedy: Bilingual(
                es:
                    "Exporte el valor unitario sin impuesto en una columna «precio». Si esta ya es sin "
                    + "impuesto, exporte también el total de la venta, o pida al operador que la "
                    + "declare en imports: con columns: {precio: \"\(name)\"}.",
                en:
                    "Export the unit price before tax in a column “precio”. If this one is before tax, "
                    + "export the total of the sale as well, or ask the operator to declare it under "
                    + "imports: with columns: {precio: \"\(name)\"}."
            )
        )
    }

    /// A price before tax is never worked out from one with it: at 19 % most have no exact value.
    static func taxIncluded(_ code: FindingCode, _ name: String, at place: Place) -> Finding {
        Finding(
            code,
            .warning,
            at: place,
            message: Bilingual(
                es: "«\(name)» trae el impuesto incluido y no se tiene en cuenta: los precios se "
                    + "leen sin impuesto.",
                en: "“\(name)” has the tax in it and is ignored: prices are read before tax."
            ),
            remedy: Bilingual(
                es: "Exporte también el valor unitario sin impuesto, en «precio».",
                en: "Export the unit price before tax as well, in “precio”."
            )
        )
    }
}
