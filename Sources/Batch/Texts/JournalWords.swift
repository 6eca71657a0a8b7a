package import Fiscal

/// What the words of the journal, which never change, mean to people.
package enum JournalWords {
    /// For a heading; nil for a word that none of our versions writes.
    package static func heading(of kind: String) -> Bilingual? {
        NumberAct.Kind(word: kind)?.words ?? headings[kind]
    }

    /// Numbers went from behind a gap, for their deadline would else be missed.
    package static let gapReleased = "gap-released"

    /// A person said that the machine's clock is right, though it is behind the ledger.
    fileprivate static let clockSetBack = "clock-set-back"

    fileprivate static let ledgerRebuilt = "ledger-rebuilt"

    private static let headings = [
        ledgerRebuilt: Bilingual(es: "Libro rehecho", en: "Ledger rebuilt"),
        clockSetBack: Bilingual(es: "Reloj atrasado a la hora debida", en: "Clock set back"),
        "window-declared": Bilingual(es: "Ventana declarada", en: "Window declared"),
        "window-amended": Bilingual(es: "Ventana corregida", en: "Window amended"),
        "window-attachment": Bilingual(es: "Soporte de la ventana", en: "Window's paper"),
        "number-voided": Bilingual(es: "Anulada por la tienda", en: "Voided by the store"),
        gapReleased: Bilingual(
            es: "Salida con un salto sin cerrar, por el plazo",
            en: "Let go with a gap open, for the deadline"
        ),
        "file-received": Bilingual(es: "Archivo sellado", en: "File sealed"),
        "file-gone": Bilingual(es: "El archivo ya no estaba", en: "The file was gone"),
        "file-replaced": Bilingual(es: "El archivo fue reemplazado", en: "The file was replaced"),
        "closing-open": Bilingual(es: "Cierre de día: no cuadra", en: "Closing of a day: not met"),
        "closing-met": Bilingual(es: "Cierre de día: cuadra", en: "Closing of a day: met"),
        "closing-replaced": Bilingual(
            es: "Cierre de día: reemplazado",
            en: "Closing of a day: replaced"
        ),
        "authority-reachable": Bilingual(es: "La DIAN responde", en: "DIAN answers"),
        "authority-unreachable": Bilingual(es: "La DIAN no responde", en: "DIAN does not answer"),
    ]
}

extension JournalEntry {
    /// `last` is what the ledger had as its latest time, by a clock that was ahead.
    package static func clockSetBack(
        from last: Timestamp,
        to now: Timestamp,
        by user: String,
        in language: Language
    ) -> JournalEntry {
        JournalEntry(
            at: now,
            kind: JournalWords.clockSetBack,
            subject: last.text,
            by: user,
            detail: Bilingual(
                es: "El reloj de la máquina está en hora; antes estaba adelantado.",
                en: "The machine's clock is right; it was ahead before."
            ).text(in: language)
        )
    }

    /// The ledger was made anew from the archives alone; of `damaged` ones as far as they are intact.
    package static func ledgerRebuilt(
        from report: RebuildReport,
        damaged: [ArchiveName],
        at now: Timestamp,
        by user: String,
        in language: Language
    ) -> JournalEntry {
        let (archives, files) = (report.archives, report.files)
        let names = damaged.map(\.text).joined(separator: ", ")
        return JournalEntry(
            at: now,
            kind: JournalWords.ledgerRebuilt,
            subject: "ledger.sqlite",
            by: user,
            detail: Bilingual(
                es: "Rehecho con \(archives) expedientes y \(files) archivos de ventas."
                    + (names.isEmpty ? "" : " Dañados: \(names)."),
                en: "Made anew from \(archives) archives and \(files) sale files."
                    + (names.isEmpty ? "" : " Damaged: \(names).")
            ).text(in: language)
        )
    }

    /// The numbers that it is about, `FE5-9` or `FE7`; nil where the subject is none of this prefix.
    func span(after prefix: String) -> ClosedRange<Int64>? {
        let ends = subject.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = String(ends[0]).consecutive(after: prefix) else { return nil }
        let last = ends.count == 1 ? first : String(ends[1]).consecutive(after: "")
        return last.flatMap { first <= $0 ? first...$0 : nil }
    }

    /// What a person did, for a heading; nil for what the program noted by itself.
    var words: Bilingual? {
        guard !by.isEmpty else { return nil }
        return JournalWords.heading(of: kind) ?? Bilingual(es: kind, en: kind)
    }
}
