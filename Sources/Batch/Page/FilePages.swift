import Fiscal

/// The sale files of a run as a table in pages, with what became of each.
struct FilePages {
    private(set) var pages: TablePages
    private(set) var count = 0
    private(set) var refused = 0

    /// As much as a person reads of one file here; `hallazgos.json` has all.
    private static let shownFindings = 5

    init(_ frame: PageFrame, limit: Int = TablePages.limit) {
        pages = TablePages(
            frame,
            columns: [
                frame.words("Archivo", "File"), frame.words("Recibido", "Received"), "Bytes",
                frame.words("Qué se encontró", "What was found"),
            ],
            numeric: [2],
            style: "sales",
            stem: "archivos",
            limit: limit
        )
    }

    /// `write` is given a page when it is full.
    mutating func add(_ arrival: Arrival, _ write: TablePages.Write) throws {
        count += 1
        if !arrival.isTrusted { refused += 1 }
        try pages.add(row(of: arrival), called: arrival.path, write)
    }

    /// Writes what is left.
    mutating func finish(_ write: TablePages.Write) throws { try pages.finish(write) }

    private func row(of arrival: Arrival) -> HTML {
        """
        <tbody><tr><td><strong>\(arrival.path)</strong></td>\
        <td class="t">\(arrival.receivedAt.shown)</td>\
        <td class="n">\(pages.frame.count(Int(arrival.identity.size)))</td>\
        <td>\(end(of: arrival))</td></tr>
        <tr><td colspan="4">\(place(of: arrival))<br>SHA-256 \
        <span class="code">\(arrival.identity.digest.hex)</span>\(findings(of: arrival))</td></tr></tbody>

        """
    }

    private func end(of arrival: Arrival) -> HTML {
        let frame = pages.frame
        guard arrival.isTrusted else {
            let words = frame.words(
                "rechazado entero: no se leyó ninguna venta",
                "refused whole: no sale was read"
            )
            return "<span class=\"fate wrong\">\(words)</span>"
        }
        return "\(frame.words("ventas", "sales")): \(frame.count(arrival.sales))"
    }

    /// Leads out of this archive, to another one unpacked beside it.
    private func place(of arrival: Arrival) -> HTML {
        guard let archive = arrival.archive, let entry = arrival.entry else { return "" }
        let path = "\(archive.text)/data/\(entry)"
        return "<a href=\"../../\(path)\">\(path)</a>"
    }

    private func findings(of arrival: Arrival) -> HTML {
        let language = pages.frame.language
        let shown = arrival.findings.errorsFirst.prefix(Self.shownFindings).map { finding -> HTML in
            "<br>\(finding.code.rawValue): \(finding.message.text(in: language))"
        }
        let rest = arrival.findings.count - shown.count
        guard rest > 0 else { return "\(shown)" }
        let more = pages.frame.words("y \(rest) más en", "and \(rest) more in")
        return "\(shown)<br>… \(more) <a href=\"\(RunEntry.findings)\">\(RunEntry.findings)</a>"
    }
}
