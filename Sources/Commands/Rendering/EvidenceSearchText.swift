import Batch
import Evidence
import Fiscal

extension EvidenceSearch {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let count = figures.count(archives)
        var lines = [
            figures.words(
                "\(typed): expedientes revisados en \(folder): \(count)",
                "\(typed): archives searched in \(folder): \(count)"
            )
        ]
        if trails.isEmpty {
            lines.append(figures.words("Ninguno habla de eso.", "None speaks of it."))
        }
        for trail in trails {
            lines += ["", "\(trail.subject.text) · \(trail.chain.text)", ""]
            for trace in trail.found.traces { lines += text(of: trace, figures) }
        }
        if !gaps.isEmpty { lines += [""] + gaps.map(figures.notHere) }
        for problem in problems { lines += [""] + figures.problem(problem) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(of trace: EvidenceTrace, _ figures: Figures) -> [String] {
        let (path, isDamaged) = place(of: trace.archive)
        let remark =
            isDamaged
            ? figures.words(" (dañado)", " (damaged)")
            : path == nil ? figures.words(" (no está aquí)", " (not here)") : ""
        return trace.event.lines(figures, at: trace.at)
            + ["    \(path ?? trace.archive)\(remark)", "      \(trace.entry)"]
    }
}

extension Figures {
    /// `line` is a pointer where the file is JSON.
    fileprivate func place(_ file: String, _ line: String) -> String {
        let isPointer = line.isEmpty || line.hasPrefix("/")
        return "\(file), " + (isPointer ? line : words("línea \(line)", "line \(line)"))
    }

    fileprivate func again(_ again: EvidenceTrace.Repetition) -> String {
        let until = again.until.shown
        return again.runs == 1
            ? words("otra corrida dijo lo mismo: \(until)", "another run said the same: \(until)")
            : words(
                "otras \(again.runs) corridas dijeron lo mismo, hasta \(until)",
                "\(again.runs) more runs said the same, to \(until)"
            )
    }
}

extension EvidenceTrace.Event {
    /// A heading with the time, and what else is to be known below it.
    fileprivate func lines(_ figures: Figures, at time: Timestamp) -> [String] {
        let (heading, more) = words(figures)
        return ["\(time.shown)  \(heading)"]
            + more.filter { !$0.isEmpty }.flatMap {
                $0.wrapped(indent: 4)
            }
    }

    private func words(_ figures: Figures) -> (heading: String, more: [String]) {
        switch self {
        case .came(let file, let sha256, let bytes, let sales, let refusedFor):
            let size = figures.count(Int(bytes)) + " bytes"
            let read = figures.words("ventas leídas", "sales read") + ": \(figures.count(sales))"
            let refusal = figures.words("Rechazado entero por", "Refused whole for")
            return (
                figures.words("Archivo recibido", "File received"),
                [
                    "\(file) · \(size) · \(read)", "SHA-256 \(sha256)",
                    refusedFor.isEmpty ? "" : "\(refusal) \(refusedFor)",
                ]
            )
        case .received(let file, let line):
            return (figures.words("Recibida", "Received"), [figures.place(file, line)])
        case .issued(let type, let issuedAt, let total, let uniqueCode):
            let date = figures.words("con fecha \(issuedAt)", "dated \(issuedAt)")
            return (
                figures.words("Emitida", "Issued"),
                [figures.words("tipo", "type") + " \(type) · \(total) · \(date)", uniqueCode]
            )
        case .called(let call, let attempt, let answer, let detail):
            let answer = figures.answer(answer)
            let words =
                call == "submit"
                ? figures.words("Envío \(attempt) a la DIAN", "Sent to DIAN, attempt \(attempt)")
                : figures.words("Consulta \(attempt) a la DIAN", "DIAN asked, attempt \(attempt)")
            return ("\(words): \(answer)", [detail])
        case .answered(let answer, let uniqueCode):
            let words = figures.words("Respuesta de la DIAN", "DIAN's answer")
            return ("\(words): \(answer.text(in: figures.language))", [uniqueCode])
        case .judged(let fate, let role, let isLate, let file, let line):
            let late = isLate ? figures.words(" · fuera de plazo", " · late") : ""
            return (
                figures.words("Corrida", "Run") + ": \(fate.text(in: figures.language))\(late)",
                ["\(figures.place(file, line)): \(role.text(in: figures.language))"]
            )
        case .left(let file, let sales):
            let counts = sales.map {
                "\($0.fate.text(in: figures.language)): \(figures.count($0.count))"
            }
            return (
                figures.words("Corrida", "Run"), ["\(file): " + counts.joined(separator: " · ")]
            )
        case .found(let code, let message):
            return (figures.words("Hallazgo", "Finding") + " \(code)", [message])
        case .noted(let kind, let by, let detail):
            let words = JournalWords.heading(of: kind)?.text(in: figures.language) ?? kind
            return ([words, by].filter { !$0.isEmpty }.joined(separator: " · "), [detail])
        case .numbered(let from, let to, let fate, let again):
            return (
                figures.words("Numeración", "Numbering") + ": \(fate.text(in: figures.language))",
                [figures.interval(from...to, prefix: ""), again.map(figures.again) ?? ""]
            )
        }
    }
}
