import Batch
import Fiscal

extension StatusReport {
    func text(in language: Language) -> String {
        let figures = Figures(language)
        var lines = [
            figures.words(
                "Estado a \(at.shown) (hora de Colombia)",
                "State at \(at.shown) (Colombian time)"
            ),
            "",
        ]
        lines += figures.deadlines(deadlines, by: alerts)
        lines += figures.fates(fates)
        lines += files(figures)
        lines += unread(figures)
        lines += figures.unread(skipped)
        lines += figures.damaged(damaged)
        lines += figures.gaps(gaps)
        lines += figures.silences(silentStores)
        lines += figures.closings(openClosings)
        lines += ranges(figures)
        lines += figures.ranges(rangeAlerts)
        lines += decisions(figures)
        lines += windows(figures)
        lines += outages(figures)
        lines += evidence(figures)
        let code = exitStatus.rawValue
        lines.append(
            figures.words(
                "\(exitStatus.words.es) (código de salida \(code))",
                "\(exitStatus.words.en) (exit code \(code))"
            )
        )
        return lines.joined(separator: "\n") + "\n"
    }

    private func files(_ figures: Figures) -> [String] {
        guard !filesToCorrect.isEmpty else { return [] }
        return [figures.words("Archivos por corregir", "Files to correct")]
            + filesToCorrect.map { "  \($0.location.place.folder)\($0.location.path)" } + [""]
    }

    private func unread(_ figures: Figures) -> [String] {
        var lines: [String] = []
        if unreadFiles > 0 {
            lines.append(
                figures.words(
                    "Archivos de inbox/ que ninguna corrida ha leído: \(unreadFiles).",
                    "Files of inbox/ that no run has read: \(unreadFiles)."
                )
            )
        }
        if unfinishedFiles > 0 {
            lines.append(
                figures.words(
                    "Archivos de inbox/ ya leídos que siguen abiertos: \(unfinishedFiles).",
                    "Files of inbox/ that were read and are still open: \(unfinishedFiles)."
                )
            )
        }
        return lines.isEmpty ? [] : lines + [""]
    }

    private func ranges(_ figures: Figures) -> [String] {
        guard !statements.isEmpty else { return [] }
        var lines = [figures.words("Continuidad por rango", "Continuity by range")]
        for statement in statements {
            let (range, issuer) = (statement.range, statement.series.issuer.text)
            lines.append("  \(issuer) · \(range.authorisation) · \(range.prefix)")
            var columns = Columns()
            for stretch in statement.stretches {
                columns.add(
                    .left("  " + figures.interval(stretch.numbers, prefix: range.prefix)),
                    .right(figures.count(stretch.numbers.count)),
                    .left(stretch.fate.words.text(in: figures.language))
                )
            }
            lines += columns.lines
        }
        return lines + [""]
    }

    private func decisions(_ figures: Figures) -> [String] {
        guard !acts.isEmpty else { return [] }
        return [figures.words("Decidido desde la última corrida", "Decided since the last run")]
            + acts.flatMap(figures.act).map { "  " + $0 } + [""]
    }

    private func outages(_ figures: Figures) -> [String] {
        openOutages.isEmpty ? [] : figures.outages(openOutages) + [""]
    }

    private func windows(_ figures: Figures) -> [String] {
        guard !openWindows.windows.isEmpty else { return [] }
        return [figures.words("Ventanas de contingencia abiertas", "Open contingency windows")]
            + openWindows.lines(figures) + [""]
            + figures.forgotten(openWindows.windows.filter { !$0.acceptances.isEmpty })
    }

    private func evidence(_ figures: Figures) -> [String] {
        guard !chains.isEmpty else {
            return [
                figures.words("Todavía no hay evidencia sellada.", "No evidence was sealed yet."),
                "",
            ]
        }
        var lines = [figures.words("Evidencia, en archive/", "Evidence, in archive/")]
        for chain in chains {
            let (first, last) = (chain.first.name, chain.last.name)
            let span = "\(first.plannedAt.day.text) – \(last.plannedAt.day.text)"
            let (count, size) = (figures.count(chain.archives), figures.size(chain.size))
            lines.append(
                "  \(first.chain.text) · \(span) · "
                    + figures.words(
                        "expedientes: \(count) · \(size)",
                        "archives: \(count) · \(size)"
                    )
            )
            lines.append("    \(last.path)")
            lines.append("    SHA-256 \(chain.last.digest.hex)")
        }
        return lines + [""]
    }
}

extension StatusReport {
    func json(in language: Language) -> JSONValue {
        .object([
            ("version", 1),
            ("command", "status"),
            ("at", .text(at.text)),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
            ("deadlines", .array(deadlines.map { $0.json(by: alerts) })),
            ("fates", fates.json),
            (
                "files_to_correct",
                .array(filesToCorrect.map { .text($0.location.place.folder + $0.location.path) })
            ),
            ("gaps", .array(gaps.map(\.json))),
            ("silent_stores", .array(silentStores.map(\.json))),
            ("open_closings", .array(openClosings.map(\.json))),
            ("ranges", .array(statements.map(\.json))),
            ("range_alerts", .array(rangeAlerts.map(\.json))),
            ("acts", .array(acts.map(\.json))),
            ("unread_files", .integer(Int64(unreadFiles))),
            ("unfinished_files", .integer(Int64(unfinishedFiles))),
            ("skipped", .array(skipped.map { $0.json(in: language) })),
            ("damaged", .array(damaged.map { $0.json(in: language) })),
            ("open_windows", .array(openWindows.members)),
            ("open_outages", .array(openOutages.map(\.json))),
            ("evidence", .array(chains.map(\.json))),
        ])
    }
}

extension ContinuityStatement {
    fileprivate var json: JSONValue {
        .object([
            ("issuer", .text(series.issuer.text)),
            ("authorisation", .text(range.authorisation)),
            ("prefix", .text(range.prefix)),
            (
                "stretches",
                .array(
                    stretches.map {
                        .object([
                            ("from", .integer($0.numbers.lowerBound)),
                            ("to", .integer($0.numbers.upperBound)),
                            ("fate", .text($0.fate.rawValue)),
                        ])
                    }
                )
            ),
        ])
    }
}

extension StatusReport.Chain {
    fileprivate var json: JSONValue {
        .object([
            ("chain", .text(first.name.chain.text)),
            ("archives", .integer(Int64(archives))),
            ("bytes", .integer(size)),
            ("from", .text(first.name.plannedAt.text)),
            ("to", .text(last.name.plannedAt.text)),
            ("last", last.json),
        ])
    }
}
