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

    /// The numbers of archives that a copy lacks and may lack.
    func notHere(_ gap: ArchiveGap) -> String {
        words("No están aquí, de la cadena", "Not here, of the chain")
            + " \(gap.chain.text): " + interval(gap.numbers, prefix: "")
    }

    /// What a receipt of that archive says nothing of, because something lies between that is not here.
    func untied(
        by name: ArchiveName,
        _ gaps: [ArchiveGap]
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

    /// For a copy that lacks archives on purpose.
    var holesUntie: [String] {
        words(
            "! Lo anterior a un hueco no está atado a lo posterior: por eso responden los recibos en otras "
                + "manos (--head), no la cadena.",
            "! What lies before a hole is not tied to what follows: receipts in other hands (--head) vouch "
                + "for it, not the chain."
        ).wrapped(indent: 0)
    }

    /// On what a partial copy depends, for it can be made anew as a whole.
    func seal(ofCopy digest: ContentDigest) -> [String] {
        words(
            "! La copia es la que se hizo solo si este SHA-256 de tagmanifest-sha256.txt es el que anotó "
                + "entonces quien la recibió:",
            "! The copy is the one that was made only if this SHA-256 of tagmanifest-sha256.txt is the one "
                + "that its receiver wrote down then:"
        ).wrapped(indent: 0) + ["  \(digest.hex)"]
    }
}

extension ArchiveGap {
    /// The published shape.
    var json: JSONValue {
        .object([
            ("chain", .text(chain.text)), ("from", .integer(numbers.lowerBound)),
            ("to", .integer(numbers.upperBound)),
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
                es:
                    "Lo que hay está intacto. Si después del último expediente había más, solo lo dice un "
                    + "recibo: compárelo con --head.",
                en:
                    "What is here is intact. Whether more came after the last archive only a receipt "
                    + "can tell: compare it with --head."
            )
        }
    }
}
