import Fiscal

/// A sale as a run left it, from the index of its archive.
struct DossierRow {
    private let sale: [String: String]
    private let archive: ArchiveName
    private let frame: PageFrame

    init(_ sale: [String: String], _ archive: ArchiveName, _ frame: PageFrame) {
        (self.sale, self.archive, self.frame) = (sale, archive, frame)
    }

    static func columns(_ frame: PageFrame) -> [String] {
        [
            frame.words("Factura", "Invoice"), frame.words("Corrida", "Run"),
            frame.words("Vendida", "Sold"), "Total", frame.words("Estado", "Fate"),
            frame.words("Evidencia", "Evidence"),
        ]
    }

    var html: HTML {
        let sold = sale["sold"].flatMap { Timestamp($0) }?.shown ?? ""
        let (written, fate) = (sale["fate"] ?? "", NumberFate(words: sale["fate"] ?? ""))
        return """
            <tbody><tr><td><strong>\(sale["invoice"] ?? "")</strong>\(type)</td>\
            <td class="t">\(archive.plannedAt.shown)</td><td class="t">\(sold)</td>\
            <td class="n">\(sale["total"] ?? "")</td>\
            <td><span class="fate \(fate?.style ?? "")">\(fate?.words.text(in: frame.language) ?? written)</span></td>\
            <td>\(links)</td></tr>
            <tr><td colspan="6">\(source)\(code)</td></tr></tbody>

            """
    }

    private var type: HTML {
        guard let type = sale["type"], !type.isEmpty else { return "" }
        return "<br><span class=\"soft\">\(frame.words("tipo", "type")) \(type)</span>"
    }

    private var links: HTML {
        """
        \(link("received_archive", "received_entry", frame.words("archivo", "file"))) \
        \(link("archive", "entry", frame.words("factura", "invoice"))) \
        \(link("answer_archive", "answer_entry", frame.words("respuesta", "answer")))
        """
    }

    private func link(_ archive: String, _ entry: String, _ words: String) -> HTML {
        guard let archive = sale[archive], let entry = sale[entry], !archive.isEmpty else {
            return ""
        }
        return "<a href=\"\(DossierPage.unpacked)/\(archive)/\(entry)\">\(words)</a>"
    }

    private var source: HTML {
        let (file, line) = (sale["file"] ?? "", sale["line"] ?? "")
        let place = line.hasPrefix("/") ? line : frame.words("línea \(line)", "line \(line)")
        return "\(file), \(place) · \(sale["role_of_the_sale"] ?? "")"
    }

    private var code: HTML {
        guard let code = sale["unique_code"], !code.isEmpty else { return "" }
        let name = sale["type"] == ContingencyType.issuerDown.rawValue ? "CUDE" : "CUFE"
        return "<br>\(name) <span class=\"code\">\(code)</span>"
    }
}

extension NumberFate {
    /// The fate that `words` tells, in either language.
    init?(words: String) {
        guard let fate = Self.allCases.first(where: { [$0.words.es, $0.words.en].contains(words) })
        else { return nil }
        self = fate
    }
}
