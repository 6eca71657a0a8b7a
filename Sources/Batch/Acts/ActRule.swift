package import Fiscal

/// Why a person's act cannot be done to a number; nothing is then changed.
package enum ActObjection: Hashable, Sendable {
    /// The number stands where the act does not lead away from.
    case fate
    /// The number awaits correction for a finding of ours: the sale is to be corrected.
    case ownFinding
    /// A sale outside every window goes only with a type that the person names.
    case typeNeeded
    /// A sale of this type cannot go as the other.
    case typeImpossible(ContingencyType)
    /// The till printed a unique code: the buyer holds an invoice, so the sale is no draft.
    case codePrinted
    /// Another number has the sale's paper invoice by now.
    case paperTaken
}

extension NumberAct.Kind {
    /// What speaks against the act; nil when it may be done.
    ///
    /// Every fate and every act: a number at DIAN, or on its way there, is never taken back.
    package func objection(to state: NumberState) -> ActObjection? {
        switch (self, state.fate) {
        case (.disable, .missing), (.disable, .awaitingCorrection), (.disable, .awaitingWindow),
            (.disable, .held), (.disable, .ready), (.disable, .disabled):
            return nil
        case (.disable, .issued), (.disable, .disputed), (.disable, .accepted): return .fate
        case (.enable, .disabled): return nil
        case (.release(let type), .awaitingWindow):
            return type.map { objection(toReleaseAs: $0, state) } ?? .typeNeeded
        case (.release(let type), .held): return type.flatMap { objection(toReleaseAs: $0, state) }
        case (.retry, .awaitingCorrection):
            guard state.wasRefused else { return .ownFinding }
            return state.isPaperTaken ? .paperTaken : nil
        case (.settle, .disputed): return nil
        case (.enable, _), (.release, _), (.retry, _), (.settle, _): return .fate
        }
    }

    /// Type 04 may go as a draft where the buyer holds no invoice; the ranges of 03 are its own.
    private func objection(
        toReleaseAs type: ContingencyType,
        _ state: NumberState
    ) -> ActObjection? {
        guard let own = state.type, own != type else { return nil }
        guard own == .authorityDown, type == .draft else { return .typeImpossible(own) }
        return state.hasPrintedCode ? .codePrinted : nil
    }
}

extension NumberAct {
    /// What the sales of each number must tell once the act is done; none of acts that say it by the fate.
    package func findings(on states: [NumberState]) -> [DocumentNumber: Finding] {
        var findings: [DocumentNumber: Finding] = [:]
        for state in states { findings[state.number] = finding(on: state) }
        return findings
    }

    private func finding(on state: NumberState) -> Finding? {
        guard case .settle(let outcome) = kind, let code = state.authorityCode else { return nil }
        switch outcome {
        case .ours: return .settledAsOurs(state.number, code, self)
        case .other: return .settledAsOther(state.number, code, self)
        }
    }
}

extension Finding {
    fileprivate static func settledAsOurs(
        _ number: DocumentNumber,
        _ code: UniqueCode,
        _ act: NumberAct
    ) -> Finding {
        Finding(
            .disputedByAuthority,
            .warning,
            at: Place(number: number.text),
            message: Bilingual(
                es: "La DIAN tiene la factura \(number.text) con el código único "
                    + "\(code.hex.prefix(12))…, en un documento que no está en estos archivos: se "
                    + "transmitió por otro canal, o con este programa antes de restaurar una copia. "
                    + "Lo confirmó \(act.by): \(act.reason).",
                en: "DIAN has invoice \(number.text) with the unique code "
                    + "\(code.hex.prefix(12))…, in a document that is not in these archives: it was "
                    + "sent through another channel, or by this program before a backup was "
                    + "restored. Confirmed by \(act.by): \(act.reason)."
            ),
            remedy: Bilingual(
                es:
                    "Vale el documento que tiene la DIAN: descárguelo con el código del recibo y consérvelo.",
                en:
                    "The document that DIAN has counts: download it by the receipt's code, and keep it."
            )
        )
    }

    fileprivate static func settledAsOther(
        _ number: DocumentNumber,
        _ code: UniqueCode,
        _ act: NumberAct
    ) -> Finding {
        Finding(
            .numberConflict,
            at: Place(number: number.text),
            message: Bilingual(
                es: "El número \(number.text) es en la DIAN de otra venta (código único "
                    + "\(code.hex.prefix(12))…); lo estableció \(act.by): \(act.reason).",
                en: "Number \(number.text) belongs to another sale at DIAN (unique code "
                    + "\(code.hex.prefix(12))…); established by \(act.by): \(act.reason)."
            ),
            remedy: Bilingual(
                es:
                    "Envíe esta venta con un número que no se haya usado. Después quite este archivo "
                    + "de rejected/.",
                en: "Send this sale with a number that was not used. Then take this file out of "
                    + "rejected/."
            )
        )
    }
}
