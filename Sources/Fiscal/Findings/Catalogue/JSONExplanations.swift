/// JSN: the form of a JSON file.
extension FindingExplanation {
    static let jsonSyntax = FindingExplanation(
        meaning: Bilingual(
            es: "El archivo no es JSON válido.",
            en: "The file is not valid JSON."
        ),
        reason: Bilingual(
            es:
                "Desde ese punto no se puede leer nada con seguridad; por eso no se toma ninguna venta.",
            en: "Nothing can be read with certainty from there on; so no sale is taken."
        ),
        remedy: Bilingual(
            es:
                "Genere el archivo otra vez, sin editarlo a mano; revise comas, comillas y llaves en el "
                + "lugar indicado.",
            en:
                "Generate the file again, without editing it by hand; check commas, quotes and braces "
                + "at that place."
        ),
        norms: ["RFC 8259"]
    )

    static let jsonType = FindingExplanation(
        meaning: Bilingual(
            es: "Un valor es de otro tipo: un texto donde va una lista, por ejemplo.",
            en: "A value has another type: a string where a list belongs, for example."
        ),
        reason: Bilingual(
            es: "El programa no adivina qué se quiso decir.",
            en: "The program does not guess what was meant."
        ),
        remedy: Bilingual(
            es: "Escriba el valor con el tipo que pide el esquema ventas.schema.json.",
            en: "Write the value with the type that ventas.schema.json asks for."
        )
    )

    static let jsonKeyTwice = FindingExplanation(
        meaning: Bilingual(
            es: "Una clave está dos veces en el mismo objeto.",
            en: "A key stands twice in an object."
        ),
        reason: Bilingual(
            es: "Cada programa tomaría un valor distinto, el primero o el último.",
            en: "Each program would take another of the values, the first or the last."
        ),
        remedy: Bilingual(
            es: "Deje una sola.",
            en: "Keep one."
        ),
        norms: ["RFC 8259 §4"]
    )

    static let jsonKeyUnknown = FindingExplanation(
        meaning: Bilingual(
            es: "Una clave no se conoce.",
            en: "A key is not known."
        ),
        reason: whatNobodyKnows,
        remedy: Bilingual(
            es: "Use el nombre que indica la guía si el dato es de la factura; si no lo es, el "
                + "operador pone la clave en ignore:.",
            en: "Use the name of the guide if it belongs on the invoice; if it does not, the "
                + "operator puts the key under ignore:."
        )
    )

    static let jsonVersion = FindingExplanation(
        meaning: Bilingual(
            es: "La versión que declara el archivo no es una de las que se leen.",
            en: "The `version` of the file is not one that is read."
        ),
        reason: Bilingual(
            es: "En otra versión, los mismos nombres podrían significar otra cosa.",
            en: "In another version the same names might mean something else."
        ),
        remedy: Bilingual(
            es: "Exporte con \"version\": 1.",
            en: "Export with \"version\": 1."
        )
    )
}
