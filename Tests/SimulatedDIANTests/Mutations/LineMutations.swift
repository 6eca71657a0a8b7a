@testable import SimulatedDIAN

extension Mutation {
    /// A discount of nothing on the second line, 500.50, with one part of it changed.
    private static func discount(
        _ codes: String,
        _ old: String = "",
        _ new: String = ""
    ) -> Mutation {
        let group = """
            <cac:AllowanceCharge><cbc:ID>1</cbc:ID><cbc:ChargeIndicator>false</cbc:ChargeIndicator>\
            <cbc:MultiplierFactorNumeric>0.00</cbc:MultiplierFactorNumeric>\
            <cbc:Amount currencyID="COP">0.00</cbc:Amount>\
            <cbc:BaseAmount currencyID="COP">500.50</cbc:BaseAmount></cac:AllowanceCharge>
            """
        let changed = old.isEmpty ? group : group.replacing(old, with: new)
        return Mutation(codes, at: Part.secondLine, "<cac:Item>", changed + "<cac:Item>")
    }

    private static func code(_ codes: String, _ attributes: String, _ value: String) -> Mutation {
        Mutation(
            codes,
            without: "cac:StandardItemIdentification",
            but: """
                <cac:StandardItemIdentification><cbc:ID \(attributes)>\(value)</cbc:ID>\
                </cac:StandardItemIdentification>
                """
        )
    }

    static let lines = [
        Mutation("FAV02", at: Part.secondLine, "<cbc:ID>2<", "<cbc:ID>3<"),
        Mutation("FAV04a FAV06", at: Part.lines, without: "cbc:InvoicedQuantity"),
        Mutation("FAV04b FAV06", ">2.00</cbc:InvoicedQuantity>", ">-2.00</cbc:InvoicedQuantity>"),
        Mutation("", "InvoicedQuantity unitCode=\"94\"", "InvoicedQuantity unitCode=\"KGM\""),
        Mutation("FAV05", "InvoicedQuantity unitCode=\"94\"", "InvoicedQuantity unitCode=\"kilo\""),
        Mutation("", ">2.00</cbc:InvoicedQuantity>", ">2.000005</cbc:InvoicedQuantity>"),
        Mutation("FAV06", ">2.00</cbc:InvoicedQuantity>", ">2.000006</cbc:InvoicedQuantity>"),
        Mutation("FAV06 VLR01", "currencyID=\"COP\">1000.00", "currencyID=\"COP\">-1000.00"),
        Mutation(
            "FAV06",
            "<cac:Item>",
            """
            <cac:PricingReference><cac:AlternativeConditionPrice><cbc:PriceAmount \
            currencyID="COP">0.01</cbc:PriceAmount></cac:AlternativeConditionPrice>\
            </cac:PricingReference><cac:Item>
            """
        ),
        Mutation("FAV06 FAW03", "<cac:Item>", "<cac:PricingReference/><cac:Item>"),
        Mutation("FAZ01", at: Part.lines, without: "cac:Item"),
        Mutation("FAZ02", ">Café molido<", "><"),
        Mutation("FBB01 FAV06", without: "cac:Price"),
        Mutation("FBB02 FAV06", at: "<cac:Price>", without: "cbc:PriceAmount"),
        Mutation("FBB04", without: "cbc:BaseQuantity"),
        Mutation("FBB05", "BaseQuantity unitCode=\"94\"", "BaseQuantity unitCode=\"9\""),
    ]

    static let discounts = [
        discount(""),
        discount("FBE01", "<cbc:ChargeIndicator>false</cbc:ChargeIndicator>"),
        discount("FBE03", ">false<", ">no<"),
        discount("", "Numeric>0.00<", "Numeric>100.00<"),
        discount("FBE05", "Numeric>0.00<", "Numeric>100.01<"),
        discount("", ">500.50<", ">0.01<"),
        discount("FBE08", ">500.50<", ">0.00<"),
    ]

    static let goods = [
        Mutation("FAZ09", without: "cac:StandardItemIdentification"),
        code("", #"schemeID="010" schemeAgencyID="9""#, "7701234567897"),
        code("FAZ10", #"schemeID="010" schemeAgencyID="9""#, "770123456789O"),
        code("FAZ10", #"schemeID="010" schemeAgencyID="9""#, "770123456789777"),
        code("FAZ10", #"schemeID="001""#, ""),
        code("FAZ11", #"schemeID="002""#, "7"),
        code("FAZ12", #"schemeID="999" schemeName="Propio""#, "7"),
        code("FAZ14", #"schemeID="010" schemeAgencyID="10""#, "7701234567897"),
    ]
}
