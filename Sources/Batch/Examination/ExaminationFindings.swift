import Fiscal

/// What the joint judgement says to the sender; each is raised in one place of `Examination`.
extension Finding {
    static func conflict(
        _ number: DocumentNumber,
        _ fate: NumberFate,
        at place: Place
    ) -> Finding {
        Finding(
            .numberConflict,
            at: place,
            message: Bilingual(
                es: "La factura \(number.text) ya está \(fate.words.es) con otro contenido.",
                en: "Invoice \(number.text) is already \(fate.words.en) with other content."
            ),
            remedy: fate.isInMotion ? .ownNumberOrCreditNote : .voidAndOwnNumber
        )
    }

    static func voidedTooLate(
        _ number: DocumentNumber,
        _ fate: NumberFate,
        at place: Place
    ) -> Finding {
        Finding(
            .voidedTooLate,
            at: place,
            message: Bilingual(
                es: "La factura \(number.text) viene como anulada, pero ya está \(fate.words.es).",
                en: "Invoice \(number.text) comes as voided, but it is already \(fate.words.en)."
            ),
            remedy: Bilingual(
                es:
                    "Una factura transmitida solo se anula con una nota crédito. Después quite este "
                    + "archivo de rejected/.",
                en:
                    "A transmitted invoice is only voided by a credit note. Then take this file out "
                    + "of rejected/."
            )
        )
    }

    static func disabled(_ number: DocumentNumber, at place: Place) -> Finding {
        Finding(
            .numberDisabled,
            at: place,
            message: Bilingual(
                es: "El número \(number.text) fue anulado o inhabilitado antes.",
                en: "Number \(number.text) was voided or disabled before."
            ),
            remedy: Bilingual(
                es: "Si la venta existió, envíela con otro número. Después quite este archivo de "
                    + "rejected/.",
                en:
                    "If the sale took place, send it with another number. Then take this file out of "
                    + "rejected/."
            )
        )
    }

    static func rivals(
        _ number: DocumentNumber,
        at place: Place,
        other: Place,
        isInAnotherFile: Bool
    ) -> Finding {
        let line = other.line.map(String.init) ?? "?"
        let es = isInAnotherFile ? "en otro archivo, línea \(line)" : "en la línea \(line)"
        let en = isInAnotherFile ? "in another file, line \(line)" : "at line \(line)"
        return Finding(
            .numberRivals,
            at: place,
            message: Bilingual(
                es:
                    "La factura \(number.text) llegó dos veces con contenidos distintos (la otra está "
                    + "\(es)).",
                en:
                    "Invoice \(number.text) came twice with different contents (the other is \(en))."
            ),
            remedy: Bilingual(
                es: "Envíe de nuevo solo la venta correcta con ese número.",
                en: "Send only the right sale with that number again."
            )
        )
    }

    static func twiceInFile(_ number: DocumentNumber, at place: Place) -> Finding {
        Finding(
            .numberTwiceInFile,
            .warning,
            at: place,
            message: Bilingual(
                es:
                    "La factura \(number.text) está dos veces en el archivo, con el mismo contenido; "
                    + "se transmite una sola vez.",
                en: "Invoice \(number.text) stands twice in the file, with the same content; it is "
                    + "transmitted once."
            ),
            remedy: Bilingual(
                es:
                    "No hace falta hacer nada. Si fueron dos ventas, envíe la segunda con su propio "
                    + "número.",
                en:
                    "Nothing needs to be done. If there were two sales, send the second with its own "
                    + "number."
            )
        )
    }

    static func refusedBefore(_ number: DocumentNumber, at place: Place) -> Finding {
        Finding(
            .refusedBefore,
            at: place,
            message: Bilingual(
                es: "La DIAN ya rechazó la factura \(number.text) con este mismo contenido.",
                en: "DIAN has already refused invoice \(number.text) with this very content."
            ),
            remedy: Bilingual(
                es: "Corrija lo que la DIAN señaló y envíe la venta de nuevo.",
                en: "Correct what DIAN named and send the sale again."
            )
        )
    }

    static func outsideWindows(_ sale: SaleFacts, at place: Place) -> Finding {
        Finding(
            .outsideWindows,
            .warning,
            at: place,
            message: Bilingual(
                es:
                    "La venta tipo \(sale.type.rawValue) no está en ninguna contingencia declarada.",
                en: "The type \(sale.type.rawValue) sale lies in no declared contingency."
            ),
            remedy: Bilingual(
                es:
                    "No hay que hacer nada en la tienda: espera a que el operador declare la ventana "
                    + "de contingencia.",
                en: "Nothing to do for the store: it waits until the operator declares the "
                    + "contingency window."
            )
        )
    }
}

extension Bilingual {
    fileprivate static let ownNumberOrCreditNote = Bilingual(
        es:
            "Si la venta es otra, envíela con su propio número; para corregir una factura transmitida "
            + "haga una nota crédito. Después quite este archivo de rejected/.",
        en:
            "If it is another sale, send it with its own number; a transmitted invoice is corrected by "
            + "a credit note. Then take this file out of rejected/."
    )
    fileprivate static let voidAndOwnNumber = Bilingual(
        es: "Saldrá la que llegó primero. Si esa está mal, envíela como anulada, con motivo, y la "
            + "correcta con otro número. Después quite este archivo de rejected/.",
        en:
            "The one that came first will go. If that is wrong, send it as voided, with a reason, and "
            + "the right one with another number. Then take this file out of rejected/."
    )
}
