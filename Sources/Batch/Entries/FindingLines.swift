import Fiscal

/// The members of one list of `hallazgos.json`: each names the sealed file, and a sale its place in it.
struct FindingLines {
    let language: Language
    private var isFirst = true

    init(language: Language) { self.language = language }

    mutating func add(
        _ findings: [Finding],
        _ number: DocumentNumber? = nil,
        order: Int? = nil,
        in arrival: Arrival,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        guard !findings.isEmpty else { return }
        let value = JSONValue.object([
            ("file", .text(arrival.path)),
            ("archive", .optional(arrival.archive?.text)),
            ("entry", .optional(arrival.entry.map { "data/" + $0 })),
            ("order", .optional(order)),
            ("number", .optional(number?.text)),
            ("findings", .array(findings.map { $0.json(in: language) })),
        ])
        try Array(((isFirst ? "\n" : ",\n") + value.line).utf8).feed(consume)
        isFirst = false
    }
}
