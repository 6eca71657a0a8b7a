import Batch
import Fiscal

extension NumberReport {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        let state =
            fate?.words.text(in: language)
            ?? figures.words("no ha llegado todavía", "has not come yet")
        var lines = ["\(number.text) · \(issuer.name), NIT \(issuer.nit.text) · \(state)", ""]
        lines += figures.damaged(damaged)
        lines += issued(figures)
        for version in versions { lines += text(of: version.sale, version.arrival, figures) }
        lines += acts.flatMap { figures.act($0) + [""] }
        lines += calls(figures)
        return lines.joined(separator: "\n") + "\n"
    }

    private func issued(_ figures: Figures) -> [String] {
        if let authorityCode {
            let words = Bilingual.notInTheseArchives.text(in: figures.language)
            return [words.prefix(1).uppercased() + words.dropFirst(), "  \(authorityCode.hex)", ""]
        }
        guard let document else { return [] }
        let at = document.issuedAt.shown
        var lines = [
            figures.words("Emitida el \(at)", "Issued on \(at)"),
            "  \(document.uniqueCode.hex)",
            "  archive/\(document.archive.path)",
            "    data/\(document.entry)",
        ]
        if let archive = document.answerArchive, let entry = document.answerEntry {
            lines.append(figures.words("Respuesta de la DIAN", "DIAN's answer"))
            lines += ["  archive/\(archive.path)", "    data/\(entry)"]
        }
        for rule in document.notifications {
            lines += "[\(rule.code)] \(rule.text)".wrapped(indent: 2)
        }
        return lines + [""]
    }

    private func text(of sale: SaleStatus, _ arrival: Arrival, _ figures: Figures) -> [String] {
        let received = arrival.receivedAt.shown
        let standing = sale.standing?.words.text(in: figures.language)
        let place = figures.place(sale.place)
        let path = arrival.location.place.folder + arrival.location.path
        var lines = [
            figures.words("Recibida el \(received)", "Received on \(received)")
                + (standing.map { " · \($0)" } ?? ""),
            "  \(path)" + (place.isEmpty ? "" : " · \(place)"),
        ]
        if let facts = sale.facts {
            let kind = figures.words("tipo", "type") + " \(facts.type.rawValue)"
            lines.append("  \(kind) · \(facts.soldAt.shown) · \(figures.pesos(facts.total))")
            if let reason = facts.voidedBecause {
                let words = figures.words("Anulada por la tienda: ", "Voided by the store: ")
                lines += (words + reason).wrapped(indent: 2)
            }
        }
        if let archive = arrival.archive, let entry = arrival.entry {
            lines += ["  archive/\(archive.path)", "    data/\(entry)"]
        }
        return lines + sale.findings.flatMap(figures.finding) + [""]
    }

    private func calls(_ figures: Figures) -> [String] {
        guard !attempts.isEmpty else { return [] }
        var columns = Columns()
        for attempt in attempts {
            columns.add(
                .right("\(attempt.attempt)"),
                .left(attempt.at.shown),
                .left(attempt.step.words.text(in: figures.language)),
                .left(figures.answer(attempt.answer)),
                .left(attempt.detail)
            )
        }
        return [figures.words("Llamadas a la DIAN", "Calls to DIAN")] + columns.lines
    }
}

extension Figures {
    /// What came back from a call (`AuthorityAnswer.name`), in words; nil when the run died before.
    func answer(_ name: String?) -> String {
        switch name {
        case "accepted": words("aceptada", "accepted")
        case "refused": words("rechazada", "refused")
        case "already-known": words("ya la tenía", "already known")
        case "in-process": words("en proceso", "in process")
        case "unknown": words("no la conoce", "unknown")
        case "unavailable": words("no disponible", "unavailable")
        default: words("sin respuesta", "no answer")
        }
    }
}

extension NumberReport {
    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "number show"),
            ("issuer", .text(issuer.nit.text)),
            ("number", .text(number.text)),
            ("fate", .optional(fate?.rawValue)),
            ("document", document?.json ?? .null),
            ("authority_code", .optional(authorityCode?.hex)),
            ("versions", .array(versions.map { Self.json($0.sale, $0.arrival, language) })),
            ("attempts", .array(attempts.map(\.json))),
            ("acts", .array(acts.map(\.json))),
            ("damaged", .array(damaged.map { $0.json(in: language) })),
        ])
    }

    private static func json(
        _ sale: SaleStatus,
        _ arrival: Arrival,
        _ language: Language
    ) -> JSONValue {
        .object([
            ("received_at", .text(arrival.receivedAt.text)),
            ("file", .text(arrival.location.place.folder + arrival.location.path)),
            ("line", .optional(sale.place.line)),
            ("standing", .optional(sale.standing?.rawValue)),
            ("type", .optional(sale.facts?.type.rawValue)),
            ("sold_at", .optional(sale.facts?.soldAt.text)),
            ("total", .optional(sale.facts?.total.plain)),
            ("content_sha256", .optional(sale.facts?.content.hex)),
            ("archive", .optional(arrival.archive?.text)),
            ("entry", .optional(arrival.entry)),
            ("findings", .array(sale.findings.map { $0.json(in: language) })),
        ])
    }
}

extension IssuedDocument {
    fileprivate var json: JSONValue {
        .object([
            ("unique_code", .text(uniqueCode.hex)),
            ("issued_at", .text(issuedAt.text)),
            ("attempts", .integer(Int64(attempts))),
            ("answered_at", .optional(answeredAt?.text)),
            (
                "notifications",
                .array(
                    notifications.map {
                        .object([("code", .text($0.code)), ("text", .text($0.text))])
                    }
                )
            ),
            ("archive", .text(archive.text)),
            ("entry", .text(entry)),
            ("answer_archive", .optional(answerArchive?.text)),
            ("answer_entry", .optional(answerEntry)),
        ])
    }
}

extension AttemptRecord {
    fileprivate var json: JSONValue {
        .object([
            ("attempt", .integer(Int64(attempt))),
            ("step", .text(step == .send ? "send" : "ask-status")),
            ("at", .text(at.text)),
            ("answered_at", .optional(answeredAt?.text)),
            ("answer", .optional(answer)),
            ("detail", .text(detail)),
        ])
    }
}

extension SubmissionState.Step {
    fileprivate var words: Bilingual {
        switch self {
        case .send: Bilingual(es: "envío", en: "sent")
        case .askStatus: Bilingual(es: "consulta", en: "asked")
        }
    }
}

extension SaleStanding {
    fileprivate var words: Bilingual {
        switch self {
        case .current: Bilingual(es: "es la que vale", en: "the one that counts")
        case .repeated: Bilingual(es: "repetida", en: "a repeat")
        case .faulty: Bilingual(es: "por corregir", en: "to be corrected")
        case .conflicting: Bilingual(es: "en conflicto con la que vale", en: "in conflict")
        case .rival: Bilingual(es: "dos contenidos a la vez", en: "one of two contents")
        case .superseded: Bilingual(es: "reemplazada por otra", en: "superseded")
        }
    }
}
