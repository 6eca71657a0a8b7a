import Batch
import Fiscal
import Folders

/// What a run says to the operator.
struct RunReport {
    let batch: BatchReport
    /// What lay in the inbox and was not taken for a sale file.
    let skipped: [SkippedFile]
    let alerts: Alerts

    /// As many findings of a file as a person reads on a screen; JSON has them all.
    private static let shownFindings = 10

    var exitStatus: ExitStatus {
        .of(
            stoppedBy: batch.stoppedBy,
            isDeadlineAtRisk: batch.deadlines.contains { $0.isAtRisk(by: alerts) },
            needingPerson: batch.needingPerson + skipped.count(where: \.needsPerson),
            waiting: batch.waiting + batch.gaps.count + batch.silentStores.count
                + batch.openClosings.count
        )
    }

    func text(in language: Language) -> String {
        let figures = Figures(language)
        var lines = heading(figures)
        lines += files(figures)
        lines += figures.unread(skipped, batch.unreadable)
        lines += figures.undelivered(batch.undelivered)
        lines += figures.damaged(batch.damaged)
        lines += toCorrect(figures)
        lines += warnings(figures)
        lines += figures.takings(batch.takings)
        lines += figures.fates(batch.fates)
        lines += figures.gaps(batch.gaps)
        lines += figures.silences(batch.silentStores)
        lines += figures.closings(batch.openClosings)
        lines += figures.deadlines(batch.deadlines, by: alerts)
        lines += figures.forgotten(batch.forgottenWindows)
        lines += figures.ranges(batch.rangeAlerts)
        lines += archives(figures)
        lines += figures.heads(batch.heads)
        lines += [summary(figures)]
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ figures: Figures) -> [String] {
        let at = batch.startedAt.shown
        var lines = [
            figures.words(
                "Corrida \(batch.run) · \(at) (hora de Colombia)",
                "Run \(batch.run) · \(at) (Colombian time)"
            )
        ]
        if batch.isReenactment {
            lines += figures.words(
                "RECREACIÓN con reloj virtual (--now); la evidencia queda marcada así.",
                "RE-ENACTMENT with a virtual clock (--now); the evidence is marked as one."
            ).wrapped(indent: 0)
        }
        if batch.isRehearsal {
            lines += figures.words(
                "ENSAYO (--dry-run): esto encontraría una corrida; nada se selló, envió ni movió.",
                "DRY RUN (--dry-run): what a run would find; nothing was sealed, sent or moved."
            ).wrapped(indent: 0)
        }
        if batch.stoppedBy != nil {
            lines += figures.words(
                "Se interrumpió antes de terminar; todo lo hecho quedó registrado y la próxima "
                    + "corrida sigue desde aquí.",
                "It was interrupted before its end; what was done is recorded, and the next run "
                    + "goes on from here."
            ).wrapped(indent: 0)
        }
        lines += figures.outages(batch.outages)
        // What a signal cut short says nothing of DIAN.
        switch batch.stoppedBy == nil ? batch.contact : nil {
        case .neverReached:
            lines += figures.words(
                "La DIAN no responde: nada se envió y todo espera.",
                "DIAN cannot be reached: nothing was sent and everything waits."
            ).wrapped(indent: 0)
        case .lost:
            lines += figures.words(
                "La DIAN dejó de responder: lo que no alcanzó a aceptar espera.",
                "DIAN stopped answering: what it had not accepted by then waits."
            ).wrapped(indent: 0)
        case .outOfTime, .kept, nil: break
        }
        if batch.isOutOfTime {
            lines += figures.words(
                "Se cumplió el tiempo de la corrida (time_budget): todo lo hecho quedó registrado y "
                    + "la próxima corrida sigue desde aquí.",
                "The run's time is over (time_budget): what was done is recorded, and the next run "
                    + "goes on from here."
            ).wrapped(indent: 0)
        }
        if batch.unvisited > 0 {
            lines += figures.words(
                "Archivos de inbox/ que no alcanzó a leer: \(batch.unvisited). Lo que falta puede estar "
                    + "en ellos.",
                "Files of inbox/ that it did not come to: \(batch.unvisited). What is missing may be in "
                    + "them."
            ).wrapped(indent: 0)
        }
        return lines + [""]
    }

    private func files(_ figures: Figures) -> [String] {
        guard !batch.files.isEmpty else {
            guard batch.unvisited == 0 else { return [] }
            return [
                figures.words("No hay archivos por procesar.", "There are no files to process."),
                "",
            ]
        }
        var columns = Columns()
        columns.add(
            .left(figures.words("Archivo", "File")),
            .right(figures.words("ventas", "sales")),
            .right(figures.words("cerradas", "done")),
            .right(figures.words("esperan", "waiting")),
            .right(figures.words("corregir", "correct")),
            .left(figures.words("está en", "is in"))
        )
        for file in batch.files.prefix(Figures.shown) {
            columns.add(
                .left(file.path.shortened(to: 34)),
                .right(figures.count(file.sales)),
                .right(figures.count(file.tally.settled)),
                .right(figures.count(file.tally.moving)),
                .right(figures.count(file.tally.needingPerson - file.tally.resolved)),
                .left(
                    file.wasGone
                        ? figures.words("(ya no estaba)", "(was gone)")
                        : file.location.place.folder
                )
            )
        }
        return columns.lines + figures.more(than: Figures.shown, of: batch.files.count) + [""]
    }

    private func toCorrect(_ figures: Figures) -> [String] {
        let faulty = batch.files.filter { !$0.findings.isEmpty }
        guard !faulty.isEmpty else { return [] }
        var lines = [figures.words("Hallazgos", "Findings")]
        for file in faulty.prefix(Figures.shown) {
            lines.append("  \(file.location.place.folder)\(file.location.path)")
            for finding in file.findings.prefix(Self.shownFindings) {
                lines += figures.finding(finding)
            }
            let more = file.findings.count - Self.shownFindings
            if more > 0 {
                lines.append(
                    figures.words(
                        "    … y \(more) más, en el archivo .hallazgos.txt que está a su lado",
                        "    … and \(more) more, in the file .hallazgos.txt beside it"
                    )
                )
            }
        }
        return lines + figures.more(than: Figures.shown, of: faulty.count) + [""]
    }

    /// A delivered file has its warnings beside it, where nobody looks who is not told.
    private func warnings(_ figures: Figures) -> [String] {
        let count = batch.files.reduce(0) { $0 + $1.warnings }
        guard count > 0 else { return [] }
        return [
            figures.words(
                "Avisos de archivos ya entregados: \(count); véalos en los .hallazgos.txt de outbox/.",
                "Warnings of files already delivered: \(count); see the .hallazgos.txt in outbox/."
            ), "",
        ]
    }

    private func archives(_ figures: Figures) -> [String] {
        guard !batch.archives.isEmpty else { return [] }
        return [figures.words("Evidencia sellada en esta corrida", "Evidence sealed in this run")]
            + batch.archives.prefix(Figures.shown).map { "  archive/\($0.name.path)" }
            + figures.more(than: Figures.shown, of: batch.archives.count) + [""]
    }

    private func summary(_ figures: Figures) -> String {
        let accepted = figures.count(
            batch.acceptedNow.count,
            Figures.oneInvoice,
            Figures.manyInvoices
        )
        let total = figures.pesos(batch.acceptedNow.total)
        let code = exitStatus.rawValue
        let late =
            batch.acceptedLate == 0
            ? ""
            : figures.words(
                "\nFuera del plazo de 48 horas: \(batch.acceptedLate). Quedan marcadas en la "
                    + "evidencia.",
                "\nAfter the 48 hours: \(batch.acceptedLate). They are marked in the evidence."
            )
        return figures.words(
            """
            Aceptadas por la DIAN en esta corrida: \(accepted), \(total)\(late)
            \(exitStatus.words.es) (código de salida \(code))
            """,
            """
            Accepted by DIAN in this run: \(accepted), \(total)\(late)
            \(exitStatus.words.en) (exit code \(code))
            """
        )
    }
}

extension Figures {
    func unread(_ skipped: [SkippedFile], _ unreadable: [UnreadableFile] = []) -> [String] {
        trouble(
            unreadable.map { ($0.path, $0.cause) } + skipped.map { ($0.path, $0.reason) },
            under: words("Sin leer, siguen en inbox/", "Not read, still in inbox/")
        )
    }

    fileprivate func undelivered(_ files: [UndeliveredFile]) -> [String] {
        trouble(
            files.map { ($0.path, $0.cause) },
            under: words(
                "No se pudieron entregar; cada corrida lo intenta otra vez",
                "Could not be delivered; every run tries again"
            )
        )
    }

    func damaged(_ archives: [DamagedArchive]) -> [String] {
        let told = archives.map { archive in
            let numbers = archive.numbers.sorted()
            let some = numbers.prefix(3).map(\.text).joined(separator: ", ")
            let wait = "\(count(numbers.count)) (\(some)\(numbers.count > 3 ? ", …" : ""))"
            return (
                path: "archive/\(archive.name.path)",
                cause: Bilingual(
                    es:
                        "\(archive.cause.es). Esperan por él: \(wait).\(archive.hint.map { " → \($0.es)" } ?? "")",
                    en:
                        "\(archive.cause.en). Waiting for it: \(wait).\(archive.hint.map { " → \($0.en)" } ?? "")"
                )
            )
        }
        return trouble(
            told,
            under: words(
                "Expedientes dañados o ilegibles: recupere de una copia los dañados; si no hay, «ledger rebuild» dice cómo seguir",
                "Damaged or unreadable archives: restore the damaged from a backup; if there is none, `ledger rebuild` tells the way"
            )
        )
    }

    /// Files under a title, each with its cause; nothing when there is none.
    private func trouble(
        _ files: [(path: String, cause: Bilingual)],
        under title: String
    ) -> [String] {
        guard !files.isEmpty else { return [] }
        let lines = files.prefix(Figures.shown).flatMap { file in
            ["  \(file.path)"] + file.cause.text(in: language).wrapped(indent: 4)
        }
        return [title] + lines + more(than: Figures.shown, of: files.count) + [""]
    }

    /// Code, message, remedy, and the first places of a finding.
    func finding(_ finding: Finding) -> [String] {
        let places = finding.places.prefix(3).map(place).filter { !$0.isEmpty }
        let more = finding.count - places.count
        var lines = "[\(finding.code.rawValue)] \(finding.message.text(in: language))"
            .wrapped(indent: 4)
        if !places.isEmpty {
            let rest = more > 0 ? words(" y \(more) más", " and \(more) more") : ""
            lines += (places.joined(separator: "; ") + rest).wrapped(indent: 6)
        }
        return lines + "→ \(finding.remedy.text(in: language))".wrapped(indent: 6)
    }
}

extension FolderPlace {
    /// As the store sees it.
    var folder: String {
        switch self {
        case .inbox: "inbox/"
        case .outbox: "outbox/"
        case .rejected: "rejected/"
        case .resolved: "rejected/resolved/"
        }
    }
}

extension ExitStatus {
    /// The code in a sentence, for the end of a report.
    var words: Bilingual {
        switch self {
        case .done: Bilingual(es: "Nada queda pendiente", en: "Nothing is open")
        case .failure: Bilingual(es: "Falla", en: "Failure")
        case .needsPerson:
            Bilingual(
                es: "Alguien debe corregir lo indicado",
                en: "Somebody must correct something"
            )
        case .waiting:
            Bilingual(
                es: "Queda algo abierto; la próxima corrida lo vuelve a mirar",
                en: "Something is still open; the next run looks at it again"
            )
        case .otherRun: Bilingual(es: "Otra corrida está activa", en: "Another run is active")
        case .damage: Bilingual(es: "Hay daños en la evidencia", en: "The evidence is damaged")
        case .deadlineAtRisk:
            Bilingual(
                es: "¡Atención! Hay un plazo por vencer o vencido",
                en: "Attention! A deadline is near or past"
            )
        case .usage: Bilingual(es: "Orden mal escrita", en: "Wrong usage")
        case .interrupted, .terminated: Bilingual(es: "Interrumpida", en: "Interrupted")
        }
    }
}
