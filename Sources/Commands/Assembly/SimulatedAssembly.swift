import Fiscal
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
    var faults: FaultSchedule {
        FaultSchedule(
            seed: UInt64(seed),
            outages: outages.map {
                FaultSchedule.Outage(start: $0.start, end: $0.end, fault: $0.kind.fault)
            },
            chances: FaultKind.allCases.compactMap { kind in
                chances[kind].map { FaultSchedule.Chance(kind.fault, perMille: Int($0)) }
            }
        )
    }
}

extension SimulatedSettings.FaultKind {
    fileprivate var fault: FaultSchedule.Fault {
        switch self {
        case .unavailable: .unavailable
        case .slow: .slow
        case .lost: .lost
        case .late: .late
        case .garbage: .garbage
        case .error403: .error(.forbidden)
        case .error500: .error(.internalError)
        case .error503: .error(.serviceUnavailable)
        case .error507: .error(.insufficientStorage)
        case .error508: .error(.loopDetected)
        }
    }
}
