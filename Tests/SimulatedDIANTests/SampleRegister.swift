import Fiscal

@testable import SimulatedDIAN

/// The register that the sample invoices agree with.
enum SampleRegister {
    static let technicalKey = "fc8eac422eba16e22ffd8c6f94b3f40a6e38162c"
    static let pin = "12345"
    static let softwareID = "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0"
    /// The port wants one; the authority reads the number in the XML.
    static let anyNumber = number("X", 1)

    static let issuer = Issuer(
        nit: nit(900_123_456),
        name: "Almacenes & Más S.A.S.",
        cityCode: "11001",
        address: "Calle 1 # 2-3",
        email: "ventas@example.com",
        software: Issuer.Software(id: softwareID, pin: Secret(pin)),
        ranges: [
            AuthorisedRange(
                authorisation: "18760000001",
                kind: .normal,
                prefix: "SETP",
                numbers: 990_000_000...995_000_000,
                first: 990_000_000,
                period: day("2019-01-19")...day("2030-01-19"),
                technicalKey: Secret(technicalKey)
            ),
            AuthorisedRange(
                authorisation: "18760000002",
                kind: .talonario,
                prefix: "CTG",
                numbers: 1...1000,
                first: 1,
                period: day("2025-01-01")...day("2026-12-31"),
                technicalKey: nil
            ),
        ]
    )

    /// DIAN was down on 8 January 2026 from 09:00:30 to 12:00:10.
    static let window = AuthorityRegister.Window(
        start: moment("2026-01-08T09:00:30-05:00"),
        end: moment("2026-01-08T12:00:10-05:00")
    )

    static func register(
        issuers: [Issuer] = [issuer],
        unlinked: Set<String> = [],
        inactive: Set<String> = [],
        effects: [String: RuleEffect] = [:]
    ) -> AuthorityRegister {
        AuthorityRegister(
            issuers: issuers,
            windows: [window],
            environment: .tests,
            unlinkedAuthorisations: unlinked,
            inactiveSoftware: inactive,
            effects: effects
        )
    }

    /// When the samples arrive.
    static let received = moment("2026-01-08T13:00:00-05:00")
}

func moment(_ text: String) -> Timestamp {
    guard let moment = Timestamp(text) else { preconditionFailure("not a time: \(text)") }
    return moment
}

func day(_ text: String) -> CalendarDay {
    guard let day = CalendarDay(text) else { preconditionFailure("not a day: \(text)") }
    return day
}

func nit(_ digits: Int64) -> NIT {
    guard let nit = NIT(digits: digits) else { preconditionFailure("not a NIT: \(digits)") }
    return nit
}

func number(_ prefix: String, _ consecutive: Int64) -> DocumentNumber {
    guard let number = DocumentNumber(prefix: prefix, consecutive: consecutive) else {
        preconditionFailure("not a number: \(prefix)\(consecutive)")
    }
    return number
}
