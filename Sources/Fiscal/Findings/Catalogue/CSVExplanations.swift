/// CSV: the form of a table.
extension FindingExplanation {
    static let csvColumnsMissing = FindingExplanation(
        meaning: Bilingual(
            es: "Al encabezado le faltan columnas obligatorias, o más abajo hay otro distinto.",
            en: "The header lacks required columns, or another one stands below it."
        ),
        reason: Bilingual(
            es:
                "Sin ellas no hay factura: tipo, número, fecha, descripción, cantidad y precio son lo "
                + "mínimo.",
            en:
                "Without them there is no invoice: type, number, date, description, quantity and price "
                + "are the least."
        ),
        remedy: Bilingual(
            es: "Exporte con esas columnas y sus títulos en la primera fila.",
            en: "Export with these columns, their headings in the first row."
        )
    )

    static let csvFieldCount = FindingExplanation(
        meaning: Bilingual(
            es: "Una fila tiene más o menos campos que el encabezado.",
            en: "A row has more or fewer fields than the header."
        ),
        reason: Bilingual(
            es:
                "Los valores quedarían corridos: el precio en la columna del descuento, por ejemplo.",
            en: "The values would be shifted: the price in the column of the discount, for example."
        ),
        remedy: Bilingual(
            es:
                "Revise los separadores de la fila; un texto que lleva el separador va entre comillas.",
            en:
                "Check the delimiters of the row; a text that holds the delimiter goes between quotes."
        ),
        norms: ["RFC 4180"]
    )

    static let csvQuote = FindingExplanation(
        meaning: Bilingual(
            es: "Una comilla queda abierta o está donde no debe.",
            en: "A quote is left open or stands in the wrong place."
        ),
        reason: Bilingual(
            es: "No se puede saber dónde termina el texto ni dónde empieza el valor siguiente.",
            en: "Nobody can tell where the text ends and the next value begins."
        ),
        remedy: Bilingual(
            es:
                "Ponga el texto entre comillas y escriba doble (\"\") cada comilla que sea parte de él.",
            en: "Put the text between quotes and double (\"\") every quote that is part of it."
        ),
        norms: ["RFC 4180"]
    )

    /// Of a column and of a key alike.
    static let whatNobodyKnows = Bilingual(
        es:
            "Lo que trae no llegaría a la DIAN, y puede ser el impuesto, el descuento o el cliente. "
            + "Es un error, salvo que no diga nada o su nombre sea de algo que no va en una factura, "
            + "como la mesa o la bodega: entonces es un aviso, y también con rest: warn.",
        en:
            "What it holds would not reach DIAN, and may be the tax, the discount or the buyer. It is "
            + "an error, unless it says nothing or its name is of something that is on no invoice, "
            + "such as the table or the warehouse: then it is a warning, as it is with rest: warn."
    )

    static let csvColumnUnknown = FindingExplanation(
        meaning: Bilingual(
            es: "Una columna no se conoce por su título, o por su posición si no hay títulos.",
            en: "A column is not known by its heading, or by its position where there are none."
        ),
        reason: whatNobodyKnows,
        remedy: Bilingual(
            es: "Use el título que indica la guía si el dato es de la factura; si no lo es, el "
                + "operador pone la columna en ignore:.",
            en: "Use the heading of the guide if it belongs on the invoice; if it does not, the "
                + "operator puts the column under ignore:."
        )
    )

    static let csvColumnTwice = FindingExplanation(
        meaning: Bilingual(
            es: "Dos columnas significan lo mismo.",
            en: "Two columns have the same meaning."
        ),
        reason: Bilingual(
            es: "Pueden traer valores distintos, y el programa no escoge por usted.",
            en: "They may hold different values, and the program does not choose for you."
        ),
        remedy: Bilingual(
            es: "Deje una sola, o cambie el título de la que es otra cosa.",
            en: "Keep one, or rename the one that means something else."
        )
    )

    static let csvRowsDisagree = FindingExplanation(
        meaning: Bilingual(
            es: "Las filas de una misma factura no dicen lo mismo, o no están juntas.",
            en: "The rows of one invoice disagree, or are not together."
        ),
        reason: Bilingual(
            es:
                "Una factura tiene una sola fecha, un solo cliente y un solo total; puede ser que dos "
                + "ventas llevaran el mismo número.",
            en:
                "An invoice has one date, one buyer and one total; perhaps two sales carry the same "
                + "number."
        ),
        remedy: Bilingual(
            es:
                "Repita el mismo valor en todas las filas de la factura, o déjelo solo en la primera, y "
                + "ordene el archivo por número.",
            en:
                "Repeat the same value on all rows of the invoice, or give it on the first only, and "
                + "sort the file by number."
        )
    )

    static let csvRowSkipped = FindingExplanation(
        meaning: Bilingual(
            es:
                "Una fila no es una venta (repite el encabezado, es un título o una suma) y se omite.",
            en: "A row is no sale (a repeated header, a title or a sum) and is skipped."
        ),
        reason: Bilingual(
            es: "Es un aviso: la fila no se factura, y usted debe saberlo.",
            en: "A warning: the row is not invoiced, and you should know."
        ),
        remedy: Bilingual(
            es: "No hace falta hacer nada, salvo que la fila sí fuera una venta.",
            en: "Nothing needs to be done, unless the row was a sale after all."
        )
    )
}
