import Batch
import Fiscal

/// Declared windows as they are shown, each with the papers that prove it.
struct WindowList {
    let windows: [ContingencyWindow]
    /// What the program saw of DIAN itself, beside what was declared.
    var outages: [ObservedOutage] = []
    private let papers: [Int64: [WindowAttachment]]

    init(_ windows: [ContingencyWindow], from ledger: any SaleLedger) throws {
        self.windows = windows
        papers = Dictionary(grouping: try ledger.attachments(), by: \.window)
    }

    func text(in language: Language) -> String {
        let figures = Figures(language)
        let declared =
            windows.isEmpty
            ? [figures.words("No hay ventanas declaradas.", "No windows are declared.")]
            : lines(figures)
        return (declared + figures.outages(outages)).joined(separator: "\n") + "\n"
    }

    func lines(_ figures: Figures) -> [String] {
        windows.flatMap { figures.window($0, papers[$0.id] ?? []) }
    }

    var json: JSONValue {
        .object([
            ("version", 1), ("command", "window"), ("windows", .array(members)),
            ("observed_outages", .array(outages.map(\.json))),
        ])
    }

    var members: [JSONValue] {
        windows.map { .object($0.declaredMembers(papers[$0.id] ?? [])) }
    }
}

extension Figures {
    fileprivate func window(
        _ window: ContingencyWindow,
        _ papers: [WindowAttachment]
    ) -> [String] {
        let end = window.end?.shownToTheMinute ?? words("sigue abierta", "still open")
        let declared = window.declaredAt.shownToTheMinute
        let amended = window.amended.map { amendment in
            let at = amendment.at.shownToTheMinute
            return words(
                "Corregida por \(amendment.by) el \(at)",
                "Amended by \(amendment.by) on \(at)"
            )
        }
        let title = words(
            "Ventana \(window.id) · tipo \(window.type.rawValue)",
            "Window \(window.id) · type \(window.type.rawValue)"
        )
        let by = words(
            "Declarada por \(window.declaredBy) el \(declared)",
            "Declared by \(window.declaredBy) on \(declared)"
        )
        let attached = papers.map { paper in
            words("Adjunto: ", "Attached: ")
                + "\(paper.name), SHA-256 \(paper.digest.hex.prefix(16))…"
        }
        let texts =
            [window.source, window.note, by, amended ?? ""].filter { !$0.isEmpty }
            + attached
        return ["  \(title) · \(window.start.shownToTheMinute) – \(end)"]
            + texts.flatMap { $0.wrapped(indent: 4) }
    }
}
