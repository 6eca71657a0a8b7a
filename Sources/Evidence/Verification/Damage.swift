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
        Damage(
            .unreadable,
            es: "No se pudo leer: \(error)",
            en: "It could not be read: \(error)"
        )
    }

    func failure(_ operation: String, _ path: String) -> EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: operation,
            object: path,
            cause: message.en,
            hint: "Restore the archive from a backup; `contingencia verify` shows everything."
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
        throw damage.failure("reading", path)
    } catch {
        throw EvidenceFailure(.storage, operation: "reading", object: path, cause: "\(error)")
    }
}
