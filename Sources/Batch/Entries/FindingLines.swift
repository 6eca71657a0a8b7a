import Fiscal

/// The members of one list of `hallazgos.json`.
struct FindingLines {
    let language: Language
    private var isFirst = true

    init(language: Language) { self.language = language }

    mutating func add(
        _ findings: [Finding],
        _ number: DocumentNumber?,
        in arrival: Arrival,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        guard !findings.isEmpty else { return }
        let value = JSONValue.object([
            ("file", .text(arrival.path)),
            ("number", .optional(number?.text)),
            ("findings", .array(findings.map { $0.json(in: language) })),
        ])
        try Array(((isFirst ? "\n" : ",\n") + value.line).utf8).feed(consume)
        isFirst = false
    }
}
