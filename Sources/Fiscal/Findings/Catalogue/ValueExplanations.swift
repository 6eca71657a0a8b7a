/// VAL: the values of a sale.
extension FindingExplanation {
    static let valueMissing = FindingExplanation(
        meaning: Bilingual(
            es: "Falta un dato obligatorio.",
            en: "A required value is missing."
        ),
        reason: Bilingual(
            es: "Sin él la factura no cumple los requisitos de la ley y la DIAN la rechaza.",
            en: "Without it the invoice does not meet the law's requirements and DIAN refuses it."
        ),
        remedy: Bilingual(
            es: "Complete el dato y envíe la venta de nuevo.",
            en: "Fill it in and send the sale again."
        ),
        norms: ["Estatuto Tributario, art. 617"]
    )

    static let valueForm = FindingExplanation(
        meaning: Bilingual(
            es: "Un valor no está en su lista, o no tiene la forma que debe.",
            en: "A value is not in its list, or has not its form."
        ),
        reason: Bilingual(
            es: "La DIAN rechaza los códigos y las tarifas que no están en las tablas de su anexo.",
            en: "DIAN refuses codes and rates that are not in the tables of its annex."
        ),
        remedy: Bilingual(
            es: "Escriba uno de los valores que indica el hallazgo.",
            en: "Write one of the values that the finding names."
        ),
        norms: ["FAK25", "FAN02", "FAN03", "FAS14", "FAV05"]
    )

    static let typeOutOfScope = FindingExplanation(
        meaning: Bilingual(
            es: "El documento no es una factura: es una nota o un tiquete POS.",
            en: "The document is not an invoice: it is a note or a POS ticket."
        ),
        reason: Bilingual(
            es: "Las notas crédito y débito y los tiquetes POS no tienen tipo de contingencia.",
            en: "Credit and debit notes and POS tickets have no contingency type."
        ),
        remedy: Bilingual(
            es: "Quítelo del archivo y transmítalo por el canal normal.",
            en: "Take it out of the file and transmit it by the normal channel."
        ),
        norms: ["FAD12"]
    )

    static let dateForm = FindingExplanation(
        meaning: Bilingual(
            es: "Una fecha o una hora no se puede leer, o no existe.",
            en: "A date or time cannot be read, or does not exist."
        ),
        reason: Bilingual(
            es:
                "La fecha y la hora entran en el CUFE y deciden el plazo de 48 horas: no se adivinan.",
            en: "Date and time are part of the CUFE and decide the 48 hours: they are not guessed."
        ),
        remedy: Bilingual(
            es:
                "Escriba la fecha como 2026-09-08 u 08/09/2026 (día, mes y año), y la hora como 14:30:00.",
            en:
                "Write the date as 2026-09-08 or 08/09/2026 (day, month, year), the time as 14:30:00."
        ),
        norms: ["FAD09", "FAD10"]
    )

    static let numberForm = FindingExplanation(
        meaning: Bilingual(
            es: "El número de la factura no se puede leer.",
            en: "The invoice number cannot be read."
        ),
        reason: Bilingual(
            es:
                "La DIAN solo acepta letras y cifras: «FC-0024» y «FC24» no son el mismo número, y el "
                + "programa no escoge por usted.",
            en:
                "DIAN accepts letters and digits only: “FC-0024” and “FC24” are not the same number, "
                + "and the program does not choose for you."
        ),
        remedy: Bilingual(
            es:
                "Escriba el prefijo y el consecutivo sin guiones, espacios ni ceros a la izquierda.",
            en: "Write prefix and consecutive without hyphens, spaces or leading zeros."
        ),
        norms: ["FAD05a"]
    )

    static let checkDigit = FindingExplanation(
        meaning: Bilingual(
            es: "El dígito de verificación de un NIT no corresponde.",
            en: "The check digit of a NIT does not match."
        ),
        reason: Bilingual(
            es: "Alguna cifra está mal, tal vez no la última: la factura saldría a nombre de otro.",
            en:
                "Some digit is wrong, perhaps not the last one: the invoice would name somebody else."
        ),
        remedy: Bilingual(
            es: "Compare el NIT con el RUT.",
            en: "Compare the NIT with the RUT."
        ),
        norms: ["FAK24", "FAK25"]
    )

    static let issuerUnknown = FindingExplanation(
        meaning: Bilingual(
            es: "El emisor no es uno de los configurados, o hace falta y no está.",
            en: "The issuer is not one of the settings, or is needed and missing."
        ),
        reason: Bilingual(
            es: "Sin saber quién vende no hay rango de numeración ni CUFE.",
            en: "Without knowing who sells there is neither a range of numbers nor a CUFE."
        ),
        remedy: Bilingual(
            es: "Corrija nit_emisor, o pida al operador agregar el emisor a contingencia.yaml.",
            en: "Correct nit_emisor, or ask the operator to add the issuer to contingencia.yaml."
        ),
        norms: ["FAB05b"]
    )

    static let paperReference = FindingExplanation(
        meaning: Bilingual(
            es: "Falta un dato de la factura de papel, o está donde no va.",
            en: "A paper reference is missing, or given where none belongs."
        ),
        reason: Bilingual(
            es:
                "El tipo 03 transcribe una factura de talonario y debe decir cuál; los demás tipos no "
                + "tienen papel.",
            en:
                "Type 03 transcribes an invoice on paper and must say which; the other types have none."
        ),
        remedy: Bilingual(
            es: "Copie número, fecha y tipo de la factura de papel; en otro tipo, quítelos.",
            en: "Copy number, date and kind from the paper; in another type, take them out."
        ),
        norms: ["FAI01", "FAI02", "FAI04"]
    )

    static let textForm = FindingExplanation(
        meaning: Bilingual(
            es: "Un texto es demasiado largo o lleva caracteres de control.",
            en: "A text is too long or holds control characters."
        ),
        reason: Bilingual(
            es: "El XML de la factura no admite caracteres de control, y la DIAN limita el largo.",
            en: "The invoice's XML takes no control characters, and DIAN limits the length."
        ),
        remedy: Bilingual(
            es: "Acorte el texto, o escríbalo de nuevo en una sola línea.",
            en: "Shorten the text, or type it again on one line."
        ),
        norms: ["XML 1.0 §2.2"]
    )

    static let textDamaged = FindingExplanation(
        meaning: Bilingual(
            es: "Un texto se dañó al exportarlo: «MarÃ­a» en lugar de «María», o una "
                + "letra perdida.",
            en: "A text was damaged when it was exported: “MarÃ­a” for “María”, or a letter lost."
        ),
        reason: Bilingual(
            es:
                "Lo que la DIAN acepta no se puede corregir; repetir una exportación cuesta un minuto.",
            en: "What DIAN accepts can never be corrected; an export is repeated in a minute."
        ),
        remedy: Bilingual(
            es: "Exporte las ventas otra vez como UTF-8.",
            en: "Export the sales again as UTF-8."
        )
    )
}
