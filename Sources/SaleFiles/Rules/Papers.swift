import Fiscal

extension SaleConversion {
    private static let paperFields: [SaleField] = [.paperNumber, .paperDay, .paperKind]

    /// The paper invoice of a type 03 (rules FAI01 to FAI04); no other type has one.
    mutating func paper(of type: ContingencyType?, soldOn sold: CalendarDay?) -> PaperReference? {
        guard type == .issuerDown else {
            if type != nil { refusePaper() }
            return nil
        }
        for field in Self.paperFields where isAbsent(field) {
            note(.paperMissing(label(field), at: place(of: field)))
        }
        let number = text(.paperNumber, limit: 30)
        let day = paperDay(of: sold)
        let kind = paperKind()
        guard let number, let day, let kind else { return nil }
        return PaperReference(number: number, day: day, kind: kind)
    }

    private func isAbsent(_ field: SaleField) -> Bool { raw.slot(field).form == .absent }

    private mutating func refusePaper() {
        for field in Self.paperFields {
            guard let value = value(field) else { continue }
            note(.paperNotNeeded(label(field), at: place(value)))
        }
    }

    /// The paper was written when the sale was made, or before it was typed.
    private mutating func paperDay(of sold: CalendarDay?) -> CalendarDay? {
        guard let value = value(.paperDay), let day = day(value) else { return nil }
        guard let sold, day > sold else { return day }
        note(.paperAfterSale(label(.paperDay), day, sold, at: place(value)))
        return nil
    }

    private mutating func paperKind() -> PaperReference.Kind? {
        guard let value = value(.paperKind) else { return nil }
        if let kind = PaperReference.Kind(rawValue: value.text.uppercased()) { return kind }
        note(.paperKindUnknown(shown(value), at: place(value)))
        return nil
    }

    /// The till's unique code: it is on the buyer's paper, so it is compared and never replaced.
    mutating func declaredCode() -> UniqueCode? {
        guard let value = value(.uniqueCode) else { return nil }
        if let code = UniqueCode(hex: value.text) { return code }
        note(.badCode(label(.uniqueCode), at: place(value)))
        return nil
    }

    /// Whether the number was voided at the till; its reason may still be missing.
    mutating func isVoided() -> Bool {
        guard let value = value(.voided) else {
            refuseReason()
            return false
        }
        return isVoided(value)
    }

    /// A reason alone may be of a voided sale, which must not become an invoice.
    private mutating func refuseReason() {
        guard isAbsent(.voided), let reason = value(.reason),
            !noReasonWords.contains(plainName(reason.text))
        else { return }
        note(.reasonAlone(label(.reason), label(.voided), at: place(reason)))
    }

    /// Why a voided number was voided.
    mutating func voidingReason() -> SaleDocument.Voided? {
        guard value(.reason) != nil else {
            note(.reasonMissing(label(.reason), at: place(of: .reason)))
            return nil
        }
        return text(.reason, limit: 300).map { SaleDocument.Voided(reason: $0) }
    }

    private mutating func isVoided(_ value: RawValue) -> Bool {
        switch value.form {
        case .yes: return true
        case .no: return false
        case .text, .number, .absent, .unusable: break
        }
        switch word(value) {
        // Of a state `N` may be a *Nula*, and a yes to *Vigente* is that it stands.
        case let digit
        where ["0", "1", "n"].contains(digit) && namesState(label(.voided))
            || VitalMeaning.field(.voided).saysValid(label(.voided)) && !isTranslated(.voided):
            note(.badVoided(label(.voided), shown(value), at: place(value)))
            return false
        case "anulada", "anulado", "void", "voided": return true
        case let yes where wordsOfYes.contains(yes): return true
        case let no where wordsOfNo.contains(no): return false
        case let word where notVoidedWords.contains(word): return false
        default:
            note(.badVoided(label(.voided), shown(value), at: place(value)))
            return false
        }
    }
}

extension SaleConversion {
    /// Whether the mapping says what the words of a column mean.
    private func isTranslated(_ field: SaleField) -> Bool {
        profile.mapping?.values[field]?.isEmpty == false
    }

    /// Whether a value says that the sale was not voided, and not only in what state it is.
    func isPlainNo(_ value: RawValue) -> Bool {
        value.form == .no || wordsOfNo.contains(word(value))
    }
}

/// States of an invoice that stands; not `cancelada`, which is a paid one as well as a voided one.
let notVoidedWords: Set<String> = [
    "activa", "activo", "vigente", "valida", "emitida", "pagada", "pagado", "cobrada", "cobrado",
    "porcobrar", "pendiente", "contabilizada", "contabilizado", "cerrada", "cerrado", "facturada",
    "facturado", "ok", "paid", "open", "closed", "completed", "success", "posted", "aceptada",
    "enviada", "procesada", "impresa", "normal",
]

/// What tills write where there is no reason, as `plainName` writes it; signs alone are no letters.
private let noReasonWords: Set<String> = ["", "na", "noaplica", "ninguno", "ninguna"]

extension Finding {
    fileprivate static func reasonMissing(_ name: String, at place: Place) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(es: "Falta «\(name)».", en: "“\(name)” is missing."),
            remedy: Bilingual(
                es:
                    "Diga por qué se anuló el número; si el programa no lo sabe, el operador puede "
                    + "declararlo en imports: con defaults: {motivo: …}.",
                en:
                    "Say why the number was voided; if the program does not know, the operator can "
                    + "declare it under imports: with defaults: {motivo: …}."
            )
        )
    }

    fileprivate static func reasonAlone(
        _ name: String,
        _ voided: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es: "«\(name)» trae un motivo y «\(voided)» no dice si la venta se anuló.",
                en: "“\(name)” gives a reason, and “\(voided)” does not say whether the sale was "
                    + "voided."
            ),
            remedy: Bilingual(
                es:
                    "Escriba SI en «\(voided)» si el número se anuló; si no, NO, o quite el motivo.",
                en: "Write SI in “\(voided)” if the number was voided; else NO, or take out the "
                    + "reason."
            )
        )
    }

    fileprivate static func paperMissing(_ name: String, at place: Place) -> Finding {
        Finding(
            .paperReference,
            at: place,
            message: Bilingual(
                es: "Una factura tipo 03 necesita «\(name)» de la factura de papel.",
                en: "A type 03 invoice needs “\(name)” of the paper invoice."
            ),
            remedy: Bilingual(
                es: "Copie el dato de la factura de talonario.",
                en: "Copy it from the invoice in the book."
            )
        )
    }

    fileprivate static func paperAfterSale(
        _ name: String,
        _ day: CalendarDay,
        _ sold: CalendarDay,
        at place: Place
    ) -> Finding {
        Finding(
            .paperReference,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice \(day.text), después de la venta (\(sold.text)).",
                en: "“\(name)” says \(day.text), after the sale (\(sold.text))."
            ),
            remedy: Bilingual(
                es: "Escriba la fecha que tiene el papel, o corrija la de la venta.",
                en: "Write the date that the paper has, or correct that of the sale."
            )
        )
    }

    fileprivate static func paperNotNeeded(_ name: String, at place: Place) -> Finding {
        Finding(
            .paperReference,
            at: place,
            message: Bilingual(
                es: "«\(name)» solo va en una factura tipo 03.",
                en: "“\(name)” belongs only to a type 03 invoice."
            ),
            remedy: Bilingual(
                es: "Quite el dato, o corrija el tipo si la venta se hizo en talonario.",
                en: "Take it out, or correct the type if the sale was made on paper."
            )
        )
    }

    fileprivate static func paperKindUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "El tipo de papel «\(text)» no existe.",
                en: "There is no kind of paper “\(text)”."
            ),
            remedy: Bilingual(
                es: "Escriba FTC (talonario de contingencia) o FTP (factura de papel).",
                en: "Write FTC (contingency book) or FTP (paper invoice)."
            )
        )
    }

    fileprivate static func badCode(_ name: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» no tiene las 96 cifras hexadecimales de un CUFE.",
                en: "“\(name)” does not have the 96 hexadecimal digits of a CUFE."
            ),
            remedy: Bilingual(
                es: "Copie el CUFE completo de la factura, o déjelo vacío.",
                en: "Copy the whole CUFE from the invoice, or leave it empty."
            )
        )
    }

    fileprivate static func badVoided(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)»; debe ser SI o NO.",
                en: "“\(name)” says “\(text)”; it must be SI or NO."
            ),
            remedy: Bilingual(
                es: "Escriba SI solo si el número se anuló antes de entregarlo al cliente. Si son "
                    + "palabras del programa, el operador las declara en imports: con values: "
                    + "{anulada: {A: NO, V: SI}}.",
                en: "Write SI only if the number was voided before the buyer had it. If these are "
                    + "the program's own words, the operator declares them under imports: with "
                    + "values: {anulada: {A: NO, V: SI}}."
            )
        )
    }
}
