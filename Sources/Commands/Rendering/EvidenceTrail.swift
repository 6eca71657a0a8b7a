import Batch
import Evidence
import Fiscal

/// What the archives of a folder say of one number, chain by chain.
struct EvidenceTrail {
    let number: String
    let folder: String
    private(set) var archives = 0
    /// Only of chains that speak of it.
    private(set) var trails: [(chain: ChainName, trail: NumberTrail)] = []
    private(set) var problems: [EvidenceProblem]
    /// Where each archive lies, by its name; one that is not here has no place.
    private let places: [String: String]

    init(of typed: String, issuer: NIT?, in folder: String) throws {
        let catalogue = try EvidenceCatalogue(of: folder)
        number = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
        self.folder = folder
        problems = catalogue.problems
        let all = catalogue.archives.map { ($0.name.text, $0.path) }
        places = Dictionary(all) { first, _ in first }
        let wanted = catalogue.archives.filter { archive in
            issuer.map { archive.name.chain == ChainName($0) } ?? true
        }
        for archive in wanted { search(archive, of: catalogue) }
        trails.removeAll { $0.trail.traces.isEmpty }
    }

    /// Archives come chain by chain; what cannot be read is told, and the search goes on.
    private mutating func search(_ archive: CataloguedArchive, of catalogue: EvidenceCatalogue) {
        archives += 1
        if trails.last?.chain != archive.name.chain {
            trails.append((archive.name.chain, NumberTrail(of: number)))
        }
        do {
            let reader = try catalogue.open(archive)
            try trails[trails.count - 1].trail.search(archive.name, reader)
        } catch {
            problems.append(EvidenceProblem(unreadable: archive.path, error))
        }
    }

    var exitStatus: ExitStatus { problems.isEmpty ? .done : .damage }
}

extension EvidenceTrail {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let count = figures.count(archives)
        var lines = [
            figures.words(
                "\(number): expedientes revisados en \(folder): \(count)",
                "\(number): archives searched in \(folder): \(count)"
            )
        ]
        if trails.isEmpty {
            lines.append(figures.words("Ninguno habla de él.", "None speaks of it."))
        }
        for (chain, trail) in trails {
            lines += ["", "\(number) · \(chain.text)", ""]
            for trace in trail.traces { lines += text(of: trace, figures) }
        }
        for problem in problems { lines += [""] + figures.problem(problem) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(of trace: NumberTrace, _ figures: Figures) -> [String] {
        let place =
            places[trace.archive]
            ?? "\(trace.archive) " + figures.words("(no está aquí)", "(not here)")
        return trace.event.lines(figures, at: trace.at) + ["    \(place)", "      \(trace.entry)"]
    }

    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "evidence find"),
            ("number", .text(number)),
            ("folder", .text(folder)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("archives_searched", .integer(Int64(archives))),
            (
                "chains",
                .array(
                    trails.map { chain, trail in
                        .object([
                            ("chain", .text(chain.text)),
                            ("traces", .array(trail.traces.map(json))),
                        ])
                    }
                )
            ),
            ("problems", .array(problems.map { $0.json(in: language) })),
        ])
    }

    private func json(of trace: NumberTrace) -> JSONValue {
        .object(
            [
                ("at", .text(trace.at.text)),
                ("archive", .text(trace.archive)),
                ("path", .optional(places[trace.archive])),
                ("entry", .text(trace.entry)),
            ] + trace.event.members
        )
    }
}

extension Figures {
    /// `line` is a pointer where the file is JSON.
    fileprivate func place(_ file: String, _ line: String) -> String {
        let isPointer = line.isEmpty || line.hasPrefix("/")
        return "\(file), " + (isPointer ? line : words("línea \(line)", "line \(line)"))
    }
}

extension NumberTrace.Event {
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
            return (
                figures.words("Respuesta de la DIAN", "DIAN's answer") + ": \(answer)", [uniqueCode]
            )
        case .judged(let fate, let role, let isLate, let file, let line):
            let late = isLate ? figures.words(" · fuera de plazo", " · late") : ""
            return (
                figures.words("Corrida", "Run") + ": \(fate)\(late)",
                ["\(figures.place(file, line)): \(role)"]
            )
        case .found(let code, let message):
            return (figures.words("Hallazgo", "Finding") + " \(code)", [message])
        case .noted(let kind, let by, let detail):
            return ([kind, by].filter { !$0.isEmpty }.joined(separator: " · "), [detail])
        case .numbered(let from, let to, let fate):
            let interval = figures.interval(from...to, prefix: "")
            return (figures.words("Numeración", "Numbering") + ": \(fate)", [interval])
        }
    }

    /// The published shape: the word of the event, then what belongs to it.
    fileprivate var members: [(String, JSONValue)] {
        switch self {
        case .received(let file, let line):
            [("event", "received"), ("file", .text(file)), ("line", .text(line))]
        case .issued(let type, let issuedAt, let total, let uniqueCode):
            [
                ("event", "issued"), ("type", .text(type)), ("issued_at", .text(issuedAt)),
                ("total", .text(total)), ("unique_code", .text(uniqueCode)),
            ]
        case .called(let call, let attempt, let answer, let detail):
            [
                ("event", "called"), ("call", .text(call)), ("attempt", .integer(Int64(attempt))),
                ("answer", .optional(answer)), ("detail", .text(detail)),
            ]
        case .answered(let answer, let uniqueCode):
            [
                ("event", "answered"), ("answer", .text(answer)),
                ("unique_code", .text(uniqueCode)),
            ]
        case .judged(let fate, let role, let isLate, let file, let line):
            [
                ("event", "judged"), ("fate", .text(fate)), ("role", .text(role)),
                ("late", .bool(isLate)), ("file", .text(file)), ("line", .text(line)),
            ]
        case .found(let code, let message):
            [("event", "found"), ("code", .text(code)), ("message", .text(message))]
        case .noted(let kind, let by, let detail):
            [
                ("event", "noted"), ("kind", .text(kind)), ("by", .text(by)),
                ("detail", .text(detail)),
            ]
        case .numbered(let from, let to, let fate):
            [
                ("event", "numbered"), ("from", .integer(from)), ("to", .integer(to)),
                ("fate", .text(fate)),
            ]
        }
    }
}
