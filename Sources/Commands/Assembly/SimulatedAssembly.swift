import Batch
import Fiscal
import Foundation
import Invoices
import SimulatedDIAN

extension WorkspaceSettings {
    /// What the simulated DIAN knows: the settings' own ranges, unless it was given others.
    var register: AuthorityRegister {
        AuthorityRegister(
            issuers: simulated.issuers ?? issuers,
            windows: simulated.windows.map {
                AuthorityRegister.Window(start: $0.start, end: $0.end)
            },
            environment: environment == .production ? .production : .tests,
            unlinkedAuthorisations: Set(simulated.unlinked),
            inactiveSoftware: Set(simulated.inactiveSoftware),
            effects: simulated.effects
        )
    }
}

extension SimulatedSettings {
    /// `timeout` is how many seconds we wait for an answer.
    func faults(recorded: RecordedNight, timeout: Int64) -> FaultSchedule {
        FaultSchedule(
            seed: UInt64(seed),
            outages: outages.map {
                FaultSchedule.Outage(start: $0.start, end: $0.end, fault: $0.kind.fault)
            },
            chances: FaultKind.allCases.compactMap { kind in
                chances[kind].map { FaultSchedule.Chance(kind.fault, perMille: Int($0)) }
            },
            recorded: recorded,
            timeout: timeout
        )
    }
}

extension Workspace {
    /// The simulated DIAN with its memory; that it is lost is told, and no failure: a real one would not be.
    func authority(knownTo ledger: any SaleLedger) throws -> SimulatedAuthority {
        if FileManager.default.isEmpty(memoryPath), try ledger.fateCounts()[.accepted] != nil {
            printError(Self.memoryLost(memoryPath).text(in: settings.language))
        }
        return try SimulatedAuthority(
            register: settings.register,
            faults: settings.simulated.faults(
                recorded: try recordedNight(),
                timeout: settings.submission.timeout
            ),
            memory: memoryPath
        )
    }

    private var memoryPath: String { "\(root)/ledger/dian-simulada.sqlite" }

    private static func memoryLost(_ path: String) -> Bilingual {
        Bilingual(
            es:
                "contingencia: la memoria de la DIAN simulada falta o está vacía («\(path)»). Esta DIAN "
                + "simulada no recuerda lo que aceptó antes; lo que el libro da por aceptado no se envía de nuevo.",
            en:
                "contingencia: the simulated DIAN's memory is missing or empty (“\(path)”). This simulated "
                + "DIAN does not remember what it accepted before; what the ledger calls accepted is not sent again."
        )
    }

    /// What `replay` names, relative to the workspace.
    private func recordedNight() throws -> RecordedNight {
        guard let name = settings.simulated.replay else { return .none }
        let path = name.hasPrefix("/") ? name : "\(root)/\(name)"
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            return try RecordedNight([UInt8](file.readToEnd() ?? Data()))
        } catch let error as RecordedNight.Unreadable {
            throw Refusal.nightUnreadable("\(path):\(error.line)", .noAttempt)
        } catch {
            throw Refusal.nightUnreadable(path, systemTrouble(of: error).cause)
        }
    }
}

extension Bilingual {
    fileprivate static let noAttempt = Bilingual(
        es: "no es una línea de intentos.jsonl",
        en: "no line of intentos.jsonl"
    )
}

extension FileManager {
    /// Whether nothing is there, or a file without a byte.
    fileprivate func isEmpty(_ path: String) -> Bool {
        !fileExists(atPath: path)
            || (try? attributesOfItem(atPath: path))?[.size] as? Int == 0
    }
}

extension Refusal {
    fileprivate static func nightUnreadable(_ place: String, _ cause: Bilingual) -> Refusal {
        Refusal(
            Bilingual(
                es: "no se pudo leer «\(place)»: \(cause.es)",
                en: "“\(place)” could not be read: \(cause.en)"
            ),
            remedy: Bilingual(
                es: "Extraiga «data/intentos.jsonl» de un expediente «corrida», o quite «replay».",
                en: "Extract “data/intentos.jsonl” from a “corrida” archive, or remove “replay”."
            ),
            status: .failure
        )
    }
}

extension SimulatedSettings.FaultKind {
    fileprivate var fault: Fault {
        switch self {
        case .unavailable: .unavailable
        case .flapping: .flapping
        case .cut: .cut
        case .slow: .slow
        case .lost: .lost
        case .garbage: .garbage
        case .truncated: .truncated
        case .late: .late
        case .unknown: .unknown
        case .repeated: .repeated
        case .foreign: .foreign
        case .error403: .error(.forbidden)
        case .error500: .error(.internalError)
        case .error503: .error(.serviceUnavailable)
        case .error507: .error(.insufficientStorage)
        case .error508: .error(.loopDetected)
        }
    }
}
