import Fiscal

extension SaleConversion {
    private static let nameLimit = 450

    /// The buyer; without one, the final consumer (annex 1.9 §2.1).
    mutating func buyer() -> Buyer? {
        let email = email()
        guard let id = value(.buyerID) else { return buyerWithoutID(email) }
        guard !isFinalConsumer(id) else { return finalConsumer(email) }
        if let name = value(.buyerName), namesNobody(name) {
            note(.nobody(label(.buyerID), shown(id), label(.buyerName), name.text, at: place(id)))
            return nil
        }
        guard let (type, digits) = identity(id) else {
            _ = text(.buyerName, limit: Self.nameLimit)
            return nil
        }
        guard let name = requiredText(.buyerName, limit: Self.nameLimit) else { return nil }
        return Buyer(idType: type, id: digits, name: name, email: email)
    }

    private mutating func buyerWithoutID(_ email: String?) -> Buyer? {
        guard raw.slot(.buyerID).form != .unusable else { return nil }
        guard !isNameless else { return finalConsumer(email) }
        noteMissing(.buyerID)
        return nil
    }

    private func finalConsumer(_ email: String?) -> Buyer {
        let buyer = Buyer.finalConsumer
        return Buyer(idType: buyer.idType, id: buyer.id, name: buyer.name, email: email)
    }

    /// `222222222222`, also with a check digit; another number of one digit repeated, such as
    /// `222222222-7`, `99999999` or `0`, where no name contradicts it; or words where the number
    /// belongs.
    ///
    /// A person may have the cédula 22222222, so a name decides there.
    private func isFinalConsumer(_ id: RawValue) -> Bool {
        guard let first = id.bytes.first, isDigit(first) else {
            return saysFinalConsumer(id) || (namesNobody(id) && isNameless)
        }
        return withoutMarks(id) { number in
            let digits = number.prefix(while: isDigit)
            let rest = number[digits.endIndex...]
            if digits.elementsEqual(Buyer.finalConsumer.id.utf8), rest.count <= 2 { return true }
            guard digits.allSatisfy({ $0 == first }), isCheckDigit(rest), isNameless else {
                return false
            }
            return value(.buyerName) != nil || digits.count >= 6
                || first == UInt8(ascii: "2") || first == UInt8(ascii: "0")
        }
    }

    /// Whether no name is given, or one that is no person's.
    private var isNameless: Bool { value(.buyerName).map(namesNobody) ?? true }

    private func saysFinalConsumer(_ value: RawValue) -> Bool {
        finalConsumerWords.contains(word(value))
    }

    /// A name in other letters has none in `word` either, and is somebody's.
    private func namesNobody(_ value: RawValue) -> Bool {
        let word = word(value)
        guard !word.isEmpty else { return value.bytes.allSatisfy { $0 < 0x80 } }
        return finalConsumerWords.contains(word) || nobodyWords.contains(word)
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
            guard raw.slot(.buyerType).form != .unusable, let likely = likelyType(of: id) else {
                return nil
            }
            type = likely
        }
        let digits = type == "31" ? nit(id) : plainID(id, type: type)
        return digits.map { (type, $0) }
    }

    /// The type by the number itself.
    ///
    /// Nine digits from 800,000,000 are a company's; a cédula has up to eight digits, or ten that
    /// begin with 1. Ten that begin with 8 or 9 are a NIT only if the last is its check digit.
    private mutating func likelyType(of id: RawValue) -> String? {
        if id.bytes.contains(UInt8(ascii: "-")) { return "31" }
        let digits = id.bytes.filter(isDigit)
        guard let first = digits.first, first >= UInt8(ascii: "8") else { return "13" }
        guard digits.count == 10 else { return digits.count == 9 ? "31" : "13" }
        if let nit = try? NIT(parsing: id.text), nit.text.utf8.count == 9 { return "31" }
        note(.typeNeeded(label(.buyerID), label(.buyerType), shown(id), at: place(id)))
        return nil
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
            let nit = try NIT(parsing: value.text).text
            if (6...10).contains(nit.utf8.count) { return nit }
        } catch .wrongCheckDigit(let expected) {
            note(.buyerCheckDigit(label(.buyerID), expected: expected, at: place(value)))
            return nil
        } catch {}
        let (name, typeName) = (label(.buyerID), label(.buyerType))
        note(.badID(name, typeName, shown(value), IDShape(type: "31"), at: place(value)))
        return nil
    }

    private mutating func plainID(_ value: RawValue, type: String) -> String? {
        let shape = IDShape(type: type)
        let id = withoutMarks(value) { bytes -> String? in
            guard bytes.allSatisfy({ isDigit($0) || shape.hasLetters && isLetterOrHyphen($0) }),
                shape.lengths.contains(bytes.count)
            else { return nil }
            let text = String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
            return shape.hasLetters ? text.uppercased() : text
        }
        if id == nil {
            let (name, typeName) = (label(.buyerID), label(.buyerType))
            note(.badID(name, typeName, shown(value), shape, at: place(value)))
        }
        return id
    }

    /// One `@`, a name before it and a domain with a point behind; the mail server judges the rest.
    private mutating func email() -> String? {
        guard let value = value(.buyerEmail), !noEmailWords.contains(word(value)),
            let text = text(.buyerEmail, limit: 254)
        else { return nil }
        guard isEmail(text) else {
            note(.badEmail(label(.buyerEmail), shown(value), at: place(value)))
            return nil
        }
        return text
    }
}

/// What tills write for who gives no name, as `plainName` writes it.
private let finalConsumerWords: Set<String> = [
    "consumidorfinal", "clientegeneral", "cuantiasmenores", "varios", "clientemostrador",
    "mostrador", "clientefinal", "clientesvarios", "clientevarios", "clienteocasional",
    "ventamostrador", "ventasmostrador", "publicogeneral", "publicoengeneral", "clientecontado",
    "consfinal", "cfinal", "clientegenerico", "clientedemostrador", "ventacontado", "ventascontado",
]

/// What tills write for want of a name; where the number belongs, a person's name contradicts it.
private let nobodyWords: Set<String> = [
    "cliente", "particular", "cf", "sn", "na", "noaplica", "sinnombre",
]

/// What tills write where a buyer has no address.
private let noEmailWords: Set<String> = [
    "notiene", "na", "noaplica", "sincorreo", "ninguno", "noregistra", "noinforma",
]

private func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isClean = text.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0.value != 0xA0 && !",;:<>()[]\\\"".unicodeScalars.contains($0)
    }
    guard isClean, parts.count == 2 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let names = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && (labels + names).allSatisfy { !$0.isEmpty }
}

/// How an identification of a type is written, as far as every one of them is (annex §13.2.1).
private struct IDShape {
    let lengths: ClosedRange<Int>
    let hasLetters: Bool
    let name: Bilingual

    init(type: String) {
        (lengths, hasLetters, name) =
            switch type {
            case "11": (6...11, false, Bilingual(es: "registro civil", en: "civil registry"))
            case "12": (10...11, false, Bilingual(es: "tarjeta de identidad", en: "minor's card"))
            case "13": (3...10, false, Bilingual(es: "cédula", en: "cédula"))
            case "31": (6...10, false, Bilingual(es: "NIT", en: "NIT"))
            case "47": (5...15, false, Bilingual(es: "PEP", en: "PEP"))
            case "48": (5...15, false, Bilingual(es: "PPT", en: "PPT"))
            case "91": (6...11, false, Bilingual(es: "NUIP", en: "NUIP"))
            default: (3...20, true, Bilingual(es: "documento extranjero", en: "foreign document"))
            }
    }
}

private let idTypeWords: [String: String] = [
    "rc": "11", "registrocivil": "11", "ti": "12", "tarjetadeidentidad": "12", "cc": "13",
    "cedula": "13", "ceduladeciudadania": "13", "te": "21", "tarjetadeextranjeria": "21",
    "ce": "22", "ceduladeextranjeria": "22", "nit": "31", "pasaporte": "41", "pp": "41",
    "pa": "41", "documentoextranjero": "42", "pep": "47", "ppt": "48", "nitotropais": "50",
    "nuip": "91",
]

/// A number without the points and spaces that people write into it.
private func withoutMarks<Result>(_ value: RawValue, _ body: (Bytes) -> Result) -> Result {
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") }
    guard value.bytes.contains(where: isMark) else { return body(value.bytes) }
    return value.bytes.filter { !isMark($0) }.withUnsafeBufferPointer { body($0[...]) }
}

/// Whether only a hyphen with a check digit stands behind a number, or nothing.
private func isCheckDigit(_ rest: Bytes) -> Bool {
    guard let first = rest.first, let last = rest.last else { return true }
    return rest.count == 2 && first == UInt8(ascii: "-") && isDigit(last)
}

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

    /// Whose number it is cannot be told, and an invoice in nobody's name is no use to its owner.
    fileprivate static func nobody(
        _ name: String,
        _ text: String,
        _ buyer: String,
        _ word: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», y «\(buyer)» no nombra a nadie: «\(word)».",
                en: "“\(name)” says “\(text)”, and “\(buyer)” names nobody: “\(word)”."
            ),
            remedy: Bilingual(
                es: "Escriba el número y el nombre del cliente, o 222222222222 si es consumidor "
                    + "final.",
                en: "Write the buyer's number and name, or 222222222222 for the final consumer."
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

    /// Without a type, ten digits that no cédula has and whose last is no check digit.
    fileprivate static func typeNeeded(
        _ name: String,
        _ typeName: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es una cédula ni un NIT con su dígito de "
                    + "verificación.",
                en: "“\(name)” says “\(text)”, which is neither a cédula nor a NIT with its check "
                    + "digit."
            ),
            remedy: Bilingual(
                es: "Compare el número con el RUT, o escriba el tipo en «\(typeName)».",
                en: "Compare the number with the RUT, or write its type in “\(typeName)”."
            )
        )
    }

    fileprivate static func badID(
        _ name: String,
        _ typeName: String,
        _ text: String,
        _ shape: IDShape,
        at place: Place
    ) -> Finding {
        let (least, most) = (shape.lengths.lowerBound, shape.lengths.upperBound)
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es una identificación de tipo "
                    + "\(shape.name.es): lleva de \(least) a \(most) "
                    + (shape.hasLetters ? "letras o cifras." : "cifras."),
                en: "“\(name)” says “\(text)”, which is no identification of type "
                    + "\(shape.name.en): it has \(least) to \(most) "
                    + (shape.hasLetters ? "letters or digits." : "digits.")
            ),
            remedy: Bilingual(
                es: "Corrija el número, o escriba en «\(typeName)» el tipo que corresponde.",
                en: "Correct the number, or write the right type in “\(typeName)”."
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
