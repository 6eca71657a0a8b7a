/// Where a sale stands in the files: its arrival, and its place in it, from 0.
///
/// One key is one version of a number.
package struct SaleKey: Hashable, Comparable, Sendable, Codable {
    package let arrival: Int64
    package let ordinal: Int

    package init(arrival: Int64, ordinal: Int) {
        self.arrival = arrival
        self.ordinal = ordinal
    }

    package static func < (left: SaleKey, right: SaleKey) -> Bool {
        (left.arrival, left.ordinal) < (right.arrival, right.ordinal)
    }
}

/// A file that has come: (path, digest), never one without the other.
package struct Arrival: Hashable, Sendable {
    /// Ascending in the order of arrival.
    package let id: Int64
    /// In the inbox.
    package let path: String
    package let identity: FileIdentity
    /// How the file is to be read again (`SaleFileProfile.text`).
    package let profile: String
    package let chain: ChainName
    package let receivedAt: Timestamp
    /// Findings on the file as a whole, and on its faulty closings; those of a sale are with the sale.
    package let findings: [Finding]
    /// False when the file is refused whole: then none of its sales were noted.
    package let isTrusted: Bool
    /// The number of sales noted.
    package let sales: Int
    /// Where it lies sealed; nil before.
    package let archive: ArchiveName?
    /// Its name in that archive, relative to `data/`.
    package let entry: String?
    /// Where it lies, or is being moved to.
    package let location: FileLocation
    /// Whether the move to `location` is known to be done.
    package let isDelivered: Bool

    package init(
        id: Int64,
        path: String,
        identity: FileIdentity,
        profile: String,
        chain: ChainName,
        receivedAt: Timestamp,
        findings: [Finding],
        isTrusted: Bool,
        sales: Int,
        archive: ArchiveName?,
        entry: String?,
        location: FileLocation,
        isDelivered: Bool
    ) {
        self.id = id
        self.path = path
        self.identity = identity
        self.profile = profile
        self.chain = chain
        self.receivedAt = receivedAt
        self.findings = findings
        self.isTrusted = isTrusted
        self.sales = sales
        self.archive = archive
        self.entry = entry
        self.location = location
        self.isDelivered = isDelivered
    }
}

/// What the ledger keeps of a sale in a file, right or faulty.
package struct SaleNote: Hashable, Sendable {
    package let ordinal: Int
    package let place: Place
    /// Nil when the number, or its issuer, could not be read: it then belongs to no series.
    package let number: DocumentNumber?
    /// Nil when the sale is faulty.
    package let facts: SaleFacts?
    /// Also of a faulty sale.
    package let timing: SaleTiming
    /// The store's name as the sale gives it.
    package let store: String?
    /// Nil when the sale is faulty, and for a voided number.
    package let sums: SaleSums?
    /// The reader's findings, errors and warnings.
    package let findings: [Finding]

    package init(
        ordinal: Int,
        place: Place,
        number: DocumentNumber?,
        facts: SaleFacts?,
        timing: SaleTiming? = nil,
        store: String?,
        sums: SaleSums? = nil,
        findings: [Finding]
    ) {
        self.ordinal = ordinal
        self.place = place
        self.number = number
        self.facts = facts
        self.timing = timing ?? SaleTiming(type: facts?.type, soldAt: facts?.soldAt)
        self.store = store
        self.sums = sums
        self.findings = findings
    }
}

/// What a sale's deadline depends on, as far as it can be read.
package struct SaleTiming: Hashable, Sendable {
    package let type: ContingencyType?
    package let soldAt: Timestamp?

    package init(type: ContingencyType?, soldAt: Timestamp?) {
        self.type = type
        self.soldAt = soldAt
    }
}

/// What the judgement needs to know of a sale that was read without error.
package struct SaleFacts: Hashable, Sendable {
    package let type: ContingencyType
    package let soldAt: Timestamp
    /// What is payable; zero for a voided number.
    package let total: Pesos
    /// SHA-256 of the canonical form.
    package let content: ContentDigest
    /// Why the number was voided; nil when it was not.
    package let voidedBecause: String?
    /// The till's unique code, to be compared with ours (types 01 and 04).
    package let declaredCode: UniqueCode?
    /// The annex's chain up to the key (§11), for that comparison; nil without a declared code.
    package let codeChain: String?
    /// The paper invoice it transcribes; nil for types other than 03 and for a voided number.
    package let paper: PaperIdentity?

    package init(
        type: ContingencyType,
        soldAt: Timestamp,
        total: Pesos,
        content: ContentDigest,
        voidedBecause: String?,
        declaredCode: UniqueCode?,
        codeChain: String?,
        paper: PaperIdentity? = nil
    ) {
        self.type = type
        self.soldAt = soldAt
        self.total = total
        self.content = content
        self.voidedBecause = voidedBecause
        self.declaredCode = declaredCode
        self.codeChain = codeChain
        self.paper = paper
    }

    /// The same sale, as of another type.
    package func with(type: ContingencyType) -> SaleFacts {
        SaleFacts(
            type: type,
            soldAt: soldAt,
            total: total,
            content: content,
            voidedBecause: voidedBecause,
            declaredCode: declaredCode,
            codeChain: codeChain,
            paper: paper
        )
    }
}
