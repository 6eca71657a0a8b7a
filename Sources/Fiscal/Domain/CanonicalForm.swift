extension SaleDocument {
    /// The fiscal fields in a fixed order and notation, the same whether they came as CSV or JSON.
    ///
    /// *The same content* means equal canonical forms. The first line names the version of the form;
    /// it changes only with a decision, because old digests are compared with new ones. Shop, till,
    /// cashier and the declared total are not fiscal content.
    package var canonicalForm: String {
        var fields = ["contingencia-venta/1"]
        fields.append("\(issuer.text)|\(number.prefix)|\(number.consecutive)|\(type.rawValue)")
        fields.append(soldAt.text)
        fields.append([buyer.idType, buyer.id, buyer.name, buyer.email ?? ""].canonical)
        // Older than the due day, which is there only where a file names it.
        let due = payment.dueDay.map { "|\($0.text)" } ?? ""
        fields.append("\(payment.form.rawValue)|\(payment.means)" + due)
        for line in lines {
            fields.append(line.canonicalForm)
        }
        if let paper {
            fields.append([paper.number, paper.day.text, paper.kind.rawValue].canonical)
        }
        if let declaredCode { fields.append(declaredCode.hex) }
        if let voided { fields.append(["anulada", voided.reason].canonical) }
        return fields.joined(separator: "\n") + "\n"
    }
}

extension SaleLine {
    fileprivate var canonicalForm: String {
        [
            code ?? "", description, quantity.plain, unit, price.plain, discount.plain,
            tax?.code.rawValue ?? "ZZ", tax?.rate.plain ?? "",
        ].canonical
    }
}

extension [String] {
    /// Joined with bars; a bar, a backslash or a line break inside a field is written with a
    /// backslash, so that no two lists of fields look alike.
    fileprivate var canonical: String {
        map { field in
            field.reduce(into: "") { text, character in
                switch character {
                case "|", "\\": text += "\\\(character)"
                case "\n", "\r\n": text += "\\n"
                case "\r": text += "\\r"
                default: text.append(character)
                }
            }
        }
        .joined(separator: "|")
    }
}
