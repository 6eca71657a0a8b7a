import Fiscal

/// What is wrong with one archive, thrown by its readers and collected by the verification.
struct Damage: Error {
    let kind: EvidenceProblem.Kind
    /// The path of the entry in the ZIP, when it is about one.
    let entry: String?
    let message: Bilingual

    init(_ kind: EvidenceProblem.Kind, entry: String? = nil, es: String, en: String) {
        self.kind = kind
        self.entry = entry
        message = Bilingual(es: es, en: en)
    }

    /// The disk or the permissions kept something from being read.
    static func unreadable(_ error: any Error) -> Damage {
        let words = (error as? EvidenceFailure)?.message ?? Bilingual("\(error)")
        return Damage(
            .unreadable,
            es: "No se pudo leer: \(words.es)",
            en: "It could not be read: \(words.en)"
        )
    }

    func failure(_ operation: Bilingual, _ path: String) -> EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: operation,
            object: path,
            cause: Bilingual(es: message.es.withoutStop, en: message.en.withoutStop),
            hint: Bilingual(
                es:
                    "Recupere el expediente de una copia de seguridad; «contingencia verify» lo muestra "
                    + "todo.",
                en: "Restore the archive from a backup; `contingencia verify` shows everything."
            )
        )
    }
}

/// Gives every error of reading the form of the port.
func reading<Result>(
    _ path: String,
    _ body: () throws -> Result
) throws(EvidenceFailure) -> Result {
    do {
        return try body()
    } catch let failure as EvidenceFailure {
        throw failure
    } catch let damage as Damage {
        throw damage.failure(.reading, path)
    } catch {
        throw EvidenceFailure(
            .storage,
            operation: .reading,
            object: path,
            cause: Bilingual("\(error)"),
            hint: .verifyArchives
        )
    }
}

extension String {
    /// A sentence that goes on.
    fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
