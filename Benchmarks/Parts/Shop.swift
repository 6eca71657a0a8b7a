import Evidence
import Fiscal
import Invoices
import SaleFiles
import SimulatedDIAN

/// The issuer of the night with the ranges of its first store, and the steps that need it.
struct Shop {
    private struct NoSuchValue: Error {}

    private static let tillNumbers: ClosedRange<Int64> = 1...5_000_000
    private let issuer: Issuer
    let register: AuthorityRegister
    let nit: NIT
    /// When the night is sent: 2025-01-10, 22:00.
    static let moment = Timestamp(seconds: 1_736_564_400)
    /// Of one archive, as a run has it.
    static let archiveDocuments = 5000

    init() throws {
        guard let nit = NIT(digits: 900_373_115),
            let first = CalendarDay("2024-06-01"), let last = CalendarDay("2026-06-01"),
            let start = Timestamp("2025-01-08T17:31:00-05:00"),
            let end = Timestamp("2025-01-10T19:44:00-05:00")
        else { throw NoSuchValue() }
        func range(_ prefix: String, _ kind: AuthorisedRange.Kind, key: String?) -> AuthorisedRange
        {
            AuthorisedRange(
                authorisation: "1876000000\(prefix)",
                kind: kind,
                prefix: prefix,
                numbers: Self.tillNumbers,
                first: 1,
                period: first...last,
                technicalKey: key.map { Secret($0) }
            )
        }
        self.nit = nit
        let key = "fc8eac422eba16e22ffd8c6f94b3f40a6e38162c"
        let software = Issuer.Software(
            id: "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0",
            pin: Secret("12345")
        )
        issuer = Issuer(
            nit: nit,
            name: "Almacenes El Faro S.A.S.",
            cityCode: "11001",
            address: "Carrera 7 # 32-16",
            email: nil,
            software: software,
            ranges: [range("T000", .normal, key: key), range("P000", .talonario, key: nil)]
        )
        register = AuthorityRegister(
            issuers: [issuer],
            windows: [AuthorityRegister.Window(start: start, end: end)],
            environment: .tests
        )
    }

    var chain: ChainName { ChainName(nit) }

    var context: ReadingContext { ReadingContext(issuers: [issuer]) }

    var evidenceIdentity: EvidenceIdentity {
        EvidenceIdentity(
            workspace: "benchmark",
            program: "contingencia",
            settings: digest(0),
            systemUser: "benchmark",
            organisations: [chain: issuer.name],
            language: .es
        )
    }

    func range(of number: DocumentNumber) throws -> AuthorisedRange {
        guard let range = issuer.range(of: number, on: Self.moment.day) else { throw NoSuchValue() }
        return range
    }

    func invoices(for sales: [SaleDocument]) throws -> [Invoice] {
        let writer = InvoiceWriter(issuer: issuer, environment: .tests)
        return try sales.map { sale in
            try writer.issue(sale, in: range(of: sale.number), at: Self.moment)
        }
    }
}

/// Stands for a digest that nobody looks at.
func digest(_ seed: Int64) -> ContentDigest {
    let bytes = (0..<32).map { UInt8(truncatingIfNeeded: seed >> ($0 % 8 * 8)) }
    guard let digest = ContentDigest(bytes: bytes) else { fatalError("a digest has 32 bytes") }
    return digest
}
