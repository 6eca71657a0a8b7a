import Fiscal
import Testing

func faro() throws -> NIT { try #require(NIT(digits: 900_373_115)) }

func number(_ consecutive: Int64, prefix: String = "FE") throws -> DocumentNumber {
    try #require(DocumentNumber(prefix: prefix, consecutive: consecutive))
}

func digest(_ seed: UInt8) throws -> ContentDigest {
    try #require(ContentDigest(bytes: [UInt8](repeating: seed, count: 32)))
}

func uniqueCode(_ seed: UInt8) throws -> UniqueCode {
    try #require(UniqueCode(bytes: [UInt8](repeating: seed, count: 48)))
}

/// A sale that was read without error, of 119.00 pesos.
func good(
    _ consecutive: Int64,
    at ordinal: Int = 0,
    content: UInt8 = 1,
    prefix: String = "FE",
    soldAt: Int64 = 1_736_375_460,
    centavos: Int64 = 11_900,
    paper: PaperIdentity? = nil,
    store: String? = "chapinero",
    sums: SaleSums? = nil
) throws -> SaleNote {
    SaleNote(
        ordinal: ordinal,
        place: Place(line: ordinal + 2, number: "\(prefix)\(consecutive)"),
        number: try number(consecutive, prefix: prefix),
        facts: SaleFacts(
            type: paper == nil ? .authorityDown : .issuerDown,
            soldAt: Timestamp(seconds: soldAt),
            total: Pesos(centavos: centavos),
            content: try digest(content),
            voidedBecause: nil,
            declaredCode: nil,
            codeChain: nil,
            paper: paper
        ),
        store: store,
        sums: sums,
        findings: []
    )
}

/// A sale whose number could be read, and that has a mistake; without `consecutive` not even that.
func faulty(
    _ consecutive: Int64?,
    at ordinal: Int = 0,
    timing: SaleTiming? = nil
) throws -> SaleNote {
    SaleNote(
        ordinal: ordinal,
        place: Place(line: ordinal + 2, column: 4, field: "precio"),
        number: try consecutive.map { try number($0) },
        facts: nil,
        timing: timing,
        store: nil,
        findings: [finding(.amountForm)]
    )
}

func finding(_ code: FindingCode) -> Finding {
    Finding(
        code,
        at: Place(line: 2),
        message: Bilingual(es: "El precio no es un número.", en: "The price is not a number."),
        remedy: Bilingual(es: "Corríjalo y envíe de nuevo.", en: "Correct it and send it again.")
    )
}

/// A judgement that asks a closure and remembers what it was asked.
struct ScriptedJudgement: Judgement {
    let rule: (NumberCase) -> Ruling
    var seen: [NumberSeries: IntervalSet]
    var journal: [(chain: ChainName, entries: [JournalEntry])] { [] }
    private(set) var asked: [NumberCase] = []

    init(rule: @escaping (NumberCase) -> Ruling, seen: [NumberSeries: IntervalSet]) {
        self.rule = rule
        self.seen = seen
    }

    /// Whatever the issuer: the range of all tests' papers.
    func talonarios(of issuer: NIT) -> [OpenTalonario] {
        [
            OpenTalonario(
                prefix: "CONT",
                numbers: 1...5_000,
                soldUntil: Timestamp(seconds: 1_736_375_460)
            )
        ]
    }

    mutating func rule(on number: NumberCase) -> Ruling {
        asked.append(number)
        seen[number.series, default: IntervalSet()].insert(number.number.consecutive)
        return rule(number)
    }
}

/// The newest good version counts; what is in motion stays; a faulty one awaits correction.
func newestCounts(_ number: NumberCase) -> Ruling {
    if let standing = number.standing, standing.fate.isInMotion {
        let verdicts = number.versions.map { version in
            let isSame = version.facts?.content == standing.content
            return (version.key, Ruling.Verdict(isSame ? .repeated : .conflicting))
        }
        return Ruling(
            fate: standing.fate,
            owner: standing.owner,
            verdicts: Dictionary(uniqueKeysWithValues: verdicts)
        )
    }
    let owner = number.versions.last { $0.facts != nil } ?? number.versions.last
    let verdicts = number.versions.map { version in
        let standing: SaleStanding =
            version.facts == nil ? .faulty : version.key == owner?.key ? .current : .superseded
        return (version.key, Ruling.Verdict(standing))
    }
    return Ruling(
        fate: owner?.facts == nil ? .awaitingCorrection : .ready,
        owner: owner?.key,
        verdicts: Dictionary(uniqueKeysWithValues: verdicts)
    )
}

/// The same fate for every number, with its newest version.
func everythingIs(_ fate: NumberFate) -> (NumberCase) -> Ruling {
    { number in
        let ruling = newestCounts(number)
        return Ruling(fate: fate, owner: ruling.owner, verdicts: ruling.verdicts)
    }
}

/// Two contents for one number, and none goes.
func noneCounts(_ number: NumberCase) -> Ruling {
    let rivals = number.versions.map { ($0.key, Ruling.Verdict(.rival)) }
    return Ruling(
        fate: .awaitingCorrection,
        owner: nil,
        verdicts: Dictionary(uniqueKeysWithValues: rivals)
    )
}

/// The code of the failure that `body` throws; nil when it throws none.
func failureCode(of body: () throws -> Void) throws -> LedgerFailureCode? {
    do {
        try body()
        return nil
    } catch let failure as LedgerFailure {
        return failure.code
    }
}

extension ContentDigest {
    static func repeating(_ byte: UInt8) throws -> ContentDigest { try digest(byte) }
}

/// The range of all numbers of a prefix in 2025.
func terms(
    prefix: String = "FE",
    authorisation: String = "18760000001"
) throws -> AuthorisedRange.Terms {
    AuthorisedRange.Terms(
        authorisation: authorisation,
        kind: .normal,
        prefix: prefix,
        numbers: 1...5_000,
        period: try #require(CalendarDay("2025-01-01"))...#require(CalendarDay("2025-12-31"))
    )
}
