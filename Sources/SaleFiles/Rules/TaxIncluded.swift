import Fiscal

/// Whether a heading or key says that its amounts have the tax in them: `Precio con IVA`.
func saysTaxIncluded(_ name: String) -> Bool {
    let plain = plainName(name)
    let words = ["coniva", "coninc", "conimpuesto", "ivaincl", "incluyeiva", "impuestoincl"]
    return !plain.hasPrefix("total") && words.contains { plain.contains($0) }
}

extension Finding {
    /// A price before tax is never worked out from one with it: at 19 % most have no exact value.
    static func taxIncluded(_ code: FindingCode, _ name: String, at place: Place) -> Finding {
        Finding(
            code,
            .warning,
            at: place,
            message: Bilingual(
                es: "«\(name)» trae el impuesto incluido y no se tiene en cuenta: los precios se "
                    + "leen sin impuesto.",
                en: "“\(name)” has the tax in it and is ignored: prices are read before tax."
            ),
            remedy: Bilingual(
                es: "Exporte también el valor unitario sin impuesto, en una columna «precio».",
                en: "Export the unit price before tax as well, in a column “precio”."
            )
        )
    }
}
