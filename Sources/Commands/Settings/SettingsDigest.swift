import Batch
import Crypto
import Fiscal
import Invoices
import SaleFiles
import SimulatedDIAN

extension WorkspaceSettings {
    /// What evidence is told of the settings: everything that decides about sales, without secrets.
    ///
    /// The order and the notation are fixed, so that comments and layout of the file do not matter.
    var canonicalForm: String {
        var lines = [
            "contingencia-settings/1", "language \(language.rawValue)", "gaps \(gaps.rawValue)",
            "run_every \(runEvery)", "environment \(environment.rawValue)",
            "time_budget \(timeBudget.map(String.init) ?? "")",
            "submission \(submission.canonicalForm)",
            "archive \(archiveDocuments)",
            "alarm \(alerts.timeLeft) \(alerts.urgent) \(alerts.numbersLeft) \(alerts.daysLeft)",
            "seed \(simulated.seed)",
        ]
        lines += simulated.windows.map { "window \($0.start.text) \($0.end?.text ?? "")" }
        lines += simulated.outages.map {
            "outage \($0.start.text) \($0.end.text) \($0.kind.rawValue)"
        }
        lines += simulated.chances.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "chance \($0.key.rawValue) \($0.value)" }
        lines += issuers.flatMap { $0.canonicalLines("issuer") }
        lines += simulated.replay.map { ["replay \($0)"] } ?? []
        lines += simulated.unlinked.map { "unlinked \($0)" }
        lines += simulated.inactiveSoftware.map { "inactive \($0)" }
        lines += simulated.effects.sorted { $0.key < $1.key }
            .map { "rule \($0.key) \($0.value.rawValue)" }
        lines += (simulated.issuers ?? []).flatMap { $0.canonicalLines("registered") }
        lines += stores.map {
            "store \($0.name)|\($0.folder ?? "")|\($0.prefix ?? "")|\($0.sends.words)|\($0.due)"
        }
        lines += imports.map { "import " + $0.mapping.words.joined(separator: " ") }
        lines += ReadingLimits.settings.filter {
            reading[keyPath: $0.path] != ReadingLimits()[keyPath: $0.path]
        }
        .map { "limit \($0.name) \(reading[keyPath: $0.path])" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// SHA-256 of the canonical form.
    var digest: ContentDigest {
        guard let digest = ContentDigest(bytes: Array(SHA256.hash(data: Array(canonicalForm.utf8))))
        else {
            preconditionFailure("A SHA-256 has 32 bytes.")
        }
        return digest
    }
}

extension SubmissionPolicy {
    fileprivate var canonicalForm: String {
        [
            Int64(parallelCalls), timeout, Int64(error.calls), error.pause, Int64(delay.calls),
            delay.pause, settlingTime, patience,
        ].map(String.init).joined(separator: " ")
    }
}

extension Store.Rhythm {
    fileprivate var words: String {
        switch self {
        case .weekly: "weekly"
        case .days(let days):
            Weekday.allCases.filter(days.contains).map(\.rawValue).joined(separator: " ")
        }
    }
}

extension Issuer {
    fileprivate func canonicalLines(_ word: String) -> [String] {
        let own =
            "\(word) \(nit.text)|\(name)|\(cityCode)|\(address)|\(email ?? "")|\(software.id)"
        return [own]
            + ranges.map { range in
                "range \(range.authorisation) \(range.kind.rawValue) \(range.prefix) "
                    + "\(range.numbers.lowerBound) \(range.numbers.upperBound) \(range.first) "
                    + "\(range.period.lowerBound.text) \(range.period.upperBound.text)"
            }
    }
}
