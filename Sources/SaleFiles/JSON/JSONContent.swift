import Fiscal

/// Tokens to sales, by what the keys of the file mean.
struct JSONContent {
    var assembler: SaleAssembler
    var conversion: SaleConversion
    private let shape: SaleFileProfile.JSONShape
    /// What the pointer of a sale in a list begins with.
    private let elementBase: String
    private var stack = JSONStack()
    var key = JSONKey.unknown
    private var memory: JSONKeyMemory
    var unread: JSONUnread
    private var presence = JSONPresence()
    /// The first list that no key of a sale leads to.
    private var unknownList: String?
    private var ordinal = 0
    private var lineIndex = 0
    private var isLineKept = true
    /// What stands behind `cantidad` in the sale itself, and where its key does.
    private var count: (slot: RawSale.Slot, key: Place)?
    private var countKey = Place()
    /// Whether the only value at the top was met, and whether another one was.
    private var hasBegun = false
    private var hasEnded = false

    init(shape: SaleFileProfile.JSONShape, assembler: SaleAssembler, conversion: SaleConversion) {
        self.shape = shape
        elementBase = shape == .file ? conversion.keys.salesPointer + "/" : "/"
        self.assembler = assembler
        self.conversion = conversion
        self.conversion.columns = conversion.keys.labels
        memory = JSONKeyMemory(conversion.keys)
        unread = JSONUnread(
            conversion.keys,
            conversion.profile.mapping,
            isReadAgain: conversion.isReadAgain
        )
        guard let mapping = conversion.profile.mapping, !keys.conflicts.isEmpty else { return }
        let conflicts = keys.conflicts.map { "\(mapping.columns[$0] ?? "") (\($0.name))" }
        self.assembler.refuse(.mappingUnfit(conflicts, mapping.match, at: Place(line: 1)))
    }

    /// True when a sale is complete.
    mutating func take(_ token: JSONMachine.Token, _ text: Span<UInt8>) -> Bool {
        guard !hasEnded else { return false }
        guard !unread.isOpen else {
            note(unread.take(token, text))
            return false
        }
        switch token.kind {
        case .key: takeKey(text, at: token)
        case .endObject, .endArray: return close(stack.level)
        default: return takeValue(token, text)
        }
        return false
    }

    /// The sale that is complete.
    mutating func sale() -> ReadSale? { assembler.sale(of: &conversion) }

    mutating func finish(_ fault: JSONMachine.Fault?, at place: Place) -> FileReading {
        if let fault, !hasEnded {
            assembler.refuse(.fault(fault, depth: assembler.limits.depth, at: place))
        } else if let mapping = conversion.profile.mapping {
            unread.mistakes(of: mapping, presence).forEach { assembler.refuse($0) }
        }
        if let finding = unread.missingSales(among: ordinal) { assembler.refuse(finding) }
        return assembler.finish()
    }

    var keys: JSONKeys { conversion.keys }

    /// The place of a token, with a pointer below the object or the list that is open.
    func place(_ token: JSONMachine.Token, _ pointer: String) -> Place {
        let base = stack.levels.reduce("") { way, level in
            // The pointer of a sale has the way to it.
            level == .object(.sale) ? step(into: level) : way + step(into: level)
        }
        return Place(line: token.line, column: token.column, pointer: base + pointer)
    }

    private func step(into level: JSONLevel) -> String {
        switch level {
        case .top, .file, .sales, .unread, .ignored: ""
        case .object(.sale): conversion.raw.pointer ?? ""
        case .object(.line): "/\(lineIndex)"
        case .object(let table), .wrapper(let table): keys.step(into: table)
        case .lines: "/" + pointerPart(keys.linesName)
        case .list(let list): keys.step(into: list)
        }
    }
}

// MARK: - Keys

extension JSONContent {
    private mutating func takeKey(_ text: Span<UInt8>, at token: JSONMachine.Token) {
        guard let table = stack.level.table else { return }
        let entry = text.withUnsafeBufferPointer { memory.entry($0[...], in: table) }
        key = entry.key
        if table == .file { presence.noteOfFile(key) }
        if entry.bit == 0 { return noteUseless(text, in: table, at: token) }
        if key == .count { countKey = place(token, "/" + pointerPart(shown(text))) }
        guard !stack.meet(entry.bit) else { return }
        let name = shown(text)
        let finding = Finding.keyTwice(name, at: place(token, "/" + pointerPart(name)))
        if keys.isOfFile(table) { assembler.refuse(finding) } else { conversion.raw.note(finding) }
    }

    /// A key that may be a value of the invoice under another name is a mistake of the sale.
    private mutating func noteUseless(
        _ text: Span<UInt8>,
        in table: JSONKeys.Table,
        at token: JSONMachine.Token
    ) {
        guard key != .ignored else { return }
        let name = shown(text)
        let place = place(token, "/" + pointerPart(name))
        switch key {
        case .displacedBuyer:
            conversion.raw.note(.keyDisplaced(name, by: keys.buyerText, at: place))
        case .displacedLines:
            conversion.raw.note(.keyDisplaced(name, by: keys.linesText, at: place))
        case _ where keys.isOfFile(table):
            note(unread.meetOfFile(name, in: table, at: place))
        default: note(unread.meet(text.array, name, in: table, at: place))
        }
    }

    /// What was judged is believed: more is asked for since.
    private mutating func note(_ note: JSONUnread.Note?) {
        guard !conversion.isReadAgain else { return }
        switch note {
        case .ofSale(let finding): conversion.raw.note(finding)
        case .doubtful(let doubt): conversion.raw.note(doubt)
        case .sum(let sum): conversion.raw.note(sum)
        case .ofFile(let finding): assembler.refuse(finding)
        case .harmless(let finding): assembler.note(finding)
        case nil: break
        }
    }
}

// MARK: - Objects and lists

extension JSONContent {
    /// A value, or the bracket that one begins with; true when it stands for a sale and is none.
    private mutating func takeValue(_ token: JSONMachine.Token, _ text: Span<UInt8>) -> Bool {
        if case .list(let list) = stack.level, !beginElement(of: list, token, text) {
            return false
        }
        if token.kind == .beginObject || token.kind == .beginArray {
            let isList = token.kind == .beginArray
            let level = stack.level.opened(isList: isList, behind: key, shape)
            guard level.isUnread else {
                open(level, token)
                return false
            }
            let isHeld = holdEvidence(token)
            unread.open(
                isOfStranger: isHeld || key == .unknown && level != .ignored,
                isList: isList
            )
        } else if key == .unknown {
            note(unread.take(value: token.kind, text))
        }
        switch (stack.level, key) {
        case (.top, _): endBefore(token)
        case (.file, _), (.wrapper, _): takeFileValue(token, text)
        case (.sales, _):
            refuseElement(token)
            return true
        case (.lines, _): refuseLine(token)
        case (_, .field(let field)):
            if isLineKept || !field.isOfLine { take(token, text, as: field) }
        case (_, .count): count = (slot(of: .quantity, token, text), countKey)
        case (_, .object(let table)): noteHolder(token, text, keys.step(into: table), .object)
        case (_, .list(let list)): noteHolder(token, text, keys.step(into: list), .list)
        case (_, .lines): noteHolder(token, text, "/" + pointerPart(keys.linesName), .list)
        case (_, .unknown) where token.kind == .beginArray:
            unknownList = unknownList ?? unread.lastName
        default: break
        }
        return false
    }

    private mutating func open(_ level: JSONLevel, _ token: JSONMachine.Token) {
        if stack.level == .top, shape != .lines {
            guard !hasBegun else { return endBefore(token) }
            hasBegun = true
        }
        switch level {
        case .object(.sale): beginSale(token)
        case .object(.line): isLineKept = conversion.raw.beginLine(at: token.line)
        case .object: presence.noteFilled(key)
        default: break
        }
        stack.open(level)
    }

    /// Where one object or list is all that a file can be, a second one ends the reading.
    private mutating func endBefore(_ token: JSONMachine.Token) {
        let place = Place(line: token.line, column: token.column)
        assembler.refuse(.fault(.syntax(.secondValue), depth: 0, at: place))
        hasEnded = true
    }

    /// False when the list of one has an element already, or what begins is none.
    ///
    /// Odoo writes `[7, "Ana Ruiz"]`, a key and a name; Siigo `["Ana", "Ruiz"]`, the parts of one.
    private mutating func beginElement(
        of list: Int,
        _ token: JSONMachine.Token,
        _ text: Span<UInt8>
    ) -> Bool {
        let element = keys.element(of: list)
        if case .field(let field) = element {
            if token.kind == .number, !field.takesNumbers { return false }
            // The name behind its key.
            if token.kind == .string, field.takesNumbers,
                !field.isOfLine || conversion.raw.lineCount > 0,
                conversion.raw.slot(field).form == .number
            {
                takeName(token, text, of: field)
                return false
            }
            if token.kind == .string, field == .buyerName || field == .buyerCompany,
                conversion.raw.join(field, text)
            {
                return false
            }
        }
        guard stack.meet(1) else {
            conversion.raw.note(.severalElements(keys.name(of: list), at: place(token, "/1")))
            if token.kind == .beginObject || token.kind == .beginArray {
                unread.open(isOfStranger: false, isList: false)
            }
            return false
        }
        presence.noteFilled(.list(list))
        key = element
        return true
    }

    /// Of a value that is a word, the name says what it is, and the key is a program's own: `[1, "30 días"]`; unless
    /// the mapping says what the key means.
    private mutating func takeName(
        _ token: JSONMachine.Token,
        _ text: Span<UInt8>,
        of field: SaleField
    ) {
        guard field.hasWords, !conversion.isReadAgain else { return }
        let key = String(
            decoding: conversion.raw.bytes(of: conversion.raw.slot(field)),
            as: UTF8.self
        )
        guard conversion.profile.mapping?.values[field]?[key] == nil else { return }
        conversion.raw.set(field, slot(of: field, token, text))
    }

    private mutating func beginSale(_ token: JSONMachine.Token) {
        conversion.raw.begin(
            line: token.line,
            column: token.column,
            pointerBase: stack.level == .top ? "" : elementBase,
            ordinal: ordinal
        )
        ordinal += 1
        lineIndex = 0
        count = nil
    }

    /// True when it was a sale.
    private mutating func close(_ level: JSONLevel) -> Bool {
        let isEmpty = stack.isEmpty
        stack.close()
        switch level {
        case .object(.sale):
            settleCount()
            guard isEmpty, shape == .lines, ordinal == 1 else { return true }
            let start = Place(line: conversion.raw.line, column: conversion.raw.column)
            assembler.refuse(
                unread.unreadSale.map { .saleUnread(keys.linesName, at: $0) }
                    ?? .noSale(list: unknownList, at: start)
            )
        case .object(.line): lineIndex += 1
        case .list(let list): if isEmpty { presence.noteEmpty(.list(list)) }
        case .top, .file, .wrapper, .sales, .object, .lines, .unread, .ignored: break
        }
        return false
    }

}

// MARK: - Values

extension JSONContent {
    @inline(__always)
    private mutating func take(
        _ token: JSONMachine.Token,
        _ text: Span<UInt8>,
        as field: SaleField
    ) {
        presence.note(field)
        if token.form(for: field) == .unusable {
            guard !isOfEvidenceAlone(field, token) else { return }
            noteUnusable(field, token)
        }
        conversion.raw.set(field, slot(of: field, token, text))
    }

    /// The value, which is kept.
    @inline(__always)
    private mutating func slot(
        of field: SaleField,
        _ token: JSONMachine.Token,
        _ text: Span<UInt8>
    ) -> RawSale.Slot {
        var slot = RawSale.Slot(
            line: Int32(clamping: token.line),
            column: Int32(clamping: token.column),
            form: token.form(for: field)
        )
        guard slot.form == .text || slot.form == .number else { return slot }
        if let start = text.withUnsafeBytes({ conversion.raw.append($0) }) {
            (slot.start, slot.end) = (start, Int32(conversion.raw.byteCount))
        } else {
            slot.form = .unusable
        }
        return slot
    }

    /// Only the closing of a day has a `cantidad` of its own; of a sale nobody reads it.
    ///
    /// Which of the two it is is known when all keys were met.
    private mutating func settleCount() {
        guard let (slot, key) = count else { return }
        guard conversion.isClosing else {
            return assembler.note(.keyUnknown(SaleField.quantity.name, at: key))
        }
        if conversion.raw.beginLine(at: Int(slot.line)) { conversion.raw.set(.quantity, slot) }
    }

    private mutating func noteUnusable(_ field: SaleField, _ token: JSONMachine.Token) {
        let pointer = keys.pointer(to: field, line: lineIndex)
        let place = Place(
            line: token.line,
            column: token.column,
            pointer: conversion.raw.pointer.map { $0 + pointer }
        )
        guard !token.isCut else {
            return conversion.raw.note(.fieldTooLong(assembler.limits.fieldBytes, at: place))
        }
        let type = field.takesNumbers ? JSONType.textOrNumber : .text
        conversion.raw.note(.wrongType(conversion.label(field), type, at: place))
    }

    /// What stands where an object or a list with values should; programs write null,
    /// `""` and `[]` for no object.
    private mutating func noteHolder(
        _ token: JSONMachine.Token,
        _ text: Span<UInt8>,
        _ step: String,
        _ type: JSONType
    ) {
        let finding = Finding.wrongType(
            String(step.dropFirst()),
            type,
            at: place(token, step)
        )
        switch token.kind {
        case .null: presence.noteEmpty(key)
        case .string where text.isEmpty && type == .object: presence.noteEmpty(key)
        case .beginArray: unread.expectNothing(else: .ofSale(finding))
        default: conversion.raw.note(finding)
        }
    }

    private mutating func refuseElement(_ token: JSONMachine.Token) {
        beginSale(token)
        let place = place(token, conversion.raw.pointer ?? "")
        conversion.raw.note(.wrongType(keys.sales.text, .object, at: place))
    }

    /// It keeps its place among the lines, so that the pointers of the next ones are right.
    private mutating func refuseLine(_ token: JSONMachine.Token) {
        isLineKept = conversion.raw.beginLine(at: token.line, form: .unusable)
        let place = place(token, "/\(lineIndex)")
        conversion.raw.note(.wrongType(keys.linesName, .listOfObjects, at: place))
        lineIndex += 1
    }
}

extension Span where Element == UInt8 {
    /// A copy, which may be kept.
    var array: [UInt8] { withUnsafeBufferPointer { Array($0) } }
}

/// A key or a value as a message shows it.
func shown(_ text: Span<UInt8>) -> String {
    shownText(String(decoding: text.array, as: UTF8.self))
}
