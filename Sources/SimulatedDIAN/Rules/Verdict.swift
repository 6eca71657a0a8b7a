import Fiscal

/// What the rules have against a document, each rule named once.
struct Verdict: Hashable, Sendable {
    private(set) var refusals: [RuleMessage] = []
    private(set) var notifications: [RuleMessage] = []

    var isAcceptance: Bool { refusals.isEmpty }
    /// In the order of DIAN's list: what refuses first.
    var messages: [RuleMessage] { refusals + notifications }

    mutating func refuse(_ code: String, _ text: String, if isBroken: Bool = true) {
        guard isBroken, !refusals.contains(where: { $0.code == code }) else { return }
        refusals.append(RuleMessage(code: code, text: "Rechazo: \(text)"))
    }

    mutating func notify(_ code: String, _ text: String, if isBroken: Bool = true) {
        guard isBroken, !notifications.contains(where: { $0.code == code }) else { return }
        notifications.append(RuleMessage(code: code, text: "Notificación: \(text)"))
    }
}
