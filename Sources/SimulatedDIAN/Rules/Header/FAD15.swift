extension Rule {
    /// FAD15a: the form of a currency code, three capital letters; ISO 4217's list itself is
    /// not asked.
    static let fad15a = Rule("FAD15a", "Código de divisa inválido", in: \.root) {
        let code = $0.value("DocumentCurrencyCode").utf8
        return code.count != 3 || !code.allSatisfy { isLetter($0) && $0 < UInt8(ascii: "a") }
    }

    /// FAD15b: every amount is in the document's currency.
    static let fad15b = Rule("FAD15b", "Código de divisa inválido", in: \.root) {
        $0.tree.hasAttribute("currencyID", otherThan: $0.cbc("DocumentCurrencyCode")?.bytes ?? [])
    }
}
