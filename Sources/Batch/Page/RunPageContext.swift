import Fiscal

/// What a run's page tells beside the sales: outages and their deadlines, persons' acts, other files.
extension RunPage {
    func contingency(_ windows: [ContingencyWindow], _ papers: Papers) -> HTML {
        let tables = [table(of: windows, papers), silenceTable, deadlineTable]
        let parts = tables.filter { !$0.text.isEmpty }
        guard !parts.isEmpty else { return "" }
        return frame.section(
            "Contingencias y plazos",
            "Contingencies and deadlines",
            "\(parts)"
        )
    }

    private func table(of windows: [ContingencyWindow], _ papers: Papers) -> HTML {
        guard !windows.isEmpty else { return "" }
        let rows = windows.map { window -> HTML in
            let proofs = papers.all.filter { $0.window == window.id }.map { paper($0, papers) }
            let deadline = window.end.map { Deadline(restored: $0) }
            let open = frame.words("sigue abierta", "still open")
            return """
                <tr><td>\(window.type.rawValue)</td><td class="t">\(window.start.shown)\
                <br>\(window.end?.shown ?? open)</td>\
                <td class="t">\(deadline?.earliest.shown ?? "")</td>\
                <td class="t">\(deadline?.latest.shown ?? "")</td>\
                <td>\(window.source)\(note(window))<br><span class="soft">\(window.declaredBy), \
                \(window.declaredAt.shown)</span>\(amendment(of: window))\(proofs)</td></tr>

                """
        }
        let columns = [
            frame.words("Tipo", "Type"), frame.words("Inicio y fin", "Start and end"),
            frame.words("Plazo", "Deadline"),
            frame.words("Plazo, desde el día siguiente", "Deadline, from the next day"),
            frame.words("Fuente y quién la declaró", "Source, and who declared it"),
        ]
        return frame.table(columns, rows)
    }

    private func note(_ window: ContingencyWindow) -> HTML {
        window.note.isEmpty ? "" : "<br>\(window.note)"
    }

    private func amendment(of window: ContingencyWindow) -> HTML {
        guard let amended = window.amended else { return "" }
        let words = frame.words("corregida por", "amended by")
        return "<br><span class=\"soft\">\(words) \(amended.by), \(amended.at.shown)</span>"
    }

    /// A paper that an earlier archive of the chain has is named only.
    private func paper(_ paper: WindowAttachment, _ papers: Papers) -> HTML {
        papers.here.contains(paper)
            ? "<br><a href=\"\(paper.entry)\">\(paper.name)</a>" : "<br>\(paper.name)"
    }

    private var silenceTable: HTML {
        guard !silences.isEmpty else { return "" }
        let title = frame.words(
            "Cuando la DIAN no le respondió al programa",
            "When DIAN did not answer the program"
        )
        let silent = frame.words("todavía no se la oía", "not heard yet")
        let rows = silences.map { silence -> HTML in
            """
            <tr><td class="t">\(silence.start.shown)</td>\
            <td class="t">\(silence.end?.shown ?? silent)</td></tr>

            """
        }
        let columns = [frame.words("Desde", "From"), frame.words("Hasta", "To")]
        return "<h3>\(title)</h3>\n\(frame.table(columns, rows, style: "narrow"))"
    }

    private var deadlineTable: HTML {
        guard !deadlines.isEmpty else { return "" }
        let lasting = frame.words("la falla sigue abierta", "the outage lasts")
        let estimated = frame.words(" (estimado)", " (estimated)")
        let rows = deadlines.map { group -> HTML in
            let mark = group.deadline?.isProvisional == true ? estimated : ""
            return """
                <tr><td><span class="fate \(group.fate.style)">\
                \(group.fate.words.text(in: frame.language))</span></td>\
                <td>\(group.type?.rawValue ?? "")</td>\
                <td class="n">\(frame.count(group.sales.count))</td>\
                <td class="n">\(group.sales.total.text(in: frame.language))</td>\
                <td class="t">\(group.deadline?.earliest.shown ?? lasting)\(mark)</td>\
                <td class="t">\(group.deadline?.latest.shown ?? "")</td></tr>

                """
        }
        let columns = [
            frame.words("Estado", "Fate"), frame.words("Tipo", "Type"),
            frame.words("Ventas", "Sales"), "Total", frame.words("Vence", "Ends"),
            frame.words("Vence, desde el día siguiente", "Ends, from the next day"),
        ]
        return """
            <h3>\(frame.words("Lo que seguía abierto al terminar", "What was still open at the end"))</h3>
            \(frame.table(columns, rows, numeric: [2, 3]))
            """
    }

    var acts: HTML {
        let rows = journal.compactMap { entry -> HTML? in
            guard let words = entry.words else { return nil }
            return """
                <tr><td class="t">\(entry.at.shown)</td><td>\(words.text(in: frame.language))</td>\
                <td>\(entry.subject)</td><td>\(entry.by)</td><td>\(entry.detail)</td></tr>

                """
        }
        guard !rows.isEmpty else { return "" }
        let columns = [
            frame.words("Cuándo", "When"), frame.words("Qué", "What"), frame.words("Sobre", "On"),
            frame.words("Quién", "Who"), frame.words("Motivo o detalle", "Reason or detail"),
        ]
        return frame.section(
            "Lo que decidieron personas",
            "What persons decided",
            frame.table(columns, rows)
        )
    }

    var contents: HTML {
        let items = Self.files.filter { hasClosings || $0 != RunEntry.closings }.map {
            name -> HTML in
            let words = Self.descriptions[name]?.text(in: frame.language)
            return "<li><a href=\"\(name)\">\(name)</a> \(words.map { "— \($0)" } ?? "")</li>\n"
        }
        let readme = frame.words("cómo se comprueba todo esto", "how to check all this")
        return frame.section(
            "En este expediente",
            "In this archive",
            """
            <ul>
            \(items)<li><a href="../LEEME.txt">LEEME.txt</a> — \(readme)</li>
            </ul>

            """
        )
    }

    private static let files = [
        EvidenceTable.judged.entry, EvidenceTable.numbering.entry, RunEntry.takings,
        RunEntry.closings, RunEntry.findings, RunEntry.contingency, RunEntry.attempts,
        RunEntry.journal,
    ]

    private static let descriptions: [String: Bilingual] = [
        EvidenceTable.judged.entry: Bilingual(
            es: "las mismas ventas, como tabla",
            en: "the same sales, as a table"
        ),
        EvidenceTable.numbering.entry: Bilingual(
            es: "cada intervalo de los rangos",
            en: "each interval of the ranges"
        ),
        RunEntry.takings: Bilingual(
            es: "lo aceptado, por tienda, día, impuesto y medio de pago",
            en: "what was accepted, by store, day, tax and means of payment"
        ),
        RunEntry.closings: Bilingual(
            es: "los cierres de día y si las ventas cuadran con ellos",
            en: "the closings of days, and whether the sales meet them"
        ),
        RunEntry.findings: Bilingual(
            es: "lo que había que corregir",
            en: "what had to be corrected"
        ),
        RunEntry.contingency: Bilingual(
            es: "todas las contingencias declaradas y los plazos abiertos",
            en: "all declared contingencies, and the open deadlines"
        ),
        RunEntry.attempts: Bilingual(
            es: "cada llamada a la DIAN y su resultado",
            en: "each call to DIAN, and what came of it"
        ),
        RunEntry.journal: Bilingual(es: "lo que pasó, en orden", en: "what happened, in order"),
    ]
}
