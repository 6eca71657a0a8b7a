/// The bytes are not XML of the strict subset that the simulator takes; it answers ZB01.
struct NotWellFormed: Error, Hashable {
    /// From 0, in bytes.
    let offset: Int
}

/// Reads well-formed XML 1.0 with namespaces, strictly: UTF-8, no DTD, ASCII names, no mixed content.
///
/// Without a DTD there are no entities but the five predefined ones, so nothing can expand. Whatever
/// is outside the subset is refused, never guessed at. FoundationXML's `XMLParser` needs several
/// times as long to report the same document, and builds no tree yet; a night has a million.
struct XMLScanner {
    /// Deeper documents are refused; an invoice has a depth of about ten.
    private static let maximumDepth = 64

    private let source: [UInt8]
    private var position = 0
    private var text: [UInt8] = []
    private var nodes: [XMLTree.Node] = []
    private var attributes: [XMLTree.Attribute] = []
    /// Of the attributes of the start tag in hand.
    private var prefixes: [Range<Int>] = []
    private var open: [OpenElement] = []
    private var namespaces = NamespaceScope()
    /// Where the character data since the last tag begins in `text`.
    private var pendingText = 0

    private struct QualifiedName {
        /// With its prefix.
        let whole: Range<Int>
        /// Nil for a name without one.
        let prefix: Range<Int>?
        let local: Range<Int>
    }

    private struct OpenElement {
        let node: Int
        /// With its prefix, as the end tag must repeat it.
        let name: Range<Int>
        var lastChild = -1
    }

    private init(_ source: [UInt8]) {
        self.source = source
        text.reserveCapacity(source.count / 2)
        nodes.reserveCapacity(source.count / 48)
        attributes.reserveCapacity(source.count / 96)
    }

    static func tree(of source: [UInt8]) throws(NotWellFormed) -> XMLTree {
        guard String(validating: source, as: UTF8.self) != nil else {
            throw NotWellFormed(offset: 0)
        }
        var scanner = XMLScanner(source)
        try scanner.document()
        return XMLTree(
            source: source,
            text: scanner.text,
            nodes: scanner.nodes,
            attributes: scanner.attributes
        )
    }

    private mutating func document() throws(NotWellFormed) {
        _ = take("\u{FEFF}")
        try declaration()
        while position < source.count {
            switch source[position] {
            case UInt8(ascii: "<"): try markup()
            case UInt8(ascii: "&") where !open.isEmpty: try reference()
            default: try characterData()
            }
        }
        guard open.isEmpty, !nodes.isEmpty else { throw flaw }
        try endOfBlankText()
    }

    private mutating func markup() throws(NotWellFormed) {
        if take("</") {
            try endTag()
        } else if take("<!--") {
            try skipComment()
        } else if take("<![CDATA[") {
            try characterDataSection()
        } else if take("<?") {
            try skipInstruction()
        } else {
            position += 1
            try startTag()
        }
    }

    // MARK: - Tags

    private mutating func startTag() throws(NotWellFormed) {
        guard open.count < Self.maximumDepth, !(open.isEmpty && !nodes.isEmpty) else { throw flaw }
        try endOfBlankText()
        let name = try qualifiedName()
        let firstAttribute = attributes.count
        namespaces.enter()
        let isEmptyElement = try attributesAndClose()
        guard let namespace = namespaces.namespace(of: name.prefix, in: source) else {
            throw flaw
        }
        try checkAttributes(from: firstAttribute)
        let node = nodes.count
        nodes.append(XMLTree.Node(name: name.local, namespace: namespace))
        nodes[node].attributes = firstAttribute..<attributes.count
        attach(node)
        pendingText = text.count
        if isEmptyElement {
            namespaces.leave()
        } else {
            open.append(OpenElement(node: node, name: name.whole))
        }
    }

    private mutating func attach(_ node: Int) {
        guard let parent = open.indices.last else { return }
        if open[parent].lastChild < 0 {
            nodes[open[parent].node].firstChild = node
        } else {
            nodes[open[parent].lastChild].nextSibling = node
        }
        open[parent].lastChild = node
    }

    private mutating func endTag() throws(NotWellFormed) {
        let name = try qualifiedName().whole
        skipSpace()
        guard take(">"), let element = open.popLast(), source.areEqual(name, element.name)
        else {
            throw flaw
        }
        if element.lastChild < 0 {
            nodes[element.node].text = pendingText..<text.count
            pendingText = text.count
        } else {
            try endOfBlankText()
        }
        namespaces.leave()
    }

    /// Drops the white space between tags; anything else there would be mixed content.
    private mutating func endOfBlankText() throws(NotWellFormed) {
        for index in pendingText..<text.count {
            guard isSpace(text[index]) else { throw flaw }
        }
        text.removeLast(text.count - pendingText)
    }

    // MARK: - Attributes

    /// Reads up to the end of a start tag; true for an empty element's `/>`.
    private mutating func attributesAndClose() throws(NotWellFormed) -> Bool {
        while true {
            let hadSpace = skipSpace()
            if take(">") { return false }
            if take("/>") { return true }
            guard hadSpace else { throw flaw }
            try attribute()
        }
    }

    private mutating func attribute() throws(NotWellFormed) {
        let name = try qualifiedName()
        skipSpace()
        guard take("=") else { throw flaw }
        skipSpace()
        let value = try attributeValue()
        if source.spell("xmlns", in: name.whole) {
            guard namespaces.declare(0..<0, as: text[value], in: source) else { throw flaw }
        } else if let prefix = name.prefix, source.spell("xmlns", in: prefix) {
            guard !value.isEmpty, namespaces.declare(name.local, as: text[value], in: source)
            else { throw flaw }
        } else {
            attributes.append(XMLTree.Attribute(name: name.local, value: value))
            if let prefix = name.prefix { prefixes.append(prefix) }
        }
    }

    private mutating func attributeValue() throws(NotWellFormed) -> Range<Int> {
        guard position < source.count else { throw flaw }
        let quote = source[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw flaw }
        position += 1
        let start = text.count
        while position < source.count, source[position] != quote {
            switch source[position] {
            case UInt8(ascii: "<"): throw flaw
            case UInt8(ascii: "&"): try reference()
            case let byte where isPlain(byte): plainRun(before: quote)
            case let byte:
                try character(isSpace(byte) ? UInt8(ascii: " ") : byte)
            }
        }
        guard position < source.count else { throw flaw }
        position += 1
        return start..<text.count
    }

    /// Prefixes must be bound, and local names differ, whatever the prefix.
    private mutating func checkAttributes(from first: Int) throws(NotWellFormed) {
        for prefix in prefixes where namespaces.namespace(of: prefix, in: source) == nil {
            throw flaw
        }
        prefixes.removeAll(keepingCapacity: true)
        for index in first..<attributes.count {
            let name = attributes[index].name
            for earlier in first..<index where source.areEqual(attributes[earlier].name, name) {
                throw flaw
            }
        }
    }

    // MARK: - Character data

    private mutating func characterData() throws(NotWellFormed) {
        skipIndentation()
        while position < source.count {
            switch source[position] {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"):
                guard !open.isEmpty else { throw flaw }
                return
            case UInt8(ascii: "]") where source.hold("]]>", at: position): throw flaw
            case let byte where isPlain(byte): plainRun(before: UInt8(ascii: "<"))
            case let byte: try character(byte)
            }
        }
    }

    /// White space before a tag is no text, unless a leaf has nothing else.
    private mutating func skipIndentation() {
        guard pendingText == text.count else { return }
        var end = position
        while end < source.count, isSpace(source[end]) { end += 1 }
        let hasChildren = open.last.map { $0.lastChild >= 0 } ?? true
        guard source.hold("<", at: end), hasChildren || !source.hold("</", at: end) else { return }
        position = end
    }

    /// Takes what needs no second look, all at once.
    private mutating func plainRun(before end: UInt8) {
        var last = position
        while last < source.count, isPlain(source[last]), source[last] != end { last += 1 }
        text.append(contentsOf: source[position..<last])
        position = last
    }

    private mutating func characterDataSection() throws(NotWellFormed) {
        guard !open.isEmpty else { throw flaw }
        while !take("]]>") {
            guard position < source.count else { throw flaw }
            try character(source[position])
        }
    }

    /// Takes one byte of the source as `byte`; a line end of any kind becomes one line feed.
    private mutating func character(_ byte: UInt8) throws(NotWellFormed) {
        guard byte >= 0x20 || isSpace(byte) else { throw flaw }
        if byte == 0xEF {
            guard !take("\u{FFFE}"), !take("\u{FFFF}") else { throw flaw }
        }
        let isReturn = source[position] == UInt8(ascii: "\r")
        text.append(byte == UInt8(ascii: "\r") ? UInt8(ascii: "\n") : byte)
        position += 1
        if isReturn, position < source.count, source[position] == UInt8(ascii: "\n") {
            position += 1
        }
    }

    private mutating func reference() throws(NotWellFormed) {
        let start = position + 1
        guard let end = source[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
            let scalar = scalar(named: source[start..<end])
        else { throw flaw }
        text.append(contentsOf: String(scalar).utf8)
        position = end + 1
    }

    private func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case let text where text.hasPrefix("#x"): return xmlScalar(text.dropFirst(2), radix: 16)
        case let text where text.hasPrefix("#"): return xmlScalar(text.dropFirst(), radix: 10)
        default: return nil
        }
    }

    // MARK: - Beside the content

    private mutating func declaration() throws(NotWellFormed) {
        guard take("<?xml") else { return }
        var settings: [String] = []
        while !take("?>") {
            guard skipSpace() else { throw flaw }
            if take("?>") { break }
            let name = try qualifiedName().whole
            guard take("=") else { throw flaw }
            let value = try attributeValue()
            settings.append(
                String(decoding: source[name], as: UTF8.self) + "="
                    + String(decoding: text[value], as: UTF8.self).uppercased()
            )
        }
        text.removeAll(keepingCapacity: true)
        guard Self.declarations.contains(settings) else { throw flaw }
    }

    private static let declarations: Set<[String]> = [
        ["version=1.0"],
        ["version=1.0", "encoding=UTF-8"],
        ["version=1.0", "encoding=UTF-8", "standalone=NO"],
        ["version=1.0", "encoding=UTF-8", "standalone=YES"],
    ]

    private mutating func skipComment() throws(NotWellFormed) {
        let kept = text.count
        while !take("--") {
            guard position < source.count else { throw flaw }
            try character(source[position])
        }
        guard take(">") else { throw flaw }
        text.removeSubrange(kept...)
    }

    private mutating func skipInstruction() throws(NotWellFormed) {
        let target = try qualifiedName().whole
        let kept = text.count
        guard String(decoding: source[target], as: UTF8.self).lowercased() != "xml",
            skipSpace() || source.hold("?>", at: position)
        else { throw flaw }
        while !take("?>") {
            guard position < source.count else { throw flaw }
            try character(source[position])
        }
        text.removeSubrange(kept...)
    }

    // MARK: - Names and single bytes

    private var flaw: NotWellFormed { NotWellFormed(offset: position) }

    /// ASCII letters, digits and `-._`, with at most one colon inside.
    private mutating func qualifiedName() throws(NotWellFormed) -> QualifiedName {
        let start = position
        var (local, end) = (start, start)
        while end < source.count {
            let byte = source[end]
            if byte == UInt8(ascii: ":"), local == start, end > start {
                local = end + 1
            } else if !isNameByte(byte) {
                break
            }
            end += 1
        }
        position = end
        guard local < end, isNameStart(source[start]), isNameStart(source[local]) else {
            throw flaw
        }
        return QualifiedName(
            whole: start..<end,
            prefix: local > start ? start..<local - 1 : nil,
            local: local..<end
        )
    }

    private mutating func take(_ expected: StaticString) -> Bool {
        guard source.hold(expected, at: position) else { return false }
        position += expected.utf8CodeUnitCount
        return true
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = position
        while position < source.count, isSpace(source[position]) { position += 1 }
        return position > start
    }
}
