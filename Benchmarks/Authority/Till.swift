import Fiscal
import Invoices
import SimulatedDIAN

/// An issuer, a day of its sales, and the register that agrees with it.
struct Till {
    private struct NoSuchValue: Error {}

    let register: AuthorityRegister
    let moment: Timestamp
    private let range: AuthorisedRange
    private let issuer: Issuer

    init() throws {
        guard let nit = NIT(digits: 900_373_115), let first = CalendarDay("2019-01-19"),
            let last = CalendarDay("2030-01-19"),
            let moment = Timestamp("2026-01-08T13:00:00-05:00")
        else { throw NoSuchValue() }
        range = AuthorisedRange(
            authorisation: "18760000001",
            kind: .normal,
            prefix: "SETP",
            numbers: 990_000_000...995_000_000,
            first: 990_000_001,
            period: first...last,
            technicalKey: Secret("fc8eac422eba16e22ffd8c6f94b3f40a6e38162c")
        )
        issuer = Issuer(
            nit: nit,
            name: "Almacenes El Faro S.A.S.",
            cityCode: "11001",
            address: "Carrera 7 # 32-16",
            email: "facturas@elfaro.example",
            software: Issuer.Software(
                id: "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0",
                pin: Secret("12345")
            ),
            ranges: [range]
        )
        register = AuthorityRegister(issuers: [issuer], windows: [], environment: .tests)
        self.moment = moment
    }

    func transmission(_ index: Int) throws -> Transmission {
        let writer = InvoiceWriter(issuer: issuer, environment: .tests)
        let invoice = try writer.issue(try sale(index), in: range, at: moment)
        return Transmission(
            number: invoice.number,
            uniqueCode: invoice.uniqueCode,
            fileName: "fv",
            invoice: invoice.xml,
            attempt: 1
        )
    }

    private func sale(_ index: Int) throws -> SaleDocument {
        guard
            let number = DocumentNumber(
                prefix: range.prefix,
                consecutive: range.numbers.lowerBound + Int64(index)
            )
        else { throw NoSuchValue() }
        let lines = ["Café molido 500 g", "Panela"].map { good in
            SaleLine(
                code: "7701234567897",
                description: good,
                quantity: Quantity(millionths: 2_000_000),
                price: UnitPrice(millionths: (10_000 + Int64(index)) * 1_000_000),
                tax: LineTax(code: .iva, rate: Rate(thousandths: 19_000))
            )
        }
        return SaleDocument(
            issuer: issuer.nit,
            number: number,
            type: .draft,
            soldAt: moment,
            lines: lines
        )
    }
}
