import Fiscal

extension SaleConversion {
    /// The issuer of the sale: its own `nit_emisor`, else the file's, else the workspace's only one.
    mutating func issuer() -> NIT? {
        let value = value(.issuer)
        if let value, let known = memory.issuers[value.bytes] { return known }
        guard let text = value?.text ?? profile.issuer else {
            if context.issuers.count == 1 { return context.issuers[0].nit }
            if raw.slot(.issuer).form != .unusable {
                note(.issuerNeeded(label(.issuer), at: place(of: .issuer)))
            }
            return nil
        }
        let place =
            value.map { self.place($0) }
            ?? Place(pointer: "/" + pointerPart(keys.name(of: .issuer)))
        if isSpreadsheetDamage(text.utf8) {
            note(.spreadsheetDamage(.issuerUnknown, label(.issuer), shortened(text), at: place))
            return nil
        }
        let issuer = issuer(text, at: place)
        // One whose check digit is false is told of each time.
        if let value, let issuer, (try? NIT(parsing: text)) == issuer {
            memory.issuers[value.bytes] = issuer
        }
        return issuer
    }

    /// A false check digit does not hide whose sale it is: a warning.
    private mutating func issuer(_ text: String, at place: Place) -> NIT? {
        let nit: NIT?
        do {
            nit = try NIT(parsing: text)
        } catch .wrongCheckDigit(let expected) {
            nit = try? NIT(parsing: String(text.prefix { $0 != "-" }))
            note(.issuerCheckDigit(text, expected: expected, at: place))
        } catch {
            nit = nil
        }
        if let nit, context.reads(salesOf: nit) { return nit }
        note(.issuerUnknown(shownIssuer(text), at: place))
        return nil
    }

    /// A company's NIT, which begins with 8 or 9, is public; any other number may be a person's.
    private func shownIssuer(_ text: String) -> String {
        let isCompany = text.first == "8" || text.first == "9"
        return isCompany ? shortened(text) : shownElsewhere(text)
    }
}

extension Finding {
    fileprivate static func issuerNeeded(_ name: String, at place: Place) -> Finding {
        Finding(
            .issuerUnknown,
            at: place,
            message: Bilingual(
                es: "Hay varios emisores configurados y la venta no dice cuál es («\(name)»).",
                en: "Several issuers are configured and the sale does not name one (“\(name)”)."
            ),
            remedy: Bilingual(
                es: "Agregue el NIT del emisor.",
                en: "Add the issuer's NIT."
            )
        )
    }

    fileprivate static func issuerUnknown(_ text: String, at place: Place) -> Finding {
        Finding(
            .issuerUnknown,
            at: place,
            message: Bilingual(
                es: "El NIT «\(text)» no es de un emisor configurado.",
                en: "The NIT “\(text)” is not that of a configured issuer."
            ),
            remedy: Bilingual(
                es: "Corrija el NIT, o pida que agreguen el emisor a contingencia.yaml.",
                en: "Correct the NIT, or have the issuer added to contingencia.yaml."
            )
        )
    }

    fileprivate static func issuerCheckDigit(
        _ text: String,
        expected: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .checkDigit,
            .warning,
            at: place,
            message: Bilingual(
                es: "El dígito de verificación del NIT del emisor «\(text)» debe ser \(expected).",
                en: "The check digit of the issuer's NIT “\(text)” must be \(expected)."
            ),
            remedy: Bilingual(
                es: "Corríjalo en la configuración de la caja.",
                en: "Correct it in the till's settings."
            )
        )
    }
}
