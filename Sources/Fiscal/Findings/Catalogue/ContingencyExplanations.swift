/// CTG and DIAN: contingency, and what DIAN said.
extension FindingExplanation {
    static let outsideWindows = FindingExplanation(
        meaning: Bilingual(
            es: "La venta no está en ninguna ventana de contingencia declarada.",
            en: "The sale lies in no declared contingency window."
        ),
        reason: Bilingual(
            es:
                "La DIAN rechaza un tipo 04 firmado fuera de una contingencia declarada; los anuncios "
                + "llegan tarde, y la venta espera.",
            en:
                "DIAN refuses a type 04 signed outside a declared contingency; announcements come late, "
                + "and the sale waits."
        ),
        remedy: Bilingual(
            es: "La tienda no hace nada; el operador declara la ventana con «contingencia window "
                + "declare».",
            en:
                "The store does nothing; the operator declares the window with `contingencia window "
                + "declare`."
        ),
        norms: ["CTG01"]
    )

    static let codeDiffers = FindingExplanation(
        meaning: Bilingual(
            es: "El CUFE de la caja no es el que resulta de los datos de la venta.",
            en: "The till's CUFE is not the one the data of the sale give."
        ),
        reason: Bilingual(
            es:
                "El CUFE está impreso en la factura que tiene el cliente y no se reemplaza en silencio.",
            en: "It is printed on the invoice the buyer holds, and is never replaced in silence."
        ),
        remedy: Bilingual(
            es: "Revise fecha, hora, valores, cliente y clave técnica: deben ser los de la caja.",
            en: "Check date, time, amounts, buyer and technical key: they must be the till's."
        ),
        norms: ["FAD06"]
    )

    static let draftWithCode = FindingExplanation(
        meaning: Bilingual(
            es: "Un borrador (tipo 01) trae CUFE: el cliente ya tiene una factura.",
            en: "A draft (type 01) has a CUFE: the buyer holds an invoice."
        ),
        reason: Bilingual(
            es:
                "A un borrador se le pone fecha al emitirlo: la factura tendría otro CUFE que el papel "
                + "del cliente.",
            en: "A draft is dated when it is issued: the invoice would have another CUFE than the "
                + "buyer's paper."
        ),
        remedy: Bilingual(
            es: "Si la factura se entregó, envíela como tipo 04; si no, quite el CUFE.",
            en: "If the invoice was handed over, send it as type 04; else take out the CUFE."
        )
    )

    static let soldInFuture = FindingExplanation(
        meaning: Bilingual(
            es: "La venta tiene fecha futura.",
            en: "The sale is dated in the future."
        ),
        reason: Bilingual(
            es:
                "El reloj de la caja está adelantado, o la fecha está mal: la factura saldría con una "
                + "fecha falsa.",
            en:
                "The till's clock is fast or the date is wrong: the invoice would have a false date."
        ),
        remedy: Bilingual(
            es: "Revise el reloj de la caja y corrija la fecha.",
            en: "Check the till's clock and correct the date."
        ),
        norms: ["FAD09e"]
    )

    static let refusedByAuthority = FindingExplanation(
        meaning: Bilingual(
            es: "La DIAN rechazó la factura; el hallazgo dice la regla.",
            en: "DIAN refused the invoice; the finding names the rule."
        ),
        reason: Bilingual(
            es:
                "Una factura rechazada no existe para la DIAN, y el plazo sigue corriendo; su número no "
                + "se ha usado.",
            en:
                "A refused invoice does not exist for DIAN, and the deadline runs on; its number is not "
                + "used up."
        ),
        remedy: Bilingual(
            es: "Corrija según la regla y envíe la venta de nuevo con el mismo número.",
            en: "Correct it by the rule and send the sale again with the same number."
        )
    )

    static let disputedByAuthority = FindingExplanation(
        meaning: Bilingual(
            es: "La DIAN ya tiene ese número con otro código único.",
            en: "DIAN has the number with another unique code."
        ),
        reason: Bilingual(
            es:
                "Alguien transmitió otro documento con ese número: otra caja, otro programa, o este "
                + "antes de perder sus datos.",
            en:
                "Somebody transmitted another document under it: another till, another program, or this "
                + "one before it lost its data."
        ),
        remedy: Bilingual(
            es: "Averigüe qué documento tiene la DIAN y compárelo con la venta antes de decidir.",
            en: "Find out which document DIAN has and compare it with the sale before deciding."
        ),
        norms: ["DIAN 90"]
    )
}
