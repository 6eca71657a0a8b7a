import Fiscal
import Invoices

extension SettingsForm<NIT> {
    /// With or without check digit; a given one is compared with the computed one.
    static let nit = SettingsForm { (text, key) throws(SettingsMistake) in
        do throws(NIT.Mistake) {
            return try NIT(parsing: text)
        } catch {
            switch error {
            case .wrongCheckDigit(let expected): throw .checkDigit(text, expected: expected)
            case .notANIT: throw .form(key, text, example: "900373115")
            }
        }
    }
}

extension SettingsForm<String> {
    /// None to four upper-case letters or digits (annex 1.9, FAB10).
    static let prefix = SettingsForm { (text, _) throws(SettingsMistake) in
        guard let number = DocumentNumber(prefix: text, consecutive: 1), number.prefix == text
        else {
            throw .prefix(text)
        }
        return text
    }
}

extension SettingsForm<CalendarDay> {
    static let day = SettingsForm { (text, key) throws(SettingsMistake) in
        guard let day = CalendarDay(text) else { throw .form(key, text, example: "2024-06-01") }
        return day
    }
}

extension SettingsForm<Timestamp> {
    static let moment = SettingsForm { (text, key) throws(SettingsMistake) in
        guard let moment = Timestamp(typed: text) else {
            throw .form(key, text, example: "2025-01-08T17:31:00-05:00")
        }
        return moment
    }
}

extension SettingsForm<InvoiceEnvironment> {
    /// Production is refused while invoices are not signed.
    static let environment = SettingsForm { (text, key) throws(SettingsMistake) in
        let words = SettingsForm<InvoiceEnvironment>.choice([
            "tests": .tests, "production": .production,
        ])
        let environment = try words.read(text, key)
        guard environment == .tests else { throw .production }
        return environment
    }
}

extension Timestamp {
    /// As a person types it: RFC 3339, or a Colombian time such as `2025-01-08 17:31`.
    init?(typed text: String) {
        if let moment = Timestamp(text) {
            self = moment
            return
        }
        switch text.utf8.count {
        case 16: self.init(text + ":00-05:00")
        case 19: self.init(text + "-05:00")
        default: return nil
        }
    }
}

extension SettingsMistake {
    fileprivate static func checkDigit(_ text: String, expected: Int) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "el dígito de verificación de «\(text)» no corresponde: debe ser \(expected)",
                en: "the check digit of “\(text)” is wrong: it must be \(expected)"
            ),
            remedy: Bilingual(
                es: "Compare el NIT con el RUT; también puede escribirlo sin el dígito.",
                en: "Compare the NIT with the RUT; it may also be written without the digit."
            )
        )
    }

    fileprivate static func prefix(_ text: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no es un prefijo",
                en: "“\(text)” is not a prefix"
            ),
            remedy: Bilingual(
                es:
                    "Escriba hasta 4 letras mayúsculas o dígitos; sin prefijo, comillas vacías (\"\").",
                en:
                    "Write up to 4 capital letters or digits; without a prefix, empty quotes (\"\")."
            )
        )
    }

    fileprivate static var production: SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es:
                    "todavía no se puede usar «production»: las facturas aún no se firman, y la DIAN "
                    + "rechaza las que no llevan firma (reglas CTG01 y FAD09e)",
                en: "“production” cannot be used yet: invoices are not signed so far, and DIAN "
                    + "refuses unsigned ones (rules CTG01 and FAD09e)"
            ),
            remedy: Bilingual(
                es: "Escriba «environment: tests».",
                en: "Write “environment: tests”."
            )
        )
    }
}
