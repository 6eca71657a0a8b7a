import Fiscal

/// A line without tax and rate, in a file that has a place for them: excluded, or left empty by mistake.
///
/// Whether other lines have one decides nothing: the same sale would be read otherwise in a file of its
/// own. A JSON file, which may leave out any key, has the place where one of its lines has a tax, or
/// the key with nothing behind it.
extension SaleConversion {
    mutating func checkEmptyTaxes(of lines: [SaleLine]) {
        let hasColumn = raw.pointerBase == nil && (columns[.rate] ?? columns[.tax]) != nil
        guard lines.contains(where: { $0.tax == nil }),
            hasColumn || profile.hasTaxes || lines.indices.contains(where: hasEmptyTaxKey)
        else { return }
        let empty = lines.indices.filter { isTaxEmpty($0) && lines[$0].net != .zero }
        guard !empty.isEmpty else { return }
        var taxed = lines
        for index in empty { taxed[index] = lines[index].with(tax: .general) }
        guard sumsAllow(taxed) else { return }
        let field: SaleField = columns[.rate] == nil && columns[.tax] != nil ? .tax : .rate
        for index in empty {
            note(.taxEmpty(label(field), field, at: place(of: field, line: index)))
        }
    }

    private func hasEmptyTaxKey(_ index: Int) -> Bool {
        isTaxEmpty(index)
            && (raw.slot(.tax, line: index).line > 0 || raw.slot(.rate, line: index).line > 0)
    }

    private func isTaxEmpty(_ index: Int) -> Bool {
        let (tax, rate) = (raw.slot(.tax, line: index), raw.slot(.rate, line: index))
        guard tax.form == .absent, rate.form == .absent else { return false }
        // Where nothing has a place but INC, its rate says all.
        return raw.slot(.incRate, line: index).form == .absent || tax.line > 0 || rate.line > 0
    }
}

/// Whether what stands in a column of taxes or rates is a tax above zero: `19`, `IVA 5%`.
///
/// A tax by its code, such as `01`, needs a rate beside it.
func hasRate(_ bytes: Bytes, in field: SaleField) -> Bool {
    bytes.contains { $0 > UInt8(ascii: "0") && isDigit($0) }
        && (field.isRate || !bytes.allSatisfy(isDigit))
}

extension LineTax {
    /// The rate of most goods (Estatuto Tributario, article 468).
    fileprivate static let general = LineTax(code: .iva, rate: Rate(thousandths: 19_000))
}

extension Finding {
    fileprivate static func taxEmpty(
        _ name: String,
        _ field: SaleField,
        at place: Place
    ) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» está vacío: puede ser un producto excluido, sin impuesto, o un dato que "
                    + "falta, y las sumas de la venta no lo aclaran.",
                en: "“\(name)” is empty: the goods may be excluded, without tax, or the value is "
                    + "missing, and the sums of the sale do not tell which."
            ),
            remedy: Bilingual(
                es:
                    "Escriba la tarifa, 0 si es exento o «excluido». Si vacío siempre es excluido, el "
                    + "operador puede declararlo en imports: con defaults: {\(field.name): excluido}.",
                en: "Write the rate, 0 for exempt goods, or `excluido`. If empty always means "
                    + "excluded, the operator can declare it under imports: with defaults: "
                    + "{\(field.name): excluido}."
            )
        )
    }
}
