/// FAD01 to FAD16, as far as the document alone and the environment decide them.
enum HeaderRules: Rule {
    /// Annex 1.9 §13.1.5.
    private static let operations: Set<String> = ["09", "10", "11", "12", "14", "15", "16"]
    private static let types: Set<String> = ["01", "02", "03", "04"]

    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let root = examination.invoice.root
        verdict.refuse(
            "FAD01",
            "La versión del formato UBL no es UBL 2.1",
            if: root.value("UBLVersionID") != "UBL 2.1"
        )
        verdict.refuse(
            "FAD02",
            "El tipo de operación no es válido",
            if: !operations.contains(root.value("CustomizationID"))
        )
        verdict.refuse(
            "FAD03",
            "ProfileID no contiene el literal «DIAN 2.1: Factura Electrónica de Venta»",
            if: !root.value("ProfileID").contains("DIAN 2.1: Factura Electrónica de Venta")
        )
        verdict.refuse(
            "FAD12a",
            "El tipo de factura no es válido",
            if: !types.contains(examination.invoice.typeCode)
        )
        examineEnvironment(examination, into: &verdict)
        examineForms(examination.invoice, into: &verdict)
    }

    private static func examineEnvironment(
        _ examination: Examination,
        into verdict: inout Verdict
    ) {
        let environment = examination.register.environment.rawValue
        let code = examination.invoice.root.cbc("UUID")
        verdict.refuse(
            "FAD04",
            "El ambiente informado no corresponde al ambiente que recibe el documento",
            if: examination.invoice.root.value("ProfileExecutionID") != environment
        )
        verdict.refuse(
            "FAD07",
            "El ambiente del CUFE no corresponde al ambiente del documento",
            if: code?.attribute("schemeID") != environment
        )
        let scheme = examination.invoice.isTypeThree ? "CUDE-SHA384" : "CUFE-SHA384"
        verdict.refuse(
            "FAD08",
            "El algoritmo del CUFE no es válido",
            if: code?.attribute("schemeName") != scheme
        )
    }

    private static func examineForms(_ invoice: ReceivedInvoice, into verdict: inout Verdict) {
        verdict.refuse(
            "FAD10",
            "La hora no tiene el formato HH:MM:SS-05:00",
            if: !isColombianTime(invoice)
        )
        let currency = invoice.root.value("DocumentCurrencyCode")
        verdict.refuse(
            "FAD15b",
            "Alguno de los valores se informa en una divisa distinta de la del documento",
            if: invoice.root.tree.elements.contains { element in
                element.attribute("currencyID").map { $0 != currency } ?? false
            }
        )
        let count = invoice.root.amount("LineCountNumeric")
        verdict.refuse(
            "FAD16",
            "El número de líneas no corresponde a las líneas del documento",
            if: count != WireAmount(millionths: Int128(invoice.lines.count) * 1_000_000)
        )
    }

    private static func isColombianTime(_ invoice: ReceivedInvoice) -> Bool {
        let time = invoice.root.value("IssueTime")
        guard time.utf8.count == 14, time.hasSuffix("-05:00") else { return false }
        return invoice.issuedAt != nil || invoice.issueDay == nil
    }
}
