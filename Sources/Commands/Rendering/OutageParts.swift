import Batch
import Fiscal

/// What the program saw of DIAN's outages, and where that contradicts what was declared.
extension Figures {
    func outages(_ outages: [ObservedOutage]) -> [String] {
        outages.suffix(Self.shown).flatMap { outage in
            let start = outage.start.shownToTheMinute
            guard let end = outage.end?.shownToTheMinute else {
                return words(
                    "La DIAN no responde desde el \(start) (observado).",
                    "DIAN has not answered since \(start) (observed)."
                ).wrapped(indent: 0)
            }
            return words(
                "La DIAN no respondió entre el \(start) y el \(end) (observado).",
                "DIAN did not answer between \(start) and \(end) (observed)."
            ).wrapped(indent: 0)
        }
    }

    /// An outage that nobody ended gives no certain deadline.
    func forgotten(_ windows: [ContingencyWindow]) -> [String] {
        windows.flatMap { window in
            let (id, start) = (window.id, window.start.shownToTheMinute)
            let since = (window.acceptances.first ?? window.start).shownToTheMinute
            return words(
                "! La ventana \(id) (desde el \(start)) sigue abierta, y la DIAN acepta facturas desde la "
                    + "corrida del \(since). Si terminó, diga cuándo: «contingencia window amend \(id) "
                    + "--end …»; mientras tanto los plazos cuentan, provisionales, desde esa corrida.",
                "! Window \(id) (since \(start)) is still open, and DIAN has accepted invoices since the "
                    + "run of \(since). If it is over, tell when: `contingencia window amend \(id) "
                    + "--end …`; meanwhile deadlines count, provisionally, from that run."
            ).wrapped(indent: 0) + [""]
        }
    }
}
