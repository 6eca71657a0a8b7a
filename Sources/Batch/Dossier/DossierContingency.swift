import Fiscal

/// The outages of a dossier, as persons declared them and as the program met them.
extension DossierPage {
    var contingency: HTML {
        let parts = [windowTable, silenceTable].filter { !$0.text.isEmpty }
        guard !parts.isEmpty else { return "" }
        return frame.section("Contingencias", "Contingencies", "\(parts)")
    }

    private var windowTable: HTML {
        let windows = selection.facts.askedWindows
        guard !windows.isEmpty else { return "" }
        let open = frame.words("sigue abierta", "still open")
        let rows = windows.map { window -> HTML in
            """
            <tr><td>\(window.type)</td><td class="t">\(shown(window.start))\
            <br>\(window.end.map(shown) ?? open)</td>\
            <td class="t">\(window.deadlineFromRestoration.map(shown) ?? "")</td>\
            <td class="t">\(window.deadlineFromNextDay.map(shown) ?? "")</td>\
            <td>\(window.source)\(note(of: window))<br><span class="soft">\(window.declaredBy), \
            \(shown(window.declaredAt))</span>\(amendment(of: window))\
            \(window.attachments.map(paper))</td></tr>

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

    private func note(of window: ContingencyFile.Window) -> HTML {
        window.note.isEmpty ? "" : "<br>\(window.note)"
    }

    private func amendment(of window: ContingencyFile.Window) -> HTML {
        guard let by = window.amendedBy, let at = window.amendedAt else { return "" }
        let words = frame.words("corregida por", "amended by")
        return "<br><span class=\"soft\">\(words) \(by), \(shown(at))</span>"
    }

    /// Named only where its archive is not in the copy.
    private func paper(_ paper: ContingencyFile.Paper) -> HTML {
        guard let archive = selection.papers[paper.sha256] else { return "<br>\(paper.name)" }
        let place = "\(Self.unpacked)/\(archive.text)/\(paper.entry)"
        return "<br><a href=\"\(place)\">\(paper.name)</a>"
    }

    private var silenceTable: HTML {
        let silences = selection.facts.askedSilences
        guard !silences.isEmpty else { return "" }
        let title = frame.words(
            "Cuando la DIAN no le respondió al programa",
            "When DIAN did not answer the program"
        )
        let silent = frame.words("todavía no se la oía", "not heard yet")
        let rows = silences.map { silence -> HTML in
            """
            <tr><td class="t">\(shown(silence.start))</td>\
            <td class="t">\(silence.end.map(shown) ?? silent)</td></tr>

            """
        }
        let columns = [frame.words("Desde", "From"), frame.words("Hasta", "To")]
        return "<h3>\(title)</h3>\n\(frame.table(columns, rows, style: "narrow"))"
    }

    private func shown(_ time: String) -> String { Timestamp(time)?.shown ?? time }
}
