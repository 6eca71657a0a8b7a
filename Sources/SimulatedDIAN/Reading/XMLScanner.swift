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

    private var cursor: XMLCursor
    private var text: ScannedText
    private var nodes: [XMLTree.Node] = []
    private var attributes: [XMLTree.Attribute] = []
    /// Of the attributes of the start tag in hand.
    private var prefixes: [Range<Int>] = []
    private var open: [OpenElement] = []
    private var namespaces = NamespaceScope()

    private struct QualifiedName {
        /// With its prefix.
        let whole: Range<Int>
        /// Empty for a name without one.
        let prefix: Range<Int>
        let local: Range<Int>
    }

    private struct OpenElement {
        let node: Int
        /// With its prefix, as the end tag must repeat it.
        let name: Range<Int>
        var lastChild = -1
    }

    private init(_ source: UnsafeBufferPointer<UInt8>) {
        cursor = XMLCursor(source)
        text = ScannedText(in: source)
        nodes.reserveCapacity(source.count / 32)
        attributes.reserveCapacity(source.count / 96)
        open.reserveCapacity(Self.maximumDepth)
    }

    static func tree(of source: [UInt8]) throws(NotWellFormed) -> XMLTree {
        guard source.areUTF8 else { throw NotWellFormed(offset: 0) }
        return try source.withUnsafeBufferPointer { bytes throws(NotWellFormed) in
            var scanner = XMLScanner(bytes)
            try scanner.document()
            let behind = scanner.text.behind
            return XMLTree(
                bytes: behind.isEmpty ? source : source + behind,
                nodes: scanner.nodes,
                attributes: scanner.attributes
            )
        }
    }

    private mutating func document() throws(NotWellFormed) {
        _ = cursor.take("\u{FEFF}")
        try declaration()
        while let next = cursor.next {
            if next == UInt8(ascii: "<") {
                try markup()
            } else {
                try characterData()
            }
        }
        guard open.isEmpty, !nodes.isEmpty else { throw flaw }
        try endOfBlankText()
    }

    private mutating func markup() throws(NotWellFormed) {
        cursor.position += 1
        switch cursor.next {
        case UInt8(ascii: "/"): try endTag()
        case UInt8(ascii: "!"): try declarationLike()
        case UInt8(ascii: "?"): try skipInstruction()
        default: try startTag()
        }
    }

    /// A comment or a section of character data; there is no other declaration.
    private mutating func declarationLike() throws(NotWellFormed) {
        if cursor.take("!--") {
            try skip(to: "--")
            guard cursor.take(">") else { throw flaw }
        } else {
            guard cursor.take("![CDATA[") else { throw flaw }
            try characterDataSection()
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
        guard let namespace = namespaces.namespace(of: name.prefix, in: cursor) else { throw flaw }
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
        cursor.position += 1
        guard let element = open.popLast(), cursor.take(again: element.name) else { throw flaw }
        cursor.skipSpace()
        guard cursor.take(">") else { throw flaw }
        if element.lastChild < 0 {
            nodes[element.node].text = text.range
            text.begin()
        } else {
            try endOfBlankText()
        }
        namespaces.leave()
    }

    /// Drops the white space between tags; anything else there would be mixed content.
    private mutating func endOfBlankText() throws(NotWellFormed) {
        guard text.isBlank else { throw flaw }
        text.begin()
    }

    // MARK: - Attributes

    /// Reads up to the end of a start tag; true for an empty element's `/>`.
    private mutating func attributesAndClose() throws(NotWellFormed) -> Bool {
        while true {
            let hadSpace = cursor.skipSpace()
            if cursor.take(">") { return false }
            if cursor.take("/>") { return true }
            guard hadSpace else { throw flaw }
            try attribute()
        }
    }

    private mutating func attribute() throws(NotWellFormed) {
        let name = try qualifiedName()
        cursor.skipSpace()
        guard cursor.take("=") else { throw flaw }
        cursor.skipSpace()
        let value = try attributeValue()
        if cursor.spell("xmlns", in: name.whole) {
            guard declare(0..<0, as: value) else { throw flaw }
        } else if cursor.spell("xmlns", in: name.prefix) {
            guard !value.isEmpty, declare(name.local, as: value) else { throw flaw }
        } else {
            attributes.append(XMLTree.Attribute(name: name.local, value: value))
            if !name.prefix.isEmpty { prefixes.append(name.prefix) }
        }
    }

    private mutating func declare(_ prefix: Range<Int>, as name: Range<Int>) -> Bool {
        let namespace = XMLTree.Namespace(name: text.bytes(in: name))
        return namespaces.declare(prefix, as: namespace, in: cursor)
    }

    private mutating func attributeValue() throws(NotWellFormed) -> Range<Int> {
        guard let quote = cursor.next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { throw flaw }
        cursor.position += 1
        while let next = cursor.next, next != quote {
            switch next {
            case UInt8(ascii: "<"): throw flaw
            case UInt8(ascii: "&"): try reference()
            case _ where isPlain(next): run(before: quote)
            case _ where isSpace(next): lineEnd(as: " ")
            default: try character()
            }
        }
        guard !cursor.isAtEnd else { throw flaw }
        cursor.position += 1
        defer { text.begin() }
        return text.range
    }

    /// Prefixes must be bound, and local names differ, whatever the prefix.
    private mutating func checkAttributes(from first: Int) throws(NotWellFormed) {
        for prefix in prefixes where namespaces.namespace(of: prefix, in: cursor) == nil {
            throw flaw
        }
        if !prefixes.isEmpty { prefixes.removeAll(keepingCapacity: true) }
        for index in first..<attributes.count {
            let name = attributes[index].name
            for earlier in first..<index where cursor.areEqual(attributes[earlier].name, name) {
                throw flaw
            }
        }
    }

    // MARK: - Character data

    private mutating func characterData() throws(NotWellFormed) {
        skipIndentation()
        while let next = cursor.next {
            switch next {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"):
                guard !open.isEmpty else { throw flaw }
                try reference()
            case UInt8(ascii: "]") where cursor.isNext("]]>"): throw flaw
            case _ where isPlain(next): run(before: UInt8(ascii: "<"))
            default: try character()
            }
        }
    }

    /// White space before a tag is no text, unless a leaf has nothing else.
    private mutating func skipIndentation() {
        guard text.isEmpty else { return }
        let start = cursor.position
        guard cursor.skipSpace() else { return }
        let hasChildren = open.last.map { $0.lastChild >= 0 } ?? true
        if !cursor.isNext("<") || (!hasChildren && cursor.isNext("</")) { cursor.position = start }
    }

    private mutating func characterDataSection() throws(NotWellFormed) {
        guard !open.isEmpty else { throw flaw }
        while !cursor.take("]]>") { try character() }
    }

    /// Skips characters that mean nothing, up to and with `mark`.
    private mutating func skip(to mark: StaticString) throws(NotWellFormed) {
        let kept = text
        text.begin()
        while !cursor.take(mark) { try character() }
        text = kept
    }

    /// Takes one byte of the source; a line end of any kind becomes one line feed.
    private mutating func character() throws(NotWellFormed) {
        guard let next = cursor.next, next >= 0x20 || isSpace(next), !cursor.isNext("\u{FFFE}"),
            !cursor.isNext("\u{FFFF}")
        else { throw flaw }
        if next == UInt8(ascii: "\r") {
            lineEnd(as: "\n")
        } else {
            cursor.position += 1
            text.extend(by: cursor.position - 1..<cursor.position)
        }
    }

    private mutating func lineEnd(as meaning: Unicode.Scalar) {
        cursor.position += cursor.isNext("\r\n") ? 2 : 1
        text.append(String(meaning).utf8)
    }

    /// Takes what needs no second look, all at once.
    @inline(__always)
    private mutating func run(before mark: UInt8) {
        let start = cursor.position
        cursor.skipPlain(before: mark)
        text.extend(by: start..<cursor.position)
    }

    private mutating func reference() throws(NotWellFormed) {
        let start = cursor.position + 1
        let name = cursor.bytes[start..<min(start + 11, cursor.bytes.count)]
            .prefix { $0 != UInt8(ascii: ";") }
        cursor.position = name.endIndex
        guard let scalar = scalar(named: name), cursor.take(";") else { throw flaw }
        text.append(String(scalar).utf8)
    }

    private func scalar(named name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
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
        guard cursor.take("<?xml") else { return }
        guard try setting("version", is: ["1.0"]) else { throw flaw }
        if try setting("encoding", is: ["utf-8"]) {
            _ = try setting("standalone", is: ["no", "yes"])
        }
        cursor.skipSpace()
        guard cursor.take("?>") else { throw flaw }
    }

    /// False when another setting, or none, follows.
    private mutating func setting(
        _ name: StaticString,
        is known: [String]
    ) throws(NotWellFormed) -> Bool {
        let start = cursor.position
        guard cursor.skipSpace(), cursor.take(name) else {
            cursor.position = start
            return false
        }
        guard cursor.take("=") else { throw flaw }
        let value = try attributeValue()
        guard known.contains(lowercased(value)) else { throw flaw }
        return true
    }

    private mutating func skipInstruction() throws(NotWellFormed) {
        cursor.position += 1
        let target = try qualifiedName().whole
        guard lowercased(target) != "xml", cursor.skipSpace() || cursor.isNext("?>") else {
            throw flaw
        }
        try skip(to: "?>")
    }

    private func lowercased(_ range: Range<Int>) -> String {
        String(decoding: text.bytes(in: range), as: UTF8.self).lowercased()
    }

    // MARK: - Names and space

    private var flaw: NotWellFormed { NotWellFormed(offset: cursor.position) }

    /// ASCII letters, digits and `-._`, with at most one colon inside.
    private mutating func qualifiedName() throws(NotWellFormed) -> QualifiedName {
        let start = cursor.position
        cursor.skipName()
        let colon = cursor.position
        let hasPrefix = colon > start && cursor.take(":")
        let local = cursor.position
        if hasPrefix { cursor.skipName() }
        let end = cursor.position
        let first = hasPrefix ? local : start
        guard first < end, isNameStart(cursor.bytes[start]), isNameStart(cursor.bytes[first]) else {
            throw flaw
        }
        return QualifiedName(
            whole: start..<end,
            prefix: hasPrefix ? start..<colon : start..<start,
            local: first..<end
        )
    }
}
