import Fiscal

/// The findings of a file and of its sales, merged and bounded, in the order of the file.
struct FindingDigest {
    /// Where a finding belongs in a report.
    enum Subject: Equatable {
        case file
        case sale(ordinal: Int, label: Label)
        /// The same was found of several sales: one correction at the till may mend them all.
        case several
    }

    /// How a person looks for a sale: by its number, else by its place.
    enum Label: Equatable {
        case number(String)
        case line(Int)
        case position(Int)
    }

    private(set) var entries: [(finding: Finding, subject: Subject)] = []
    /// How often something was found that is beyond `maximumKinds`.
    private(set) var uncounted = 0
    private var indices: [Kind: Int] = [:]

    /// As many different findings as a person will work through before dropping the file again.
    static let maximumKinds = 1000

    mutating func note(_ finding: Finding, of subject: Subject) {
        let kind = Kind(finding)
        if let index = indices[kind] {
            entries[index].finding.merge(finding)
            if entries[index].subject != subject { entries[index].subject = .several }
        } else if entries.count < Self.maximumKinds {
            indices[kind] = entries.count
            entries.append((finding, subject))
        } else {
            uncounted += finding.count
        }
    }

    /// What the file itself and several sales have come first, then sale by sale.
    var sections: [(subject: Subject, findings: [Finding])] {
        var sections: [(subject: Subject, findings: [Finding])] = []
        let common = [Subject.file, .several].flatMap { subject in
            entries.filter { $0.subject == subject }
        }
        let own = entries.filter { $0.subject != .file && $0.subject != .several }
        for (finding, subject) in common + own {
            if sections.last?.subject == subject {
                sections[sections.count - 1].findings.append(finding)
            } else {
                sections.append((subject, [finding]))
            }
        }
        return sections
    }
}

/// What two findings share when they are one, seen at two places.
private struct Kind: Hashable {
    let code: FindingCode
    let severity: Finding.Severity
    let message: Bilingual
    let remedy: Bilingual

    init(_ finding: Finding) {
        code = finding.code
        severity = finding.severity
        message = finding.message
        remedy = finding.remedy
    }
}

extension FindingDigest.Subject {
    init(_ sale: SaleStatus) {
        let label: FindingDigest.Label =
            if let number = sale.number?.text ?? sale.place.number {
                .number(number)
            } else if let line = sale.place.line {
                .line(line)
            } else {
                .position(sale.key.ordinal + 1)
            }
        self = .sale(ordinal: sale.key.ordinal, label: label)
    }
}
