import Fiscal

/// Values that a file has for all its sales.
extension JSONContent {
    /// What the file says of all its sales; the profile has it already.
    mutating func takeFileValue(_ token: JSONMachine.Token, _ text: Span<UInt8>) {
        switch key {
        case .sales: refuseFileValue(token, keys.sales.key, .list)
        case .wrapper(let table):
            refuseFileValue(token, String(keys.step(into: table).dropFirst()), .object)
        case .version: takeVersion(token, text)
        case .fileIssuer, .fileStore:
            guard token.kind != .null else { return }
            let name = keys.fileName(of: key)
            if key == .fileStore, token.kind == .beginObject {
                return assembler.note(.keyUnknown(name, at: place(token, "/" + pointerPart(name))))
            }
            let isNumber = key == .fileIssuer && token.kind == .number
            guard token.kind == .string || isNumber && text.array.allSatisfy(isDigit) else {
                return refuseFileValue(token, name, .text)
            }
            let place = place(token, "/" + pointerPart(name))
            let isStore = key == .fileStore
            fileMistake(isStore: isStore, name, text.array, isCut: token.isCut, at: place)
                .map { assembler.refuse($0) }
        default: break
        }
    }

    private mutating func takeVersion(_ token: JSONMachine.Token, _ text: Span<UInt8>) {
        guard token.kind == .number || token.kind == .string else {
            return refuseFileValue(token, "version", .number)
        }
        guard !["1", "1.0"].contains(String(decoding: text.array, as: UTF8.self)) else { return }
        assembler.refuse(.version(shown(text), at: place(token, "/version")))
    }

    private mutating func refuseFileValue(
        _ token: JSONMachine.Token,
        _ name: String,
        _ type: JSONType
    ) {
        assembler.refuse(.wrongType(name, type, at: place(token, "/" + pointerPart(name))))
    }

    /// What is wrong with a text that the file has for all its sales, by the rules of one sale's.
    private func fileMistake(
        isStore: Bool,
        _ name: String,
        _ text: [UInt8],
        isCut: Bool,
        at place: Place
    ) -> Finding? {
        if isCut { return .fieldTooLong(assembler.limits.fieldBytes, at: place) }
        if hasControls(text) { return .controlCharacter(name, at: place) }
        let limit = SaleConversion.originLimit
        guard isStore, String(decoding: text, as: UTF8.self).unicodeScalars.count > limit else {
            return nil
        }
        return .textTooLong(name, limit, at: place)
    }
}

// MARK: - What is on no invoice

extension JSONContent {
    /// Whether an object begins that stands for what is on no invoice, of which nothing is read.
    mutating func holdEvidence(_ token: JSONMachine.Token) -> Bool {
        guard token.kind == .beginObject else { return false }
        switch key {
        case .fileStore:
            let name = keys.fileName(of: key)
            unread.hold(name, isOfFile: true, at: place(token, "/" + pointerPart(name)))
        case .field(let field) where [.store, .till, .cashier].contains(field):
            let name = conversion.label(field)
            unread.hold(name, isOfFile: false, at: place(token, "/" + pointerPart(name)))
        default: return false
        }
        return true
    }

    /// Whether an object such as `"caja": {"id": 3}` stands for what is on no invoice: it counts as not known.
    mutating func isOfEvidenceAlone(
        _ field: SaleField,
        _ token: JSONMachine.Token
    ) -> Bool {
        guard [.store, .till, .cashier].contains(field), token.kind == .beginObject else {
            return false
        }
        let place = place(token, "/" + pointerPart(conversion.label(field)))
        assembler.note(.keyUnknown(conversion.label(field), at: place))
        return true
    }
}
