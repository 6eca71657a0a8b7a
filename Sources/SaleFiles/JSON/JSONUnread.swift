import Fiscal

/// What nobody reads in a JSON file: keys that are not known, and all that lies behind them.
///
/// A key that may change the invoice is a mistake, unless its value says nothing: null, an empty text or list, zero, or
/// that there is none. So is such a key in an object or a list that is not known.
struct JSONUnread {
    /// What is to be said of a key, and of how much it makes a mistake.
    enum Note {
        case ofSale(Finding)
        case doubtful(RawSale.Doubt)
        /// No more than to be compared.
        case sum(RawSale.OtherSum)
        /// A warning.
        case harmless(Finding)
        case ofFile(Finding)
    }

    private var strangers: JSONStrangers
    private let keys: JSONKeys
    let mapping: ImportMapping?
    /// Of keys that are neither named nor ignored; what was judged is read again as it was.
    let rest: Rest
    enum Rest { case refused, asked, unread }
    /// Objects and lists that are open, of which nothing is read.
    private(set) var depth = 0
    /// The key behind which they lie.
    var holder: Holder?
    /// The key whose value decides.
    private var doubt: Doubt?
    /// The one around it, of an object that is called as a charge is.
    private var outer: Doubt?
    /// What is to be said of the list that begins, if anything stands in it.
    private var ifFilled: Note?
    /// The last key in an unknown object or list, and the name that a list of names and values gives
    /// the value that follows: `{"key": "cedula", "value": "52123456"}`.
    private(set) var inner: (key: String, named: String?) = ("", nil)
    private var promised = PromisedSales()
    private var way: UnreadWay
    /// The last unknown key of a sale.
    private(set) var lastName: String?
    /// Where the first lines stand that nobody reads.
    private(set) var unreadSale: Place?

    init(_ keys: JSONKeys, _ mapping: ImportMapping?, isReadAgain: Bool) {
        (self.keys, self.mapping) = (keys, mapping)
        rest =
            switch mapping?.rest {
            case .refuse: .refused
            case .warn: .unread
            case nil: isReadAgain ? .unread : .asked
            }
        strangers = JSONStrangers(keys, mapping)
        way = UnreadWay(keys)
    }

    /// Whether the next token lies in what is not read.
    var isOpen: Bool { depth > 0 }

    /// What the mapping names and no sale has.
    func mistakes(of mapping: ImportMapping, _ presence: JSONPresence) -> [Finding] {
        presence.mistakes(of: mapping, keys, strangers)
    }

    /// That the file says to have more sales than these.
    func missingSales(among read: Int) -> Finding? { promised.missing(among: read) }

    /// A key of a sale, or of what lies in it, that is not known; `name` is shown.
    mutating func meet(
        _ text: [UInt8],
        _ name: String,
        in table: JSONKeys.Table,
        at place: Place
    ) -> Note? {
        lastName = name
        way.begin(at: text, in: table)
        switch strangers.verdict(text, in: table) {
        case .twin(let known): return .ofSale(.keyTwin(name, known, at: place))
        case .ofLine:
            let finding = Finding.keyOfLine(name, keys.linesName, at: place)
            doubt = Doubt(
                name: name,
                meaning: meaningOfLineKey(name),
                place: place,
                depth: depth,
                finding: finding
            )
            return nil
        case .vital(let meaning) where meaning != .moreSales:
            doubt = Doubt(
                name: name,
                meaning: meaning,
                place: place,
                depth: depth,
                isOfLine: keys.isWithinLine(table)
            )
            return nil
        case let verdict:
            let isAsked = mustBeSpokenOf(verdict)
            holder = Holder(
                name: name,
                place: place,
                isOfSale: table == .sale,
                isOfLine: keys.isWithinLine(table),
                unspoken: isAsked ? .keyUnspoken(name, mapping, at: place) : nil
            )
            return isAsked || way.isSpokenOf ? nil : .harmless(.keyUnknown(name, at: place))
        }
    }

    /// A sale may have the sum of what its lines have.
    private func meaningOfLineKey(_ name: String) -> VitalMeaning {
        if name == keys.name(of: .tax) { return .field(.taxTotal) }
        return name == keys.name(of: .discount) ? .field(.discountTotal) : .field(.description)
    }

    /// A key beside the list of sales that is not known.
    mutating func meetOfFile(
        _ name: String,
        in table: JSONKeys.Table,
        at place: Place
    ) -> Note? {
        way.begin(at: Array(name.utf8), in: table)
        if let twin = keys.twin(of: name, in: table) {
            return .ofFile(.keyTwin(name, twin, at: place))
        }
        guard let meaning = strangers.meaningOfFile(name) else {
            let isAsked = rest != .unread && !isBesidesSales(name) && !way.isSpokenOf
            holder = Holder(
                name: name,
                place: place,
                isOfFile: true,
                unspoken: isAsked ? .keyUnspoken(name, mapping, at: place) : nil
            )
            return isAsked || way.isSpokenOf ? nil : .harmless(.keyUnknown(name, at: place))
        }
        doubt = Doubt(name: name, meaning: meaning, place: place, depth: depth, isOfFile: true)
        return nil
    }

    /// A value that is neither an object nor a list, behind a key that is not read.
    mutating func take(value kind: JSONMachine.Token.Kind, _ text: Span<UInt8>) -> Note? {
        defer { holder = nil }
        if let holder {
            if kind == .number, holder.isOfFile {
                promised.take(text, behind: holder.name, at: holder.place)
            }
            if kind == .string, holder.isOfFile, !namesState(holder.name),
                let title = title(text, at: holder.place)
            {
                return .ofFile(title)
            }
            if kind == .string, let doubt = doubt(in: text, of: holder),
                let note = note(doubt, of: holder)
            {
                return note
            }
            if holder.isOfSale || holder.isOfLine, saysYes(kind, text),
                !isHarmlessFlag(holder.name)
            {
                return .ofSale(.flagUnread(holder.name, at: holder.place))
            }
            if holder.isOfSale, kind == .number, namesChange(holder.name) {
                return .sum(change(text, holder))
            }
            if let unspoken = holder.unspoken, !isCount(kind, text, holder.name),
                saysSomething(kind, text, under: holder.name)
            {
                return holder.isOfFile ? .ofFile(unspoken) : .ofSale(unspoken)
            }
        }
        return settle(kind, text)
    }

    /// An object for what is on no invoice, such as `"caja": {"id": 3}`, is looked through like any other.
    mutating func hold(_ name: String, isOfFile: Bool, at place: Place) {
        holder = Holder(name: name, place: place, isOfFile: isOfFile, isOfSale: !isOfFile)
    }

    /// What begins an object or a list of which nothing is read; the value of a key that has
    /// another finding has no holder.
    mutating func open(isOfStranger: Bool, isList: Bool) {
        depth += 1
        inner = ("", nil)
        way.enter(isList: isList)
        if let doubt, doubt.meaning == .charge, !isList {
            holder = Holder(name: doubt.name, place: doubt.place, isOfFile: doubt.isOfFile)
        }
        // What lies in objects of sums and in lists of extras is compared or judged by itself.
        if let holder, holder.unspoken == nil, rest == .asked, !isList,
            !holdsSums(plainName(holder.name)), !holdsExtras(holder.name)
        {
            self.holder?.unspoken = .keyUnspoken(holder.name, mapping, at: holder.place)
            self.holder?.isKnown = true
        }
        if rest == .asked, let holder, !holder.isOfFile,
            holdsSums(plainName(holder.name)) || holdsExtras(holder.name)
        {
            self.holder?.unspoken = nil
        }
        holder?.isList = isList
        if !isOfStranger { (holder, doubt) = (nil, nil) }
    }

    /// The list that begins has no place where it stands, unless it is empty.
    mutating func expectNothing(else note: Note) { ifFilled = note }

    /// A token in what is not read.
    mutating func take(_ token: JSONMachine.Token, _ text: Span<UInt8>) -> Note? {
        defer { ifFilled = nil }
        return takeToken(token, text) ?? (token.kind == .endArray ? nil : ifFilled)
    }

    private mutating func takeToken(_ token: JSONMachine.Token, _ text: Span<UInt8>) -> Note? {
        switch token.kind {
        case .beginObject, .beginArray:
            depth += 1
            way.enter(isList: token.kind == .beginArray)
            inner.named = nil
        case .endObject, .endArray:
            depth -= 1
            way.leave()
            inner.named = nil
            // Nothing in it said anything.
            if doubt?.depth == depth { dropDoubt() }
            if depth == 0 {
                defer { (holder, outer) = (nil, nil) }
                guard let holder, holder.isSaid, let unspoken = holder.unspoken else { return nil }
                return holder.isOfFile ? .ofFile(unspoken) : .ofSale(unspoken)
            }
        case .key:
            way.meet(text.array)
            if !way.isIgnored { meetInside(text.array, token) }
        case .string, .number, .yes, .no, .null:
            if way.isIgnored { return nil }
            noteInner(token.kind, text)
            let isJudged = doubt != nil
            if let note = remark(token.kind, text) ?? settle(token.kind, text) { return note }
            if !isJudged { noteSaid(token.kind, text) }
        }
        return nil
    }

    private mutating func noteInner(_ kind: JSONMachine.Token.Kind, _ text: Span<UInt8>) {
        guard let holder else { return }
        if kind == .number, holder.isOfFile {
            promised.take(text, behind: "\(holder.name).\(inner.key)", at: holder.place)
        }
        if kind == .string, inner.key.utf8.count <= 8, keysOfNames.contains(plainName(inner.key)) {
            inner.named = shownText(String(decoding: text.array, as: UTF8.self))
        }
    }

    /// What a text in an object of the sale, or in a list of texts, says against it; in a list of objects it
    /// is said of a payment or a movement.
    private mutating func remark(_ kind: JSONMachine.Token.Kind, _ text: Span<UInt8>) -> Note? {
        guard kind == .string, let holder,
            depth == 1 || depth == 2 && (holder.isRemark || tellsEvent(of: holder))
        else { return nil }
        let name = holder.isList && depth == 1 ? holder.name : inner.key
        let around = Holder(name: name, place: holder.place, isList: holder.isList && depth == 1)
        guard let remark = doubt(in: text, of: around) else {
            return nil
        }
        doubt = nil
        return note(remark, of: holder)
    }

    private mutating func meetInside(_ text: [UInt8], _ token: JSONMachine.Token) {
        let key = shownText(String(decoding: text, as: UTF8.self))
        inner.key = key
        guard doubt == nil || doubt?.meaning == .charge && doubt?.depth == 0, let holder else {
            return
        }
        if key == keys.linesName, holder.isOfFile || depth == 1 && !holder.isList {
            return doubtLines(of: holder, token)
        }
        let isOfExtras = holder.isOfLine && holdsExtras(holder.name)
        let named = isOfExtras ? nil : inner.named
        let name = named.flatMap { keysOfValues.contains(plainName(key)) ? $0 : nil } ?? key
        let meaning: VitalMeaning? =
            holder.isOfFile
            ? (strangers.tellsOfPages(name) ? .moreSales : strangers.meaningOfAll(name))
            : strangers.meaningInside(
                name,
                of: holder.name,
                isInList: holder.isList,
                isOfSale: holder.isOfSale && depth == 2,
                isOfLine: holder.isOfLine
            )
        guard let meaning = meaning ?? (holder.mayCharge ? chargeInside(name) : nil),
            meaning != doubt?.meaning
        else { return }
        var place = holder.place
        (place.line, place.column) = (token.line, token.column)
        outer = doubt
        let isOfGoods = meaning == .charge && holder.isOfSale && holder.isList
        doubt = Doubt(
            name: "\(holder.name).\(name)",
            meaning: meaning,
            place: place,
            depth: depth,
            isOfFile: holder.isOfFile,
            isOfNumber: isOfExtras,
            finding: isOfGoods ? .goodsUnread(holder.name, keys.linesName, at: place) : nil
        )
    }

    /// What has lines is a sale that nobody reads, as `b` in `{"a": {"lineas": …}, "b": {"lineas": …}}`.
    ///
    /// In a list within a sale it is a delivery or a payment of the same goods.
    private mutating func doubtLines(of holder: Holder, _ token: JSONMachine.Token) {
        var place = holder.place
        (place.line, place.column) = (token.line, token.column)
        unreadSale = unreadSale ?? place
        doubt = Doubt(
            name: "\(holder.name).\(keys.linesName)",
            meaning: .field(.description),
            place: place,
            depth: depth,
            isOfFile: holder.isOfFile,
            isOfList: true,
            finding: .saleUnread(keys.linesName, at: place)
        )
    }

    /// It has said nothing; the one around it is still open.
    private mutating func dropDoubt() { (doubt, outer) = (outer, nil) }

    private mutating func settle(
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>
    ) -> Note? {
        guard let doubt else { return nil }
        // `"conteo": {"lineas": 1}` counts them.
        if doubt.isOfList, doubt.depth == depth {
            dropDoubt()
            return nil
        }
        let isInside = doubt.meaning == .field(.taxTotal) && depth > doubt.depth
        if isInside, !doubt.isOfFile, let note = noteTax(kind, text, doubt) { return note }
        if doubt.isOfTaxesOfLine(at: depth) { return noteTaxOfLine(kind, text, doubt) }
        if kind == .string, doubt.meaning.isOfTax, !doubt.isOfFile,
            let included = text.withUnsafeBufferPointer({
                RawSale.Doubt(ofTax: trimmed($0[...]), under: doubt.name, at: doubt.place)
            })
        {
            self.doubt = nil
            return .doubtful(included)
        }
        let mayBeFlag =
            doubt.meaning == .field(.rate) || doubt.meaning.isOfTax && rest == .asked && depth == 0
        if mayBeFlag, !doubt.isOfFile, doubt.depth == depth, var flag = flag(kind, text, doubt) {
            self.doubt = nil
            flag.isOfSale = !doubt.isOfLine
            return .doubtful(flag)
        }
        if doubt.depth == depth, depth == 0, namesPaid(doubt.name), kind == .number,
            text.count > 1 || text[0] != UInt8(ascii: "1")
        {
            self.doubt = nil
            return .sum(otherSum(.paid(doubt.meaning), kind, text, doubt))
        }
        let isSaid = text.withUnsafeBufferPointer {
            if doubt.isOfNumber, kind != .number { return false }
            let value = trimmed($0[...])
            // Within an object many things are a payment's.
            if doubt.meaning == .field(.paymentForm), doubt.depth > 0 { return saysCredit(value) }
            return doubt.meaning.isSaid(by: kind, value, under: doubt.name)
        }
        guard isSaid else {
            guard doubt.depth == depth else { return nil }
            dropDoubt()
            if let remark = remark(kind, text, beside: doubt) { return remark }
            guard doubt.meaning == .document, depth == 0 else { return nil }
            // A name, or a number beside one.
            return rest == .asked && saysSomething(kind, text, under: doubt.name)
                ? .ofSale(.keyUnspoken(doubt.name, mapping, at: doubt.place))
                : .harmless(.keyUnknown(doubt.name, at: doubt.place))
        }
        // Of taxes each amount is still to come.
        if !isInside { self.doubt = nil }
        if doubt.depth == depth, !doubt.isOfFile, kind == .number || kind == .string,
            let sum = doubt.isOfLine ? doubt.meaning.kindOfSumInLine : doubt.meaning.kindOfSum
        {
            return .sum(otherSum(sum, kind, text, doubt))
        }
        let (likeness, remedy) = (doubt.meaning.likeness(label), doubt.meaning.remedy)
        let finding =
            doubt.finding ?? .keyUnclear(doubt.name, likeness, remedy, at: doubt.place)
        if doubt.isOfFile { return .ofFile(finding) }
        switch doubt.meaning {
        case .document: return .doubtful(RawSale.Doubt(answer: .buyer, finding: finding))
        case .charge, .rounding:
            return .doubtful(RawSale.Doubt(answer: .proven, finding: finding))
        case .field(.dueDay):
            return .doubtful(RawSale.Doubt(answer: .soldOn(text.array), finding: finding))
        case .field(.taxTotal):
            return .doubtful(RawSale.Doubt(answer: .taxed, finding: finding))
        case .field(.total) where depth > 0:
            return .doubtful(RawSale.Doubt(answer: .total, finding: finding))
        default: return .ofSale(finding)
        }
    }

    func label(_ field: SaleField) -> String { keys.labels[field] ?? field.name }
}
