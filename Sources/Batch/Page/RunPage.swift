import Fiscal

/// `indice.html` of a `corrida`: how the run found and left everything, for whoever opens the archive.
struct RunPage {
    let frame: PageFrame
    let plan: ArchivePlan
    /// Nil for files that name no issuer.
    let issuer: Issuer?
    let run: Int64
    let startedAt: Timestamp
    let statements: [ContinuityStatement]
    let deadlines: [DeadlineReport]
    /// When DIAN was found silent since the run began.
    let silences: [ObservedOutage]
    let journal: [JournalEntry]
    /// Those that are not met.
    let openClosings: [ClosingCheck]
    /// Whether `cierres.csv` is here.
    let hasClosings: Bool
    let windows: [ContingencyWindow]
    let papers: [WindowAttachment]
    /// Where each paper lies, by its id.
    let archivesOfPapers: [Int64: ArchiveName]

    static func frame(_ run: Int64, _ chain: ChainName, in language: Language) -> PageFrame {
        let words = Bilingual(es: "Corrida", en: "Run").text(in: language)
        return PageFrame(title: "\(words) \(run) · \(chain.text)", language: language)
    }

    /// The whole page; of the windows it shows those that the run is about.
    func bytes(_ files: FilePages, _ sales: SalePages) -> [UInt8] {
        let told = Set(journal.map(\.subject))
        let shown = windows.filter { window in
            window.end == nil || sales.windows.contains(window.id)
                || told.contains("window \(window.id)")
        }
        let page: HTML = """
            \(frame.opening)\(heading)\(summary(of: sales))\(contingency(shown))\(continuity)\
            \(closings)\(table(of: files))\(table(of: sales))\(acts)\(contents)\(frame.closing)
            """
        return page.bytes
    }

    private var heading: HTML {
        let name = issuer.map { "\($0.name) · NIT \($0.nit.text)" } ?? withoutIssuer
        let mark: HTML =
            plan.isReenactment
            ? "<p class=\"mark\">\(frame.words(Self.reenactment.es, Self.reenactment.en))</p>\n"
            : ""
        return """
            <header>
            <h1>\(frame.words("Corrida", "Run")) \(run)</h1>
            <p>\(name)</p>
            \(mark)<dl>
            <dt>\(frame.words("Iniciada", "Started"))</dt><dd>\(startedAt.shown)</dd>
            <dt>\(frame.words("Sellada", "Sealed"))</dt><dd>\(plan.name.plannedAt.shown)</dd>
            <dt>\(frame.words("Expediente", "Archive"))</dt><dd>\(plan.name.text)</dd>
            <dt>\(frame.words("Anterior", "Before it"))</dt><dd>\(previous)</dd>
            </dl>
            <p class="soft">\(hint)</p>
            </header>

            """
    }

    private var hint: String {
        frame.words(
            "Horas de Colombia (UTC−5). Los enlaces llevan también a los otros expedientes: "
                + "descomprima todos en una misma carpeta, uno al lado del otro.",
            "Colombian time (UTC−5). Links lead to the other archives as well: unpack all of them "
                + "in one folder, side by side."
        )
    }

    private var withoutIssuer: String {
        frame.words("Archivos que no nombran ningún emisor", "Files that name no issuer")
            + " · \(plan.name.chain.text)"
    }

    static let reenactment = Bilingual(
        es: "Recreación con un reloj simulado: no es una transmisión real.",
        en: "A re-enactment with a simulated clock: no real transmission."
    )

    private var previous: HTML {
        guard let previous = plan.previous else { return "\(frame.words("ninguno", "none"))" }
        return """
            \(previous.name.text)<br>SHA-256 <span class="code">\(previous.digest.hex)</span>
            """
    }

    private func summary(of sales: SalePages) -> HTML {
        let rows = sales.sums.sorted { $0.key < $1.key }.map { outcome, sum -> HTML in
            """
            <tr><td><span class="fate \(outcome.style)">\(outcome.words.text(in: frame.language))</span></td>\
            <td class="n">\(frame.count(sum.count))</td>\
            <td class="n">\(sum.total.text(in: frame.language))</td></tr>

            """
        }
        guard !rows.isEmpty else { return "" }
        let columns = [
            frame.words("Estado", "Fate"), frame.words("Ventas", "Sales"), "Total",
        ]
        return frame.section(
            "Qué pasó con las ventas",
            "What became of the sales",
            frame.table(columns, rows, style: "narrow", numeric: [1, 2])
        )
    }

    private var continuity: HTML {
        guard !statements.isEmpty else { return "" }
        let pictures = statements.map { statement -> HTML in
            "\(ContinuityPicture(of: statement, frame).html)\(releases(in: statement))"
        }
        return frame.section(
            "Continuidad de la numeración",
            "Continuity of the numbers",
            "\(pictures)"
        )
    }

    /// What went from behind a gap that nobody had released.
    private func releases(in statement: ContinuityStatement) -> [HTML] {
        let prefix = statement.series.prefix
        return journal.compactMap { entry -> HTML? in
            guard entry.kind == JournalWords.gapReleased, let numbers = entry.span(after: prefix),
                statement.range.numbers.overlaps(numbers)
            else { return nil }
            let (first, last) = ("\(prefix)\(numbers.lowerBound)", "\(prefix)\(numbers.upperBound)")
            let interval = first == last ? first : "\(first) – \(last)"
            return """
                <p class="mark">\(JournalWords.heading(of: entry.kind)?.text(in: frame.language) ?? entry.kind), \
                \(entry.at.shown): <strong>\(interval)</strong><br>\
                <span class="soft">\(entry.detail)</span></p>

                """
        }
    }

    private var closings: HTML {
        guard !openClosings.isEmpty else { return "" }
        let items = openClosings.map { check -> HTML in
            let (path, place) = (check.closing.path, frame.place(check.closing.place))
            return """
                <li>\(check.message.text(in: frame.language))<br>\
                <span class="soft">\(path), \(place)</span></li>

                """
        }
        return frame.section(
            "Cierres de día que no cuadran",
            "Closings of days that are not met",
            "<ul>\n\(items)</ul>\n"
        )
    }

    private func table(of files: FilePages) -> HTML {
        guard files.count > 0 else { return "" }
        var count = frame.words("Archivos: ", "Files: ") + frame.count(files.count)
        if files.refused > 0 {
            let refused = frame.count(files.refused)
            count += frame.words(", rechazados enteros: \(refused)", ", refused whole: \(refused)")
        }
        return frame.section(
            "Archivos de ventas que llegaron",
            "Sale files that came",
            "<p>\(count)</p>\n\(files.pages.html)"
        )
    }

    private func table(of sales: SalePages) -> HTML {
        guard !sales.sums.isEmpty else { return "" }
        return frame.section(
            "Ventas, una por una",
            "Sales, one by one",
            sales.pages.html
        )
    }
}
