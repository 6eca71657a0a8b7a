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

    /// The source, and behind it the texts that do not stand in it as they are meant.
    private var bytes: [UInt8]
    /// Where the source ends in `bytes`.
    private let end: Int
    private var position = 0
    /// Where the character data since the last tag, or the attribute value in hand, stands.
    private var text = 0..<0
    private var nodes: [XMLTree.Node] = []
    private var attributes: [XMLTree.Attribute] = []
    /// Of the attributes of the start tag in hand.
    private var prefixes: [Range<Int>] = []
    private var open: [OpenElement] = []
    private var namespaces = NamespaceScope()

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
        bytes = source
        end = source.count
        nodes.reserveCapacity(source.count / 32)
        attributes.reserveCapacity(source.count / 96)
    }

    static func tree(of source: [UInt8]) throws(NotWellFormed) -> XMLTree {
        guard (try? UTF8Span(validating: source.span)) != nil else {
            throw NotWellFormed(offset: 0)
        }
        var scanner = XMLScanner(source)
        try scanner.document()
        return XMLTree(
            bytes: scanner.bytes,
            nodes: scanner.nodes,
            attributes: scanner.attributes
        )
    }

    private mutating func document() throws(NotWellFormed) {
        _ = take("\u{FEFF}")
        try declaration()
        while position < end {
            if bytes[position] == UInt8(ascii: "<") {
                try markup()
            } else {
                try characterData()
            }
        }
        guard open.isEmpty, !nodes.isEmpty else { throw flaw }
        try endOfBlankText()
    }

    private mutating func markup() throws(NotWellFormed) {
        position += 1
        if take("/") {
            try endTag()
        } else if take("!--") {
            try skip(to: "--")
            guard take(">") else { throw flaw }
        } else if take("![CDATA[") {
            try characterDataSection()
        } else if take("?") {
            try skipInstruction()
        } else {
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
        guard let namespace = namespaces.namespace(of: name.prefix, in: bytes) else { throw flaw }
        try checkAttributes(from: firstAttribute)
        let node = nodes.count
        nodes.append(
            XMLTree.Node(
                name: name.local,
                namespace: namespace,
                attributes: firstAttribute..<attributes.count
            )
        )
        attach(node)
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
        guard let element = open.popLast() else { throw flaw }
        let name = position..<position + element.name.count
        guard name.upperBound < end, bytes.areEqual(name, element.name) else { throw flaw }
        position = name.upperBound
        skipSpace()
        guard take(">") else { throw flaw }
        if element.lastChild < 0 {
            nodes[element.node].text = text
            text = 0..<0
        } else {
            try endOfBlankText()
        }
        namespaces.leave()
    }

    /// Drops the white space between tags; anything else there would be mixed content.
    private mutating func endOfBlankText() throws(NotWellFormed) {
        guard bytes[text].allSatisfy(isSpace) else { throw flaw }
        text = 0..<0
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
        if bytes.spell("xmlns", in: name.whole) {
            guard namespaces.declare(0..<0, as: value, in: bytes) else { throw flaw }
        } else if let prefix = name.prefix, bytes.spell("xmlns", in: prefix) {
            guard !value.isEmpty, namespaces.declare(name.local, as: value, in: bytes) else {
                throw flaw
            }
        } else {
            attributes.append(XMLTree.Attribute(name: name.local, value: value))
            if let prefix = name.prefix { prefixes.append(prefix) }
        }
    }

    private mutating func attributeValue() throws(NotWellFormed) -> Range<Int> {
        guard position < end else { throw flaw }
        let quote = bytes[position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw flaw }
        position += 1
        while position < end, bytes[position] != quote {
            switch bytes[position] {
            case UInt8(ascii: "<"): throw flaw
            case UInt8(ascii: "&"): try reference()
            case let byte where isPlain(byte): run { isPlain($0) && $0 != quote }
            case let byte where isSpace(byte): lineEnd(as: " ")
            default: try character()
            }
        }
        guard position < end else { throw flaw }
        position += 1
        defer { text = 0..<0 }
        return text
    }

    /// Prefixes must be bound, and local names differ, whatever the prefix.
    private mutating func checkAttributes(from first: Int) throws(NotWellFormed) {
        for prefix in prefixes where namespaces.namespace(of: prefix, in: bytes) == nil {
            throw flaw
        }
        prefixes.removeAll(keepingCapacity: true)
        for index in first..<attributes.count {
            let name = attributes[index].name
            for earlier in first..<index where bytes.areEqual(attributes[earlier].name, name) {
                throw flaw
            }
        }
    }

    // MARK: - Character data

    private mutating func characterData() throws(NotWellFormed) {
        skipIndentation()
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"):
                guard !open.isEmpty else { throw flaw }
                try reference()
            case UInt8(ascii: "]") where isNext("]]>"): throw flaw
            case let byte where isPlain(byte): run(isPlain)
            default: try character()
            }
        }
    }

    /// White space before a tag is no text, unless a leaf has nothing else.
    private mutating func skipIndentation() {
        guard text.isEmpty else { return }
        let start = position
        skipSpace()
        let hasChildren = open.last.map { $0.lastChild >= 0 } ?? true
        if !isNext("<") || (!hasChildren && isNext("</")) { position = start }
    }

    private mutating func characterDataSection() throws(NotWellFormed) {
        guard !open.isEmpty else { throw flaw }
        while !take("]]>") { try character() }
    }

    /// Skips characters that mean nothing, up to and with `mark`.
    private mutating func skip(to mark: StaticString) throws(NotWellFormed) {
        let (kept, count) = (text, bytes.count)
        text = 0..<0
        while !take(mark) { try character() }
        text = kept
        bytes.removeLast(bytes.count - count)
    }

    /// Takes one byte of the source; a line end of any kind becomes one line feed.
    private mutating func character() throws(NotWellFormed) {
        guard position < end, bytes[position] >= 0x20 || isSpace(bytes[position]),
            !isNext("\u{FFFE}"), !isNext("\u{FFFF}")
        else { throw flaw }
        if bytes[position] == UInt8(ascii: "\r") {
            lineEnd(as: "\n")
        } else {
            position += 1
            extend(by: position - 1..<position)
        }
    }

    private mutating func lineEnd(as meaning: Unicode.Scalar) {
        position += isNext("\r\n") ? 2 : 1
        append(String(meaning).utf8)
    }

    /// Takes what needs no second look, all at once.
    private mutating func run(_ isPlain: (UInt8) -> Bool) {
        let start = position
        advance(while: isPlain)
        extend(by: start..<position)
    }

    /// Text stays where it stands in the source for as long as nothing has to be left out.
    private mutating func extend(by run: Range<Int>) {
        if text.isEmpty {
            text = run
        } else if text.upperBound == run.lowerBound {
            text = text.lowerBound..<run.upperBound
        } else {
            append(Array(bytes[run]))
        }
    }

    private mutating func append(_ meaning: some Collection<UInt8>) {
        if text.upperBound < bytes.count {
            let start = bytes.count
            bytes.append(contentsOf: Array(bytes[text]))
            text = start..<bytes.count
        }
        bytes.append(contentsOf: meaning)
        text = text.lowerBound..<bytes.count
    }

    private mutating func reference() throws(NotWellFormed) {
        let name = bytes[position + 1..<min(position + 12, end)].prefix { $0 != UInt8(ascii: ";") }
        guard let scalar = scalar(named: name), name.endIndex < end,
            bytes[name.endIndex] == UInt8(ascii: ";")
        else { throw flaw }
        append(String(scalar).utf8)
        position = name.endIndex + 1
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
        guard try setting("version", is: ["1.0"]) else { throw flaw }
        if try setting("encoding", is: ["utf-8"]) {
            _ = try setting("standalone", is: ["no", "yes"])
        }
        skipSpace()
        guard take("?>") else { throw flaw }
    }

    /// False when another setting, or none, follows.
    private mutating func setting(
        _ name: StaticString,
        is known: [String]
    ) throws(NotWellFormed) -> Bool {
        let start = position
        guard skipSpace(), take(name) else {
            position = start
            return false
        }
        guard take("=") else { throw flaw }
        let value = String(decoding: bytes[try attributeValue()], as: UTF8.self).lowercased()
        guard known.contains(value) else { throw flaw }
        return true
    }

    private mutating func skipInstruction() throws(NotWellFormed) {
        let target = try qualifiedName().whole
        guard String(decoding: bytes[target], as: UTF8.self).lowercased() != "xml",
            skipSpace() || isNext("?>")
        else { throw flaw }
        try skip(to: "?>")
    }

    // MARK: - Names and single bytes

    private var flaw: NotWellFormed { NotWellFormed(offset: position) }

    /// ASCII letters, digits and `-._`, with at most one colon inside.
    private mutating func qualifiedName() throws(NotWellFormed) -> QualifiedName {
        let start = position
        advance(while: isNameByte)
        let hasPrefix = position > start && take(":")
        let local = hasPrefix ? position : start
        if hasPrefix { advance(while: isNameByte) }
        guard local < position, isNameStart(bytes[start]), isNameStart(bytes[local]) else {
            throw flaw
        }
        return QualifiedName(
            whole: start..<position,
            prefix: hasPrefix ? start..<local - 1 : nil,
            local: local..<position
        )
    }

    @inline(__always)
    private func isNext(_ expected: StaticString) -> Bool {
        position + expected.utf8CodeUnitCount <= end && bytes.hold(expected, at: position)
    }

    @inline(__always)
    private mutating func take(_ expected: StaticString) -> Bool {
        guard isNext(expected) else { return false }
        position += expected.utf8CodeUnitCount
        return true
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = position
        advance(while: isSpace)
        return position > start
    }

    private mutating func advance(while isWanted: (UInt8) -> Bool) {
        position = bytes[position..<end].firstIndex { !isWanted($0) } ?? end
    }
}
