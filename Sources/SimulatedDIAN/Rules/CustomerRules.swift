import Fiscal

/// FAK: the buyer's party.
enum CustomerRules: Rule {
    private static let nitType = "31"
    private static let naturalPerson = "2"

    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let party = examination.invoice.customer
        let scheme = party?.cac("PartyTaxScheme")
        verdict.refuse(
            "FAK20",
            "No se informó el nombre o razón social del adquiriente",
            if: scheme?.value("RegistrationName").isEmpty ?? true
        )
        verdict.refuse(
            "FAK21",
            "No se informó el identificador del adquiriente",
            if: scheme?.value("CompanyID").isEmpty ?? true
        )
        examineCheckDigit(scheme?.cbc("CompanyID"), into: &verdict)
        let account = examination.invoice.root.cac("AccountingCustomerParty")
        let isNatural = account?.value("AdditionalAccountID") == naturalPerson
        verdict.refuse(
            "FAK61",
            "No se informó la identificación del adquiriente persona natural",
            if: isNatural && party?.cac("PartyIdentification")?.value("ID").isEmpty ?? true
        )
    }

    /// Only a NIT has a check digit.
    private static func examineCheckDigit(_ id: Element?, into verdict: inout Verdict) {
        guard let id, id.attribute("schemeName") == nitType else { return }
        guard let digit = id.attribute("schemeID"), !digit.isEmpty else {
            verdict.refuse("FAK24", "El DV del NIT del adquiriente no está informado")
            return
        }
        let nit = Int64(id.text).flatMap(NIT.init(digits:))
        verdict.refuse(
            "FAK25",
            "El DV del NIT del adquiriente no es correcto",
            if: digit != nit.map { String($0.checkDigit) }
        )
    }
}
