import Fiscal

extension NumberFate {
    /// The class of the style sheet that draws it.
    var style: String {
        switch self {
        case .accepted: "done"
        case .issued: "sent"
        case .awaitingWindow, .held, .ready: "wait"
        case .awaitingCorrection, .disputed: "wrong"
        case .disabled: "void"
        case .missing: "gap"
        }
    }
}
