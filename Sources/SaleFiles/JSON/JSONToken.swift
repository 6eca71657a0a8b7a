extension JSONMachine {
    struct Token {
        enum Kind {
            case beginObject, endObject, beginArray, endArray
            /// These have a text.
            case key, string, number
            case yes, no, null
        }

        let kind: Kind
        /// Where it begins, from 1.
        let line: Int
        let column: Int
        /// The text passed the limit of a field and is not whole.
        let isCut: Bool
    }

    enum Fault: Equatable {
        case syntax(JSONMistake)
        case depth
        case truncated
    }
}

extension JSONMachine.Token {
    /// What the token may stand for as the value of a field.
    func form(for field: SaleField) -> RawSale.Form {
        switch kind {
        case .null: .absent
        case .string: isCut ? .unusable : .text
        // No number is a date; the rule of dates says what it may be a count of.
        case .number: (field.takesNumbers || field.isMoment) && !isCut ? .number : .unusable
        case .yes: field == .voided ? .yes : .unusable
        case .no: field == .voided ? .no : .unusable
        case .beginObject, .beginArray, .endObject, .endArray, .key: .unusable
        }
    }
}
