package import Fiscal

/// `indice.html` over the archives of a requirement: what was asked, what is here, and every sale.
///
/// Made from the archives alone. Rows of sales, findings and acts are written page by page; see
/// `TablePages`.
package struct DossierPage {
    let selection: DossierSelection
    let frame: PageFrame
    private let issuers: [ChainName: String]
    private var isReenactment = false
    private var archives: [HTML] = []
    private var tables: DossierTables

    /// Where the archives are to be unpacked, beside the page.
    package static let unpacked = "expedientes"
    package static let name = RunEntry.page

    /// `issuers` are their names, by chain.
    package init(
        of selection: DossierSelection,
        issuers: [ChainName: String],
        in language: Language
    ) {
        (self.selection, self.issuers) = (selection, issuers)
        let title = Bilingual(
            es: "Expedientes de un requerimiento",
            en: "Archives of a requirement"
        )
        frame = PageFrame(title: title.text(in: language), language: language)
        tables = DossierTables(selection, frame)
    }

    /// Takes up an archive; they come in their order.
    ///
    /// `place` is its ZIP, relative to the page. `write` is given further pages as they fill. What cannot
    /// be read of it is passed, and the page says so. Throws what `write` throws.
    package mutating func add(
        _ archive: SealedArchive,
        at place: String,
        isReenactment: Bool,
        _ open: () throws -> any SealedArchiveReading,
        _ write: (_ name: String, _ page: [UInt8]) throws -> Void
    ) throws {
        if isReenactment { self.isReenactment = true }
        var unwritten: (any Error)?
        var isRead = true
        do {
            try tables.add(archive.name, open()) { name, page in
                do {
                    try write(name, page)
                } catch {
                    unwritten = error
                    throw error
                }
            }
        } catch {
            if let unwritten { throw unwritten }
            isRead = false
        }
        archives.append(row(of: archive, at: place, isRead: isRead))
    }

    /// The page itself, when all archives were added; `problems` are what was wrong with them.
    package mutating func finish(
        problems: [String],
        _ write: (_ name: String, _ page: [UInt8]) throws -> Void
    ) throws {
        try tables.finish(write)
        let page: HTML = """
            \(frame.opening)\(heading)\(told(problems))\(contingency)\(continuity)\(tables.html)\
            \(contents)\(frame.closing)
            """
        try write(Self.name, page.bytes)
    }
}

// MARK: - Parts

extension DossierPage {
    private var heading: HTML {
        let request = selection.request
        let (all, open) = (frame.words("todos", "all"), frame.words("sin límite", "no limit"))
        let prefixes = request.prefixes.isEmpty ? all : request.prefixes.joined(separator: ", ")
        let stores = request.senders.map(\.words).joined(separator: ", ")
        let chains = Set(selection.names.map(\.chain)).sorted()
        let mark: HTML =
            isReenactment
            ? "<p class=\"mark\">\(RunPage.reenactment.text(in: frame.language))</p>\n" : ""
        return """
            <header>
            <h1>\(frame.title)</h1>
            <p>\(chains.map(name).joined(separator: ", "))</p>
            \(mark)<dl>
            <dt>\(frame.words("Prefijos", "Prefixes"))</dt><dd>\(prefixes)</dd>
            <dt>\(frame.words("Tiendas", "Stores"))</dt><dd>\(stores.isEmpty ? frame.words("todas", "all") : stores)</dd>
            <dt>\(frame.words("Ventas desde", "Sales from"))</dt><dd>\(request.from?.shown ?? open)</dd>
            <dt>\(frame.words("Ventas hasta", "Sales to"))</dt><dd>\(request.to?.shown ?? open)</dd>
            <dt>\(frame.words("Expedientes", "Archives"))</dt><dd>\(frame.count(archives.count))</dd>
            </dl>
            <p class="soft">\(frame.words(Self.hint.es, Self.hint.en))</p>
            </header>

            """
    }

    private static let hint = Bilingual(
        es:
            "Horas de Colombia (UTC−5). Los enlaces funcionan después de descomprimir los ZIP de data/ "
            + "en la carpeta \(unpacked)/, al lado de esta página; LEEME.txt dice cómo, cómo se comprueba "
            + "todo y qué más puede haber en los expedientes.",
        en:
            "Colombian time (UTC−5). Links work once the ZIPs of data/ are unpacked into the folder "
            + "\(unpacked)/, beside this page; LEEME.txt says how, how to check everything, and what else "
            + "may be in the archives."
    )

    private func name(of chain: ChainName) -> String {
        guard chain != .withoutIssuer else {
            return frame.words("Archivos que no nombran ningún emisor", "Files that name no issuer")
        }
        return (issuers[chain].map { "\($0) · " } ?? "") + "NIT \(chain.text)"
    }

    private func told(_ problems: [String]) -> HTML {
        guard !problems.isEmpty else { return "" }
        let items = problems.map { problem -> HTML in "<li>\(problem)</li>\n" }
        let hint = frame.words(
            "Los expedientes de los que se copió tenían problemas: puede faltar algo de lo pedido.",
            "The archives that were copied from had problems: something asked for may be missing."
        )
        return frame.section(
            "Esta copia no es de fiar",
            "This copy cannot be trusted",
            "<p class=\"mark\">\(hint)</p>\n<ul>\n\(items)</ul>\n"
        )
    }

    private var continuity: HTML {
        let pictures = selection.facts.askedStatements.map(picture)
        guard !pictures.isEmpty else { return "" }
        return frame.section(
            "Continuidad de la numeración",
            "Continuity of the numbers",
            "\(pictures)"
        )
    }

    /// As the newest run of all left it, whose archive need not be here.
    private func picture(_ range: RangeKey, _ statement: DossierStatement) -> HTML {
        let (name, isHere) = (statement.archive, selection.names.contains(statement.archive))
        let absent = frame.words(", que no está en esta copia", ", which is not in this copy")
        let source = frame.words(
            "Como quedó el \(name.plannedAt.shown), según \(name.text)",
            "As left on \(name.plannedAt.shown), by \(name.text)"
        )
        return """
            \(ContinuityPicture(
                authorisation: "\(range.authorisation) · \(range.chain.text)",
                prefix: range.prefix,
                stretches: statement.stretches.sorted { $0.numbers.lowerBound < $1.numbers.lowerBound },
                listedIn: isHere ? "\(Self.unpacked)/\(name.text)/data/\(EvidenceTable.numbering.entry)" : nil,
                frame
            ).html)<p class="soft">\(source)\(isHere ? "" : absent).</p>

            """
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

    private func row(of archive: SealedArchive, at place: String, isRead: Bool) -> HTML {
        let page: HTML =
            archive.name.kind == .corrida
            ? """
             · <a href="\(Self.unpacked)/\(archive.name.text)/data/\(RunEntry.page)">\
            \(frame.words("página", "page"))</a>
            """ : ""
        let damaged = isRead ? "" : frame.words(" · dañado", " · damaged")
        return """
            <tr><td><a href="\(place)">\(archive.name.text)</a>\(page)\(damaged)</td>\
            <td class="t">\(archive.name.plannedAt.shown)</td>\
            <td class="n">\(frame.count(Int(archive.size)))</td>\
            <td class="code">\(archive.digest.hex)</td></tr>

            """
    }
}

extension Sender {
    /// As the page names a store.
    fileprivate var words: String {
        [folder.map { "\($0)/" }, prefix].compactMap { $0 }.joined(separator: " · ")
    }
}
