import Fiscal

/// FAD05: the number against the document's own range and the registered one.
enum NumberRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let invoice = examination.invoice
        verdict.refuse(
            "FAD05a",
            "El número de la factura contiene caracteres distintos de letras y números",
            if: invoice.number.isEmpty || !invoice.number.utf8.allSatisfy(isLetterOrDigit)
        )
        guard let consecutive = consecutive(of: invoice) else {
            verdict.refuse(
                "FAD05e",
                "Número de factura no existe para el número de autorización.",
                if: examination.issuer != nil
            )
            return
        }
        verdict.refuse(
            "FAD05b",
            "El número de la factura es inferior al inicial del rango informado",
            if: Int64(invoice.authorised("From")).map { consecutive < $0 } ?? false
        )
        verdict.refuse(
            "FAD05c",
            "El número de la factura es superior al final del rango informado",
            if: Int64(invoice.authorised("To")).map { consecutive > $0 } ?? false
        )
        guard let range = examination.range else { return }
        verdict.refuse(
            "FAD05d",
            "Número de factura no está contenido en el rango de numeración autorizado",
            if: !range.numbers.contains(consecutive)
        )
        let kind: AuthorisedRange.Kind = invoice.isTypeThree ? .talonario : .normal
        verdict.refuse(
            "FAD05e",
            "Número de factura no existe para el número de autorización.",
            if: range.kind != kind
        )
    }

    /// What follows the prefix that the document names; nil unless that is a number.
    private static func consecutive(of invoice: ReceivedInvoice) -> Int64? {
        guard invoice.number.hasPrefix(invoice.prefix) else { return nil }
        let digits = invoice.number.utf8.dropFirst(invoice.prefix.utf8.count)
        guard !digits.isEmpty, digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
        else { return nil }
        return Int64(Substring(digits))
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
