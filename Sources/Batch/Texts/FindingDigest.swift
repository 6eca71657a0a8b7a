import Fiscal

/// The findings of a file and of its sales, merged and bounded, in the order of the file.
struct FindingDigest {
    /// Where a finding belongs in a report.
    enum Subject: Equatable {
        case file
        case sale(ordinal: Int, label: SaleLabel)
        /// The same was found of several sales: one correction at the till may mend them all.
        case several
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

    /// What the file itself and several sales have comes first, then sale by sale.
    var sections: [(subject: Subject, findings: [Finding])] {
        let common = [Subject.file, .several].map { subject in
            (subject, entries.filter { $0.subject == subject }.map(\.finding))
        }
        var sections = common.filter { !$0.1.isEmpty }
        for (finding, subject) in entries {
            guard case .sale(_, let label) = subject else { continue }
            if case .sale(_, label) = sections.last?.0 {
                sections[sections.count - 1].1.append(finding)
            } else {
                sections.append((subject, [finding]))
            }
        }
        return sections
    }
}

/// How a person looks for a sale: by its number, else by its place.
enum SaleLabel: Equatable {
    case number(String)
    case line(Int)
    case position(Int)

    init(_ sale: SaleStatus) {
        if let number = sale.number?.text ?? sale.place.number {
            self = .number(number)
        } else if let line = sale.place.line {
            self = .line(line)
        } else {
            self = .position(sale.key.ordinal + 1)
        }
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
