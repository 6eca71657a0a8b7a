import Fiscal

extension Finding {
    /// What the store must know of DIAN's answer; nil when all is well or nothing is known.
    static func of(
        _ answer: AuthorityAnswer,
        _ number: DocumentNumber,
        _ code: UniqueCode
    ) -> Finding? {
        switch answer {
        case .refused(let rules, _): refused(number, rules)
        case .alreadyKnown(let other) where other != code: disputed(number, other)
        case .accepted, .alreadyKnown, .inProcess, .unknown, .notAnswered, .unavailable: nil
        }
    }

    private static func refused(_ number: DocumentNumber, _ rules: [RuleMessage]) -> Finding {
        let isOfTheSale = rules.isEmpty || rules.contains { !$0.isOutsideTheSale }
        let said = rules.map { "\($0.code) \($0.text)" }.joined(separator: "; ")
        return Finding(
            .refusedByAuthority,
            at: Place(number: number.text),
            message: Bilingual(
                es: "La DIAN rechazó la factura \(number.text): \(said).",
                en: "DIAN refused invoice \(number.text): \(said)."
            ),
            remedy: isOfTheSale ? correctTheSale : retry(number)
        )
    }

    private static let correctTheSale = Bilingual(
        es: "Corrija la venta según la regla y envíela de nuevo con el mismo número.",
        en: "Correct the sale by the rule and send it again with the same number."
    )

    private static func retry(_ number: DocumentNumber) -> Bilingual {
        Bilingual(
            es:
                "La venta está bien. Corrija los ajustes o el registro en la DIAN si la regla los nombra, y dé "
                + "«contingencia number retry \(number.text)»: se emite otra vez, con la fecha de entonces.",
            en:
                "The sale is right. Correct the settings, or what DIAN has registered, where the rule names "
                + "them, and give `contingencia number retry \(number.text)`: it is issued again, with the date "
                + "of then."
        )
    }

    private static func disputed(_ number: DocumentNumber, _ other: UniqueCode) -> Finding {
        Finding(
            .disputedByAuthority,
            at: Place(number: number.text),
            message: Bilingual(
                es: "La DIAN ya tiene la factura \(number.text) con otro código único "
                    + "(\(other.hex.prefix(12))…).",
                en: "DIAN already has invoice \(number.text) with another unique code "
                    + "(\(other.hex.prefix(12))…)."
            ),
            remedy: Bilingual(
                es:
                    "Averigüe qué documento es: lo pudo transmitir otra caja, otro programa, o este antes de "
                    + "restaurar una copia. El operador decide con «contingencia number settle "
                    + "\(number.text)».",
                en:
                    "Find out which document it is: another till may have sent it, another program, or this "
                    + "one before a backup was restored. The operator decides with `contingencia number "
                    + "settle \(number.text)`."
            )
        )
    }
}

extension RuleMessage {
    /// Rules of the range and the software (FAB), of the issuer (FAJ), and of the day of issue that is not
    /// the day of signing (FAD09e): what the store sold cannot break them.
    fileprivate var isOutsideTheSale: Bool {
        code.hasPrefix("FAB") || code.hasPrefix("FAJ") || code == "FAD09e"
    }
}
