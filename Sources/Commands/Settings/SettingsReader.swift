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
            alerts: alerts(),
            imports: imports,
            reading: limits
        )
    }

    private func alerts() -> Alerts {
        var alerts = Alerts()
        let keys = ["time_left", "urgent", "numbers_left", "days_left"]
        guard let section = root.section("alerts", keys: keys) else { return alerts }
        alerts.timeLeft = section.optional(
            "time_left",
            .duration(3600...2 * Self.day),
            default: alerts.timeLeft
        )
        let urgent = SettingsForm.duration(0...alerts.timeLeft)
        alerts.urgent = section.optional(
            "urgent",
            urgent,
            default: min(alerts.urgent, alerts.timeLeft)
        )
        alerts.numbersLeft = section.optional(
            "numbers_left",
            .whole(0...100),
            default: alerts.numbersLeft
        )
        alerts.daysLeft = section.optional("days_left", .whole(0...365), default: alerts.daysLeft)
        return alerts
    }
}

extension SettingsForm<Language> {
    fileprivate static let language = choice(["es": .es, "en": .en])
}

extension SettingsForm<GapPolicy> {
    fileprivate static let gaps = choice(["hold": .hold, "report": .report])
}
