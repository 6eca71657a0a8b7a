/// A taxpayer that issues invoices from this workspace, as DIAN knows it.
package struct Issuer: Hashable, Sendable {
    package let nit: NIT
    package let name: String
    /// The municipality's five DANE digits, such as `11001`.
    package let cityCode: String
    package let address: String
    package let email: String?
    package let software: Software
    package let ranges: [AuthorisedRange]

    /// The invoicing software registered at DIAN.
    package struct Software: Hashable, Sendable {
        package let id: String
        /// A secret: never in logs, reports, evidence or messages.
        package let pin: Secret

        package init(id: String, pin: Secret) {
            self.id = id
            self.pin = pin
        }
    }

    package init(
        nit: NIT,
        name: String,
        cityCode: String,
        address: String,
        email: String?,
        software: Software,
        ranges: [AuthorisedRange]
    ) {
        self.nit = nit
        self.name = name
        self.cityCode = cityCode
        self.address = address
        self.email = email
        self.software = software
        self.ranges = ranges
    }

    /// The range that holds `number` on `day`; ranges may share numbers only in disjoint periods.
    ///
    /// When none is valid on that day, the range that holds the number at all, so that a finding
    /// can name its dates.
    package func range(of number: DocumentNumber, on day: CalendarDay?) -> AuthorisedRange? {
        let holding = ranges.filter { $0.contains(number) }
        return holding.first { range in day.map { range.period.contains($0) } ?? false }
            ?? holding.last
    }
}

/// A text that prints as dots, so that no log or message can show it by accident.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The text itself, for the one computation that needs it.
    package let exposed: String

    package init(_ text: String) { exposed = text }

    package var description: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Numbers that DIAN authorised (formulario 1876): who may use them, from when until when.
package struct AuthorisedRange: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, Codable {
        /// For types 01 and 04.
        case normal
        /// Paper and printed books, for type 03.
        case talonario
    }

    /// The resolution's number: `18760000001` in tests, fourteen digits in production.
    package let authorisation: String
    package let kind: Kind
    package let prefix: String
    package let numbers: ClosedRange<Int64>
    /// Where this workspace begins to account for the numbers: `from`, unless the settings say else.
    package let first: Int64
    /// Both days included.
    package let period: ClosedRange<CalendarDay>
    /// 40 or 64 hexadecimal digits, a secret; talonario ranges have none.
    package let technicalKey: Secret?

    package init(
        authorisation: String,
        kind: Kind,
        prefix: String,
        numbers: ClosedRange<Int64>,
        first: Int64,
        period: ClosedRange<CalendarDay>,
        technicalKey: Secret?
    ) {
        self.authorisation = authorisation
        self.kind = kind
        self.prefix = prefix
        self.numbers = numbers
        self.first = first
        self.period = period
        self.technicalKey = technicalKey
    }

    /// What DIAN's resolution says: it does not change, and a renewal has a number of its own.
    package struct Terms: Hashable, Sendable {
        package let authorisation: String
        package let kind: Kind
        package let prefix: String
        package let numbers: ClosedRange<Int64>
        /// Both days included.
        package let period: ClosedRange<CalendarDay>

        package init(
            authorisation: String,
            kind: Kind,
            prefix: String,
            numbers: ClosedRange<Int64>,
            period: ClosedRange<CalendarDay>
        ) {
            self.authorisation = authorisation
            self.kind = kind
            self.prefix = prefix
            self.numbers = numbers
            self.period = period
        }
    }

    package var terms: Terms {
        Terms(
            authorisation: authorisation,
            kind: kind,
            prefix: prefix,
            numbers: numbers,
            period: period
        )
    }

    package func contains(_ number: DocumentNumber) -> Bool {
        number.prefix == prefix && numbers.contains(number.consecutive)
    }
}
