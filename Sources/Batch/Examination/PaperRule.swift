import Fiscal

/// A paper invoice is transcribed once: its buyer would else be taxed twice (rules FAI01 and FAI02
/// name the paper, and DIAN does not compare it with others).
///
/// Who has the paper keeps it. Of several that await it none goes, but a newer arrival goes before
/// those that have waited: that is how a store says which is right. A sale that cannot go for another
/// reason is no rival.
struct PaperRule {
    private let version: NumberCase.Version
    private let number: NumberCase

    init(_ version: NumberCase.Version, of number: NumberCase) {
        self.version = version
        self.number = number
    }

    func examine() -> [Finding] {
        guard let paper = version.facts?.paper, !isHeldAlready(paper) else { return [] }
        if let holder = version.paperClaims.first(where: \.isHeld) {
            return [.paperTaken(paper, by: holder, number.number, at: version.place)]
        }
        let rival = version.paperClaims.first { $0.version.isNew || !version.isNew }
        return rival.map { [.paperRivals(paper, $0, number.number, at: version.place)] } ?? []
    }

    /// The number waits rightly with this very paper: nobody else can have it.
    private func isHeldAlready(_ paper: PaperIdentity) -> Bool {
        guard let standing = number.standing, standing.fate != .awaitingCorrection else {
            return false
        }
        return number.versions.contains { !$0.isNew && $0.facts?.paper == paper }
    }
}

extension Examination {
    /// The reverse of what `RangeRule` and `TillRules` find on a type 03, which is dated when it is issued.
    func talonarios(of issuer: NIT) -> [OpenTalonario] {
        let ranges = facts.issuers[issuer]?.ranges ?? []
        return ranges.compactMap { range in
            let first = max(range.first, range.numbers.lowerBound)
            guard range.kind == .talonario, range.period.contains(facts.now.day),
                first <= range.numbers.upperBound
            else { return nil }
            return OpenTalonario(
                prefix: range.prefix,
                numbers: first...range.numbers.upperBound,
                soldUntil: facts.now
            )
        }
        .sorted { ($0.prefix, $0.numbers.lowerBound) < ($1.prefix, $1.numbers.lowerBound) }
    }
}

extension Finding {
    fileprivate static func paperTaken(
        _ paper: PaperIdentity,
        by holder: PaperClaim,
        _ number: DocumentNumber,
        at place: Place
    ) -> Finding {
        Finding(
            .paperTwice,
            at: place,
            message: Bilingual(
                es: "La factura de papel \(paper.number) (\(paper.kind.rawValue)) de la factura "
                    + "\(number.text) ya se transcribió como \(holder.number.text) "
                    + "(\(holder.source.es)).",
                en: "Paper invoice \(paper.number) (\(paper.kind.rawValue)) of invoice "
                    + "\(number.text) is already transcribed as \(holder.number.text) "
                    + "(\(holder.source.en))."
            ),
            remedy: .oneNumberForEachPaper
        )
    }

    /// Stays true when the other goes with this run: a newer arrival may.
    fileprivate static func paperRivals(
        _ paper: PaperIdentity,
        _ rival: PaperClaim,
        _ number: DocumentNumber,
        at place: Place
    ) -> Finding {
        Finding(
            .paperTwice,
            at: place,
            message: Bilingual(
                es: "La factura de papel \(paper.number) (\(paper.kind.rawValue)) viene en la "
                    + "factura \(number.text) y también en la \(rival.number.text) "
                    + "(\(rival.source.es)).",
                en: "Paper invoice \(paper.number) (\(paper.kind.rawValue)) comes in invoice "
                    + "\(number.text) and also in \(rival.number.text) (\(rival.source.en))."
            ),
            remedy: .oneNumberForEachPaper
        )
    }
}

extension PaperClaim {
    /// Where a person finds the other sale.
    fileprivate var source: Bilingual {
        let line = version.place.line
        return Bilingual(
            es: "archivo \(path)\(line.map { ", línea \($0)" } ?? ""), recibido el "
                + receivedAt.day.text,
            en: "file \(path)\(line.map { ", line \($0)" } ?? ""), received on "
                + receivedAt.day.text
        )
    }
}

extension Bilingual {
    fileprivate static let oneNumberForEachPaper = Bilingual(
        es: "Una factura de papel se transcribe una sola vez. Si la referencia de papel está mal, "
            + "corríjala y envíe de nuevo esa venta; si la venta está repetida, envíe como anulado, "
            + "con motivo, el número que sobra.",
        en:
            "A paper invoice is transcribed only once. If the paper's number is wrong, correct it and "
            + "send that sale again; if the sale is there twice, send the number that is too many "
            + "as voided, with a reason."
    )
}
