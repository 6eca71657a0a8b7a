/// Which prefix means which namespace, element by element.
struct NamespaceScope {
    private struct Binding {
        /// Where the prefix stands in the bytes; empty for the default namespace.
        let prefix: Range<Int>
        /// Of the prefix: tells most of them apart at once.
        let head: UInt64
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
        as namespace: XMLTree.Namespace,
        in source: XMLCursor
    ) -> Bool {
        let reserved = source.spell("xml", in: prefix) || source.spell("xmlns", in: prefix)
        let isTaken = bindings.reversed().prefix { $0.depth == depth }
            .contains { source.areEqual($0.prefix, prefix) }
        guard !reserved, !isTaken else { return false }
        bindings.append(
            Binding(
                prefix: prefix,
                head: source.head(of: prefix),
                namespace: namespace,
                depth: depth
            )
        )
        return true
    }

    /// Nil for a prefix that nothing binds; an empty one means the default namespace, or none.
    func namespace(of prefix: Range<Int>, in source: XMLCursor) -> XMLTree.Namespace? {
        let head = source.head(of: prefix)
        for binding in bindings.reversed()
        where binding.head == head && source.areEqual(binding.prefix, prefix) {
            return binding.namespace
        }
        return prefix.isEmpty || source.spell("xml", in: prefix) ? .other : nil
    }
}

extension XMLTree.Namespace {
    init(name: [UInt8]) {
        let known = Self.names.first { name.spell($0.name, in: name.indices) }
        self = known?.namespace ?? .other
    }

    private static let names: [(namespace: XMLTree.Namespace, name: StaticString)] = [
        (.invoice, "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
        (.aggregate, "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
        (.basic, "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
        (.extensions, "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"),
        (.structures, "dian:gov:co:facturaelectronica:Structures-2-1"),
        (.signature, "http://www.w3.org/2000/09/xmldsig#"),
        (.xades, "http://uri.etsi.org/01903/v1.3.2#"),
    ]
}
