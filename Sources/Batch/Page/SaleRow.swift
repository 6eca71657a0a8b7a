import Fiscal

/// One sale on the page: a row of figures, and below it where it came from, its code and findings.
struct SaleRow {
    private let sale: SaleStatus
    private let arrival: Arrival
    private let wasLate: Bool
    private let frame: PageFrame

    init(_ sale: SaleStatus, _ arrival: Arrival, wasLate: Bool, _ frame: PageFrame) {
        (self.sale, self.arrival, self.wasLate, self.frame) = (sale, arrival, wasLate, frame)
    }

    static func columns(_ frame: PageFrame) -> [String] {
        [
            frame.words("Factura", "Invoice"), frame.words("Vendida", "Sold"), "Total",
            frame.words("Estado", "Fate"), frame.words("Emitida", "Issued"),
            frame.words("Respuesta DIAN", "DIAN's answer"), frame.words("Evidencia", "Evidence"),
        ]
    }

    var html: HTML {
        let (document, facts) = (sale.document, sale.facts)
        return """
            <tbody><tr><td><strong>\(sale.number?.text ?? "—")</strong>\(type)</td>\
            <td class="t">\(facts?.soldAt.shown ?? "")</td>\
            <td class="n">\(facts?.total.text(in: frame.language) ?? "")</td>\
            <td>\(state)</td>\
            <td class="t">\(document?.issuedAt.shown ?? "")</td>\
            <td class="t">\(document?.answeredAt?.shown ?? "")</td>\
            <td>\(links)</td></tr>
            <tr><td colspan="7">\(source)\(code)\(remarks)</td></tr></tbody>

            """
    }

    private var type: HTML {
        guard let type = sale.facts?.type.rawValue else { return "" }
        return "<br><span class=\"soft\">\(frame.words("tipo", "type")) \(type)</span>"
    }

    private var state: HTML {
        let late = wasLate ? frame.words(" · fuera de plazo", " · late") : ""
        let words = sale.state?.text(in: frame.language) ?? ""
        return "<span class=\"fate \(SaleOutcome(sale)?.style ?? "")\">\(words)</span>\(late)"
    }

    private var links: HTML {
        let document = sale.document
        return """
            \(link(arrival.archive, arrival.entry, frame.words("archivo", "file"))) \
            \(link(document?.archive, document?.entry, frame.words("factura", "invoice"))) \
            \(link(document?.answerArchive, document?.answerEntry, frame.words("respuesta", "answer")))
            """
    }

    /// Leads out of this archive, to another one unpacked beside it.
    private func link(_ archive: ArchiveName?, _ entry: String?, _ words: String) -> HTML {
        guard let archive, let entry else { return "" }
        return "<a href=\"../../\(archive.text)/data/\(entry)\">\(words)</a>"
    }

    private var source: HTML {
        "\(arrival.path), \(frame.place(sale.place))\(paper)"
    }

    /// What a type 03 transcribes.
    private var paper: HTML {
        guard let paper = sale.facts?.paper else { return "" }
        let words = frame.words("factura de papel", "paper invoice")
        return " · \(words) \(paper.kind.rawValue) \(paper.number)"
    }

    private var code: HTML {
        guard let code = sale.uniqueCode?.hex else { return "" }
        let name = sale.facts?.type == .issuerDown ? "CUDE" : "CUFE"
        return "<br>\(name) <span class=\"code\">\(code)</span>"
    }

    /// What was found, and what DIAN notified.
    private var remarks: HTML {
        let findings = sale.findings.map { finding -> HTML in
            "<br>\(finding.code.rawValue): \(finding.message.text(in: frame.language))"
        }
        let notifications = (sale.document?.notifications ?? []).map { rule -> HTML in
            "<br>\(rule.code): \(rule.text)"
        }
        return "\(findings)\(notifications)"
    }
}
