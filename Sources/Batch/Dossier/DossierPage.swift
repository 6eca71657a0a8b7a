package import Fiscal

/// `indice.html` over the archives of a requirement: what was asked, what is here, and every sale.
///
/// Made from the archives alone. The rows of sales are written page by page; see `TablePages`.
package struct DossierPage {
    private let request: EvidenceRequest
    private let frame: PageFrame
    private var archives: [HTML] = []
    private var sales: TablePages
    /// The last statement of each range, by chain, authorisation and prefix.
    private var statements: [[String]: Statement] = [:]

    private struct Statement {
        let archive: String
        var stretches: [ContinuityStatement.Stretch] = []
    }

    /// Where the archives are to be unpacked, beside the page.
    package static let unpacked = "expedientes"
    package static let name = RunEntry.page

    package init(_ request: EvidenceRequest, in language: Language) {
        self.request = request
        let title = Bilingual(
            es: "Expedientes de un requerimiento",
            en: "Archives of a requirement"
        )
        frame = PageFrame(title: title.text(in: language), language: language)
        sales = TablePages(frame, columns: DossierRow.columns(frame), numeric: [3], style: "sales")
    }

    /// Takes up an archive; they come in their order.
    ///
    /// `place` is its ZIP, relative to the page. `write` is given further pages as they fill. Throws what it throws, and `EvidenceFailure`.
    package mutating func add(
        _ archive: SealedArchive,
        at place: String,
        _ reading: any SealedArchiveReading,
        _ write: (_ name: String, _ page: [UInt8]) throws -> Void
    ) throws {
        archives.append(row(of: archive, at: place))
        guard archive.name.kind == .corrida else { return }
        var stated: [[String]: Statement] = [:]
        try reading.rows(of: .numbering) { row in
            guard let prefix = row["prefix"], request.covers(prefix: prefix),
                let stretch = ContinuityStatement.Stretch(row)
            else { return }
            let range = [archive.name.chain.text, row["authorisation"] ?? "", prefix]
            stated[range, default: Statement(archive: archive.name.text)].stretches.append(stretch)
        }
        statements.merge(stated) { _, later in later }
        try reading.rows(of: .judged) { sale in
            guard request.covers(sale, judgedIn: archive.name) else { return }
            let row = DossierRow(sale, archive.name, frame)
            try sales.add(row.html, called: sale["invoice"] ?? "", write)
        }
    }

    /// The page itself, when all archives were added.
    package mutating func finish(
        _ write: (_ name: String, _ page: [UInt8]) throws -> Void
    ) throws {
        try sales.finish(write)
        let page: HTML = """
            \(frame.opening)\(heading)\(continuity)\(table)\(contents)\(frame.closing)
            """
        try write(Self.name, page.bytes)
    }
}

// MARK: - Parts

extension DossierPage {
    private var heading: HTML {
        let (all, open) = (frame.words("todos", "all"), frame.words("sin límite", "no limit"))
        let prefixes = request.prefixes.isEmpty ? all : request.prefixes.joined(separator: ", ")
        let hint = frame.words(
            "Los enlaces funcionan después de descomprimir los ZIP de data/ en la carpeta "
                + "\(Self.unpacked)/, al lado de esta página; LEEME.txt dice cómo, y cómo se "
                + "comprueba todo.",
            "Links work once the ZIPs of data/ are unpacked into the folder \(Self.unpacked)/, beside "
                + "this page; LEEME.txt says how, and how to check everything."
        )
        return """
            <header>
            <h1>\(frame.title)</h1>
            <dl>
            <dt>\(frame.words("Prefijos", "Prefixes"))</dt><dd>\(prefixes)</dd>
            <dt>\(frame.words("Ventas desde", "Sales from"))</dt><dd>\(request.from?.text ?? open)</dd>
            <dt>\(frame.words("Ventas hasta", "Sales to"))</dt><dd>\(request.to?.text ?? open)</dd>
            <dt>\(frame.words("Expedientes", "Archives"))</dt><dd>\(frame.count(archives.count))</dd>
            </dl>
            <p class="soft">\(hint)</p>
            </header>

            """
    }

    private var continuity: HTML {
        let pictures = statements.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { range, statement in
                ContinuityPicture(
                    authorisation: "\(range[1]) · \(range[0])",
                    prefix: range[2],
                    stretches: statement.stretches.sorted {
                        $0.numbers.lowerBound < $1.numbers.lowerBound
                    },
                    listedIn: "\(Self.unpacked)/\(statement.archive)/data/"
                        + EvidenceTable.numbering.entry,
                    frame
                ).html
            }
        guard !pictures.isEmpty else { return "" }
        return frame.section(
            "Continuidad de la numeración, según el último expediente que la declara",
            "Continuity of the numbers, by the last archive that states it",
            "\(pictures)"
        )
    }

    private var table: HTML {
        guard !sales.isEmpty else { return "" }
        let hint = frame.words(
            "En el orden de las corridas: la última fila de una factura dice cómo quedó.",
            "In the order of the runs: the last row of an invoice says how it was left."
        )
        return frame.section(
            "Ventas, corrida por corrida",
            "Sales, run by run",
            "<p class=\"soft\">\(hint)</p>\n\(sales.html)"
        )
    }

    private var contents: HTML {
        let columns = [
            frame.words("Expediente", "Archive"), frame.words("Sellado", "Sealed"), "Bytes",
            "SHA-256",
        ]
        return frame.section(
            "Expedientes",
            "Archives",
            frame.table(columns, archives, numeric: [2])
        )
    }

    private func row(of archive: SealedArchive, at place: String) -> HTML {
        let page: HTML =
            archive.name.kind == .corrida
            ? """
             · <a href="\(Self.unpacked)/\(archive.name.text)/data/\(RunEntry.page)">\
            \(frame.words("página", "page"))</a>
            """ : ""
        return """
            <tr><td><a href="\(place)">\(archive.name.text)</a>\(page)</td>\
            <td class="t">\(archive.name.plannedAt.shown)</td>\
            <td class="n">\(frame.count(Int(archive.size)))</td>\
            <td class="code">\(archive.digest.hex)</td></tr>

            """
    }
}

extension ContinuityStatement.Stretch {
    /// From a row of `numeracion.csv`; nil when it is none of ours.
    fileprivate init?(_ row: [String: String]) {
        guard let first = row["from"].flatMap({ Int64($0) }),
            let last = row["to"].flatMap({ Int64($0) }), first <= last,
            DocumentNumber.consecutives.contains(first), DocumentNumber.consecutives.contains(last),
            let fate = row["fate"].flatMap({ NumberFate(words: $0) })
        else { return nil }
        self.init(numbers: first...last, fate: fate)
    }
}
