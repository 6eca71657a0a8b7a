package import Fiscal

extension NumberFate {
    /// The fate as stores and auditors read it, after "is": *está aceptada por la DIAN*.
    package var words: Bilingual {
        switch self {
        case .missing: Bilingual(es: "faltante", en: "missing")
        case .awaitingCorrection: Bilingual(es: "por corregir", en: "to be corrected")
        case .awaitingWindow:
            Bilingual(es: "en espera de ventana de contingencia", en: "awaiting a window")
        case .held: Bilingual(es: "retenida por un salto de numeración", en: "held by a gap")
        case .ready: Bilingual(es: "lista para emitir", en: "ready to be issued")
        case .issued:
            Bilingual(es: "emitida, en espera de la DIAN", en: "issued, waiting for DIAN")
        case .disputed: Bilingual(es: "en disputa con la DIAN", en: "disputed with DIAN")
        case .accepted: Bilingual(es: "aceptada por la DIAN", en: "accepted by DIAN")
        case .disabled: Bilingual(es: "anulada", en: "disabled")
        }
    }
}

extension SaleStanding {
    /// What a version is to its number, as auditors read it.
    var words: Bilingual {
        switch self {
        case .current: Bilingual(es: "vigente", en: "current")
        case .repeated: Bilingual(es: "repetida", en: "repeat")
        case .faulty: Bilingual(es: "con errores", en: "faulty")
        case .conflicting: Bilingual(es: "en conflicto", en: "conflict")
        case .rival: Bilingual(es: "con dos contenidos distintos", en: "one of two contents")
        case .superseded: Bilingual(es: "reemplazada", en: "superseded")
        }
    }
}

extension NumberFate {
    /// What a cell of an archive says in both languages.
    static func told(as text: String) -> Bilingual {
        Bilingual(reading: text, among: allCases.map(\.words))
    }
}

extension SaleStanding {
    /// What a cell of an archive says in both languages.
    static func told(as text: String) -> Bilingual {
        Bilingual(reading: text, among: allCases.map(\.words))
    }
}

extension SaleStatus {
    /// What became of this very sale: the number's fate when it speaks of this content, else why not.
    var state: Bilingual? {
        switch standing {
        case .current, .repeated, nil:
            if let reason {
                fate?.words.adding(Bilingual(reason))
            } else if authorityCode != nil {
                fate?.words.adding(.notInTheseArchives)
            } else {
                fate?.words
            }
        case .faulty, .conflicting, .rival, .superseded: standing?.words
        }
    }

    /// Why the number is disabled, in the words of the operator or of the store; nil when it is not.
    var reason: String? { fate == .disabled ? disabledBecause ?? facts?.voidedBecause : nil }
}

extension Bilingual {
    /// What stands where the invoice would, when DIAN has another document of the sale.
    package static let notInTheseArchives = Bilingual(
        es: "el documento que tiene la DIAN no está en estos archivos",
        en: "the document that DIAN has is not in these archives"
    )

    fileprivate func adding(_ reason: Bilingual) -> Bilingual {
        Bilingual(es: "\(es): \(reason.es)", en: "\(en): \(reason.en)")
    }
}

extension CaseIterable {
    /// The case whose words stand there, in whichever language they were written.
    static func read(_ text: String, _ words: (Self) -> Bilingual) -> Self? {
        allCases.first { words($0).es == text || words($0).en == text }
    }
}
