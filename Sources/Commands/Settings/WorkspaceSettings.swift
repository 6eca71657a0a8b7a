import Batch
import Fiscal
import Invoices
import SaleFiles
import SimulatedDIAN

/// What `contingencia.yaml` says, checked as a whole before anything is touched.
struct WorkspaceSettings: Sendable {
    /// The file's name in the workspace.
    static let fileName = "contingencia.yaml"

    let language: Language
    let gaps: GapPolicy
    /// How often the operator schedules runs, in seconds.
    let runEvery: Int64
    /// How long a run may last, in seconds; nil for as long as there is work.
    let timeBudget: Int64?
    let environment: InvoiceEnvironment
    let issuers: [Issuer]
    /// Who is expected to send.
    let stores: [Store]
    let simulated: SimulatedSettings
    let submission: SubmissionPolicy
    /// Entries of one archive.
    let archiveDocuments: Int
    let alerts: Alerts
    /// How stores and systems name what is in their files.
    let imports: [ImportRule]
    let reading: ReadingLimits
}

/// The embedded DIAN: what it knows and when it fails, apart from what we know.
struct SimulatedSettings: Sendable {
    let seed: Int64
    /// When DIAN accepts type 04 (CTG01).
    let windows: [Period]
    let outages: [Outage]
    /// How many calls in a thousand fail outside outages.
    let chances: [FaultKind: Int64]
    /// An `intentos.jsonl` whose night is re-enacted; relative to the workspace.
    let replay: String?
    /// DIAN's own register; nil when it has the same as the settings.
    let issuers: [Issuer]?
    /// Authorisations that nobody linked with the software at DIAN's site (FAB05c).
    let unlinked: [String]
    /// Software that DIAN has switched off (FAB24c).
    let inactiveSoftware: [String]
    /// What becomes of broken rules, by code, where it is not what DIAN does.
    let effects: [String: RuleEffect]

    struct Period: Hashable, Sendable {
        let start: Timestamp
        /// Nil while it lasts.
        let end: Timestamp?
    }

    struct Outage: Hashable, Sendable {
        let start: Timestamp
        let end: Timestamp
        let kind: FaultKind
    }

    /// How a call to DIAN goes wrong; the raw values are the words of the settings.
    enum FaultKind: String, Hashable, Sendable, CaseIterable {
        case unavailable
        case flapping
        case cut
        case slow
        case lost
        case garbage
        case truncated
        case late
        case unknown
        case repeated
        case foreign
        case error403
        case error500
        case error503
        case error507
        case error508
    }
}
