@testable import SimulatedDIAN

extension Mutation {
    /// Of a total: its name, its value in the sample, and the new value.
    private static func total(
        _ codes: String,
        _ name: String,
        _ old: String,
        _ new: String
    ) -> Mutation {
        let tag = "<cbc:\(name) currencyID=\"COP\">"
        return Mutation(codes, tag + old, tag + new)
    }

    /// A further total before the amount to pay.
    private static func total(_ codes: String, adding name: String, _ value: String) -> Mutation {
        Mutation(
            codes,
            "<cbc:PayableAmount",
            "<cbc:\(name) currencyID=\"COP\">\(value)</cbc:\(name)><cbc:PayableAmount"
        )
    }

    /// Both sides are rounded to whole pesos, half up, each by itself.
    static let totals = [
        Mutation("FAD06 FAU01", without: "cac:LegalMonetaryTotal"),
        total("FAD06 FAU02 FAU06", "LineExtensionAmount", "2500.50", "2500.49"),
        total("FAD06", "LineExtensionAmount", "2500.50", "2501.49"),
        total("FAU04", "TaxExclusiveAmount", "2000.00", "1999.49"),
        total("", "TaxExclusiveAmount", "2000.00", "1999.50"),
        total("", "TaxExclusiveAmount", "2000.00", "2000.49"),
        total("FAU04", "TaxExclusiveAmount", "2000.00", "2000.50"),
        total("FAU06 FAU14", "TaxInclusiveAmount", "2880.50", "2880.49"),
        total("", "TaxInclusiveAmount", "2880.50", "2881.49"),
        total("FAD06 FAU14", "PayableAmount", "2880.50", "2880.49"),
        total("FAD06", "PayableAmount", "2880.50", "2881.49"),
        total("", adding: "AllowanceTotalAmount", "0.00"),
        total("FAU08 FAU14", adding: "AllowanceTotalAmount", "0.50"),
        total("", adding: "ChargeTotalAmount", "0.49"),
        total("FAU10 FAU14", adding: "ChargeTotalAmount", "1.00"),
        total("VLR01", adding: "PayableRoundingAmount", "-0.01"),
        total("", adding: "PayableRoundingAmount", "0.00"),
    ]

    private static func tax(_ code: String, percent: String = "19.00") -> String {
        """
        <cac:TaxTotal><cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount><cac:TaxSubtotal>\
        <cbc:TaxableAmount currencyID="COP">0.00</cbc:TaxableAmount>\
        <cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount><cac:TaxCategory>\
        <cbc:Percent>\(percent)</cbc:Percent><cac:TaxScheme><cbc:ID>\(code)</cbc:ID>\
        </cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
        """
    }

    static let taxes = [
        Mutation("FAS01a", "<cac:LegalMonetaryTotal>", tax("01") + "<cac:LegalMonetaryTotal>"),
        Mutation("FAS01a", "<cac:Item>", tax("03") + "<cac:Item>"),
        Mutation("", "<cac:LegalMonetaryTotal>", tax("03") + "<cac:LegalMonetaryTotal>"),
        Mutation(
            "FAS01b",
            "<cac:LegalMonetaryTotal>",
            tax("04", percent: "8.00") + "<cac:LegalMonetaryTotal>"
        ),
        Mutation("FAD06 FAS02", ">380.00<", ">380.01<"),
        Mutation(
            "FAS02 FAS07",
            at: "<cac:TaxSubtotal>",
            "<cbc:TaxAmount currencyID=\"COP\">380.00",
            "<cbc:TaxAmount currencyID=\"COP\">379.99"
        ),
        Mutation(
            "FAS04",
            "</cac:TaxSubtotal>",
            """
            </cac:TaxSubtotal><cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">0.00\
            </cbc:TaxableAmount><cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount>\
            <cac:TaxCategory><cbc:Percent>19.0</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID>\
            </cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
            """
        ),
        Mutation(
            "",
            "</cac:TaxSubtotal>",
            """
            </cac:TaxSubtotal><cac:TaxSubtotal><cbc:TaxableAmount currencyID="COP">0.00\
            </cbc:TaxableAmount><cbc:TaxAmount currencyID="COP">0.00</cbc:TaxAmount>\
            <cac:TaxCategory><cbc:Percent>5.00</cbc:Percent><cac:TaxScheme><cbc:ID>01</cbc:ID>\
            </cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>
            """
        ),
        Mutation("FAS05 FAS07", at: Part.documentTax, without: "cbc:TaxableAmount"),
        Mutation("FAS07 FAS14", "<cbc:Percent>19.00", "<cbc:Percent>19.01"),
        Mutation("FAS07", "<cbc:Percent>19.00", "<cbc:Percent>16.00"),
        Mutation("FAS07 FAS14 VLR01", "<cbc:Percent>19.00", "<cbc:Percent>-19.00"),
        Mutation("FAD06 FAS01a FAS15", at: Part.documentTax, without: "cac:TaxScheme"),
        Mutation(
            "FAD06 FAS01a FAS16",
            at: Part.documentTax,
            "<cbc:ID>01</cbc:ID>",
            "<cbc:ID>1</cbc:ID>"
        ),
        Mutation("FAX01", "<cac:Item>", tax("01") + "<cac:Item>"),
        Mutation("FAX07", at: Part.lines, "<cbc:Percent>19.00", "<cbc:Percent>19.01"),
        Mutation("FAS01a FAS01b FAX13", at: Part.lines, without: "cac:TaxCategory"),
        Mutation("FAS01a FAS01b FAX15", at: Part.lines, without: "cac:TaxScheme"),
        Mutation(
            "FAS01a FAS01b FAX16",
            at: Part.lines,
            "<cbc:ID>01</cbc:ID><cbc:Name>",
            "<cbc:ID>1</cbc:ID><cbc:Name>"
        ),
    ]
}
