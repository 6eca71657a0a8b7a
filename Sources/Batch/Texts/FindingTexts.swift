package import Fiscal

/// What lies beside a file, or in `rejected/` before it: its findings as text, JSON and table.
struct FindingTexts {
    /// What became of the file.
    enum Outcome {
        /// Something in it needs correction.
        case toCorrect
        /// It was settled by what came later: the findings are history.
        case resolved
        /// All went through: only warnings are left.
        case delivered
    }

    let arrival: Arrival
    let language: Language
    let outcome: Outcome
    private var digest = FindingDigest()
    private var sales = 0
    private var faulty = 0
    /// Whether a closing asks for sales that are not there.
    private var asksForSales = false

    init(of arrival: Arrival, in language: Language, outcome: Outcome = .toCorrect) {
        self.arrival = arrival
        self.language = language
        self.outcome = outcome
        arrival.findings.forEach { digest.note($0, of: .file) }
    }

    mutating func add(_ sale: SaleStatus) {
        sales += 1
        if sale.needsPerson { faulty += 1 }
        guard !sale.findings.isEmpty else { return }
        let subject = FindingDigest.Subject.sale(
            ordinal: sale.key.ordinal,
            label: SaleLabel(sale)
        )
        sale.findings.forEach { digest.note($0, of: subject) }
    }

    /// What the reader found in a closing, and what its sales say; nothing of one that was replaced.
    mutating func add(_ closing: ClosingRecord, _ check: ClosingCheck?) {
        closing.findings.forEach { digest.note($0, of: .file) }
        guard let check, let finding = check.finding else { return }
        if !check.isMet { asksForSales = true }
        digest.note(finding, of: .file)
    }

    var isEmpty: Bool { digest.entries.isEmpty }

    var warnings: Int { digest.entries.count { $0.finding.severity == .warning } }

    var ordered: [Finding] { digest.entries.map(\.finding).errorsFirst }

    static let suffixes = [".hallazgos.txt", ".hallazgos.json", ".hallazgos.csv"]

    var companions: [(suffix: String, bytes: [UInt8])] {
        let contents = [Array(text.utf8), Array(json.pretty.utf8), table.bytes]
        return zip(Self.suffixes, contents).map { ($0, $1) }
    }
}

// MARK: - For a person

extension FindingTexts {
    private var text: String {
        let words = FindingWords(language)
        var lines = [words.title(arrival.path), summary(words), ""]
        for section in digest.sections {
            lines.append(words.heading(section.subject))
            for finding in section.findings {
                lines += self.lines(finding, of: section.subject, words)
            }
            lines.append("")
        }
        if digest.uncounted > 0 { lines += [words.moreFindings(digest.uncounted), ""] }
        if let closing = closing(words) { lines.append(closing) }
        if let archive = arrival.archive, let entry = arrival.entry {
            lines.append(words.sealed(archive.path, entry))
        }
        return lines.map { $0.onOneLine + "\n" }.joined()
    }

    private func summary(_ words: FindingWords) -> String {
        switch outcome {
        case .resolved: words.resolved
        case .toCorrect where !arrival.isTrusted: words.untrusted
        case .toCorrect where arrival.hasFaultyClosing:
            words.summary(sales, faulty) + " " + words.faultyClosing
        case .toCorrect, .delivered: words.summary(sales, faulty)
        }
    }

    private func closing(_ words: FindingWords) -> String? {
        switch outcome {
        case .resolved: nil
        case .delivered: asksForSales ? nil : words.delivered
        case .toCorrect: arrival.isTrusted ? words.correctSales : words.correctFile
        }
    }

    /// The places first: that is what a person looks for in the file.
    private func lines(
        _ finding: Finding,
        of subject: FindingDigest.Subject,
        _ words: FindingWords
    ) -> [String] {
        var lines = finding.places.map { place in
            var place = place
            if case .sale = subject { place.number = nil }
            return "  " + words.place(place)
        }
        let more = finding.count - finding.places.count
        if more > 0 { lines.append("  " + words.more(more, of: finding.count)) }
        let mark = finding.severity == .warning ? words.warningMark : ""
        return lines + [
            "    [\(finding.code.rawValue)] \(mark)\(finding.message.text(in: language))",
            "    → \(finding.remedy.text(in: language))",
        ]
    }
}

// MARK: - For programs and spreadsheets

extension FindingTexts {
    private var json: JSONValue {
        .object([
            ("version", 1),
            ("file", .text(arrival.path)),
            ("sha256", .text(arrival.identity.digest.hex)),
            ("sales", .integer(Int64(sales))),
            ("sales_with_findings", .integer(Int64(faulty))),
            ("trusted", .bool(arrival.isTrusted)),
            ("resolved", .bool(outcome == .resolved)),
            ("findings_not_listed", .integer(Int64(digest.uncounted))),
            ("findings", .array(digest.entries.map { $0.finding.json(in: language) })),
        ])
    }

    /// A row for each place; the sum of the column `veces` is how often anything was found.
    private var table: SpreadsheetText {
        let words = FindingWords(language)
        var table = SpreadsheetText(columns: words.columns)
        for (finding, _) in digest.entries {
            for place in finding.places {
                table.add(row(finding, at: place, words))
            }
            let more = finding.count - finding.places.count
            if more > 0 { table.add(row(finding, at: Place(), times: more, words)) }
        }
        if digest.uncounted > 0 {
            table.add(lastRow(words))
        }
        return table
    }

    private func row(
        _ finding: Finding,
        at place: Place,
        times: Int = 1,
        _ words: FindingWords
    ) -> [String] {
        [
            arrival.path, place.line.map(String.init) ?? "",
            place.column.map(String.init) ?? "", place.field ?? place.pointer ?? "",
            place.number ?? "", finding.code.rawValue, words.severity(finding.severity),
            finding.message.text(in: language), finding.remedy.text(in: language), "\(times)",
        ].map(\.onOneLine)
    }

    private func lastRow(_ words: FindingWords) -> [String] {
        let blank = [String](repeating: "", count: 6)
        let text = words.moreFindings(digest.uncounted)
        return [arrival.path.onOneLine] + blank + [text, "", "\(digest.uncounted)"]
    }
}

extension Finding {
    /// The published shape of a finding: keys never change, texts follow the language.
    package func json(in language: Language) -> JSONValue {
        .object([
            ("code", .text(code.rawValue)),
            ("severity", .text(severity.rawValue)),
            ("message", .text(message.text(in: language))),
            ("remedy", .text(remedy.text(in: language))),
            ("count", .integer(Int64(count))),
            ("places", .array(places.map(\.json))),
        ])
    }
}

extension Place {
    fileprivate var json: JSONValue {
        let members: [(String, JSONValue)?] = [
            line.map { ("line", .integer(Int64($0))) },
            column.map { ("column", .integer(Int64($0))) },
            field.map { ("field", .text($0)) },
            pointer.map { ("pointer", .text($0)) },
            number.map { ("number", .text($0)) },
        ]
        return .object(members.compactMap { $0 })
    }
}

extension SaleStatus {
    /// Whether a person must look at this sale: it cannot go on by itself.
    var needsPerson: Bool {
        switch standing {
        case nil: number == nil
        case .faulty, .conflicting, .rival, .superseded: true
        case .current, .repeated: fate?.needsPerson ?? false
        }
    }
}

extension String {
    /// Without line breaks, escape sequences and marks that turn the direction of reading.
    ///
    /// What a sender wrote must not add lines to our texts, nor show otherwise than it is (Unicode
    /// Technical Report 36, section 2).
    fileprivate var onOneLine: String {
        guard unicodeScalars.contains(where: \.isUnfitForALine) else { return self }
        var line = ""
        for scalar in unicodeScalars {
            line.unicodeScalars.append(scalar.isUnfitForALine ? "\u{FFFD}" : scalar)
        }
        return line
    }
}

extension Unicode.Scalar {
    fileprivate var isUnfitForALine: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

extension [Finding] {
    var errorsFirst: [Finding] {
        filter { $0.severity == .error } + filter { $0.severity != .error }
    }
}
