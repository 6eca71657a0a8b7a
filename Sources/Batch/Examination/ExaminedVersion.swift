import Fiscal
import Invoices

/// One version of a number with what the rules say of it alone.
struct ExaminedVersion {
    /// A person may have released it with another type than the till's.
    let version: NumberCase.Version
    /// By a person.
    let isReleased: Bool
    /// By DIAN, with this very content.
    let wasRefused: Bool
    /// The range it belongs to; nil when there is none or it does not fit.
    let range: AuthorisedRange?
    /// Of the judgement; the reader's findings stay with the version.
    let findings: [Finding]

    init(_ version: NumberCase.Version, _ number: NumberCase, _ facts: ExaminationFacts) {
        let act = version.key == number.standing?.owner ? number.standing?.act : nil
        let version = version.with(type: act?.releasedType)
        self.version = version
        isReleased = act?.isRelease ?? false
        let refused = number.standing?.refused ?? []
        wasRefused = version.facts.map { refused.contains($0.content) } ?? false
        guard let sale = version.facts else {
            (range, findings) = (nil, [])
            return
        }
        let ruling = RangeRule(number.number, sale, at: version.place)
            .examine(facts.issuers[number.issuer], on: facts.now.day)
        var found = ruling.findings
        if let range = ruling.range, sale.voidedBecause == nil {
            found += TillRules(sale, number.number, at: version.place)
                .examine(in: range, facts)
            found += PaperRule(version, of: number).examine()
        }
        range = ruling.range
        findings = found
    }

    var key: SaleKey { version.key }
    var content: ContentDigest? { version.facts?.content }
    var isVoided: Bool { version.facts?.voidedBecause != nil }

    /// Whether it came in the same file and cannot be read, so that nobody knows what it says.
    func isFaultyTwin(of other: ExaminedVersion) -> Bool {
        version.isNew && other.version.isNew && version.facts == nil
            && key.arrival == other.key.arrival && key != other.key
    }

    /// Whether it may go as far as it alone is concerned.
    var isGood: Bool {
        version.facts != nil && !wasRefused && !version.findings.hasErrors && !findings.hasErrors
    }
}

/// A number belongs to an authorised range of the right kind, in force at the invoice's own date.
private struct RangeRule {
    let number: DocumentNumber
    let sale: SaleFacts
    let place: Place

    init(_ number: DocumentNumber, _ sale: SaleFacts, at place: Place) {
        self.number = number
        self.sale = sale
        self.place = place
    }

    func examine(
        _ issuer: Issuer?,
        on today: CalendarDay
    ) -> (range: AuthorisedRange?, findings: [Finding]) {
        guard let issuer else { return (nil, [prefixUnknown]) }
        let day = sale.type.isDatedAtIssue ? today : sale.soldAt.day
        guard let range = issuer.range(of: number, on: day) else {
            let siblings = issuer.ranges.filter { $0.prefix == number.prefix }
            return (nil, [siblings.isEmpty ? prefixUnknown : outside(siblings)])
        }
        if range.kind != sale.type.rangeKind { return (nil, [wrongKind(range)]) }
        if number.consecutive < range.first { return (nil, [beforeFirst(range)]) }
        if sale.voidedBecause == nil, !range.period.contains(day) {
            return (nil, [notInForce(range, day)])
        }
        return (range, [])
    }

    private var prefixUnknown: Finding {
        let prefix = number.prefix.isEmpty ? "«»" : number.prefix
        return Finding(
            .prefixUnknown,
            at: place,
            message: Bilingual(
                es: "El prefijo \(prefix) de la factura \(number.text) no tiene autorización de "
                    + "numeración.",
                en: "The prefix \(prefix) of invoice \(number.text) has no authorised range."
            ),
            remedy: Bilingual(
                es: "Corrija el prefijo, o pida al operador agregar el rango en contingencia.yaml.",
                en: "Correct the prefix, or ask the operator to add the range to contingencia.yaml."
            )
        )
    }

    private func outside(_ ranges: [AuthorisedRange]) -> Finding {
        let spans = ranges.map { "\($0.numbers.lowerBound)–\($0.numbers.upperBound)" }
            .joined(separator: ", ")
        return Finding(
            .numberOutsideRange,
            at: place,
            message: Bilingual(
                es: "El número \(number.text) está fuera del rango autorizado (\(spans)).",
                en: "Number \(number.text) is outside the authorised range (\(spans))."
            ),
            remedy: Bilingual(
                es: "Corrija el número, o pida al operador agregar el rango que lo contiene.",
                en: "Correct the number, or ask the operator to add the range that holds it."
            )
        )
    }

    private func beforeFirst(_ range: AuthorisedRange) -> Finding {
        Finding(
            .numberOutsideRange,
            at: place,
            message: Bilingual(
                es:
                    "El número \(number.text) es anterior al primero que se lleva en este espacio de "
                    + "trabajo (\(range.prefix)\(range.first)).",
                en: "Number \(number.text) lies before the first one of this workspace "
                    + "(\(range.prefix)\(range.first))."
            ),
            remedy: Bilingual(
                es: "Corrija el número; si la venta es de aquí, el operador baja «first» en "
                    + "contingencia.yaml.",
                en: "Correct the number; if the sale belongs here, the operator lowers `first` in "
                    + "contingencia.yaml."
            )
        )
    }

    private func wrongKind(_ range: AuthorisedRange) -> Finding {
        let kind = range.kind == .talonario ? "talonario" : "normal"
        return Finding(
            .rangeKind,
            at: place,
            message: Bilingual(
                es: "La factura \(number.text) es tipo \(sale.type.rawValue), pero su rango "
                    + "(autorización \(range.authorisation)) es \(kind).",
                en: "Invoice \(number.text) is of type \(sale.type.rawValue), but its range "
                    + "(authorisation \(range.authorisation)) is \(kind)."
            ),
            remedy: Bilingual(
                es:
                    "El tipo 03 usa el rango de talonario; los tipos 01 y 04, el normal. Corrija el "
                    + "tipo o el número.",
                en: "Type 03 uses the talonario range; types 01 and 04 the normal one. Correct the "
                    + "type or the number."
            )
        )
    }

    private func notInForce(_ range: AuthorisedRange, _ day: CalendarDay) -> Finding {
        let (from, until) = (range.period.lowerBound.text, range.period.upperBound.text)
        return Finding(
            .rangeNotInForce,
            at: place,
            message: Bilingual(
                es: "La factura \(number.text) es del \(day.text) y su autorización "
                    + "\(range.authorisation) rige del \(from) al \(until).",
                en: "Invoice \(number.text) is of \(day.text) and its authorisation "
                    + "\(range.authorisation) is in force from \(from) to \(until)."
            ),
            remedy: Bilingual(
                es:
                    "Corrija la fecha si está mal; si no, se necesita un rango vigente en esa fecha.",
                en: "Correct the date if it is wrong; else a range in force on that day is needed."
            )
        )
    }
}

/// What the till says must agree with the clock and with our own computation.
private struct TillRules {
    let sale: SaleFacts
    let number: DocumentNumber
    let place: Place

    init(_ sale: SaleFacts, _ number: DocumentNumber, at place: Place) {
        self.sale = sale
        self.number = number
        self.place = place
    }

    func examine(in range: AuthorisedRange, _ facts: ExaminationFacts) -> [Finding] {
        var findings: [Finding] = []
        if sale.soldAt > facts.now { findings.append(soldInFuture(facts.now)) }
        guard let declared = sale.declaredCode else { return findings }
        switch sale.type {
        case .draft: findings.append(draftWithCode)
        case .authorityDown:
            guard let chain = sale.codeChain, let key = range.technicalKey else { break }
            let own = uniqueCode(chain: chain, key: key, environment: facts.environment)
            if own != declared { findings.append(codeDiffers(own: own, declared: declared)) }
        case .issuerDown: break  // The paper's own code: it goes into the reference.
        }
        return findings
    }

    private func soldInFuture(_ now: Timestamp) -> Finding {
        Finding(
            .soldInFuture,
            at: place,
            message: Bilingual(
                es: "La factura \(number.text) tiene fecha futura: \(sale.soldAt.day.text) "
                    + "\(sale.soldAt.clock); ahora son las \(now.clock) del \(now.day.text).",
                en: "Invoice \(number.text) is dated in the future: \(sale.soldAt.day.text) "
                    + "\(sale.soldAt.clock); it is now \(now.clock) of \(now.day.text)."
            ),
            remedy: monthFirst(before: now).map { day in
                Bilingual(
                    es: "Un archivo con mes/día/año se lee como día/mes/año: si la venta es del "
                        + "\(day.text), exporte las fechas así, año-mes-día; si no, revise el reloj "
                        + "de la caja y corrija la fecha.",
                    en: "A file with month/day/year is read as day/month/year: if the sale is of "
                        + "\(day.text), export the dates so, year-month-day; if not, check the "
                        + "till's clock and correct the date."
                )
            }
                ?? Bilingual(
                    es: "Revise el reloj de la caja y corrija la fecha de la venta.",
                    en: "Check the till's clock and correct the date of the sale."
                )
        )
    }

    /// The day of the sale with day and month exchanged, where that has been already.
    private func monthFirst(before now: Timestamp) -> CalendarDay? {
        let parts = sale.soldAt.day.text.split(separator: "-")
        let other = CalendarDay("\(parts[0])-\(parts[2])-\(parts[1])")
        return other.flatMap { $0 <= now.day && $0 != sale.soldAt.day ? $0 : nil }
    }

    private var draftWithCode: Finding {
        Finding(
            .draftWithCode,
            at: place,
            message: Bilingual(
                es:
                    "La factura \(number.text) viene como borrador (01) pero trae CUFE: el cliente ya "
                    + "tiene una factura.",
                en:
                    "Invoice \(number.text) comes as a draft (01) but has a CUFE: the buyer already "
                    + "holds an invoice."
            ),
            remedy: Bilingual(
                es:
                    "Si se entregó la factura durante la falla de la DIAN, envíela como tipo 04; si "
                    + "es borrador, quite el CUFE.",
                en: "If the invoice was handed over while DIAN was down, send it as type 04; if it "
                    + "is a draft, remove the CUFE."
            )
        )
    }

    private func codeDiffers(own: UniqueCode, declared: UniqueCode) -> Finding {
        Finding(
            .codeDiffers,
            at: place,
            message: Bilingual(
                es: "El CUFE de la factura \(number.text) impreso en la caja "
                    + "(\(declared.hex.prefix(12))…) no es el que resulta de sus datos "
                    + "(\(own.hex.prefix(12))…).",
                en: "The CUFE of invoice \(number.text) printed at the till "
                    + "(\(declared.hex.prefix(12))…) is not the one its data give "
                    + "(\(own.hex.prefix(12))…)."
            ),
            remedy: Bilingual(
                es: "Revise fecha, hora, valores y cliente: deben ser los del papel que tiene el "
                    + "comprador.",
                en: "Check date, time, amounts and buyer: they must be those on the buyer's paper."
            )
        )
    }
}
