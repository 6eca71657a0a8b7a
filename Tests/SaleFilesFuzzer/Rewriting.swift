import Fiscal
import SaleFiles

extension Outcome {
    /// A sale that was read, written again as JSON, is read as the same fiscal content.
    func checkSalesComeBack(in context: ReadingContext) {
        for sale in sales.prefix(8).compactMap(\.sale) {
            let again = Outcome(
                of: Array(sale.json.utf8),
                name: "otra.json",
                in: ReadingContext(issuers: context.issuers),
                cuts: .none
            )
            let read = again.sales.first?.sale
            promise(
                read?.canonicalForm == sale.canonicalForm,
                "another sale came back:\n\(sale)\n\(sale.json)\n\(again)"
            )
        }
    }
}

extension SaleDocument {
    /// As a sale of a JSON sale file.
    fileprivate var json: String {
        let sale: [(String, String?)] = [
            ("tipo", quoted(type.rawValue)), ("prefijo", quoted(number.prefix)),
            ("numero", "\(number.consecutive)"), ("fecha_hora", quoted(soldAt.text)),
            ("nit_emisor", quoted(issuer.text)), ("cliente", buyer.json),
            ("lineas", "[" + lines.map(\.json).joined(separator: ",") + "]"),
            ("forma_pago", quoted(payment.form.rawValue)), ("medio_pago", quoted(payment.means)),
            ("total", declaredTotal?.plain), ("cufe", declaredCode.map { quoted($0.hex) }),
            ("referencia_papel", paper.map { quoted($0.number) }),
            ("fecha_papel", paper.map { quoted($0.day.text) }),
            ("tipo_papel", paper.map { quoted($0.kind.rawValue) }),
            ("anulada", voided.map { _ in "true" }), ("motivo", voided.map { quoted($0.reason) }),
        ]
        return object(sale)
    }
}

extension Buyer {
    fileprivate var json: String {
        object([
            ("tipo", quoted(idType)), ("id", quoted(id)), ("nombre", quoted(name)),
            ("correo", email.map(quoted)),
        ])
    }
}

extension SaleLine {
    fileprivate var json: String {
        object([
            ("codigo", code.map(quoted)), ("descripcion", quoted(description)),
            ("cantidad", quantity.plain), ("unidad", quoted(unit)), ("precio", price.plain),
            ("descuento", discount.plain), ("impuesto", quoted(tax?.code.rawValue ?? "ZZ")),
            ("tarifa", tax?.rate.plain),
        ])
    }
}

private func object(_ members: [(String, String?)]) -> String {
    let present = members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
    return "{" + present.joined(separator: ",") + "}"
}

/// Every character as its UTF-16 units, which also tries the reader's escapes.
private func quoted(_ text: String) -> String {
    let units = text.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + units.joined() + "\""
}
