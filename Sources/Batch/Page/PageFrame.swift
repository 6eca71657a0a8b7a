import Fiscal

/// What every page of evidence has around its content: nothing is loaded, nothing runs.
struct PageFrame {
    let title: String
    let language: Language

    /// The browser itself is told to load and run nothing.
    var opening: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>
        \(Self.style)</style>
        </head>
        <body>

        """
    }

    let closing: HTML = "</body>\n</html>\n"

    func words(_ es: String, _ en: String) -> String {
        Bilingual(es: es, en: en).text(in: language)
    }

    func count(_ count: Int) -> String {
        grouped(String(count), by: language == .es ? "." : ",")
    }

    func section(_ es: String, _ en: String, _ content: HTML) -> HTML {
        "<section>\n<h2>\(words(es, en))</h2>\n\(content)</section>\n"
    }

    /// A table whose rows are cards on a phone; there its columns' names stand before the cells.
    ///
    /// `numeric` columns are set flush right.
    func table(
        _ columns: [String],
        _ rows: [HTML],
        style: String = "",
        numeric: Set<Int> = []
    ) -> HTML {
        """
        <table class="cards \(style)" style="\(Self.labels(columns))">
        \(Self.head(columns, numeric: numeric))<tbody>
        \(rows)</tbody>
        </table>

        """
    }

    static func head(_ columns: [String], numeric: Set<Int> = []) -> HTML {
        let cells = columns.enumerated().map { index, name -> HTML in
            numeric.contains(index) ? "<th class=\"n\">\(name)</th>" : "<th>\(name)</th>"
        }
        return "<thead><tr>\(cells)</tr></thead>\n"
    }

    /// For the style sheet, so that no cell has to bear the name of its column.
    static func labels(_ columns: [String]) -> String {
        columns.enumerated().map { "--l\($0 + 1):'\($1)'" }.joined(separator: ";")
    }
}

extension PageFrame {
    /// Ink on paper, one accent for each kind of fate; tabular figures; cards below 40 rem; A4.
    private static let style: HTML = """
        :root { --ink: #1d1d1b; --soft: #63635e; --line: #d9d7d0; --paper: #fffefb;
          --done: #3d6b57; --sent: #8fb0cf; --wait: #d8b35c; --wrong: #a8402f; --void: #b9b7b0; }
        * { box-sizing: border-box; }
        html { font-size: 15px; background: var(--paper); }
        body { margin: 0 auto; max-width: 74rem; padding: 2.5rem 1.5rem 4rem; color: var(--ink);
          font: 1rem/1.5 "Segoe UI", system-ui, -apple-system, "Helvetica Neue",
          Arial, sans-serif; font-variant-numeric: tabular-nums lining-nums; }
        h1 { font-size: 1.7rem; line-height: 1.2; font-weight: 600; margin: 0 0 .3rem; }
        h2 { font-size: 1.05rem; font-weight: 600; margin: 2.6rem 0 .7rem; padding-bottom: .3rem;
          border-bottom: 1px solid var(--ink); }
        h3 { font-size: .95rem; font-weight: 600; margin: 1.4rem 0 .4rem; }
        p { margin: .4rem 0; max-width: 46rem; }
        a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: .15em; }
        .soft, dt, th { color: var(--soft); }
        .mark { border-left: 3px solid var(--wrong); padding-left: .8rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 1rem 0 0; }
        dd { margin: 0; overflow-wrap: anywhere; }
        table { width: 100%; border-collapse: collapse; }
        th { text-align: left; font-weight: 400; font-size: .85rem; padding: .3rem .9rem .3rem 0;
          border-bottom: 1px solid var(--line); vertical-align: bottom; }
        td { padding: .35rem .9rem .35rem 0; vertical-align: top; overflow-wrap: anywhere; }
        td, dd, li { unicode-bidi: isolate; }
        tbody tr { border-bottom: 1px solid var(--line); }
        .n { text-align: right; white-space: nowrap; }
        th.n { text-align: right; }
        .t { white-space: nowrap; }
        .narrow { width: auto; min-width: 24rem; }
        .sales tbody { break-inside: avoid; border-bottom: 1px solid var(--line); }
        .sales tbody tr { border: 0; }
        .sales tr + tr td { padding-top: 0; color: var(--soft); font-size: .85rem; }
        .sales strong { font-weight: 600; white-space: nowrap; }
        .code { font: .75rem/1.4 ui-monospace, Consolas, "DejaVu Sans Mono", monospace;
          overflow-wrap: anywhere; }
        .fate::before, .key::before { content: ""; display: inline-block; width: .6em; height: .6em;
          margin-right: .45em; background: var(--wait); }
        .done::before { background: var(--done); } .sent::before { background: var(--sent); }
        .wrong::before { background: var(--wrong); } .void::before { background: var(--void); }
        .gap::before { background: #fff; outline: 1.5px solid var(--wrong); }
        .key { margin-right: 1.4rem; white-space: nowrap; }
        figure { margin: 0 0 .8rem; }
        svg { display: block; width: 100%; height: 2.2rem; margin: .3rem 0 .2rem; background: #fff;
          border: 1px solid var(--line); }
        svg .done { fill: var(--done); } svg .sent { fill: var(--sent); } svg .wait { fill: var(--wait); }
        svg .wrong { fill: var(--wrong); } svg .void { fill: var(--void); }
        svg .gap { fill: #fff; stroke: var(--wrong); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
        .ends { display: flex; justify-content: space-between; font-size: .85rem; }
        ul { padding-left: 1.1rem; margin: .4rem 0; } li { margin: .15rem 0; }
        .pages { columns: 3 16rem; font-size: .9rem; }
        @media (max-width: 46rem) {
          body { padding: 1.2rem 1rem 3rem; }
          dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; }
          .narrow { min-width: 0; width: 100%; }
          .cards thead { display: none; }
          .cards tr { display: block; padding: .5rem 0; }
          .cards td { display: block; padding: 0; text-align: left; white-space: normal; }
          .cards td::before { color: var(--soft); font-size: .85rem; margin-right: .5em; }
          .cards td:nth-child(1)::before { content: var(--l1); }
          .cards td:nth-child(2)::before { content: var(--l2); }
          .cards td:nth-child(3)::before { content: var(--l3); }
          .cards td:nth-child(4)::before { content: var(--l4); }
          .cards td:nth-child(5)::before { content: var(--l5); }
          .cards td:nth-child(6)::before { content: var(--l6); }
          .cards td:nth-child(7)::before { content: var(--l7); }
          .cards td:empty, .sales td:first-child::before { display: none; }
          .sales tr + tr { padding-top: 0; }
        }
        @media print {
          @page { size: A4; margin: 15mm 14mm; }
          html { font-size: 8.5pt; background: #fff; }
          body { padding: 0; max-width: none; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          h2 { margin-top: 8mm; } h2, h3, .soft { break-after: avoid; }
          thead { display: table-header-group; }
          tr, figure { break-inside: avoid; }
          .code { font-size: 6.6pt; }
          td, th { padding-right: .6rem; }
          a { text-decoration: none; }
        }

        """
}
