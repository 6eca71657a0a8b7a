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
    let hasClosings: Bool

    /// The papers that prove windows: of all of them, and those that lie in this very archive.
    struct Papers {
        let all: [WindowAttachment]
        let here: [WindowAttachment]
    }

    static func frame(_ run: Int64, _ chain: ChainName, in language: Language) -> PageFrame {
        let words = Bilingual(es: "Corrida", en: "Run").text(in: language)
        return PageFrame(title: "\(words) \(run) · \(chain.text)", language: language)
    }

    /// The whole page; of the windows it shows those that the run is about.
    func bytes(_ sales: SalePages, _ windows: [ContingencyWindow], _ papers: Papers) -> [UInt8] {
        let told = Set(journal.map(\.subject))
        let shown = windows.filter { window in
            window.end == nil || sales.windows.contains(window.id)
                || told.contains("window \(window.id)")
        }
        let page: HTML = """
            \(frame.opening)\(heading)\(summary(of: sales))\(contingency(shown, papers))\(continuity)\
            \(table(of: sales))\(acts)\(contents)\(frame.closing)
            """
        return page.bytes
    }

    private var heading: HTML {
        let name = issuer.map { "\($0.name) · NIT \($0.nit.text)" } ?? plan.name.chain.text
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
            <p class="soft">\(frame.words("Horas de Colombia (UTC−5).", "Colombian time (UTC−5)."))</p>
            </header>

            """
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
        let pictures = statements.map { ContinuityPicture(of: $0, frame).html }
        return frame.section(
            "Continuidad de la numeración",
            "Continuity of the numbers",
            "\(pictures)"
        )
    }

    private func table(of sales: SalePages) -> HTML {
        guard !sales.sums.isEmpty else { return "" }
        let hint = frame.words(
            "Los enlaces llevan a los otros expedientes: descomprima todos en una misma carpeta, uno "
                + "al lado del otro.",
            "Links lead to the other archives: unpack all of them in one folder, side by side."
        )
        return frame.section(
            "Ventas, una por una",
            "Sales, one by one",
            "<p class=\"soft\">\(hint)</p>\n\(sales.pages.html)"
        )
    }
}
