import Fiscal

/// What the rules have against a document, each rule named once.
struct Verdict: Hashable, Sendable {
    private(set) var refusals: [RuleMessage] = []
    private(set) var notifications: [RuleMessage] = []

    var isAcceptance: Bool { refusals.isEmpty }
    /// In the order of DIAN's list: what refuses first.
    var messages: [RuleMessage] { refusals + notifications }

    mutating func add(_ code: String, _ text: String, _ effect: RuleEffect) {
        switch effect {
        case .refuse: refusals.append(RuleMessage(code: code, text: "Rechazo: \(text)"))
        case .notify: notifications.append(RuleMessage(code: code, text: "Notificación: \(text)"))
        case .ignore: break
        }
    }
}
