import Fiscal

/// The form a value of the settings has: what is written becomes what is meant, or a mistake.
struct SettingsForm<Value: Sendable>: Sendable {
    /// Takes the text and the key it stands under.
    let read: @Sendable (_ text: String, _ key: String) throws(SettingsMistake) -> Value
}

extension SettingsForm<String> {
    /// One line of text with something in it.
    static func text(limit: Int = 450) -> SettingsForm {
        SettingsForm { (text, key) throws(SettingsMistake) in
            guard !text.isEmpty, text != "~" else { throw .empty(key) }
            guard text.count <= limit, !text.unicodeScalars.contains(where: \.isControl) else {
                throw .notALine(key, limit: limit)
            }
            return text
        }
    }

    /// Exactly, or up to, so many decimal digits.
    static func digits(_ count: ClosedRange<Int>, example: String) -> SettingsForm {
        SettingsForm { (text, key) throws(SettingsMistake) in
            guard count.contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else {
                throw .form(key, text, example: example)
            }
            return text
        }
    }

    /// Something with an `@` and a domain; whether it exists is not for us to know.
    static let email = SettingsForm { (text, key) throws(SettingsMistake) in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !text.contains(where: \.isWhitespace)
        else { throw .form(key, text, example: "facturas@elfaro.com.co") }
        return text
    }
}

extension SettingsForm {
    /// One word of a list.
    static func choice(_ words: KeyValuePairs<String, Value>) -> SettingsForm {
        let words = words.map { $0 }
        return SettingsForm { (text, key) throws(SettingsMistake) in
            guard let word = words.first(where: { $0.key == text }) else {
                throw .choice(key, text, of: words.map(\.key))
            }
            return word.value
        }
    }
}

extension SettingsForm<Int64> {
    /// A whole number in decimal digits, without separators.
    static func whole(_ limits: ClosedRange<Int64>) -> SettingsForm {
        SettingsForm { (text, key) throws(SettingsMistake) in
            guard text.utf8.allSatisfy(isDigit), let number = Int64(text),
                limits.contains(number)
            else { throw .number(key, text, limits: limits) }
            return number
        }
    }

    /// A length of time in seconds: `90s`, `30m`, `24h`, `2d`.
    static func duration(_ limits: ClosedRange<Int64>) -> SettingsForm {
        SettingsForm { (text, key) throws(SettingsMistake) in
            let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
            let digits = text.dropLast()
            guard let unit = text.last.flatMap({ units[$0] }), (1...9).contains(digits.count),
                digits.utf8.allSatisfy(isDigit), let count = Int64(digits),
                limits.contains(count * unit)
            else { throw .duration(key, text, limits: limits) }
            return count * unit
        }
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

extension Unicode.Scalar {
    var isControl: Bool { properties.generalCategory == .control }
}

extension SettingsMistake {
    fileprivate static func empty(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(es: "«\(key)» está vacío", en: "“\(key)” is empty"),
            remedy: Bilingual(
                es: "Escriba un valor entre comillas.",
                en: "Write a value in quotes."
            )
        )
    }

    fileprivate static func notALine(_ key: String, limit: Int) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(key)» no es una línea de hasta \(limit) caracteres",
                en: "“\(key)” is not one line of up to \(limit) characters"
            ),
            remedy: Bilingual(
                es: "Acórtelo y quite tabuladores y saltos de línea.",
                en: "Shorten it, and take out tabs and line breaks."
            )
        )
    }

    /// A value that has not the form of `example`.
    static func form(_ key: String, _ text: String, example: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no sirve como «\(key)»",
                en: "“\(text)” cannot be “\(key)”"
            ),
            remedy: Bilingual(
                es: "Escríbalo como en este ejemplo: \(example).",
                en: "Write it as in this example: \(example)."
            )
        )
    }

    fileprivate static func choice(
        _ key: String,
        _ text: String,
        of words: [String]
    ) -> SettingsMistake {
        let list = words.joined(separator: ", ")
        return SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no es un valor de «\(key)»",
                en: "“\(text)” is not a value of “\(key)”"
            ),
            remedy: Bilingual(es: "Escriba uno de: \(list).", en: "Write one of: \(list).")
        )
    }

    fileprivate static func number(
        _ key: String,
        _ text: String,
        limits: ClosedRange<Int64>
    ) -> SettingsMistake {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        return SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no es un número entero válido para «\(key)»",
                en: "“\(text)” is not a valid whole number for “\(key)”"
            ),
            remedy: Bilingual(
                es: "Escriba un número de \(low) a \(high), sin puntos ni comas.",
                en: "Write a number from \(low) to \(high), without points or commas."
            )
        )
    }

    fileprivate static func duration(
        _ key: String,
        _ text: String,
        limits: ClosedRange<Int64>
    ) -> SettingsMistake {
        let (low, high) = (limits.lowerBound, limits.upperBound)
        return SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no es un tiempo válido para «\(key)»",
                en: "“\(text)” is not a valid length of time for “\(key)”"
            ),
            remedy: Bilingual(
                es: "Escriba un número y su unidad (s, m, h, d), de \(low)s a \(high)s: 30m, 24h.",
                en: "Write a number and its unit (s, m, h, d), from \(low)s to \(high)s: 30m, 24h."
            )
        )
    }
}
