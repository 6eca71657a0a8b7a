import Fiscal

extension SaleConversion {
    private static let nameLimit = 450
    private static let finalConsumerWords: Set<String> = [
        "consumidorfinal", "clientegeneral", "cuantiasmenores", "varios",
    ]

    /// The buyer; without one, the final consumer (annex 1.9 §2.1).
    mutating func buyer() -> Buyer? {
        let email = email()
        guard let id = value(.buyerID) else { return buyerWithoutID(email) }
        guard let (type, digits) = identity(id) else {
            _ = text(.buyerName, limit: Self.nameLimit)
            return nil
        }
        if digits == Buyer.finalConsumer.id { return finalConsumer(email) }
        guard let name = requiredText(.buyerName, limit: Self.nameLimit) else { return nil }
        return Buyer(idType: type, id: digits, name: name, email: email)
    }

    private mutating func buyerWithoutID(_ email: String?) -> Buyer? {
        guard raw.slot(.buyerID).form != .unusable else { return nil }
        guard let name = value(.buyerName), !Self.finalConsumerWords.contains(word(name)) else {
            return finalConsumer(email)
        }
        noteMissing(.buyerID)
        return nil
    }

    private func finalConsumer(_ email: String?) -> Buyer {
        let buyer = Buyer.finalConsumer
        return Buyer(idType: buyer.idType, id: buyer.id, name: buyer.name, email: email)
    }

    /// Type and id; a hyphen with a check digit makes it a NIT where no type is given.
    private mutating func identity(_ id: RawValue) -> (type: String, id: String)? {
        if isSpreadsheetDamage(id.bytes) {
            note(.spreadsheetDamage(.valueForm, label(.buyerID), shown(id), at: place(id)))
            return nil
        }
        let type: String
        if let given = value(.buyerType) {
            guard let known = idType(given) else { return nil }
            type = known
        } else {
            guard raw.slot(.buyerType).form != .unusable else { return nil }
            type = id.bytes.contains(UInt8(ascii: "-")) ? "31" : "13"
        }
        let digits = type == "31" ? nit(id) : plainID(id, type: type)
        return digits.map { (type, $0) }
    }

    private mutating func idType(_ value: RawValue) -> String? {
        if let known = memory.idTypes[value.bytes] { return known }
        let text = value.text
        if let code = Buyer.idTypes.contains(text) ? text : idTypeWords[word(value)] {
            memory.idTypes[value.bytes] = code
            return code
        }
        note(.idTypeUnknown(shown(value), at: place(value)))
        return nil
    }

    /// DIAN refuses a false check digit (FAK24), and it may be any digit that was mistyped.
    private mutating func nit(_ value: RawValue) -> String? {
        do {
            return try NIT(parsing: value.text).text
        } catch .wrongCheckDigit(let expected) {
            note(.buyerCheckDigit(label(.buyerID), expected: expected, at: place(value)))
        } catch {
            note(.badID(label(.buyerID), shown(value), at: place(value)))
        }
        return nil
    }

    private mutating func plainID(_ value: RawValue, type: String) -> String? {
        let bytes = value.bytes.filter { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
        let isForeign = ["21", "22", "41", "42", "47", "48", "50"].contains(type)
        let isRight = bytes.allSatisfy { isDigit($0) || isForeign && isLetterOrHyphen($0) }
        guard isRight, (3...20).contains(bytes.count) else {
            note(.badID(label(.buyerID), shown(value), at: place(value)))
            return nil
        }
        return String(decoding: bytes, as: UTF8.self).uppercased()
    }

    /// One `@` with something on both sides; the mail server judges the rest.
    private mutating func email() -> String? {
        guard let value = value(.buyerEmail), let text = text(.buyerEmail, limit: 254) else {
            return nil
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
            note(.badEmail(label(.buyerEmail), shown(value), at: place(value)))
            return nil
        }
        return text
    }
}

private let idTypeWords: [String: String] = [
    "rc": "11", "registrocivil": "11", "ti": "12", "tarjetadeidentidad": "12", "cc": "13",
    "cedula": "13", "ceduladeciudadania": "13", "te": "21", "tarjetadeextranjeria": "21",
    "ce": "22", "ceduladeextranjeria": "22", "nit": "31", "pasaporte": "41", "pp": "41",
    "pa": "41", "documentoextranjero": "42", "pep": "47", "ppt": "48", "nitotropais": "50",
    "nuip": "91",
]

private func isLetterOrHyphen(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
}

extension Finding {
    fileprivate static func idTypeUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "El tipo de identificación «\(text)» no existe.",
                en: "There is no identification type “\(text)”."
            ),
            remedy: Bilingual(
                es: "Escriba 13 (cédula), 31 (NIT) u otro código de la tabla 13.2.1 del anexo.",
                en: "Write 13 (cédula), 31 (NIT) or another code of the annex's table 13.2.1."
            )
        )
    }

    fileprivate static func buyerCheckDigit(
        _ name: String,
        expected: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .checkDigit,
            at: place,
            message: Bilingual(
                es: "El dígito de verificación de «\(name)» no corresponde; sería \(expected).",
                en: "The check digit of “\(name)” does not match; it would be \(expected)."
            ),
            remedy: Bilingual(
                es: "Compare el NIT con el RUT del cliente: puede haber una cifra cambiada.",
                en: "Compare the NIT with the buyer's RUT: a digit may be wrong."
            )
        )
    }

    fileprivate static func badID(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es una identificación de ese tipo.",
                en: "“\(name)” says “\(text)”, which is not an identification of that type."
            ),
            remedy: Bilingual(
                es: "Escriba la identificación sin letras ni signos, o corrija el tipo.",
                en: "Write the identification without letters or signs, or correct its type."
            )
        )
    }

    fileprivate static func badEmail(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es un correo.",
                en: "“\(name)” says “\(text)”, which is not an e-mail address."
            ),
            remedy: Bilingual(
                es: "Corrija el correo o déjelo vacío.",
                en: "Correct the address or leave it empty."
            )
        )
    }
}
