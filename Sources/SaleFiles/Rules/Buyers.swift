import Fiscal

extension SaleConversion {
    private static let nameLimit = 450

    /// The buyer; without one, the final consumer (annex 1.9 §2.1).
    mutating func buyer() -> Buyer? {
        let email = email()
        guard let id = value(.buyerID) else {
            judgeTypeAlone()
            return buyerWithoutID(email)
        }
        guard !isFinalConsumer(id) else {
            judgeTypeAlone()
            return finalConsumer(email, named: id)
        }
        if let name = givenName, namesNobody(name) {
            note(.nobody(label(.buyerID), shown(id), label(name.field), name.text, at: place(id)))
            return nil
        }
        guard let (type, digits) = identity(id) else {
            for field in SaleField.nameParts { _ = text(field, limit: Self.nameLimit) }
            return nil
        }
        guard let name = buyerName(of: type, digits) else { return nil }
        return Buyer(idType: type, id: digits, name: name, email: email)
    }

    /// A company's name or a person's; where both stand there, a company's NIT tells that the person only speaks for it.
    private mutating func buyerName(of type: String, _ digits: String) -> String? {
        guard value(.buyerCompany) != nil else { return personName() }
        guard let company = nameText(.buyerCompany, limit: Self.nameLimit) else { return nil }
        guard SaleField.nameParts.contains(where: { value($0) != nil }) else { return company }
        guard let person = personName() else { return nil }
        let isCompany = type == "31" && digits.utf8.count == 9 && "89".contains(digits.prefix(1))
        guard plainName(person) != plainName(company), !isCompany else { return company }
        let place = place(of: .buyerCompany)
        note(.twoNames(label(.buyerCompany), label(.buyerName), at: place))
        return nil
    }

    /// Given names and surnames, where a file has them apart.
    private mutating func personName() -> String? {
        guard required(.buyerName) != nil,
            var name = nameText(.buyerName, limit: Self.nameLimit)
        else { return nil }
        for field in SaleField.nameParts.dropFirst() {
            guard let value = value(field), !saysNoValue(value) else { continue }
            guard let part = nameText(field, limit: Self.nameLimit) else { return nil }
            name += " \(part)"
            guard name.unicodeScalars.count <= Self.nameLimit else {
                note(.textTooLong(label(field), Self.nameLimit, at: place(of: field)))
                return nil
            }
        }
        return name
    }

    /// What tells whether the sale has a buyer.
    private var givenName: RawValue? {
        value(.buyerName) ?? value(.buyerCompany)
            ?? SaleField.nameParts.lazy.compactMap { value($0) }.first
    }

    /// Tills write this type for the final consumer as well, but not the address of who asked for an
    /// invoice.
    private var isCompanyByType: Bool {
        value(.buyerType).map { $0.text == "31" || word($0) == "nit" } ?? false
    }

    private mutating func buyerWithoutID(_ email: String?) -> Buyer? {
        guard raw.slot(.buyerID).form != .unusable else { return nil }
        guard !isNameless || email != nil && isCompanyByType else { return finalConsumer(email) }
        noteMissing(.buyerID)
        return nil
    }

    /// The final consumer beside the name of somebody who gave no number.
    ///
    /// What a cashier calls a customer is of no use to the invoice; a company needs its own.
    private mutating func finalConsumer(_ email: String?, named id: RawValue) -> Buyer? {
        guard let name = givenName, !namesNobody(name) else { return finalConsumer(email) }
        let isCompany = name.field == .buyerCompany || namesCompany(name.text)
        note(.consumerWithName(label(.buyerID), label(name.field), isCompany, at: place(id)))
        return isCompany ? nil : finalConsumer(email)
    }

    /// In a column `T. Doc` may stand the kind of the document, `FV` and `NC`, and in `Tipo cliente` who
    /// buys on credit.
    private mutating func judgeTypeAlone() {
        guard let type = value(.buyerType) else { return }
        let doubt = RawSale.Doubt(
            unread: type.bytes,
            under: label(.buyerType),
            isKind: true,
            at: place(type)
        )
        if let doubt { return raw.note(doubt) }
        guard value(.paymentForm) == nil, ["credito", "acredito"].contains(word(type)) else {
            return
        }
        noteUnknownType(type)
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
    func isFinalConsumer(_ id: RawValue) -> Bool {
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
            return givenName != nil || digits.count >= 6
                || first == UInt8(ascii: "2") || first == UInt8(ascii: "0")
        }
    }

    /// Whether no name is given, or one that is no person's.
    private var isNameless: Bool { givenName.map(namesNobody) ?? true }

    private func saysFinalConsumer(_ value: RawValue) -> Bool {
        finalConsumerWords.contains(word(value))
    }

    /// A name in other letters has none in `word` either, and is somebody's.
    private func namesNobody(_ value: RawValue) -> Bool {
        let word = word(value)
        guard !word.isEmpty else { return value.bytes.allSatisfy { $0 < 0x80 } }
        return finalConsumerWords.contains(word) || nobodyWords.contains(word)
            || noValueWords.contains(word)
    }

    /// One `@`, a name before it and a domain with a point behind; the mail server judges the rest.
    private mutating func email() -> String? {
        guard let value = value(.buyerEmail) else { return nil }
        let isEmail = isEmail(value.bytes)
        guard isEmail || !noEmailWords.contains(word(value)),
            let text = text(.buyerEmail, limit: 254)
        else { return nil }
        guard isEmail else {
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
    "general", "consumidor", "usuariofinal", "clientepos", "clientedecontado", "clientescontado",
    "sincliente", "walkincustomer", "walkin", "consfinal", "cfinal", "clientegenerico",
    "clientedemostrador", "ventacontado", "ventascontado",
]

/// What tills write for want of a name; where the number belongs, a person's name contradicts it.
private let nobodyWords: Set<String> = [
    "cliente", "particular", "cf", "sn", "na", "noaplica", "sinnombre",
]

/// What programs and databases write for a value that there is not, as `plainName` writes it.
private let noValueWords: Set<String> = [
    "null", "undefined", "nan", "none", "sindatos", "noregistra",
]

extension SaleConversion {
    /// Whether a text says that there is no value; `NAN` in capitals is a brand of baby milk.
    func saysNoValue(_ value: RawValue) -> Bool {
        value.bytes.count <= 12 && noValueWords.contains(word(value)) && value.text != "NAN"
    }
}

/// Whether a name ends in the form of a company: *SAS*, *Ltda* and others, with points or without.
private func namesCompany(_ name: String) -> Bool {
    let forms: Set = ["sas", "sa", "ltda", "limitada", "eu", "esp", "bic", "sca", "ips", "eps"]
    return name.split(whereSeparator: \.isWhitespace).last.map { forms.contains(plainName($0)) }
        ?? false
}

/// What tills write where a buyer has no address.
private let noEmailWords: Set<String> = [
    "notiene", "na", "noaplica", "sincorreo", "ninguno", "noregistra", "noinforma",
]

private func isEmail(_ text: Bytes) -> Bool {
    // The points are those since the `@`; a mark stands behind something, as does the end.
    var (ats, points, last) = (0, 0, UInt8.point)
    for byte in text {
        switch byte {
        case UInt8(ascii: "@"), .point:
            guard last != .point, last != UInt8(ascii: "@") else { return false }
            if byte == .point { points += 1 } else { (ats, points) = (ats + 1, 0) }
        case ...0x20: return false
        // The no-break space.
        case 0xA0 where last == 0xC2: return false
        default: if notInEmails.contains(byte) { return false }
        }
        last = byte
    }
    return ats == 1 && points > 0 && last != .point
}

private let notInEmails = Array(",;:<>()[]\\\"".utf8)

extension Finding {
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

    fileprivate static func consumerWithName(
        _ id: String,
        _ name: String,
        _ isCompany: Bool,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            isCompany ? .error : .warning,
            at: place,
            message: Bilingual(
                es: "«\(id)» dice que es consumidor final, y «\(name)» nombra a "
                    + (isCompany ? "una empresa." : "alguien, que no sale en la factura."),
                en: "“\(id)” says that it is the final consumer, and “\(name)” names "
                    + (isCompany ? "a company." : "somebody, who is not on the invoice.")
            ),
            remedy: isCompany
                ? Bilingual(
                    es: "Escriba el NIT de la empresa, o quite el nombre.",
                    en: "Write the company's NIT, or take out the name."
                )
                : Bilingual(
                    es: "Si el cliente pidió factura a su nombre, escriba su número.",
                    en: "If the buyer asked for an invoice in their name, write their number."
                )
        )
    }

    fileprivate static func twoNames(
        _ company: String,
        _ person: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(company)» y «\(person)» nombran a dos clientes distintos.",
                en: "“\(company)” and “\(person)” name two different buyers."
            ),
            remedy: Bilingual(
                es: "Deje solo el nombre a quien se factura: la empresa o la persona.",
                en: "Leave only the name of who is invoiced: the company or the person."
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
