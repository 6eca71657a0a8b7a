import Batch
import Fiscal

extension SettingsReader {
    /// How DIAN is spoken with; what is not set is as the annex has it.
    func submission(in dian: SettingsSection?) -> SubmissionPolicy {
        var policy = SubmissionPolicy()
        let keys = ["parallel", "timeout", "error", "delay", "settling_time", "patience"]
        guard let section = dian?.section("submission", keys: keys) else { return policy }
        policy.parallelCalls = Int(
            section.optional("parallel", .whole(1...64), default: Int64(policy.parallelCalls))
        )
        policy.timeout = section.optional("timeout", .duration(1...600), default: policy.timeout)
        policy.error = retry("error", in: section, default: policy.error)
        policy.delay = retry("delay", in: section, default: policy.delay)
        policy.settlingTime = section.optional(
            "settling_time",
            .duration(0...Self.day),
            default: policy.settlingTime
        )
        policy.patience = section.optional(
            "patience",
            .duration(0...Self.day),
            default: policy.patience
        )
        return policy
    }

    private func retry(
        _ key: String,
        in submission: SettingsSection,
        default retry: SubmissionPolicy.Retry
    ) -> SubmissionPolicy.Retry {
        guard let section = submission.section(key, keys: ["calls", "pause"]) else { return retry }
        return SubmissionPolicy.Retry(
            calls: Int(section.optional("calls", .whole(1...100), default: Int64(retry.calls))),
            pause: section.optional("pause", .duration(0...3600), default: retry.pause)
        )
    }

    /// A run too short for two calls that nobody answers would send nothing, night after night.
    func timeBudget(for submission: SubmissionPolicy) -> Int64? {
        let shortest = 3 * submission.timeout
        guard let budget = root.optional("time_budget", .duration(1...30 * Self.day)) else {
            return nil
        }
        if budget < shortest { root.note(.tooShort(budget, shortest), at: "time_budget") }
        return budget
    }
}

extension SettingsMistake {
    fileprivate static func tooShort(_ budget: Int64, _ shortest: Int64) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "en \(budget)s una corrida no alcanza a esperar las respuestas de la DIAN",
                en: "in \(budget)s a run cannot wait for DIAN's answers"
            ),
            remedy: Bilingual(
                es: "Escriba al menos \(shortest)s, tres veces «dian.submission.timeout».",
                en: "Write at least \(shortest)s, three times “dian.submission.timeout”."
            )
        )
    }
}
