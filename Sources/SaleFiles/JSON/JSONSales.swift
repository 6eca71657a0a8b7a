import Fiscal

/// Tokens to sales.
struct JSONSales {
    private var machine: JSONMachine
    private var assembler: SaleAssembler
    private var conversion: SaleConversion
    private let shape: SaleFileProfile.JSONShape
    /// What the pointer of a sale in a list begins with.
    private let elementBase: String

    private enum Level {
        /// Before, between and after the values at the top.
        case top
        case file, sales, sale, buyer, lines, line
    }

    private var levels = [Level.top]
    private var key = JSONKey.unknown
    private var fileKeys: Set<JSONKey> = []
    /// One bit for each key of the sale and of its buyer that was met.
    private var saleKeys: UInt64 = 0
    private var memory: JSONKeyMemory
    /// Objects and arrays open inside a value that is ignored.
    private var skipped = 0
    private var ordinal = 0
    private var lineIndex = 0
    private var isLineKept = true
    private var hasEnded = false

    init(shape: SaleFileProfile.JSONShape, assembler: SaleAssembler, conversion: SaleConversion) {
        self.shape = shape
        elementBase = shape == .file ? "/\(pointerPart(conversion.keys.sales))/" : "/"
        self.assembler = assembler
        self.conversion = conversion
        self.conversion.columns = conversion.profile.mapping?.columns ?? [:]
        memory = JSONKeyMemory(conversion.keys)
        machine = JSONMachine(limits: assembler.limits)
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
        switch levels.last ?? .top {
        case .top: takeTop(token)
        case .file: takeFile(token)
        case .sales: return takeElement(token)
        case .sale: return takeSale(token)
        case .buyer: takeMember(token, of: .buyer)
        case .lines: takeLines(token)
        case .line: takeMember(token, of: .line)
        }
        return false
    }
}

// MARK: - The file

extension JSONSales {
    private mutating func takeTop(_ token: JSONMachine.Token) {
        switch (shape, token) {
        case (.lines, .beginObject): beginSale(pointerBase: "")
        case (.file, .beginObject) where fileKeys.isEmpty: levels.append(.file)
        case (.array, .beginArray) where ordinal == 0 && fileKeys.isEmpty:
            // So that a second array is seen as one too many.
            fileKeys.insert(.sales)
            levels.append(.sales)
        default:
            assembler.refuse(.fault(.syntax, depth: 0, at: here))
            hasEnded = true
        }
    }

    private mutating func takeFile(_ token: JSONMachine.Token) {
        switch token {
        case .key:
            key = memory.key(machine, in: .file)
            if key == .unknown {
                assembler.note(.keyUnknown(shown(machine.text), at: pointed("")))
            } else if key != .ignored, !fileKeys.insert(key).inserted {
                assembler.refuse(.keyTwice(shown(machine.text), at: pointed("")))
            }
        case .endObject: levels.removeLast()
        default: takeFileValue(token)
        }
    }

    private mutating func takeFileValue(_ token: JSONMachine.Token) {
        switch (key, token) {
        case (.sales, .beginArray): return levels.append(.sales)
        case (.sales, _):
            assembler.refuse(
                .wrongType(keys.sales, .list, at: pointed("/" + pointerPart(keys.sales)))
            )
        case (.version, .number) where machine.text == [UInt8(ascii: "1")]: return
        case (.version, .number), (.version, .string):
            assembler.refuse(.version(shown(machine.text), at: pointed("/version")))
        case (.version, _):
            assembler.refuse(.wrongType("version", .number, at: pointed("/version")))
        case (.fileIssuer, .number), (.fileIssuer, .null), (.fileStore, .null), (.unknown, _),
            (.ignored, _):
            break
        case (.fileStore, .string), (.fileIssuer, .string):
            guard hasControls(machine.text) else { return }
            let name = keys.name(of: key == .fileStore ? .store : .issuer)
            assembler.refuse(.controlCharacter(name, at: pointed("/" + pointerPart(name))))
        case (.fileIssuer, _), (.fileStore, _):
            let name = keys.name(of: key == .fileStore ? .store : .issuer)
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
            conversion.raw.note(.wrongType(keys.sales, .object, at: pointed("")))
            skipIfNested(token)
            return true
        }
    }

    private mutating func skipIfNested(_ token: JSONMachine.Token) {
        if token == .beginObject || token == .beginArray { skipped = 1 }
    }

    private var keys: JSONKeys { conversion.keys }

    private var here: Place { Place(line: machine.tokenLine, column: machine.tokenColumn) }

    private func pointed(_ pointer: String) -> Place {
        var place = here
        place.pointer =
            (levels.count > 2 || shape != .file ? conversion.raw.pointer ?? "" : "") + pointer
        return place
    }
}

// MARK: - A sale

extension JSONSales {
    private mutating func beginSale(pointerBase: String) {
        beginRaw(pointerBase: pointerBase)
        saleKeys = 0
        lineIndex = 0
        levels.append(.sale)
    }

    private mutating func beginRaw(pointerBase: String) {
        conversion.raw.begin(
            line: machine.tokenLine,
            column: machine.tokenColumn,
            pointerBase: pointerBase,
            ordinal: ordinal
        )
        ordinal += 1
    }

    private mutating func takeSale(_ token: JSONMachine.Token) -> Bool {
        switch (token, key) {
        case (.key, _): takeKey(of: .sale)
        case (.endObject, _):
            levels.removeLast()
            return true
        case (.beginObject, .buyer): levels.append(.buyer)
        case (.beginArray, .lines): levels.append(.lines)
        case (.null, .buyer), (.null, .lines): break
        case (_, .buyer): refuseValue(token, "cliente", .object)
        case (_, .lines): refuseValue(token, "lineas", .list)
        default: takeValue(token)
        }
        return false
    }

    private mutating func takeLines(_ token: JSONMachine.Token) {
        switch token {
        case .beginObject:
            isLineKept = conversion.raw.beginLine(at: machine.tokenLine)
            levels.append(.line)
        case .endArray: levels.removeLast()
        default:
            // It keeps its place among the lines, so that the pointers of the next ones are right.
            isLineKept = conversion.raw.beginLine(at: machine.tokenLine, form: .unusable)
            refuseValue(token, "lineas", .object, at: "/lineas/\(lineIndex)")
            lineIndex += 1
        }
    }

    private mutating func takeMember(_ token: JSONMachine.Token, of level: JSONKey.Level) {
        switch token {
        case .key: takeKey(of: level)
        case .endObject:
            levels.removeLast()
            if level == .line { lineIndex += 1 }
        default: takeValue(token)
        }
    }

    private mutating func takeKey(of level: JSONKey.Level) {
        key = memory.key(machine, in: level)
        if key == .unknown {
            noteUnknown(in: level)
        } else if key != .ignored, isTwice(key) {
            conversion.raw.note(.keyTwice(shown(machine.text), at: pointed("")))
        }
    }

    /// A key that may be a value of the invoice under another name is a mistake of the sale.
    private mutating func noteUnknown(in level: JSONKey.Level) {
        let name = shown(machine.text)
        let heading = level == .buyer ? name + "cliente" : name
        guard let field = SaleField.vital(heading, except: []) else {
            return assembler.note(.keyUnknown(name, at: pointed("")))
        }
        conversion.raw.note(.keyUnclear(name, keys.name(of: field), at: pointed("")))
    }

    private mutating func isTwice(_ key: JSONKey) -> Bool {
        guard case .field(let field) = key, field.isOfLine else {
            defer { saleKeys |= key.bit }
            return saleKeys & key.bit != 0
        }
        return isLineKept && conversion.raw.slot(field).line > 0
    }

    private mutating func takeValue(_ token: JSONMachine.Token) {
        guard case .field(let field) = key, isLineKept || !field.isOfLine else {
            return skipIfNested(token)
        }
        let form = token.form(for: field, isCut: machine.isCut)
        keep(field, form)
        guard form == .unusable else { return }
        let place = pointed(keys.pointer(to: field, line: lineIndex))
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
        var slot = RawSale.Slot(
            line: Int32(clamping: machine.tokenLine),
            column: Int32(clamping: machine.tokenColumn),
            form: form
        )
        if form == .text || form == .number {
            if let start = machine.withText({ conversion.raw.append($0) }) {
                (slot.start, slot.end) = (start, Int32(conversion.raw.byteCount))
            } else {
                slot.form = .unusable
            }
        }
        conversion.raw.set(field, slot)
    }

    private mutating func refuseValue(
        _ token: JSONMachine.Token,
        _ name: String,
        _ type: JSONType,
        at pointer: String? = nil
    ) {
        conversion.raw.note(.wrongType(name, type, at: pointed(pointer ?? "/" + name)))
        skipIfNested(token)
    }
}

extension JSONMachine.Token {
    /// What the token may stand for as the value of a field.
    fileprivate func form(for field: SaleField, isCut: Bool) -> RawSale.Form {
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

private func shown(_ key: [UInt8]) -> String {
    shownText(String(decoding: key, as: UTF8.self))
}
