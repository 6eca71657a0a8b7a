import Batch
import Fiscal
import Invoices

/// Reads the sections of the settings one after the other; mistakes are noted in the sections.
struct SettingsReader {
    static let keys = [
        "language", "gaps", "run_every", "time_budget", "environment", "issuers", "stores", "dian",
        "archive", "alerts", "imports", "limits",
    ]
    static let day: Int64 = 86_400

    let root: SettingsSection
    let readSecret: @Sendable (String) throws(SecretFileProblem) -> String

    /// Nil only when a mistake was noted.
    func settings() -> WorkspaceSettings? {
        let issuers = issuers(in: root, required: true)
        let stores = stores(issuers: issuers)
        let dian = root.requiredSection("dian", keys: ["simulated", "submission"])
        let simulated = dian.flatMap(simulated(in:))
        let archive = root.section("archive", keys: ["max_documents"])
        let alerts = root.section("alerts", keys: ["time_left"])
        let (imports, limits) = (imports(), readingLimits())
        let submission = submission(in: dian)
        let environment = root.required("environment", .environment)
        guard let environment, let simulated else { return nil }
        return WorkspaceSettings(
            language: root.optional("language", .language, default: .es),
            gaps: root.optional("gaps", .gaps, default: .hold),
            runEvery: root.optional("run_every", .duration(60...30 * Self.day), default: Self.day),
            timeBudget: timeBudget(for: submission),
            environment: environment,
            issuers: issuers,
            stores: stores,
            simulated: simulated,
            submission: submission,
            archiveDocuments: Int(
                archive?.optional("max_documents", .whole(1...50_000)) ?? 5000
            ),
            alarm: alerts?.optional("time_left", .duration(3600...2 * Self.day))
                ?? DeadlineReport.alarm,
            imports: imports,
            reading: limits
        )
    }
}

extension SettingsForm<Language> {
    fileprivate static let language = choice(["es": .es, "en": .en])
}

extension SettingsForm<GapPolicy> {
    fileprivate static let gaps = choice(["hold": .hold, "report": .report])
}
