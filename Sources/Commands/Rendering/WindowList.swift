import Batch
import Fiscal

/// Declared windows as they are shown.
struct WindowList {
    let windows: [ContingencyWindow]

    func text(in language: Language) -> String {
        let figures = Figures(language)
        guard !windows.isEmpty else {
            return figures.words("No hay ventanas declaradas.\n", "No windows are declared.\n")
        }
        return figures.windows(windows).joined(separator: "\n") + "\n"
    }

    var json: JSONValue {
        .object([
            ("version", 1), ("command", "window"), ("windows", .array(windows.map(\.json))),
        ])
    }
}

extension Figures {
    func windows(_ windows: [ContingencyWindow]) -> [String] {
        windows.flatMap { window in
            let end = window.end?.shownToTheMinute ?? words("sigue abierta", "still open")
            let declared = window.declaredAt.shownToTheMinute
            let title = words(
                "Ventana \(window.id) · tipo \(window.type.rawValue)",
                "Window \(window.id) · type \(window.type.rawValue)"
            )
            let by = words(
                "Declarada por \(window.declaredBy) el \(declared)",
                "Declared by \(window.declaredBy) on \(declared)"
            )
            let texts = [window.source, window.note, by].filter { !$0.isEmpty }
            return ["  \(title) · \(window.start.shownToTheMinute) – \(end)"]
                + texts.flatMap { $0.wrapped(indent: 4) }
        }
    }
}

extension ContingencyWindow {
    var json: JSONValue { .object(declaredMembers) }
}
