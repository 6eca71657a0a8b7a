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
        let (written, fate) = (sale["fate"] ?? "", NumberFate.read(sale["fate"] ?? "", \.words))
        return """
            <tbody><tr><td><strong>\(number)</strong>\(type)</td>\
            <td class="t">\(archive.plannedAt.shown)</td><td class="t">\(sold)</td>\
            <td class="n">\(total)</td>\
            <td><span class="fate \(fate?.style ?? "")">\(fate?.words.text(in: frame.language) ?? written)</span>\(late)</td>\
            <td>\(links)</td></tr>
            <tr><td colspan="6">\(source)\(findings)\(code)</td></tr></tbody>

            """
    }

    private var number: String {
        let number = sale["invoice"] ?? ""
        return number.isEmpty ? "—" : number
    }

    /// As it stands there when it is no amount of ours.
    private var total: String {
        let cell = sale["total"] ?? ""
        return Pesos(cell: cell)?.text(in: frame.language) ?? cell
    }

    private var late: String {
        sale["late"]?.isEmpty == false ? frame.words(" · fuera de plazo", " · late") : ""
    }

    private var findings: String {
        let codes = sale["findings"] ?? ""
        return codes.isEmpty ? "" : " · \(codes)"
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
        let role = SaleStanding.told(as: sale["role_of_the_sale"] ?? "")
        return "\(file), \(place) · \(role.text(in: frame.language))"
    }

    private var code: HTML {
        guard let code = sale["unique_code"], !code.isEmpty else { return "" }
        let name = sale["type"] == ContingencyType.issuerDown.rawValue ? "CUDE" : "CUFE"
        return "<br>\(name) <span class=\"code\">\(code)</span>"
    }
}
