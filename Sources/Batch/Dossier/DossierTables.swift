import Fiscal

/// What the runs of a dossier say of the sales asked for: the sales, files refused whole, findings, acts.
struct DossierTables {
    private let selection: DossierSelection
    private let frame: PageFrame
    private var sales: TablePages
    private var files: TablePages
    private var findings: TablePages
    private var acts: TablePages
    private var refused = RefusedFiles()

    init(_ selection: DossierSelection, _ frame: PageFrame) {
        (self.selection, self.frame) = (selection, frame)
        sales = TablePages(frame, columns: DossierRow.columns(frame), numeric: [3], style: "sales")
        files = TablePages(
            frame,
            columns: [
                frame.words("Archivo", "File"), frame.words("Recibido", "Received"), "Bytes",
                frame.words("Motivo", "Reason"), frame.words("Evidencia", "Evidence"),
            ],
            numeric: [2],
            stem: "archivos"
        )
        findings = TablePages(
            frame,
            columns: [
                frame.words("Factura o archivo", "Invoice or file"), frame.words("Corrida", "Run"),
                frame.words("Código", "Code"), frame.words("Hallazgo", "Finding"),
            ],
            stem: "hallazgos"
        )
        acts = TablePages(
            frame,
            columns: [
                frame.words("Cuándo", "When"), frame.words("Qué", "What"),
                frame.words("Sobre", "On"),
                frame.words("Quién", "Who"), frame.words("Motivo o detalle", "Reason or detail"),
            ],
            stem: "actos"
        )
    }

    /// Throws what `write` throws, and `EvidenceFailure` for what cannot be read.
    mutating func add(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading,
        _ write: TablePages.Write
    ) throws {
        switch name.kind {
        case .emision, .respuestas: break
        case .recepcion:
            var refused = refused
            _ = try refused.take(name, archive, selection.request) { file in
                try files.add(row(ofFile: file, in: name), called: file["file"] ?? "", write)
            }
            self.refused = refused
        case .corrida:
            let told = try addSales(name, archive, write)
            try addFindings(name, archive, told, write)
            try addActs(name, archive, write)
        }
    }

    /// Gives the files that the sales came in, with those refused whole before.
    private mutating func addSales(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading,
        _ write: TablePages.Write
    ) throws -> Set<String> {
        var told = refused.tell(name.chain)
        try archive.rows(of: .judged) { sale in
            guard selection.facts.speaks(of: sale, in: name.chain) else { return }
            told.insert(sale["file"] ?? "")
            try sales.add(DossierRow(sale, name, frame).html, called: sale["invoice"] ?? "", write)
        }
        return told
    }

    /// Of the sales asked for, and of the files as a whole.
    private mutating func addFindings(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading,
        _ files: Set<String>,
        _ write: TablePages.Write
    ) throws {
        try archive.values(FindingLine.self, of: RunEntry.findings, holding: "") { line in
            let isAsked =
                line.number.map { selection.facts.isAsked($0, name.chain) }
                ?? files.contains(line.file)
            guard isAsked else { return }
            for finding in line.findings {
                let subject = line.number ?? line.file
                try findings.add(row(of: finding, on: subject, in: name), called: subject, write)
            }
        }
    }

    private mutating func addActs(
        _ name: ArchiveName,
        _ archive: any SealedArchiveReading,
        _ write: TablePages.Write
    ) throws {
        try archive.values(JournalLine.self, of: RunEntry.journal, holding: "") { line in
            guard !line.by.isEmpty, !line.subject.hasPrefix("window "),
                selection.facts.isAsked(line, name.chain)
            else { return }
            try acts.add(row(of: line), called: line.subject, write)
        }
    }

    mutating func finish(_ write: TablePages.Write) throws {
        try sales.finish(write)
        try files.finish(write)
        try findings.finish(write)
        try acts.finish(write)
    }
}

// MARK: - HTML

extension DossierTables {
    var html: HTML {
        let hint = frame.words(
            "En el orden de las corridas: la última fila de una factura dice cómo quedó.",
            "In the order of the runs: the last row of an invoice says how it was left."
        )
        return """
            \(section("Ventas, corrida por corrida", "Sales, run by run", sales, hint))\
            \(section("Archivos rechazados enteros", "Files refused whole", files))\
            \(section("Qué había que corregir, y qué rechazó la DIAN", "What had to be corrected, and what DIAN refused", findings))\
            \(section("Lo que decidieron personas", "What persons decided", acts))
            """
    }

    private func section(
        _ es: String,
        _ en: String,
        _ table: TablePages,
        _ hint: String = ""
    ) -> HTML {
        guard !table.isEmpty else { return "" }
        let hint: HTML = hint.isEmpty ? "" : "<p class=\"soft\">\(hint)</p>\n"
        return frame.section(es, en, "\(hint)\(table.html)")
    }

    private func row(ofFile file: [String: String], in archive: ArchiveName) -> HTML {
        let received = file["received"].flatMap { Timestamp($0) }?.shown ?? ""
        let place = "\(DossierPage.unpacked)/\(archive.text)/\(file["entry"] ?? "")"
        return """
            <tbody><tr><td>\(file["file"] ?? "")</td><td class="t">\(received)</td>\
            <td class="n">\(file["bytes"].flatMap { Int($0) }.map(frame.count) ?? "")</td><td>\(file["refused_for"] ?? "")</td>\
            <td><a href="\(place)">\(frame.words("archivo", "file"))</a></td></tr></tbody>

            """
    }

    private func row(
        of finding: FindingLine.Finding,
        on subject: String,
        in archive: ArchiveName
    ) -> HTML {
        """
        <tbody><tr><td><strong>\(subject)</strong></td><td class="t">\(archive.plannedAt.shown)</td>\
        <td class="t">\(finding.code)</td><td>\(finding.message)</td></tr></tbody>

        """
    }

    private func row(of act: JournalLine) -> HTML {
        let what = JournalWords.heading(of: act.kind)?.text(in: frame.language) ?? act.kind
        return """
            <tbody><tr><td class="t">\(Timestamp(act.at)?.shown ?? act.at)</td><td>\(what)</td>\
            <td>\(act.subject)</td><td>\(act.by)</td><td>\(act.detail)</td></tr></tbody>

            """
    }
}
