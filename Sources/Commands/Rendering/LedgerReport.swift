import Batch
import Evidence
import Fiscal

/// What `ledger rebuild` did, or why it did nothing.
struct LedgerReport {
    private let rebuilding: Workspace.Rebuilding

    init(rebuilding workspace: Workspace, despiteDamage: Bool) throws {
        rebuilding = try workspace.rebuildLedger(despiteDamage: despiteDamage)
    }

    var exitStatus: ExitStatus {
        switch rebuilding {
        case .damaged: .damage
        case .done: .done
        }
    }

    func text(in language: Language) -> String {
        let figures = Figures(language)
        let lines =
            switch rebuilding {
            case .damaged(let check): Self.damaged(check, figures)
            case .done(let report, let setAside, let damaged):
                Self.done(report, setAside, damaged, figures)
            }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func damaged(
        _ check: VerificationReport,
        _ figures: Figures
    ) -> [String] {
        [
            figures.words(
                "No se reconstruyó el libro: la evidencia no está completa e intacta.",
                "The ledger was not rebuilt: the evidence is not complete and intact."
            )
        ]
            + check.problems.flatMap { figures.problem($0) }
            + advice(check).flatMap { $0.text(in: figures.language).wrapped(indent: 0) }
    }

    /// The ways on, from the one that loses nothing to the last one.
    private static func advice(_ check: VerificationReport) -> [Bilingual] {
        if check.problems.allSatisfy({ $0.kind == .witness }) { return [.beyondReceipts] }
        return [.restore] + (check.problemsBeyondDamage.isEmpty ? [.despiteDamage] : [])
            + [.lastWayOn]
    }

    private static func done(
        _ report: RebuildReport,
        _ setAside: String?,
        _ damaged: [ArchiveName],
        _ figures: Figures
    ) -> [String] {
        var lines = [
            figures.words("Libro reconstruido", "Ledger rebuilt") + ": "
                + figures.count(report.archives, .archive, .archives) + ", "
                + figures.count(report.files, .file, .files) + ", "
                + figures.count(report.invoices, .invoice, .invoices)
        ]
        lines += report.fates.sorted { $0.key < $1.key }.filter { $0.value.count > 0 }.map {
            "  \($0.key.words.text(in: figures.language)): \(figures.count($0.value.count))"
        }
        lines += (damaged.map { note(damaged: $0, figures) } + notes(report, figures)).flatMap {
            "! \($0)".wrapped(indent: 0)
        }
        if let setAside {
            lines += figures.words(
                "El libro anterior quedó en ledger/\(setAside).",
                "The old ledger is kept as ledger/\(setAside)."
            ).wrapped(indent: 0)
        }
        return lines
            + figures.words(
                "Siga con «contingencia status» y «contingencia run».",
                "Go on with `contingencia status` and `contingencia run`."
            ).wrapped(indent: 0)
    }

    private static func note(damaged archive: ArchiveName, _ figures: Figures) -> String {
        figures.words(
            "El expediente \(archive.text) está dañado; se tomó lo que tiene intacto. «contingencia verify» lo "
                + "dice hasta que llegue entero de una copia.",
            "The archive \(archive.text) is damaged; what is intact in it was taken. `contingencia verify` "
                + "tells it until it comes whole from a backup."
        )
    }

    private static func notes(_ report: RebuildReport, _ figures: Figures) -> [String] {
        var notes = [
            figures.words(
                "Si después de la última corrida se hizo algo con «number» o «window», no está en ningún "
                    + "expediente: hágalo otra vez.",
                "If anything was done with `number` or `window` after the last run, it is in no archive: do "
                    + "it again."
            )
        ]
        notes.append(
            figures.words(
                "Si archive/ también se recuperó de una copia, compruebe que llega hasta los recibos que tienen "
                    + "las tiendas, además de los de outbox/: «contingencia verify --head» con su chain_head.",
                "If archive/ was restored from a copy as well, check that it reaches the receipts that the "
                    + "stores hold, besides those in outbox/: `contingencia verify --head` with their chain_head."
            )
        )
        if report.absentFiles > 0 {
            notes.append(
                figures.words(
                    "Archivos ya cerrados que no están en ninguna carpeta, ni sus recibos: ",
                    "Closed files that lie in no folder, nor do their receipts: "
                ) + figures.count(report.absentFiles)
                    + figures.words(
                        ". Como se recibieron están en los expedientes; «contingencia evidence list» y «find» los "
                            + "muestran.",
                        ". As received they are in the archives; `contingencia evidence list` and `find` show them."
                    )
            )
        }
        if let unanswered = report.fates[.issued]?.count, unanswered > 0 {
            notes.append(
                figures.words(
                    "La próxima corrida pregunta primero a la DIAN por lo que no tiene respuesta sellada: ",
                    "The next run asks DIAN first about what has no sealed answer: "
                ) + figures.count(unanswered, .invoice, .invoices) + "."
            )
        }
        for difference in report.differences {
            notes.append(
                figures.words(
                    "Este programa lee hoy de otro modo una venta; vale como se juzgó: ",
                    "This program reads a sale otherwise today; it counts as it was judged: "
                ) + "\(difference.number), \(difference.entry) · \(difference.archive)."
            )
        }
        let more = report.differenceCount - report.differences.count
        if more > 0 {
            notes.append(figures.words("Y otras \(more) ventas.", "And \(more) more sales."))
        }
        return notes
    }
}

extension Bilingual {
    fileprivate static let restore = Bilingual(
        es:
            "No se tocó nada. Recupere esos expedientes de una copia de seguridad y repita la orden.",
        en: "Nothing was touched. Restore those archives from a backup and repeat the command."
    )
    fileprivate static let despiteDamage = Bilingual(
        es: """
            Si ninguna copia los tiene y falta el libro, «contingencia ledger rebuild --despite-damage» toma de ellos lo que \
            está intacto: el expediente que sigue a cada uno dice cuál era. Donde el daño está en un índice, un \
            archivo de ventas o lo que decidió una corrida, lo dice y no hace nada.
            """,
        en: """
            If no backup has them and the ledger is lost, `contingencia ledger rebuild --despite-damage` takes what is intact of them: \
            the archive after each tells what it was. Where the damage is in an index, a sale file or what a \
            run decided, it says so and makes nothing.
            """
    )
    fileprivate static let lastWayOn = Bilingual(
        es: """
            Solo si nada de eso sirve, y «contingencia run» no sigue o lo que espera no puede esperar: lleve a \
            otra parte, sin borrarlos, el primer expediente dañado o perdido de cada cadena (donde la cadena \
            esté rota, el anterior al que se nombra) con todos los que le siguen en ella, y outbox/, rejected/ \
            y ledger/ledger.sqlite*; dé «contingencia ledger rebuild», y vuelva a dejar en inbox/ los \
            archivos de ventas que había allá: lo que la DIAN ya tiene no cuenta dos veces, y queda en disputa \
            donde no es igual.
            """,
        en: """
            Only if none of this helps, and `contingencia run` does not go on or what waits cannot wait: move \
            elsewhere, and keep, the first archive of each chain that is damaged or missing (where the chain is \
            broken, the one before the one that is named) with all that follow it there, and outbox/, rejected/ and ledger/ledger.sqlite*; give `contingencia ledger rebuild`, and drop the sale files that were \
            there into inbox/ again: what DIAN has counts once, and ends disputed where it is not the same.
            """
    )
    fileprivate static let archive = Bilingual(es: "expediente", en: "archive")
    fileprivate static let archives = Bilingual(es: "expedientes", en: "archives")
    fileprivate static let file = Bilingual(es: "archivo", en: "file")
    fileprivate static let files = Bilingual(es: "archivos", en: "files")
    fileprivate static let invoice = Bilingual(es: "factura", en: "invoice")
    fileprivate static let invoices = Bilingual(es: "facturas", en: "invoices")
}

extension LedgerReport {
    func json(in language: Language) -> JSONValue {
        switch rebuilding {
        case .damaged(let check):
            .object([
                ("version", 1), ("command", "ledger rebuild"), ("rebuilt", .bool(false)),
                ("problems", .array(check.problems.map { $0.json(in: language) })),
                (
                    "advice",
                    .text(Self.advice(check).map { $0.text(in: language) }.joined(separator: "\n"))
                ),
            ])
        case .done(let report, let setAside, let damaged):
            .object([
                ("version", 1), ("command", "ledger rebuild"), ("rebuilt", .bool(true)),
                ("archives", .integer(Int64(report.archives))),
                ("files", .integer(Int64(report.files))),
                ("invoices", .integer(Int64(report.invoices))),
                ("damaged_archives", .array(damaged.map { .text($0.text) })),
                ("absent_files", .integer(Int64(report.absentFiles))),
                (
                    "fates",
                    .object(
                        report.fates.sorted { $0.key < $1.key }.map {
                            ($0.key.rawValue, .integer(Int64($0.value.count)))
                        }
                    )
                ),
                ("read_otherwise", .integer(Int64(report.differenceCount))),
                ("set_aside", .optional(setAside.map { "ledger/\($0)" })),
            ])
        }
    }
}
