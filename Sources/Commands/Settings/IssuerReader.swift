import Fiscal

extension SettingsReader {
    private static let issuerKeys = [
        "nit", "name", "city", "address", "email", "software", "ranges",
    ]
    private static let rangeKeys = [
        "authorisation", "kind", "prefix", "from", "to", "first", "valid_from", "valid_until",
        "technical_key", "technical_key_file",
    ]

    func issuers(in section: SettingsSection, required: Bool) -> [Issuer] {
        let sections =
            required
            ? section.requiredSections("issuers", keys: Self.issuerKeys)
            : section.sections("issuers", keys: Self.issuerKeys)
        var issuers: [Issuer] = []
        for section in sections {
            guard let issuer = issuer(in: section) else { continue }
            if issuers.contains(where: { $0.nit == issuer.nit }) {
                section.note(.issuerTwice(issuer.nit), at: "nit")
            }
            issuers.append(issuer)
        }
        return issuers
    }

    private func issuer(in section: SettingsSection) -> Issuer? {
        let nit = section.required("nit", .nit)
        let name = section.required("name", .text())
        let city = section.required("city", .digits(5...5, example: "\"11001\""))
        let address = section.required("address", .text())
        let email = section.optional("email", .email)
        let software = software(in: section)
        let ranges = ranges(in: section)
        guard let nit, let name, let city, let address, let software else { return nil }
        return Issuer(
            nit: nit,
            name: name,
            cityCode: city,
            address: address,
            email: email,
            software: software,
            ranges: ranges
        )
    }

    private func software(in section: SettingsSection) -> Issuer.Software? {
        guard let software = section.requiredSection("software", keys: ["id", "pin", "pin_file"])
        else { return nil }
        let id = software.required("id", .text(limit: 64))
        let pin = secret("pin", .pin, in: software)
        guard let id, let pin else { return nil }
        return Issuer.Software(id: id, pin: pin)
    }

    private func ranges(in section: SettingsSection) -> [AuthorisedRange] {
        var ranges: [AuthorisedRange] = []
        for section in section.requiredSections("ranges", keys: Self.rangeKeys) {
            guard let range = range(in: section) else { continue }
            if let other = ranges.first(where: { $0.collides(with: range) }) {
                section.note(.rangesOverlap(range, other), at: "from")
            }
            ranges.append(range)
        }
        return ranges
    }

    private func range(in section: SettingsSection) -> AuthorisedRange? {
        let authorisation = section.required(
            "authorisation",
            .digits(8...14, example: "\"18764000000777\"")
        )
        let kind = section.required("kind", .kind)
        let prefix = section.required("prefix", .prefix)
        let numbers = numbers(in: section)
        let period = period(in: section)
        let key = kind.flatMap { technicalKey(of: $0, in: section) }
        guard let authorisation, let kind, let prefix, let numbers, let period else { return nil }
        return AuthorisedRange(
            authorisation: authorisation,
            kind: kind,
            prefix: prefix,
            numbers: numbers.all,
            first: numbers.first,
            period: period,
            technicalKey: key
        )
    }

    private func numbers(
        in section: SettingsSection
    ) -> (all: ClosedRange<Int64>, first: Int64)? {
        let form = SettingsForm<Int64>.whole(DocumentNumber.consecutives)
        let from = section.required("from", form)
        let to = section.required("to", form)
        let first = section.optional("first", form)
        guard let from, let to else { return nil }
        guard from <= to else {
            section.note(.numbersReversed(from, to), at: "from")
            return nil
        }
        if let first, !(from...to).contains(first) {
            section.note(.firstOutside(first, from...to), at: "first")
        }
        return (from...to, first ?? from)
    }

    private func period(in section: SettingsSection) -> ClosedRange<CalendarDay>? {
        let from = section.required("valid_from", .day)
        let until = section.required("valid_until", .day)
        guard let from, let until else { return nil }
        guard from <= until else {
            section.note(.datesReversed(from, until), at: "valid_from")
            return nil
        }
        return from...until
    }

    /// A normal range needs one for its CUFE; a talonario range has none (type 03 uses the PIN).
    private func technicalKey(
        of kind: AuthorisedRange.Kind,
        in section: SettingsSection
    ) -> Secret? {
        switch kind {
        case .normal: return secret("technical_key", .technicalKey, in: section)
        case .talonario:
            for key in ["technical_key", "technical_key_file"] where section.has(key) {
                section.note(.keyOfTalonario, at: key)
            }
            return nil
        }
    }
}

extension AuthorisedRange {
    /// Two ranges may share numbers only in disjoint periods.
    fileprivate func collides(with other: AuthorisedRange) -> Bool {
        prefix == other.prefix && numbers.overlaps(other.numbers) && period.overlaps(other.period)
    }
}

extension SettingsForm<AuthorisedRange.Kind> {
    fileprivate static let kind = choice(["normal": .normal, "talonario": .talonario])
}

extension SettingsMistake {
    fileprivate static func issuerTwice(_ nit: NIT) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "el emisor \(nit.text) está dos veces",
                en: "the issuer \(nit.text) stands twice"
            ),
            remedy: Bilingual(
                es: "Reúna sus rangos en un solo emisor.",
                en: "Put its ranges together under one issuer."
            )
        )
    }

    fileprivate static func rangesOverlap(
        _ range: AuthorisedRange,
        _ other: AuthorisedRange
    ) -> SettingsMistake {
        let (numbers, others) = (range.numbers, other.numbers)
        return SettingsMistake(
            message: Bilingual(
                es: "los números \(range.prefix)\(numbers.lowerBound) a "
                    + "\(range.prefix)\(numbers.upperBound) se cruzan con los del rango "
                    + "\(other.authorisation) (\(others.lowerBound) a \(others.upperBound)) en las "
                    + "mismas fechas",
                en: "the numbers \(range.prefix)\(numbers.lowerBound) to "
                    + "\(range.prefix)\(numbers.upperBound) overlap those of the range "
                    + "\(other.authorisation) (\(others.lowerBound) to \(others.upperBound)) on the "
                    + "same dates"
            ),
            remedy: Bilingual(
                es:
                    "Compare «from», «to», «valid_from» y «valid_until» con las resoluciones de la DIAN.",
                en: "Compare “from”, “to”, “valid_from” and “valid_until” with DIAN's resolutions."
            )
        )
    }

    fileprivate static func numbersReversed(_ from: Int64, _ to: Int64) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "el rango empieza en \(from) y termina antes, en \(to)",
                en: "the range begins at \(from) and ends before that, at \(to)"
            ),
            remedy: Bilingual(
                es: "Intercambie «from» y «to», o corrija el que esté mal.",
                en: "Exchange “from” and “to”, or correct the wrong one."
            )
        )
    }

    fileprivate static func datesReversed(
        _ from: CalendarDay,
        _ until: CalendarDay
    ) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la vigencia empieza el \(from.text) y termina antes, el \(until.text)",
                en: "the range is valid from \(from.text) and ends before that, on \(until.text)"
            ),
            remedy: Bilingual(
                es: "Copie las fechas de la resolución de la DIAN.",
                en: "Copy the dates from DIAN's resolution."
            )
        )
    }

    fileprivate static func firstOutside(
        _ first: Int64,
        _ numbers: ClosedRange<Int64>
    ) -> SettingsMistake {
        let (from, to) = (numbers.lowerBound, numbers.upperBound)
        return SettingsMistake(
            message: Bilingual(
                es: "el primer número, \(first), no está entre \(from) y \(to)",
                en: "the first number, \(first), is not between \(from) and \(to)"
            ),
            remedy: Bilingual(
                es:
                    "Escriba el primer número que se lleva en este espacio de trabajo, o borre «first».",
                en: "Write the first number this workspace accounts for, or delete “first”."
            )
        )
    }

    fileprivate static var keyOfTalonario: SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "un rango de talonario no tiene clave técnica",
                en: "a talonario range has no technical key"
            ),
            remedy: Bilingual(
                es: "Borre esta línea; las facturas de tipo 03 usan el PIN del software.",
                en: "Delete this line; invoices of type 03 use the software's PIN."
            )
        )
    }
}
