@testable import SimulatedDIAN

extension Mutation {
    static let numbering = [
        Mutation(
            "FAB03",
            at: "</ext:UBLExtension>",
            "</ext:UBLExtension>",
            """
            </ext:UBLExtension><ext:UBLExtension><ext:ExtensionContent><sts:DianExtensions/>\
            </ext:ExtensionContent></ext:UBLExtension>
            """
        ),
        Mutation("FAB05a", ">18760000001<", "><"),
        Mutation("FAB05b", ">18760000001<", ">18760000009<"),
        Mutation("FAB10b", ">18760000001<", ">18760000002<"),
        Mutation("FAB07a FAB07b FAD09a", ">2019-01-19<", ">2026-01-09<"),
        Mutation("FAB07b", ">2019-01-19<", ">2026-01-08<"),
        Mutation("FAB08a FAB08b FAD09b", ">2030-01-19<", ">2026-01-07<"),
        Mutation("FAB08b", ">2030-01-19<", ">2026-01-08<"),
        Mutation("FAB10a", "<cbc:ID>SETP</cbc:ID>", "<cbc:ID>SETT</cbc:ID>"),
        Mutation("FAB11a", ">990000000<", "><"),
        Mutation("FAB11b", ">990000000<", ">990000001<"),
        Mutation("FAB11b FAD05b", ">990000000<", ">990000002<"),
        Mutation("FAB12a", ">995000000<", "><"),
        Mutation("FAB12b", ">995000000<", ">990000001<"),
        Mutation("FAB12b FAD05c", ">995000000<", ">990000000<"),
    ]

    static let software = [
        Mutation("FAB19a FAB22b", ">900123456</sts", "></sts"),
        Mutation(
            "FAB19b FAB22b",
            "schemeName=\"31\">900123456</sts",
            "schemeName=\"31\">900559088</sts"
        ),
        Mutation("FAB22a", "ProviderID schemeID=\"8\"", "ProviderID"),
        Mutation("FAB22b", "ProviderID schemeID=\"8\"", "ProviderID schemeID=\"7\""),
        Mutation(
            "FAB23",
            "ProviderID schemeID=\"8\" schemeName=\"31\"",
            "ProviderID schemeID=\"8\" schemeName=\"13\""
        ),
        Mutation("FAB24a", at: "<sts:SoftwareID>", "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0", ""),
        Mutation("FAB24b", ">56f2ae4e-9812", ">56f2ae4e-9813"),
        Mutation("FAB27a", without: "sts:SoftwareSecurityCode"),
        Mutation("FAB27b", "<sts:SoftwareSecurityCode>", "<sts:SoftwareSecurityCode>0"),
        Mutation("FAB31", ">800197268<", ">800197269<"),
        Mutation("FAB34", "ProviderID schemeID=\"4\"", "ProviderID schemeID=\"5\""),
        Mutation(
            "FAB35",
            "ProviderID schemeID=\"4\" schemeName=\"31\"",
            "ProviderID schemeID=\"4\" schemeName=\"13\""
        ),
        Mutation("FAB36", "https://catalogo-vpfe-hab.dian.gov.co/document/searchqr", ""),
        Mutation(
            "FAC03",
            of: SampleInvoice().signed(at: "2026-01-08T12:00:00-05:00"),
            "</ext:UBLExtensions>",
            """
            <ext:UBLExtension><ext:ExtensionContent>\
            <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>\
            </ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>
            """
        ),
    ]
}
