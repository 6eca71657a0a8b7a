import Batch
import Evidence
import Fiscal

/// Problems of evidence, as every command tells them.
extension Figures {
    func problem(_ problem: EvidenceProblem) -> [String] {
        let place = [problem.archive, problem.entry ?? ""].filter { !$0.isEmpty }
        return ["  " + place.joined(separator: " · ")]
            + problem.message.text(in: language).wrapped(indent: 4)
            + "→ \(problem.kind.meaning.text(in: language))".wrapped(indent: 4)
    }

    /// The numbers of archives that a copy lacks.
    func notHere(_ gap: (chain: ChainName, numbers: ClosedRange<Int64>)) -> String {
        words("No están aquí, de la cadena", "Not here, of the chain")
            + " \(gap.chain.text): " + interval(gap.numbers, prefix: "")
    }

    /// What a receipt of that archive says nothing of, because something lies between that is not here.
    func untied(
        by name: ArchiveName,
        _ gaps: [(chain: ChainName, numbers: ClosedRange<Int64>)]
    ) -> [String] {
        let holes = gaps.filter { $0.chain == name.chain }.map(\.numbers)
        let before = holes.map(\.upperBound).filter { $0 < name.number }.max()
        let after = holes.map(\.lowerBound).filter { $0 > name.number }.min()
        return
            (before.map { last in
                words(
                    "! No responde por los expedientes 1 a \(last): entre ellos y este hay un hueco.",
                    "! It does not vouch for archives 1 to \(last): there is a hole between them and this."
                ).wrapped(indent: 2)
            } ?? [])
            + (after.map { first in
                words(
                    "! Los posteriores al \(first) no están atados a este: hay un hueco.",
                    "! Those after \(first) are not tied to this one: there is a hole."
                ).wrapped(indent: 2)
            } ?? [])
    }

    /// For a copy that lacks archives.
    var holesUntie: [String] {
        words(
            "! Faltan expedientes. Si no es una copia parcial hecha a propósito, alguien los quitó; lo "
                + "anterior a un hueco no está atado a lo posterior.",
            "! Archives are not here. Unless this is a partial copy made on purpose, somebody removed "
                + "them; what lies before a hole is not tied to what follows."
        ).wrapped(indent: 0)
    }
}

extension ClosedRange<Int64> {
    /// The published shape of archives that a copy lacks.
    func json(of chain: ChainName) -> JSONValue {
        .object([
            ("chain", .text(chain.text)), ("from", .integer(lowerBound)),
            ("to", .integer(upperBound)),
        ])
    }
}

extension EvidenceProblem {
    /// The published shape.
    func json(in language: Language) -> JSONValue {
        .object([
            ("kind", .text(kind.rawValue)),
            ("archive", .text(archive)),
            ("entry", .optional(entry)),
            ("message", .text(message.text(in: language))),
            ("meaning", .text(kind.meaning.text(in: language))),
        ])
    }
}

extension VerificationLevel {
    /// What is known when nothing was found, and no more than that.
    var soundness: Bilingual {
        switch self {
        case .complete:
            Bilingual(
                es:
                    "Están todos los expedientes. Su contenido no se revisó (--level full lo revisa).",
                en: "All archives are there. Their content was not checked (--level full does)."
            )
        case .fast:
            Bilingual(
                es:
                    "Están todos, con su tamaño. Su contenido no se revisó (--level full lo revisa).",
                en: "All are there, of their size. The content was not checked (--level full does)."
            )
        case .full:
            Bilingual(es: "Todo está completo e intacto.", en: "Everything is there and intact.")
        }
    }
}

extension VerificationLevel {
    /// The same of a copy without a ledger, which cannot know what comes last.
    var soundnessOfCopy: Bilingual {
        switch self {
        case .complete, .fast:
            Bilingual(
                es: "Su contenido no se revisó (--level full lo revisa).",
                en: "Their content was not checked (--level full does)."
            )
        case .full:
            Bilingual(
                es: "Lo que hay está intacto. Si falta algo al final de la cadena solo lo dice un "
                    + "recibo: compárelo con --head.",
                en:
                    "What is here is intact. Whether the end of the chain is missing only a receipt "
                    + "can tell: compare it with --head."
            )
        }
    }
}
