/// Something the sender of a file must correct or know: a value, never thrown.
///
/// Each rule makes its own findings, in a private factory beside the rule, with the values in the
/// sentence and a remedy after it.
package struct Finding: Hashable, Sendable, Codable {
    package enum Severity: String, Hashable, Sendable, Codable {
        /// The sale, or the file, cannot go on as it is.
        case error
        /// It goes on; somebody should know.
        case warning
    }

    package let code: FindingCode
    package let severity: Severity
    /// Where it was seen: the first few places, in the order of the file.
    package private(set) var places: [Place]
    /// How often it was seen, also beyond `places`.
    package private(set) var count: Int
    package let message: Bilingual
    package let remedy: Bilingual

    /// As many places as a person will look at.
    package static let maximumPlaces = 20

    package init(
        _ code: FindingCode,
        _ severity: Severity = .error,
        at place: Place,
        message: Bilingual,
        remedy: Bilingual
    ) {
        self.code = code
        self.severity = severity
        self.places = [place]
        self.count = 1
        self.message = message
        self.remedy = remedy
    }

    /// One that was written down: seen `count` times, first at `places`, which may be none.
    package init(
        _ code: FindingCode,
        _ severity: Severity,
        at places: [Place],
        count: Int,
        message: Bilingual,
        remedy: Bilingual
    ) {
        self.code = code
        self.severity = severity
        self.places = places
        self.count = count
        self.message = message
        self.remedy = remedy
    }

    /// Whether the two say the same thing of different places.
    package func isAlike(_ other: Finding) -> Bool {
        code == other.code && severity == other.severity && message == other.message
            && remedy == other.remedy
    }

    /// The same finding at a place in the file, when it was made where only the number was known.
    package func located(at place: Place) -> Finding {
        guard places.allSatisfy({ $0.line == nil && $0.pointer == nil }) else { return self }
        var located = self
        located.places = [place]
        return located
    }

    /// Takes in the places of one that is alike.
    package mutating func merge(_ other: Finding) {
        places += other.places.prefix(Self.maximumPlaces - places.count)
        count += other.count
    }
}

/// A place in a file as a person looks for it.
package struct Place: Hashable, Sendable, Codable {
    /// From 1; the header of a CSV file is line 1.
    package var line: Int?
    /// From 1, in characters of the line.
    package var column: Int?
    /// The column's name in a CSV file, as the file writes it.
    package var field: String?
    /// RFC 6901, in a JSON file.
    package var pointer: String?
    /// The document number it belongs to, where that could be read.
    package var number: String?

    package init(
        line: Int? = nil,
        column: Int? = nil,
        field: String? = nil,
        pointer: String? = nil,
        number: String? = nil
    ) {
        self.line = line
        self.column = column
        self.field = field
        self.pointer = pointer
        self.number = number
    }
}

extension [Finding] {
    /// Adds a finding, merging it with one that is alike.
    ///
    /// Only the last few kinds are compared, so that a file with a million different mistakes does
    /// not cost a million squared.
    package mutating func note(_ finding: Finding) {
        for index in indices.suffix(64).reversed() where self[index].isAlike(finding) {
            self[index].merge(finding)
            return
        }
        append(finding)
    }

    package var hasErrors: Bool { contains { $0.severity == .error } }
}
