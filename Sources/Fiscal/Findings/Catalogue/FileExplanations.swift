/// FIL: the file as a whole.
extension FindingExplanation {
    static let fileEmpty = FindingExplanation(
        meaning: Bilingual(
            es: "El archivo está vacío o no trae ninguna venta.",
            en: "The file is empty or holds no sale."
        ),
        reason: Bilingual(
            es: "Una exportación vacía suele ser una exportación que falló: las ventas del día "
                + "podrían faltar.",
            en: "An empty export is mostly one that failed: the sales of the day may be missing."
        ),
        remedy: Bilingual(
            es: "Exporte las ventas otra vez; si no hubo ventas, no envíe el archivo.",
            en: "Export the sales again; if there were none, do not send the file."
        )
    )

    static let fileUnknown = FindingExplanation(
        meaning: Bilingual(
            es: "El formato del archivo no es uno de los que se leen.",
            en: "The format is not one of those read."
        ),
        reason: Bilingual(
            es: "Un libro de Excel, un PDF o un ZIP no se lee: solo CSV y JSON.",
            en: "An Excel workbook, a PDF or a ZIP is not read: only CSV and JSON are."
        ),
        remedy: Bilingual(
            es:
                "En Excel, use «Guardar como» y elija CSV UTF-8; o exporte CSV o JSON desde la caja.",
            en: "In Excel, use “Save as” and choose CSV UTF-8; or export CSV or JSON from the till."
        )
    )

    static let fileEncoding = FindingExplanation(
        meaning: Bilingual(
            es: "El archivo no es texto, o su codificación no es una de las que se leen.",
            en: "The file is not text, or not in an encoding that is read."
        ),
        reason: Bilingual(
            es:
                "Con otra codificación las tildes y las eñes de nombres y productos quedarían mal en "
                + "la factura.",
            en:
                "In another encoding the accents of names and products would go wrong on the invoice."
        ),
        remedy: Bilingual(
            es: "Guarde el archivo como CSV UTF-8, o como JSON en UTF-8.",
            en: "Save the file as CSV UTF-8, or as JSON in UTF-8."
        ),
        norms: ["RFC 8259 §8.1"]
    )

    static let fileTruncated = FindingExplanation(
        meaning: Bilingual(
            es: "El archivo termina en la mitad de una venta.",
            en: "The file ends in the middle of a sale."
        ),
        reason: Bilingual(
            es:
                "Una copia cortada deja ventas por fuera; por eso no se toma ninguna hasta que llegue "
                + "el archivo completo.",
            en: "A copy that was cut short leaves sales out; so none is taken until the whole file "
                + "has come."
        ),
        remedy: Bilingual(
            es: "Exporte y copie el archivo otra vez, completo.",
            en: "Export and copy the file again, whole."
        )
    )

    static let fileLimit = FindingExplanation(
        meaning: Bilingual(
            es: "Un valor, una fila o una venta pasa de su límite de tamaño.",
            en: "A value, a row or a sale passes its limit of size."
        ),
        reason: Bilingual(
            es:
                "Casi siempre es una comilla sin cerrar, que convierte el resto del archivo en un solo "
                + "valor.",
            en: "It is mostly a quote that was never closed, which turns the rest of the file into "
                + "one value."
        ),
        remedy: Bilingual(
            es: "Busque una comilla sin cerrar en el lugar indicado o antes; si el valor es así de "
                + "largo, acórtelo.",
            en:
                "Look for a quote left open at that place or before; if the value really is so long, "
                + "shorten it."
        )
    )

    static let fileSeveralIssuers = FindingExplanation(
        meaning: Bilingual(
            es: "El archivo trae ventas de varios emisores.",
            en: "The file has sales of several issuers."
        ),
        reason: Bilingual(
            es: "La evidencia se sella por emisor: los documentos de uno no pueden quedar en el "
                + "expediente de otro.",
            en:
                "Evidence is sealed by issuer: what belongs to one must not lie in another's archive."
        ),
        remedy: Bilingual(
            es: "Envíe un archivo por cada emisor.",
            en: "Send one file for each issuer."
        )
    )
}
