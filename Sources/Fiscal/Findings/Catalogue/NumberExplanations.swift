/// NUM: numbers, ranges and what is already known of a number.
extension FindingExplanation {
    static let prefixUnknown = FindingExplanation(
        meaning: Bilingual(
            es: "El prefijo no es de ningún rango autorizado.",
            en: "The prefix belongs to no authorised range."
        ),
        reason: Bilingual(
            es:
                "La DIAN rechaza una factura cuyo número no está en una autorización de numeración.",
            en: "DIAN refuses an invoice whose number lies in no authorised range."
        ),
        remedy: Bilingual(
            es: "Corrija el prefijo, o pida al operador agregar el rango en contingencia.yaml.",
            en: "Correct it, or ask the operator to add the range to contingencia.yaml."
        ),
        norms: ["FAB10b", "FAD05e"]
    )

    static let numberOutsideRange = FindingExplanation(
        meaning: Bilingual(
            es: "El número está fuera del rango autorizado, o antes del primero de este espacio de "
                + "trabajo.",
            en: "The number is outside the range, or before the first one of this workspace."
        ),
        reason: Bilingual(
            es:
                "La DIAN rechaza los números fuera del rango; tal vez el rango se agotó y hay otro.",
            en:
                "DIAN refuses numbers outside the range; perhaps it is used up and there is another."
        ),
        remedy: Bilingual(
            es:
                "Corrija el número, o pida al operador agregar el nuevo rango en contingencia.yaml.",
            en: "Correct it, or ask the operator to add the new range to contingencia.yaml."
        ),
        norms: ["FAD05d"]
    )

    static let rangeNotInForce = FindingExplanation(
        meaning: Bilingual(
            es: "La fecha de la factura está fuera de la vigencia de su rango.",
            en: "The invoice's date lies before or after the dates of its range."
        ),
        reason: Bilingual(
            es: "Una autorización de numeración rige entre dos fechas; por fuera de ellas la DIAN "
                + "rechaza la factura.",
            en: "An authorised range is in force between two dates; outside them DIAN refuses the "
                + "invoice."
        ),
        remedy: Bilingual(
            es: "Corrija la fecha, o pida al operador agregar el rango vigente ese día.",
            en: "Correct the date, or ask the operator to add the range in force on that day."
        ),
        norms: ["FAB07a", "FAB08a", "FAD09a", "FAD09b"]
    )

    static let rangeKind = FindingExplanation(
        meaning: Bilingual(
            es: "El tipo de la factura no va con la clase de su rango.",
            en: "A type in a range of the other kind."
        ),
        reason: Bilingual(
            es:
                "El papel se autoriza aparte: el tipo 03 usa un rango de talonario; los tipos 01 y 04, "
                + "el normal.",
            en:
                "Paper is authorised apart: type 03 uses a talonario range, types 01 and 04 a normal "
                + "one."
        ),
        remedy: Bilingual(
            es: "Corrija el tipo o el número.",
            en: "Correct the type or the number."
        ),
        norms: ["FAD05e"]
    )

    static let numberConflict = FindingExplanation(
        meaning: Bilingual(
            es: "El número ya está aceptado o en camino con otro contenido.",
            en: "Other content than what is accepted or in motion under this number."
        ),
        reason: Bilingual(
            es: "La DIAN acepta cada número una sola vez; lo aceptado solo se corrige con una nota "
                + "crédito.",
            en:
                "DIAN accepts each number once; what is accepted is corrected by a credit note only."
        ),
        remedy: Bilingual(
            es:
                "Si es otra venta, envíela con su propio número; si es una corrección, haga una nota "
                + "crédito.",
            en:
                "If it is another sale, send it with its own number; if a correction, make a credit "
                + "note."
        ),
        norms: ["DIAN 90"]
    )

    static let numberRivals = FindingExplanation(
        meaning: Bilingual(
            es:
                "Dos ventas distintas llegaron al mismo tiempo con el mismo número, o una que esperaba "
                + "se lee hoy con otro contenido que cuando se juzgó.",
            en:
                "Two different sales came at the same time with the same number, or one that waited "
                + "is read today with other content than when it was judged."
        ),
        reason: Bilingual(
            es: "Solo una puede llevarlo, y nadie más que la tienda sabe cuál.",
            en: "Only one can have it, and nobody but the store knows which."
        ),
        remedy: Bilingual(
            es: "Envíe de nuevo solo la correcta; a la otra dele su propio número.",
            en: "Send only the right one again; give the other its own number."
        ),
        norms: ["DIAN 90"]
    )

    static let numberDisabled = FindingExplanation(
        meaning: Bilingual(
            es: "El número fue anulado o inhabilitado antes.",
            en: "The number was voided or disabled before."
        ),
        reason: Bilingual(
            es: "Un número anulado queda en la evidencia con su motivo y no se usa para vender.",
            en: "A voided number stands in evidence with its reason and is not used for a sale."
        ),
        remedy: Bilingual(
            es: "Si la venta existió, envíela con otro número.",
            en: "If the sale took place, send it with another number."
        ),
        norms: ["Estatuto Tributario, art. 617 d"]
    )

    static let numberTwiceInFile = FindingExplanation(
        meaning: Bilingual(
            es: "La misma venta está dos veces en el archivo.",
            en: "The same sale stands twice in the file."
        ),
        reason: Bilingual(
            es:
                "Es un aviso: se transmite una sola vez. Si fueron dos ventas iguales, falta el número "
                + "de la segunda.",
            en:
                "A warning: it is transmitted once. If there were two equal sales, the second one's "
                + "number is missing."
        ),
        remedy: Bilingual(
            es: "No hace falta hacer nada, salvo que fueran dos ventas.",
            en: "Nothing needs to be done, unless there were two sales."
        )
    )

    static let voidedTooLate = FindingExplanation(
        meaning: Bilingual(
            es: "El número llega anulado, pero ya está aceptado o en camino.",
            en: "The number comes as voided, but is accepted or in motion already."
        ),
        reason: Bilingual(
            es: "La factura ya existe para la DIAN y para el cliente.",
            en: "The invoice exists already, for DIAN and for the buyer."
        ),
        remedy: Bilingual(
            es: "Anúlela con una nota crédito.",
            en: "Void it by a credit note."
        )
    )

    static let refusedBefore = FindingExplanation(
        meaning: Bilingual(
            es: "La DIAN ya rechazó este mismo contenido.",
            en: "DIAN refused this very content before."
        ),
        reason: Bilingual(
            es: "Enviado otra vez sin cambios, sería rechazado otra vez.",
            en: "Sent again unchanged, it would be refused again."
        ),
        remedy: Bilingual(
            es: "Corrija lo que la DIAN señaló y envíe la venta con el mismo número.",
            en: "Correct what DIAN named and send the sale with the same number."
        )
    )

    static let paperTwice = FindingExplanation(
        meaning: Bilingual(
            es: "La misma factura de papel viene transcrita con otro número también.",
            en: "The same paper invoice is transcribed under another number, too."
        ),
        reason: Bilingual(
            es: "El comprador tiene una sola factura de papel: transmitida dos veces, el IVA se "
                + "declararía dos veces.",
            en: "The buyer has one paper invoice: transmitted twice, its VAT would be "
                + "declared twice."
        ),
        remedy: Bilingual(
            es: "Corrija el número del papel, o anule el número que sobra.",
            en: "Correct the paper's number, or void the number that is too many."
        ),
        norms: ["FAI02"]
    )

    static let closingUnmet = FindingExplanation(
        meaning: Bilingual(
            es:
                "Las ventas conocidas no cuadran con el cierre del día («cierre»), o están fuera de su "
                + "día, de sus números o de los rangos.",
            en:
                "The sales that are known do not meet the closing of their day (`cierre`), or lie outside "
                + "its day, its numbers or the ranges."
        ),
        reason: Bilingual(
            es:
                "Es un aviso: nada se detiene. Sin el cierre nadie vería que se perdió la última venta "
                + "del día, pues tras ella no falta ningún número.",
            en:
                "A warning: nothing is held. Without the closing nobody would see that the last sale "
                + "of a day was lost, for after it no number is missing."
        ),
        remedy: Bilingual(
            es:
                "Envíe las ventas que faltan, o el cierre corregido en un archivo del mismo nombre. Un "
                + "cierre con «cantidad» 0 retira los que dicen algo de su día y prefijo.",
            en:
                "Send the missing sales, or the corrected closing in a file of the same name. A closing "
                + "with “cantidad” 0 takes back what others say of its day and prefix."
        )
    )
}
