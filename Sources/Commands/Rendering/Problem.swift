import Batch
import Fiscal

/// What kept a command from doing its work, as it is told on stderr.
struct Problem {
    let status: ExitStatus
    private let sentences: Bilingual

    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal:
            status = refusal.status
            sentences = Bilingual(
                es: "contingencia: \(refusal.message.es).\n  \(refusal.remedy.es)",
                en: "contingencia: \(refusal.message.en).\n  \(refusal.remedy.en)"
            )
        case let mistakes as SettingsMistakes:
            status = .failure
            sentences = Self.settings(mistakes)
        case let failure as FolderFailure where failure.code == .locked:
            status = .otherRun
            sentences = Self.otherRun(failure)
        case let givenUp as RunGivenUp:
            status = .of(stoppedBy: givenUp.signal)
            sentences = Self.givenUp
        case let failure as any DescribedFailure:
            status = .failure
            sentences = Self.failure(failure)
        default:
            status = .failure
            sentences = Bilingual(es: "contingencia: \(error)", en: "contingencia: \(error)")
        }
    }

    func text(in language: Language) -> String {
        let code = status.rawValue
        switch language {
        case .es: return sentences.es + "\nCódigo de salida: \(code)."
        case .en: return sentences.en + "\nExit code: \(code)."
        }
    }

    private static func settings(_ mistakes: SettingsMistakes) -> Bilingual {
        let count = mistakes.problems.count
        return Bilingual(
            es: mistakes.text(in: .es)
                + "\nErrores en los ajustes: \(count). No se tocó nada.",
            en: mistakes.text(in: .en)
                + "\nMistakes in the settings: \(count). Nothing was touched."
        )
    }

    private static func otherRun(_ failure: FolderFailure) -> Bilingual {
        Bilingual(
            es: "contingencia: \(failure.cause.es).\n  \(failure.hint.es)",
            en: "contingencia: \(failure.cause.en).\n  \(failure.hint.en)"
        )
    }

    private static let givenUp = Bilingual(
        es: "contingencia: se pidió terminar, y la corrida dejó lo que tenía entre manos.\n"
            + "  Lo registrado hasta aquí se conserva; la próxima corrida hace el resto.",
        en: "contingencia: the run was asked to stop, and left what it had in hand.\n"
            + "  What was recorded so far stands; the next run does the rest."
    )

    private static func failure(_ failure: any DescribedFailure) -> Bilingual {
        Bilingual(
            es: lines(
                "contingencia: falla de la máquina; lo registrado hasta aquí se conserva.",
                [
                    ("Qué se hacía", "\(failure.operation.es) \(failure.object)"),
                    ("Causa", failure.cause.es), ("Consejo", failure.hint.es),
                ]
            ),
            en: lines(
                "contingencia: the machine failed; what was recorded so far stands.",
                [
                    ("Doing", "\(failure.operation.en) \(failure.object)"),
                    ("Cause", failure.cause.en), ("Hint", failure.hint.en),
                ]
            )
        )
    }

    private static func lines(_ title: String, _ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        return ([title] + rows.map { "  \($0.0.padded(to: width))  \($0.1)" })
            .joined(separator: "\n")
    }
}
