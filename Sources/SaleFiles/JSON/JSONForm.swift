extension JSONMachine.Token {
    /// What the token may stand for as the value of a field.
    func form(for field: SaleField, isCut: Bool) -> RawSale.Form {
        switch self {
        case .null: .absent
        case .string: isCut ? .unusable : .text
        case .number: field.takesNumbers && !isCut ? .number : .unusable
        case .yes: field == .voided ? .yes : .unusable
        case .no: field == .voided ? .no : .unusable
        case .beginObject, .beginArray, .endObject, .endArray, .key: .unusable
        }
    }
}
