import Fiscal

extension SaleConversion {
    /// Type and id; a hyphen with a check digit makes it a NIT where no type is given.
    mutating func identity(_ written: RawValue) -> (type: String, id: String)? {
        let (writtenType, id) = written.typeAndNumber
        if isSpreadsheetDamage(id.bytes) || hasDecimals(id.bytes) {
            note(.spreadsheetDamage(.valueForm, label(.buyerID), shown(id), at: place(id)))
            return nil
        }
        guard hasRightMarks(id.bytes) else {
            note(.badGroups(label(.buyerID), shown(id), at: place(id)))
            return nil
        }
        guard !isOneDigitRepeated(id) else {
            note(.nobodysID(label(.buyerID), shown(id), at: place(id)))
            return nil
        }
        let type: String
        if let given = value(.buyerType) {
            guard let known = idType(given) else { return nil }
            type = known
        } else if let writtenType {
            type = writtenType
        } else {
            guard raw.slot(.buyerType).form != .unusable, let likely = likelyType(of: id) else {
                return nil
            }
            type = likely
        }
        guard writtenType == nil || writtenType == type else {
            let (name, typeName) = (label(.buyerID), label(.buyerType))
            note(.badID(name, typeName, shown(written), IDShape(type: type), at: place(written)))
            return nil
        }
        guard let digits = type == "31" ? nit(id) : plainID(id, type: type) else { return nil }
        return type == "31" && !hasRightCheckDigit(digits) ? nil : (type, digits)
    }

    /// Whether the check digit that stands apart is that of the NIT; a mark such as `-` says nothing.
    ///
    /// A spreadsheet or a program that takes it for an amount writes `3.0`.
    private mutating func hasRightCheckDigit(_ digits: String) -> Bool {
        guard let value = value(.buyerCheckDigit), value.bytes.contains(where: isDigit),
            let nit = Int64(digits).flatMap({ NIT(digits: $0) })
        else { return true }
        let written = value.text.replacing(",", with: ".")
        let right = String(nit.checkDigit)
        guard written != right, written != right + ".0" else { return true }
        let name = label(.buyerID)
        note(.buyerCheckDigit(name, expected: nit.checkDigit, at: place(value)))
        return false
    }

    /// Whether nine digits or more are all the same, such as `1111111111`: typed for want of a number.
    ///
    /// A shorter one may be a cédula, and one with a check digit a NIT.
    private func isOneDigitRepeated(_ id: RawValue) -> Bool {
        withoutMarks(id) { number in
            number.count >= 9 && number.allSatisfy { isDigit($0) && $0 == number.first }
        }
    }

    /// Shorter cédulas are those of the first days of 1952; a program's own key of a customer is as short.
    private static let fewestDigits = 6

    /// The type by the number itself.
    ///
    /// Nine digits from 800,000,000 are a company's; a cédula has up to eight digits, or ten that
    /// begin with 1. Ten that begin with 8 or 9 are a NIT only if the last is its check digit.
    private mutating func likelyType(of id: RawValue) -> String? {
        if id.bytes.contains(UInt8(ascii: "-")) { return "31" }
        let number = withoutMarks(id) { Array($0.drop(while: isZero)) }
        let digits = number.filter(isDigit)
        guard digits.count >= Self.fewestDigits || number != digits else {
            note(.keyNotID(label(.buyerID), label(.buyerType), shown(id), at: place(id)))
            return nil
        }
        guard let first = digits.first else { return "13" }
        // A mobile's number begins with 3.
        let isOdd = digits.count == 10 && first != UInt8(ascii: "1") && !isReadAgain
        guard first >= UInt8(ascii: "8") || isOdd else { return "13" }
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
        noteUnknownType(value)
        return nil
    }

    mutating func noteUnknownType(_ value: RawValue) {
        note(.idTypeUnknown(shown(value), at: place(value)))
    }

    /// DIAN refuses a false check digit (FAK24), and it may be any digit that was mistyped.
    ///
    /// Ten digits that do not begin with 1 are a company's nine and its check digit.
    private mutating func nit(_ value: RawValue) -> String? {
        let text = withoutMarks(value) { String(decoding: $0.drop(while: isZero), as: UTF8.self) }
        do throws(NIT.Mistake) {
            let nit = try NIT(parsing: text)
            if nit.text == text, text.utf8.count == 10, text.utf8.first != UInt8(ascii: "1"),
                let company = NIT(digits: nit.digits / 10)
            {
                throw .wrongCheckDigit(expected: company.checkDigit)
            }
            if (6...10).contains(nit.text.utf8.count) { return nit.text }
        } catch .wrongCheckDigit(let expected) {
            note(.buyerCheckDigit(label(.buyerID), expected: expected, at: place(value)))
            return nil
        } catch {}
        let (name, typeName) = (label(.buyerID), label(.buyerType))
        note(.badID(name, typeName, shown(value), IDShape(type: "31"), at: place(value)))
        return nil
    }

    /// A cédula is a number: zeros before it are padding, and DIAN knows it without them.
    private mutating func plainID(_ value: RawValue, type: String) -> String? {
        let shape = IDShape(type: type)
        let (name, typeName) = (label(.buyerID), label(.buyerType))
        let id = withoutMarks(value) { bytes -> String? in
            let bytes = type == "13" ? bytes.drop(while: isZero) : bytes
            guard bytes.allSatisfy({ isDigit($0) || shape.hasLetters && isLetterOrHyphen($0) }),
                shape.lengths.contains(bytes.count)
            else { return nil }
            let text = String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
            return shape.hasLetters ? text.uppercased() : text
        }
        guard let id else {
            note(.badID(name, typeName, shown(value), shape, at: place(value)))
            return nil
        }
        if type == "13", let digits = digitsOfCompany(id) {
            let hasCheckDigit = digits == 10
            note(.companyAsPerson(name, typeName, shown(value), hasCheckDigit, at: place(value)))
            return nil
        }
        return id
    }

    /// How many digits a NIT has that no cédula can be; nil for what may be one.
    ///
    /// No cédula has ten digits that do not begin with 1, nor nine from 800,000,000.
    private func digitsOfCompany(_ id: String) -> Int? {
        let count = id.utf8.count
        if count == 10, let nit = try? NIT(parsing: id), nit.text != id { return count }
        return count == 9 && (id.hasPrefix("8") || id.hasPrefix("9")) ? count : nil
    }
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

/// The type that a word such as `CC` names; nil for a code and for anything else.
func idType(named bytes: Bytes) -> String? {
    guard bytes.count <= 40 else { return nil }
    return idTypeWords[plainName(String(decoding: bytes, as: UTF8.self))]
}

/// A number without the points, spaces and commas that people write into it.
func withoutMarks<Result>(_ value: RawValue, _ body: (Bytes) -> Result) -> Result {
    guard value.bytes.contains(where: isMark) else { return body(value.bytes) }
    return value.bytes.filter { !isMark($0) }.withUnsafeBufferPointer { body($0[...]) }
}

private func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",")
}

private func isZero(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "0") }

/// `52345678.0`, as a spreadsheet writes a number it takes for an amount.
private func hasDecimals(_ bytes: Bytes) -> Bool {
    let zeros = bytes.suffix(2).reversed().prefix(while: isZero).count
    guard zeros > 0, let mark = bytes.dropLast(zeros).last else { return false }
    return isMark(mark) && mark != UInt8(ascii: " ")
        && bytes.allSatisfy { isDigit($0) || isMark($0) }
}

/// Whether the marks of a number set off groups of three, with its check digit behind a hyphen;
/// a number with letters may have them anywhere.
///
/// Without this rule `5234567.8` would be another person's number.
private func hasRightMarks(_ bytes: Bytes) -> Bool {
    guard bytes.contains(where: isMark) else { return true }
    let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")) ?? bytes.endIndex
    let number = trimmed(bytes[..<hyphen])
    guard number.allSatisfy({ isDigit($0) || isMark($0) }) else { return true }
    let groups = number.split(omittingEmptySubsequences: false, whereSeparator: isMark)
    return groups.dropFirst().allSatisfy { $0.count == 3 }
        && (groups.count == 1 || (1...3).contains(groups[0].count))
        && !bytes[hyphen...].contains(UInt8(ascii: "."))
}

/// Whether only a hyphen with a check digit stands behind a number, or nothing.
func isCheckDigit(_ rest: Bytes) -> Bool {
    guard let first = rest.first, let last = rest.last else { return true }
    return rest.count == 2 && first == UInt8(ascii: "-") && isDigit(last)
}

private func isLetterOrHyphen(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "-")
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

    fileprivate static func nobodysID(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», una sola cifra repetida: no es el número de nadie.",
                en: "“\(name)” says “\(text)”, one digit repeated: this is nobody's number."
            ),
            remedy: Bilingual(
                es: "Escriba el número del cliente, o 222222222222 si es consumidor final.",
                en: "Write the buyer's number, or 222222222222 for the final consumer."
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

    fileprivate static func keyNotID(
        _ name: String,
        _ typeName: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», muy corto para una cédula o un NIT: parece la clave "
                    + "que su programa le da al cliente.",
                en: "“\(name)” says “\(text)”, too short for a cédula or a NIT: it looks like your "
                    + "program's own key of the customer."
            ),
            remedy: Bilingual(
                es:
                    "Exporte el número de identificación del cliente; si este lo es, escriba el tipo "
                    + "en «\(typeName)».",
                en: "Export the customer's identification number; if this is it, write its type in "
                    + "“\(typeName)”."
            )
        )
    }

    /// The marks are no part of the number, and where they do not group it a digit is missing or
    /// one too many.
    fileprivate static func badGroups(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», con puntos, comas o espacios que no separan grupos "
                    + "de tres cifras.",
                en: "“\(name)” says “\(text)”, with points, commas or spaces that do not set off "
                    + "groups of three digits."
            ),
            remedy: Bilingual(
                es: "Escriba el número como está en el documento del cliente, solo con cifras.",
                en: "Write the number as the buyer's document has it, in digits only."
            )
        )
    }

    fileprivate static func companyAsPerson(
        _ name: String,
        _ typeName: String,
        _ text: String,
        _ hasCheckDigit: Bool,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es una cédula sino un NIT"
                    + (hasCheckDigit ? " con su dígito de verificación." : "."),
                en: "“\(name)” says “\(text)”, which is no cédula but a NIT"
                    + (hasCheckDigit ? " with its check digit." : ".")
            ),
            remedy: Bilingual(
                es: "Escriba 31 en «\(typeName)» si es el NIT del cliente, o corrija la cédula.",
                en: "Write 31 in “\(typeName)” if it is the buyer's NIT, or correct the cédula."
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
}
