import Fiscal

extension SettingsReader {
    /// A secret, given as `key` or in the file that `key_file` names, and never both ways.
    func secret(
        _ key: String,
        _ form: SettingsForm<Secret>,
        in section: SettingsSection
    ) -> Secret? {
        let fileKey = key + "_file"
        switch (section.has(key), section.has(fileKey)) {
        case (true, false): return section.required(key, form)
        case (false, true): return section.required(fileKey, .inFile(form, read: readSecret))
        case (true, true): section.note(.givenTwice(key), at: fileKey)
        case (false, false): section.note(.secretMissing(key))
        }
        return nil
    }
}

extension SettingsForm<Secret> {
    /// The software's PIN as it was registered at DIAN.
    static let pin = SettingsForm { (text, key) throws(SettingsMistake) in
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy({ (33...126).contains($0) })
        else {
            throw .secretForm(
                key,
                rule: Bilingual(
                    es: "de 1 a 64 letras, dígitos o signos, sin espacios",
                    en: "1 to 64 letters, digits or signs, without spaces"
                )
            )
        }
        return Secret(text)
    }

    /// 40 or 64 hexadecimal digits.
    static let technicalKey = SettingsForm { (text, key) throws(SettingsMistake) in
        guard let bytes = bytesFromHex(text), bytes.count == 20 || bytes.count == 32 else {
            throw .secretForm(
                key,
                rule: Bilingual(
                    es: "40 o 64 dígitos hexadecimales (0-9, a-f)",
                    en: "40 or 64 hexadecimal digits (0-9, a-f)"
                )
            )
        }
        return Secret(text)
    }

    /// The path of a file that holds the secret in one line.
    fileprivate static func inFile(
        _ form: SettingsForm,
        read: @escaping @Sendable (String) throws(SecretFileProblem) -> String
    ) -> SettingsForm {
        SettingsForm { (path, key) throws(SettingsMistake) in
            let path = try SettingsForm<String>.text().read(path, key)
            let content: String
            do throws(SecretFileProblem) {
                content = try read(path)
            } catch {
                throw .secretUnreadable(path, cause: error.cause)
            }
            return try form.read(content.trimmingEnds, key)
        }
    }
}

extension String {
    /// Editors end the last line with a line break, and people leave spaces.
    fileprivate var trimmingEnds: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// None of these texts may hold the secret itself.
extension SettingsMistake {
    fileprivate static func secretForm(_ key: String, rule: Bilingual) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(key)» no tiene la forma debida",
                en: "“\(key)” has not the right form"
            ),
            remedy: Bilingual(
                es: "Debe tener \(rule.es); cópielo del portal de la DIAN.",
                en: "It must have \(rule.en); copy it from DIAN's portal."
            )
        )
    }

    fileprivate static func secretUnreadable(_ path: String, cause: Bilingual) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "no se pudo leer el archivo «\(path)»: \(cause.es)",
                en: "the file “\(path)” could not be read: \(cause.en)"
            ),
            remedy: Bilingual(
                es:
                    "La ruta se cuenta desde la carpeta de contingencia.yaml; el archivo lleva el dato "
                    + "en una sola línea.",
                en:
                    "The path counts from the folder of contingencia.yaml; the file holds the secret "
                    + "in a single line."
            )
        )
    }

    fileprivate static func givenTwice(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "están «\(key)» y «\(key)_file» a la vez",
                en: "both “\(key)” and “\(key)_file” are given"
            ),
            remedy: Bilingual(es: "Deje solo uno de los dos.", en: "Keep only one of the two.")
        )
    }

    fileprivate static func secretMissing(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "falta «\(key)» o «\(key)_file»",
                en: "“\(key)” or “\(key)_file” is missing"
            ),
            remedy: Bilingual(
                es: "Agregue «\(key)_file: ruta» con un archivo que solo usted pueda leer.",
                en: "Add “\(key)_file: path” with a file that only you can read."
            )
        )
    }
}
