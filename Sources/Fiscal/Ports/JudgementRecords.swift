/// All there is to decide about one number: what stands, and the versions that may take its place.
package struct NumberCase: Hashable, Sendable {
    package let issuer: NIT
    package let number: DocumentNumber
    /// What was decided before; nil for a number that is new.
    package let standing: Standing?
    /// Ascending by key, that is, in the order of arrival.
    package let versions: [Version]

    package init(issuer: NIT, number: DocumentNumber, standing: Standing?, versions: [Version]) {
        self.issuer = issuer
        self.number = number
        self.standing = standing
        self.versions = versions
    }

    package var series: NumberSeries { NumberSeries(issuer: issuer, prefix: number.prefix) }

    package struct Standing: Hashable, Sendable {
        package let fate: NumberFate
        /// The version that the fate speaks of; nil after rivals, and where a person's act left none.
        package let owner: SaleKey?
        /// The owner's content.
        package let content: ContentDigest?
        /// Every content of the number that DIAN refused, but for one that a person sends again.
        package let refused: Set<ContentDigest>
        /// The person's act on which the fate rests; of a release or a retry the owner's alone.
        package let act: NumberAct.Kind?

        package init(
            fate: NumberFate,
            owner: SaleKey?,
            content: ContentDigest?,
            refused: Set<ContentDigest> = [],
            act: NumberAct.Kind? = nil
        ) {
            self.fate = fate
            self.owner = owner
            self.content = content
            self.refused = refused
            self.act = act
        }

        /// Whether DIAN refused the owner, as opposed to a finding of ours.
        package var wasRefused: Bool {
            fate == .awaitingCorrection && content.map(refused.contains) ?? false
        }
    }

    /// A sale of this number that is new, or that owns the number and can still change.
    package struct Version: Hashable, Sendable {
        package let key: SaleKey
        package let place: Place
        /// Nil when the sale is faulty.
        package let facts: SaleFacts?
        /// What the reader found, without what earlier judgements added.
        package let findings: [Finding]
        package let isNew: Bool
        /// Sales of other numbers of the issuer that transcribe the same paper invoice: what holds
        /// it, then what is new, then what awaits correction; of each sort only the first by number,
        /// and of the last two only what may go (`Judgement.talonarios`).
        package let paperClaims: [PaperClaim]

        package init(
            key: SaleKey,
            place: Place,
            facts: SaleFacts?,
            findings: [Finding],
            isNew: Bool,
            paperClaims: [PaperClaim] = []
        ) {
            self.key = key
            self.place = place
            self.facts = facts
            self.findings = findings
            self.isNew = isNew
            self.paperClaims = paperClaims
        }

        /// The same, as of this type; as it is for nil.
        package func with(type: ContingencyType?) -> Version {
            guard let type, let facts else { return self }
            return Version(
                key: key,
                place: place,
                facts: facts.with(type: type),
                findings: findings,
                isNew: isNew,
                paperClaims: paperClaims
            )
        }
    }
}

/// Another number's sale that transcribes the same paper invoice.
package struct PaperClaim: Hashable, Sendable {
    package let number: DocumentNumber
    /// Whether the number has the paper: its sale waits rightly, is in motion or accepted.
    ///
    /// Then nobody else gets it. A number that awaits correction, or is disabled, has none.
    package let isHeld: Bool
    package let version: NumberCase.Version
    /// Of the claim's file, in the inbox.
    package let path: String
    package let receivedAt: Timestamp

    package init(
        number: DocumentNumber,
        isHeld: Bool,
        version: NumberCase.Version,
        path: String,
        receivedAt: Timestamp
    ) {
        self.number = number
        self.isHeld = isHeld
        self.version = version
        self.path = path
        self.receivedAt = receivedAt
    }
}

/// Numbers under which a paper invoice may be transcribed now.
package struct OpenTalonario: Hashable, Sendable {
    package let prefix: String
    package let numbers: ClosedRange<Int64>
    /// A sale after it is from the future and cannot go.
    package let soldUntil: Timestamp

    package init(prefix: String, numbers: ClosedRange<Int64>, soldUntil: Timestamp) {
        self.prefix = prefix
        self.numbers = numbers
        self.soldUntil = soldUntil
    }
}

/// The decision on one number and on each version of it.
package struct Ruling: Hashable, Sendable {
    package let fate: NumberFate
    package let owner: SaleKey?
    /// For every version of the case, and for none else.
    package let verdicts: [SaleKey: Verdict]

    package init(fate: NumberFate, owner: SaleKey?, verdicts: [SaleKey: Verdict]) {
        self.fate = fate
        self.owner = owner
        self.verdicts = verdicts
    }

    package struct Verdict: Hashable, Sendable {
        package let standing: SaleStanding
        /// What the judgement found, beside the reader's findings.
        package let findings: [Finding]

        package init(_ standing: SaleStanding, _ findings: [Finding] = []) {
            self.standing = standing
            self.findings = findings
        }
    }
}

/// What a version is to its number.
package enum SaleStanding: String, Hashable, Sendable, Codable, CaseIterable {
    /// The number's fate is this sale's.
    case current
    /// The same content as the one that counts: nothing to do.
    case repeated
    /// Faulty, or another version counts and this one awaits correction.
    case faulty
    /// Other content than one accepted, disabled or in motion.
    case conflicting
    /// One of several good contents that came together.
    case rival
    /// A newer version took its place.
    case superseded
}

/// A fold over the open numbers in ascending order of issuer, prefix and consecutive.
package protocol Judgement {
    mutating func rule(on number: NumberCase) -> Ruling
    /// By prefix and number; a sale outside them is no rival for a paper.
    func talonarios(of issuer: NIT) -> [OpenTalonario]
    /// All numbers seen, by series, after the fold.
    var seen: [NumberSeries: IntervalSet] { get }
    /// What the journal of each chain must say of the judgement, after the fold.
    var journal: [(chain: ChainName, entries: [JournalEntry])] { get }
}
