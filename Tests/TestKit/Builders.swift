package import Fiscal

/// A text that a test relies on and that is not what it should be.
package struct NotWhatTheTestNeeds: Error {
    package let text: String
}

/// RFC 3339.
package func time(_ text: String) throws -> Timestamp {
    guard let time = Timestamp(text) else { throw NotWhatTheTestNeeds(text: text) }
    return time
}

/// ISO 8601.
package func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else { throw NotWhatTheTestNeeds(text: text) }
    return day
}

/// `FE7`: letters, then digits.
package func number(_ text: String) throws -> DocumentNumber {
    let prefix = text.prefix { $0.isLetter }
    guard let consecutive = Int64(text.dropFirst(prefix.count)),
        let number = DocumentNumber(prefix: String(prefix), consecutive: consecutive)
    else { throw NotWhatTheTestNeeds(text: text) }
    return number
}

/// The issuer of all tests: two normal prefixes and a talonario, or the prefixes that are given, of
/// which those that begin with `CONT` are talonarios.
package func issuer(
    first: Int64 = 1,
    nit: String = "900373115",
    prefixes: [String] = ["FE", "SETP", "CONT"]
) throws -> Issuer {
    let period = try day("2019-01-19")...day("2030-01-19")
    let key = Secret("fc8eac422eba16e22ffd8c6f94b3f40a6e38162c")
    let ranges = prefixes.map { prefix in
        let isPaper = prefix.hasPrefix("CONT")
        return AuthorisedRange(
            authorisation: "18760000001",
            kind: isPaper ? .talonario : .normal,
            prefix: prefix,
            numbers: 1...5_000,
            first: first,
            period: period,
            technicalKey: isPaper ? nil : key
        )
    }
    return Issuer(
        nit: try NIT(parsing: nit),
        name: "Almacenes El Faro S.A.S.",
        cityCode: "11001",
        address: "Carrera 7 # 32-16",
        email: nil,
        software: .init(id: "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0", pin: Secret("12345")),
        ranges: ranges
    )
}

/// An ordinary sale of one line at 19 % IVA.
package func sale(
    _ text: String,
    type: ContingencyType = .authorityDown,
    at moment: String = "2025-01-09T10:00:00-05:00",
    description: String = "Café",
    code: String? = nil,
    pesos: Int64 = 10_000
) throws -> SaleDocument {
    SaleDocument(
        issuer: try issuer().nit,
        number: try number(text),
        type: type,
        soldAt: try time(moment),
        lines: [
            SaleLine(
                code: code,
                description: description,
                quantity: Quantity(millionths: 1_000_000),
                price: UnitPrice(millionths: pesos * 1_000_000),
                tax: LineTax(code: .iva, rate: Rate(thousandths: 19_000))
            )
        ]
    )
}

package func window(
    _ type: ContingencyType,
    _ start: String,
    _ end: String?
) throws -> ContingencyWindow {
    ContingencyWindow(
        id: 1,
        type: type,
        start: try time(start),
        end: try end.map(time),
        source: "Comunicado",
        note: "",
        declaredBy: "Ana",
        declaredAt: try time(start)
    )
}
