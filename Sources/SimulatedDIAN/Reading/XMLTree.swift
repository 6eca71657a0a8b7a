/// A well-formed document in flat arrays: what `XMLScanner` found, ready for look-ups.
///
/// Only leaves have text; UBL has no mixed content.
final class XMLTree: Sendable {
    /// The namespaces that the rules look into; every other one is `.other`.
    enum Namespace: Sendable {
        case invoice
        case aggregate
        case basic
        case extensions
        case structures
        case signature
        case xades
        case other
    }

    struct Node: Sendable {
        /// Where the local name stands in `bytes`.
        let name: Range<Int>
        let namespace: Namespace
        /// Indices into `nodes`; -1 for none.
        var firstChild = -1
        var nextSibling = -1
        /// Into `bytes`; empty unless the node is a leaf.
        var text = 0..<0
        /// Into `attributes`.
        let attributes: Range<Int>
    }

    struct Attribute: Sendable {
        /// Where the local name stands in `bytes`.
        let name: Range<Int>
        /// Into `bytes`.
        let value: Range<Int>
    }

    /// The source; behind it stand the texts that mean something else than what was written.
    let bytes: [UInt8]
    /// In document order; the first is the root.
    let nodes: [Node]
    let attributes: [Attribute]
    /// Of `nodes`, those whose value is a number by UBL's own naming.
    private let numeric: [Int]

    init(bytes: [UInt8], nodes: [Node], attributes: [Attribute]) {
        self.bytes = bytes
        self.nodes = nodes
        self.attributes = attributes
        numeric = nodes.indices.filter { nodes[$0].isNumeric(in: bytes) }
    }

    var root: Element { Element(tree: self, index: 0) }

    /// Every element whose value is a number by UBL's own naming, in document order.
    var numbers: some Sequence<Element> {
        numeric.lazy.map { Element(tree: self, index: $0) }
    }

    /// Whether an attribute of this name anywhere has another value than `expected`.
    func hasAttribute(_ name: StaticString, otherThan expected: ArraySlice<UInt8>) -> Bool {
        attributes.contains { attribute in
            bytes.spell(name, in: attribute.name) && bytes[attribute.value] != expected
        }
    }
}

/// One element of a tree, and the look-ups that rules are written with.
struct Element: Sendable {
    let tree: XMLTree
    let index: Int

    private var node: XMLTree.Node { tree.nodes[index] }

    var namespace: XMLTree.Namespace { node.namespace }
    var isLeaf: Bool { node.firstChild < 0 }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var bytes: ArraySlice<UInt8> { tree.bytes[node.text] }
    var isEmpty: Bool { node.text.isEmpty }

    /// The first child of UBL's aggregate components with this local name.
    func cac(_ name: StaticString) -> Element? { first(.aggregate, name) }

    /// The first child of UBL's basic components with this local name.
    func cbc(_ name: StaticString) -> Element? { first(.basic, name) }

    /// The first child of DIAN's own structures with this local name.
    func sts(_ name: StaticString) -> Element? { first(.structures, name) }

    /// The text of a basic component; empty when it is absent.
    func value(_ name: StaticString) -> String { cbc(name)?.text ?? "" }

    /// The number in a basic component; nil when it is absent.
    func amount(_ name: StaticString) -> WireAmount? {
        cbc(name).flatMap { WireAmount($0.bytes) }
    }

    func attribute(_ name: StaticString) -> String? {
        for attribute in tree.attributes[node.attributes]
        where tree.bytes.spell(name, in: attribute.name) {
            return String(decoding: tree.bytes[attribute.value], as: UTF8.self)
        }
        return nil
    }

    func isNamed(_ namespace: XMLTree.Namespace, _ name: StaticString) -> Bool {
        node.namespace == namespace && isCalled(name)
    }

    /// Whether this is the local name, in whatever namespace.
    func isCalled(_ name: StaticString) -> Bool { tree.bytes.spell(name, in: node.name) }

    func nameEnds(with suffix: StaticString) -> Bool { tree.bytes.end(with: suffix, in: node.name) }

    /// All children of UBL's aggregate components with this local name, in order.
    func all(_ name: StaticString) -> [Element] {
        var found: [Element] = []
        while let element = first(.aggregate, name, after: found.last) { found.append(element) }
        return found
    }

    var children: some Sequence<Element> {
        sequence(first: node.firstChild) { tree.nodes[$0].nextSibling }
            .lazy.prefix { $0 >= 0 }.map { Element(tree: tree, index: $0) }
    }

    /// The first child with this local name, or the next one after `earlier`.
    func first(
        _ namespace: XMLTree.Namespace,
        _ name: StaticString,
        after earlier: Element? = nil
    ) -> Element? {
        var child = earlier?.node.nextSibling ?? node.firstChild
        while child >= 0 {
            let node = tree.nodes[child]
            if node.namespace == namespace, tree.bytes.spell(name, in: node.name) {
                return Element(tree: tree, index: child)
            }
            child = node.nextSibling
        }
        return nil
    }
}

extension XMLTree.Node {
    fileprivate func isNumeric(in bytes: [UInt8]) -> Bool {
        namespace == .basic
            && (bytes.end(with: "Amount", in: name) || bytes.end(with: "Quantity", in: name)
                || bytes.end(with: "Percent", in: name) || bytes.end(with: "Numeric", in: name))
    }
}

extension [UInt8] {
    /// Whether the bytes in `range` are exactly those of `text`.
    @inline(__always)
    func spell(_ text: StaticString, in range: Range<Int>) -> Bool {
        range.count == text.utf8CodeUnitCount && hold(text, at: range.lowerBound)
    }

    /// Whether the bytes in `range` end with those of `text`.
    @inline(__always)
    func end(with text: StaticString, in range: Range<Int>) -> Bool {
        range.count >= text.utf8CodeUnitCount
            && hold(text, at: range.upperBound - text.utf8CodeUnitCount)
    }

    /// Whether the bytes from `start` on begin with those of `text`.
    private func hold(_ text: StaticString, at start: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        precondition(start >= 0 && start + count <= self.count)
        return withUnsafeBufferPointer { bytes in
            guard let first = bytes.baseAddress else { return count == 0 }
            return haveSameBytes(first + start, text.utf8Start, count: count)
        }
    }
}
