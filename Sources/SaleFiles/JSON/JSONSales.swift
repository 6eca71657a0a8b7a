import Fiscal

/// Tokens to sales.
struct JSONSales {
    private var machine: JSONMachine
    private var assembler: SaleAssembler
    private var conversion: SaleConversion
    private let shape: SaleFileProfile.JSONShape
    /// What the pointer of a sale in a list begins with.
    private let elementBase: String

    private var levels = [JSONLevel.Open(level: .top)]
    private var key = JSONKey.unknown
    private var fileKeys: Set<JSONKey> = []
    private var memory: JSONKeyMemory
    private var strangers: JSONStrangers
    private var presence = JSONPresence()
    /// The first list that no key of a sale leads to.
    private var unknownList: String?
    /// The last unknown key of a sale; the machine's own text ends with the chunk.
    private var stranger: String?
    /// Objects and arrays open inside a value that is ignored.
    private var skipped = 0
    private var ordinal = 0
    private var lineIndex = 0
    private var isLineKept = true
    /// What stands behind `cantidad` in the sale itself, and where its key does.
    private var count: (slot: RawSale.Slot, key: Place)?
    private var countKey = Place()
    private var hasEnded = false

    init(shape: SaleFileProfile.JSONShape, assembler: SaleAssembler, conversion: SaleConversion) {
        self.shape = shape
        elementBase = shape == .file ? "/\(pointerPart(conversion.keys.sales))/" : "/"
        self.assembler = assembler
        self.conversion = conversion
        self.conversion.columns = conversion.keys.labels
        memory = JSONKeyMemory(conversion.keys)
        strangers = JSONStrangers(conversion.keys, conversion.profile.mapping)
        machine = JSONMachine(limits: assembler.limits)
        guard let mapping = conversion.profile.mapping, !keys.conflicts.isEmpty else { return }
        let conflicts = keys.conflicts.map { "\(mapping.columns[$0] ?? "") (\($0.name))" }
        self.assembler.refuse(.mappingUnfit(conflicts, mapping.match, at: Place(line: 1)))
    }

    mutating func read(
        _ text: UnsafeRawBufferPointer,
        _ each: (ReadSale) throws -> Void
    ) rethrows {
        var index = 0
        while !hasEnded, let token = machine.next(in: text, at: &index) {
            if take(token) { try each(assembler.sale(of: &conversion)) }
        }
    }

    mutating func finish(_ each: (ReadSale) throws -> Void) rethrows -> FileReading {
        machine.finish()
        if let fault = machine.fault, !hasEnded {
            let place = Place(line: machine.line, column: machine.column)
            assembler.refuse(.fault(fault, depth: assembler.limits.depth, at: place))
        } else if let mapping = conversion.profile.mapping {
            presence.mistakes(of: mapping, keys, strangers).forEach { assembler.refuse($0) }
        }
        return assembler.finish()
    }

    /// True when the sale in `raw` is complete.
    private mutating func take(_ token: JSONMachine.Token) -> Bool {
        if skipped > 0 {
            if token == .beginObject || token == .beginArray { skipped += 1 }
            if token == .endObject || token == .endArray { skipped -= 1 }
            return false
        }
        switch levels.last?.level ?? .top {
        case .top: takeTop(token)
        case .file: takeFile(token)
        case .sales: return takeElement(token)
        case .object(let table): return takeMember(token, of: table)
        case .lines: takeLines(token)
        case .list(let list): takeElement(token, of: list)
        }
        return false
    }
}

// MARK: - The file

extension JSONSales {
    private mutating func takeTop(_ token: JSONMachine.Token) {
        switch (shape, token) {
        case (.lines, .beginObject): beginSale(pointerBase: "")
        case (.file, .beginObject) where fileKeys.isEmpty: open(.file)
        case (.array, .beginArray) where ordinal == 0 && fileKeys.isEmpty:
            // So that a second array is seen as one too many.
            fileKeys.insert(.sales)
            open(.sales)
        default:
            assembler.refuse(.fault(.syntax, depth: 0, at: here))
            hasEnded = true
        }
    }

    private mutating func takeFile(_ token: JSONMachine.Token) {
        switch token {
        case .key:
            key = entry(in: .file).key
            presence.noteOfFile(key)
            if key == .unknown {
                noteUnknownOfFile()
            } else if key != .ignored, !fileKeys.insert(key).inserted {
                assembler.refuse(.keyTwice(shown(machine.text), at: hereAtKey))
            }
        case .endObject: levels.removeLast()
        default: takeFileValue(token)
        }
    }

    private mutating func noteUnknownOfFile() {
        let name = shown(machine.text)
        if let twin = keys.twin(of: name, in: .file) {
            assembler.refuse(.keyTwin(name, twin, at: hereAtKey))
        } else {
            assembler.note(.keyUnknown(name, at: hereAtKey))
        }
    }

    private mutating func takeFileValue(_ token: JSONMachine.Token) {
        switch (key, token) {
        case (.sales, .beginArray): return open(.sales)
        case (.sales, _):
            assembler.refuse(
                .wrongType(keys.sales, .list, at: pointed("/" + pointerPart(keys.sales)))
            )
        case (.version, .number) where machine.text == [UInt8(ascii: "1")]: return
        case (.version, .number), (.version, .string):
            assembler.refuse(.version(shown(machine.text), at: pointed("/version")))
        case (.version, _):
            assembler.refuse(.wrongType("version", .number, at: pointed("/version")))
        case (.fileIssuer, .number) where machine.text.allSatisfy(isDigit): break
        case (.fileIssuer, .null), (.fileStore, .null), (.unknown, _), (.ignored, _): break
        case (.fileStore, .string), (.fileIssuer, .string):
            let (name, limits) = (keys.fileName(of: key), assembler.limits)
            let place = pointed("/" + pointerPart(name))
            machine.mistake(in: key, name, limits, at: place).map { assembler.refuse($0) }
        case (.fileIssuer, _), (.fileStore, _):
            let name = keys.fileName(of: key)
            assembler.refuse(.wrongType(name, .text, at: pointed("/" + pointerPart(name))))
        default: break
        }
        skipIfNested(token)
    }

    /// An element of the list of sales.
    private mutating func takeElement(_ token: JSONMachine.Token) -> Bool {
        switch token {
        case .beginObject:
            beginSale(pointerBase: elementBase)
            return false
        case .endArray:
            levels.removeLast()
            return false
        default:
            beginRaw(pointerBase: elementBase)
            let place = pointed(conversion.raw.pointer ?? "")
            conversion.raw.note(.wrongType(keys.sales, .object, at: place))
            skipIfNested(token)
            return true
        }
    }

    private mutating func skipIfNested(_ token: JSONMachine.Token) {
        if token == .beginObject || token == .beginArray { skipped = 1 }
    }

    private var keys: JSONKeys { conversion.keys }

    private var here: Place { Place(line: machine.tokenLine, column: machine.tokenColumn) }

    /// The place of the last token, with a pointer below the object or the list that is open.
    private func pointed(_ pointer: String) -> Place {
        var place = here
        let (sale, line) = (conversion.raw.pointer ?? "", lineIndex)
        let steps = levels.map { $0.level.step(keys, sale: sale, line: line) }
        place.pointer = steps.joined() + pointer
        return place
    }

    /// The key as a message may show it, also in its pointer.
    private var hereAtKey: Place { pointed("/" + pointerPart(shown(machine.text))) }

    private mutating func open(_ level: JSONLevel) {
        levels.append(JSONLevel.Open(level: level))
    }
}

// MARK: - A sale

extension JSONSales {
    private mutating func beginSale(pointerBase: String) {
        beginRaw(pointerBase: pointerBase)
        lineIndex = 0
        open(.object(.sale))
    }

    private mutating func beginRaw(pointerBase: String) {
        conversion.raw.begin(
            line: machine.tokenLine,
            column: machine.tokenColumn,
            pointerBase: pointerBase,
            ordinal: ordinal
        )
        ordinal += 1
        count = nil
    }

    /// True at the end of the sale.
    private mutating func takeMember(
        _ token: JSONMachine.Token,
        of table: JSONKeys.Table
    ) -> Bool {
        switch token {
        case .key: takeKey(of: table)
        case .endObject:
            let isUnknown = levels.removeLast().met == 0
            if table == .line { lineIndex += 1 }
            if table == .sale { settleCount() }
            if table == .sale, isUnknown, shape == .lines, ordinal == 1 {
                let start = Place(line: conversion.raw.line, column: conversion.raw.column)
                assembler.refuse(.noSale(list: unknownList, at: start))
                return false
            }
            return table == .sale
        default: takeHeld(token)
        }
        return false
    }

    /// What stands behind a key, or is the only element of a list.
    private mutating func takeHeld(_ token: JSONMachine.Token) {
        switch (key, token) {
        case (.object(let table), .beginObject):
            presence.noteFilled(key)
            open(.object(table))
        case (.list(let list), .beginArray): open(.list(list))
        case (.lines, .beginArray): open(.lines)
        case (.object, .null), (.list, .null), (.lines, .null): presence.noteEmpty(key)
        case (.object(let table), _): refuseValue(token, keys.step(into: table), .object)
        case (.list(let list), _): refuseValue(token, keys.step(into: list), .list)
        case (.lines, _): refuseValue(token, "/" + pointerPart(keys.linesName), .list)
        default: takeValue(token)
        }
    }

    private mutating func takeElement(_ token: JSONMachine.Token, of list: Int) {
        guard token != .endArray else {
            if levels.removeLast().met == 0 { presence.noteEmpty(.list(list)) }
            return
        }
        guard levels[levels.count - 1].met == 0 else {
            conversion.raw.note(.severalElements(keys.name(of: list), at: pointed("/1")))
            return skipIfNested(token)
        }
        levels[levels.count - 1].met = 1
        presence.noteFilled(.list(list))
        key = keys.element(of: list)
        takeHeld(token)
    }

    private mutating func takeLines(_ token: JSONMachine.Token) {
        switch token {
        case .beginObject:
            isLineKept = conversion.raw.beginLine(at: machine.tokenLine)
            open(.object(.line))
        case .endArray: levels.removeLast()
        default:
            // It keeps its place among the lines, so that the pointers of the next ones are right.
            isLineKept = conversion.raw.beginLine(at: machine.tokenLine, form: .unusable)
            let place = pointed("/\(lineIndex)")
            conversion.raw.note(.wrongType(keys.linesName, .listOfObjects, at: place))
            skipIfNested(token)
            lineIndex += 1
        }
    }

    /// What the text of the last token means as a key.
    @inline(__always)
    private mutating func entry(in table: JSONKeys.Table) -> JSONKeys.Entry {
        // A name with escapes is met too seldom to be remembered.
        guard let name = machine.plainName else { return keys.entry(machine.text, in: table) }
        return memory.entry(name, in: table)
    }

    private mutating func takeKey(of table: JSONKeys.Table) {
        let entry = entry(in: table)
        key = entry.key
        if entry.bit == 0 { return noteUseless(in: table) }
        if key == .count { countKey = hereAtKey }
        if levels[levels.count - 1].met & entry.bit != 0 {
            conversion.raw.note(.keyTwice(shown(machine.text), at: hereAtKey))
        }
        levels[levels.count - 1].met |= entry.bit
    }

    /// A key that may be a value of the invoice under another name is a mistake of the sale.
    private mutating func noteUseless(in table: JSONKeys.Table) {
        let name = shown(machine.text)
        switch key {
        case .ignored: break
        case .displacedBuyer:
            conversion.raw.note(.keyDisplaced(name, by: keys.buyerText, at: hereAtKey))
        case .displacedLines:
            conversion.raw.note(.keyDisplaced(name, by: keys.linesText, at: hereAtKey))
        default: noteStranger(name, in: table)
        }
    }

    private mutating func noteStranger(_ name: String, in table: JSONKeys.Table) {
        stranger = name
        switch strangers.verdict(machine.text, in: table) {
        case .twin(let known): conversion.raw.note(.keyTwin(name, known, at: hereAtKey))
        case .vital(let meaning):
            let likeness = meaning.likeness(conversion.label)
            conversion.raw.note(.keyUnclear(name, likeness, meaning.remedy, at: hereAtKey))
        case .harmless: assembler.note(.keyUnknown(name, at: hereAtKey))
        }
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

    private mutating func takeCount(_ token: JSONMachine.Token) {
        let form = token.form(for: .quantity, isCut: machine.isCut)
        count = (slot(of: form), countKey)
        skipIfNested(token)
    }

    private mutating func takeValue(_ token: JSONMachine.Token) {
        if key == .count { return takeCount(token) }
        guard case .field(let field) = key, isLineKept || !field.isOfLine else {
            if key == .unknown, token == .beginArray { unknownList = unknownList ?? stranger }
            return skipIfNested(token)
        }
        presence.note(field)
        let form = token.form(for: field, isCut: machine.isCut)
        keep(field, form)
        guard form == .unusable else { return }
        var place = here
        let pointer = keys.pointer(to: field, line: lineIndex)
        place.pointer = conversion.raw.pointer.map { $0 + pointer }
        if machine.isCut, token == .string || token == .number {
            conversion.raw.note(.fieldTooLong(assembler.limits.fieldBytes, at: place))
        } else {
            conversion.raw.note(
                .wrongType(
                    conversion.label(field),
                    field.takesNumbers ? .textOrNumber : .text,
                    at: place
                )
            )
        }
        skipIfNested(token)
    }

    @inline(__always)
    private mutating func keep(_ field: SaleField, _ form: RawSale.Form) {
        conversion.raw.set(field, slot(of: form))
    }

    /// The value of the last token, which is kept.
    @inline(__always)
    private mutating func slot(of form: RawSale.Form) -> RawSale.Slot {
        var slot = RawSale.Slot(
            line: Int32(clamping: machine.tokenLine),
            column: Int32(clamping: machine.tokenColumn),
            form: form
        )
        if form == .text || form == .number {
            if let start = keepText() {
                (slot.start, slot.end) = (start, Int32(conversion.raw.byteCount))
            } else {
                slot.form = .unusable
            }
        }
        return slot
    }

    @inline(__always)
    private mutating func keepText() -> Int32? {
        if let text = machine.plain { return conversion.raw.append(text) }
        return machine.text.withUnsafeBytes { conversion.raw.append($0) }
    }

    private mutating func refuseValue(
        _ token: JSONMachine.Token,
        _ step: String,
        _ type: JSONType
    ) {
        conversion.raw.note(.wrongType(String(step.dropFirst()), type, at: pointed(step)))
        skipIfNested(token)
    }
}
