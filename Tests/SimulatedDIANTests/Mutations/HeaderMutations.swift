@testable import SimulatedDIAN

extension Mutation {
    static let header = [
        Mutation("FAD01", "<cbc:UBLVersionID>UBL 2.1", "<cbc:UBLVersionID>UBL 2.0"),
        Mutation("", "<cbc:CustomizationID>10", "<cbc:CustomizationID>09"),
        Mutation("FAD02", "<cbc:CustomizationID>10", "<cbc:CustomizationID>05"),
        Mutation("FAD03", "DIAN 2.1: Factura Electrónica de Venta", "DIAN 2.1"),
        Mutation("FAD04", "<cbc:ProfileExecutionID>2", "<cbc:ProfileExecutionID>1"),
        Mutation("FAD06", "schemeName=\"CUFE-SHA384\">", "schemeName=\"CUFE-SHA384\">0"),
        Mutation("FAD07", "<cbc:UUID schemeID=\"2\"", "<cbc:UUID schemeID=\"1\""),
        Mutation("FAD08", "CUFE-SHA384", "CUDE-SHA384"),
        Mutation("FAD12a", "<cbc:InvoiceTypeCode>01", "<cbc:InvoiceTypeCode>77"),
        Mutation("FAD12b", "<cbc:InvoiceTypeCode>01", "<cbc:InvoiceTypeCode>91"),
        Mutation("FAD15a FAD15b", "CurrencyCode>COP<", "CurrencyCode>Cop<"),
        Mutation("FAD15b", "CurrencyCode>COP<", "CurrencyCode>USD<"),
        Mutation("FAD15b", "currencyID=\"COP\"", "currencyID=\"USD\""),
        Mutation("FAD16", "<cbc:LineCountNumeric>2", "<cbc:LineCountNumeric>3"),
        Mutation("FAI01", of: .typeThree, without: "cac:AdditionalDocumentReference"),
        Mutation("FAI02", of: .typeThree, "<cbc:ID>TAL15</cbc:ID>", ""),
        Mutation("FAI03", of: .typeThree, at: "TAL15", without: "cbc:UUID"),
    ]

    static let dates = [
        Mutation("FAD06 FAD10", ">10:00:00-05:00<", ">10:00:00-04:00<"),
        Mutation("FAD06 FAD10", ">10:00:00-05:00<", ">25:00:00-05:00<"),
        Mutation("FAD06", ">10:00:00-05:00<", ">23:59:59-05:00<"),
        Mutation("FAD06 FAD09e", ">2026-01-08<", ">2026-01-07<"),
        Mutation("FAD06 FAD09e", ">2026-01-08<", ">2026-02-30<"),
        Mutation("FAB07a FAD06 FAD09a FAD09e", ">2026-01-08<", ">2019-01-18<"),
        Mutation("FAB08a FAD06 FAD09b FAD09e", ">2026-01-08<", ">2030-01-20<"),
    ]

    static let payment = [
        Mutation("FAN01", without: "cac:PaymentMeans"),
        Mutation("FAN02", "<cac:PaymentMeans><cbc:ID>1", "<cac:PaymentMeans><cbc:ID>3"),
        Mutation("", "<cbc:PaymentMeansCode>10", "<cbc:PaymentMeansCode>ZZZ"),
        Mutation("", "<cbc:PaymentMeansCode>10", "<cbc:PaymentMeansCode>53"),
        Mutation("FAN03", "<cbc:PaymentMeansCode>10", "<cbc:PaymentMeansCode>54"),
        Mutation("FAN03", "<cbc:PaymentMeansCode>10", "<cbc:PaymentMeansCode>"),
        Mutation(
            "",
            "<cac:PaymentMeans><cbc:ID>1</cbc:ID><cbc:PaymentMeansCode>10</cbc:PaymentMeansCode>",
            """
            <cac:PaymentMeans><cbc:ID>2</cbc:ID><cbc:PaymentMeansCode>ZZZ</cbc:PaymentMeansCode>\
            <cbc:PaymentDueDate>2026-01-08</cbc:PaymentDueDate>
            """
        ),
        Mutation("FAN04", "<cac:PaymentMeans><cbc:ID>1", "<cac:PaymentMeans><cbc:ID>2"),
    ]
}
