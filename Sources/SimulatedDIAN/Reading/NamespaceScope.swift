/// Which prefix means which namespace, element by element.
struct NamespaceScope {
    private struct Binding {
        /// Where the prefix stands in the bytes; empty for the default namespace.
        let prefix: Range<Int>
        let namespace: XMLTree.Namespace
        let depth: Int
    }

    private var bindings: [Binding] = []
    private var depth = 0

    mutating func enter() { depth += 1 }

    mutating func leave() {
        while let last = bindings.last, last.depth == depth { bindings.removeLast() }
        depth -= 1
    }

    /// False when the same element declares the prefix twice, or binds `xml` or `xmlns`.
    mutating func declare(
        _ prefix: Range<Int>,
        as name: Range<Int>,
        in bytes: [UInt8]
    ) -> Bool {
        let reserved = bytes.spell("xml", in: prefix) || bytes.spell("xmlns", in: prefix)
        let isTaken = bindings.reversed().prefix { $0.depth == depth }
            .contains { bytes.areEqual($0.prefix, prefix) }
        guard !reserved, !isTaken else { return false }
        let namespace = XMLTree.Namespace(name: name, in: bytes)
        bindings.append(Binding(prefix: prefix, namespace: namespace, depth: depth))
        return true
    }

    /// Nil for a prefix that nothing binds; no prefix means the default namespace, or none.
    func namespace(of prefix: Range<Int>?, in bytes: [UInt8]) -> XMLTree.Namespace? {
        let prefix = prefix ?? 0..<0
        for binding in bindings.reversed() where bytes.areEqual(binding.prefix, prefix) {
            return binding.namespace
        }
        return prefix.isEmpty || bytes.spell("xml", in: prefix) ? .other : nil
    }
}

extension XMLTree.Namespace {
    fileprivate init(name: Range<Int>, in bytes: [UInt8]) {
        for (namespace, known) in Self.names where bytes.spell(known, in: name) {
            self = namespace
            return
        }
        self = .other
    }

    private static let names: [(XMLTree.Namespace, StaticString)] = [
        (.invoice, "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
        (.aggregate, "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
        (.basic, "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
        (.extensions, "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"),
        (.structures, "dian:gov:co:facturaelectronica:Structures-2-1"),
        (.signature, "http://www.w3.org/2000/09/xmldsig#"),
        (.xades, "http://uri.etsi.org/01903/v1.3.2#"),
    ]
}
