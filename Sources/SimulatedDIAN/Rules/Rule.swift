/// What the authority makes of a broken rule; the raw values are the words of the settings.
package enum RuleEffect: String, Hashable, Sendable, CaseIterable {
    /// The document is rejected.
    case refuse
    /// The document is accepted, and the answer says so.
    case notify
    case ignore
}

/// One rule of annex 1.9, in a file that bears its number; `SimulatedDIAN.docc/Rules.md` lists them.
struct Rule: Sendable {
    let code: String
    /// In DIAN's words where they are published.
    let text: String
    /// What DIAN does where the settings say nothing else.
    let effect: RuleEffect
    let isBroken: @Sendable (Examination) -> Bool

    init(
        _ code: String,
        _ text: String,
        effect: RuleEffect = .refuse,
        isBroken: @escaping @Sendable (Examination) -> Bool
    ) {
        self.code = code
        self.text = text
        self.effect = effect
        self.isBroken = isBroken
    }

    /// A rule about one element; where it is missing, another rule says so.
    init(
        _ code: String,
        _ text: String,
        in place: @escaping @Sendable (ReceivedInvoice) -> Element?,
        effect: RuleEffect = .refuse,
        isBroken: @escaping @Sendable (Element) -> Bool
    ) {
        self.init(code, text, effect: effect) { place($0.invoice).map(isBroken) ?? false }
    }

    /// A rule about one element and what else the invoice holds.
    init(
        _ code: String,
        _ text: String,
        in place: @escaping @Sendable (ReceivedInvoice) -> Element?,
        isBroken: @escaping @Sendable (Element, ReceivedInvoice) -> Bool
    ) {
        self.init(code, text) { examination in
            place(examination.invoice).map { isBroken($0, examination.invoice) } ?? false
        }
    }

    /// A rule about every element of a kind.
    init(
        _ code: String,
        _ text: String,
        inEach places: @escaping @Sendable (ReceivedInvoice) -> [Element],
        effect: RuleEffect = .refuse,
        isBroken: @escaping @Sendable (Element) -> Bool
    ) {
        self.init(code, text, effect: effect) { places($0.invoice).contains(where: isBroken) }
    }

    /// The same rule with the effect that the settings give it.
    func having(_ effect: RuleEffect) -> Rule {
        Rule(code, text, effect: effect, isBroken: isBroken)
    }
}
