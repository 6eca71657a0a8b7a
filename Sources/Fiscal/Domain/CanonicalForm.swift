extension SaleDocument {
    /// The fiscal fields in a fixed order and notation, the same whether they came as CSV or JSON.
    ///
    /// *The same content* means equal canonical forms. The first line names the version of the form;
    /// it changes only with a decision, because old digests are compared with new ones. Shop, till,
    /// cashier and the declared total are not fiscal content.
    package var canonicalForm: String {
        var form = "contingencia-venta/1\n"
        form.reserveCapacity(512)
        form.addLine(issuer.text, number.prefix, String(number.consecutive), type.rawValue)
        form.addLine(soldAt.text)
        form.addLine(buyer.idType, buyer.id, buyer.name, buyer.email ?? "")
        // Older than the due day, which is there only where a file names it.
        if let due = payment.dueDay {
            form.addLine(payment.form.rawValue, payment.means, due.text)
        } else {
            form.addLine(payment.form.rawValue, payment.means)
        }
        for line in lines { form.add(line) }
        if let paper { form.addLine(paper.number, paper.day.text, paper.kind.rawValue) }
        if let declaredCode { form.addLine(declaredCode.hex) }
        if let voided { form.addLine("anulada", voided.reason) }
        return form
    }
}

extension String {
    fileprivate mutating func add(_ line: SaleLine) {
        addLine(
            line.code ?? "",
            line.description,
            line.quantity.plain,
            line.unit,
            line.price.plain,
            line.discount.plain,
            line.tax?.code.rawValue ?? "ZZ",
            line.tax?.rate.plain ?? ""
        )
    }

    /// Joined with bars; a bar, a backslash or a line break inside a field is written with a
    /// backslash, so that no two lists of fields look alike.
    fileprivate mutating func addLine(_ fields: String...) {
        for (position, field) in fields.enumerated() {
            if position > 0 { append("|") }
            append(field.utf8.contains(where: \.isEscaped) ? field.escaped : field)
        }
        append("\n")
    }

    private var escaped: String {
        reduce(into: "") { text, character in
            switch character {
            case "|", "\\": text += "\\\(character)"
            case "\n", "\r\n": text += "\\n"
            case "\r": text += "\\r"
            default: text.append(character)
            }
        }
    }
}

extension UInt8 {
    fileprivate var isEscaped: Bool {
        switch self {
        case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }
}
