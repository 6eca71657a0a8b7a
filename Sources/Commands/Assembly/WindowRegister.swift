import Fiscal

/// What an operator may do to the declared windows; every act is in the journal.
struct WindowRegister {
    let ledger: any SaleLedger
    let now: Timestamp

    func declare(
        _ type: ContingencyType,
        start: Timestamp,
        end: Timestamp?,
        source: String,
        note: String,
        attaching papers: [NewAttachment],
        by name: String
    ) throws -> ContingencyWindow {
        guard type != .draft else { throw Refusal.noWindowForDrafts }
        let draft = ContingencyWindow(
            id: 0,
            type: type,
            start: start,
            end: end,
            source: source,
            note: note,
            declaredBy: name,
            declaredAt: now
        )
        return try save(draft, attaching: papers)
    }

    /// What is nil stays as it was.
    func amend(
        _ id: Int64,
        start: Timestamp?,
        end: Timestamp?,
        source: String?,
        note: String?,
        attaching papers: [NewAttachment],
        by name: String
    ) throws -> ContingencyWindow {
        guard let old = try ledger.windows().first(where: { $0.id == id }) else {
            throw Refusal.noSuchWindow(id)
        }
        guard start != nil || end != nil || source != nil || note != nil else {
            guard !papers.isEmpty else { throw Refusal.nothingToAmend }
            return try attach(papers, to: old, by: name)
        }
        let amended = ContingencyWindow(
            id: id,
            type: old.type,
            start: start ?? old.start,
            end: end ?? old.end,
            source: source ?? old.source,
            note: note ?? old.note,
            declaredBy: old.declaredBy,
            declaredAt: old.declaredAt,
            amended: ContingencyWindow.Amendment(by: name, at: now)
        )
        return try save(amended, attaching: papers)
    }

    /// The times stand, and who declared them.
    private func attach(
        _ papers: [NewAttachment],
        to window: ContingencyWindow,
        by name: String
    ) throws -> ContingencyWindow {
        guard !name.isEmpty else { throw Refusal.sourceAndNameNeeded }
        try ledger.attach(papers, to: window.id, by: name, at: now)
        return window
    }

    private func save(
        _ window: ContingencyWindow,
        attaching papers: [NewAttachment]
    ) throws -> ContingencyWindow {
        if let end = window.end, end < window.start {
            throw Refusal.endsBeforeStart(window.start, end)
        }
        guard !window.source.isEmpty, !window.act.by.isEmpty else {
            throw Refusal.sourceAndNameNeeded
        }
        return try ledger.save(window, attaching: papers)
    }
}

extension Refusal {
    fileprivate static var noWindowForDrafts: Refusal {
        Refusal(
            Bilingual(
                es: "para borradores (tipo 01) no se declaran ventanas",
                en: "no windows are declared for drafts (type 01)"
            ),
            remedy: Bilingual(
                es:
                    "Use --type 04 si falló la DIAN, o 03 si falló la tienda; los borradores siguen a "
                    + "las ventanas 04.",
                en: "Use --type 04 when DIAN was down, or 03 when the store was; drafts follow the "
                    + "windows of type 04."
            )
        )
    }

    fileprivate static func noSuchWindow(_ id: Int64) -> Refusal {
        Refusal(
            Bilingual(es: "no hay ventana número \(id)", en: "there is no window number \(id)"),
            remedy: Bilingual(
                es: "Vea los números con «contingencia window list».",
                en: "`contingencia window list` shows the numbers."
            )
        )
    }

    fileprivate static var nothingToAmend: Refusal {
        Refusal(
            Bilingual(es: "no se dijo qué cambiar", en: "nothing to change was given"),
            remedy: Bilingual(
                es: "Indique --start, --end, --source, --note o --attach.",
                en: "Give --start, --end, --source, --note or --attach."
            )
        )
    }

    fileprivate static func endsBeforeStart(_ start: Timestamp, _ end: Timestamp) -> Refusal {
        Refusal(
            Bilingual(
                es: "la ventana terminaría (\(end.shown)) antes de empezar (\(start.shown))",
                en: "the window would end (\(end.shown)) before it starts (\(start.shown))"
            ),
            remedy: Bilingual(
                es: "Corrija --start o --end; las horas sin zona son de Colombia.",
                en: "Correct --start or --end; times without a zone are Colombian."
            )
        )
    }

    fileprivate static var sourceAndNameNeeded: Refusal {
        Refusal(
            Bilingual(
                es: "faltan la fuente o el nombre de quien declara",
                en: "the source, or the name of who declares it, is missing"
            ),
            remedy: Bilingual(
                es: "Escriba --source «Comunicado de prensa de la DIAN» y --by con su nombre.",
                en: "Give --source, such as “Press note of DIAN”, and --by with your name."
            )
        )
    }
}
