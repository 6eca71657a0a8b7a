import Fiscal
import Invoices
import Testing

/// The issuer, ranges and sales that the tests of this folder share.
enum Samples {
    static let soldAt = Timestamp("2025-01-08T18:05:09-05:00")
    static let issuedAt = Timestamp("2025-01-10T19:50:00-05:00")

    static let software = Issuer.Software(
        id: "56f2ae4e-9812-4fad-9255-08fcfcd5ccb0",
        pin: Secret("12345")
    )

    static func issuer(
        city: String = "11001",
        software: Issuer.Software = software
    ) throws -> Issuer {
        Issuer(
            nit: try #require(NIT(digits: 900_373_115)),
            name: "Almacenes El Faro S.A.S.",
            cityCode: city,
            address: "Carrera 7 # 32-16",
            email: "facturas@elfaro.example",
            software: software,
            ranges: [try normalRange(), try talonarioRange()]
        )
    }

    /// The range everybody may use in DIAN's tests.
    static func normalRange(
        prefix: String = "SETP",
        numbers: ClosedRange<Int64> = 990_000_000...995_000_000,
        key: Secret? = Secret("fc8eac422eba16e22ffd8c6f94b3f40a6e38162c")
    ) throws -> AuthorisedRange {
        AuthorisedRange(
            authorisation: "18760000001",
            kind: .normal,
            prefix: prefix,
            numbers: numbers,
            first: numbers.lowerBound,
            period: try day("2019-01-19")...day("2030-01-19"),
            technicalKey: key
        )
    }

    static func talonarioRange() throws -> AuthorisedRange {
        AuthorisedRange(
            authorisation: "18764000000777",
            kind: .talonario,
            prefix: "CONT",
            numbers: 1...5000,
            first: 1,
            period: try day("2024-06-01")...day("2026-06-01"),
            technicalKey: nil
        )
    }

    static func range(for type: ContingencyType) throws -> AuthorisedRange {
        switch type.rangeKind {
        case .normal: try normalRange()
        case .talonario: try talonarioRange()
        }
    }

    /// A sale with every feature: a discount, two rates of a tax, two taxes, an excluded good, six
    /// decimals, and text that XML must escape.
    static func everything(
        _ type: ContingencyType,
        buyer: Buyer = company,
        payment: Payment = Payment(form: .credit, means: "ZZZ")
    ) throws -> SaleDocument {
        SaleDocument(
            issuer: try #require(NIT(digits: 900_373_115)),
            number: try number(for: type),
            type: type,
            soldAt: try #require(soldAt),
            buyer: buyer,
            payment: payment,
            lines: [
                line(
                    "Café & té <molido> \"Ñ\"",
                    quantity: 1_500_000,
                    price: 12_345_678_900,
                    discount: 12_345
                ),
                line("Arroz 500 g", quantity: 3_000_000, price: 2_380_952_381, iva: 5_000),
                line("Libro exento", code: nil, price: 45_000_000_000, iva: 0),
                SaleLine(
                    code: "RES-01",
                    description: "Almuerzo",
                    quantity: Quantity(millionths: 333_333),
                    unit: "KGM",
                    price: UnitPrice(millionths: 18_518_518_519),
                    tax: LineTax(code: .inc, rate: Rate(thousandths: 8_000))
                ),
                SaleLine(
                    code: "AGUA",
                    description: "Bien excluido",
                    quantity: Quantity(millionths: 2_000_000),
                    price: UnitPrice(millionths: 1_250_000_000),
                    tax: nil
                ),
            ],
            paper: type == .issuerDown
                ? PaperReference(
                    number: "PAP0042",
                    day: try day("2025-01-07"),
                    kind: .contingencyBook
                )
                : nil
        )
    }

    /// A sale of type 01 to the final consumer.
    static func sale(number: DocumentNumber? = nil, lines: [SaleLine]) throws -> SaleDocument {
        SaleDocument(
            issuer: try #require(NIT(digits: 900_373_115)),
            number: try number ?? Self.number(for: .draft),
            type: .draft,
            soldAt: try #require(soldAt),
            lines: lines
        )
    }

    static let company = Buyer(
        idType: "31",
        id: "890903938",
        name: "Ferretería Íñigo & Hijos <S.A.>",
        email: "compras@inigo.example"
    )
    static let person = Buyer(idType: "13", id: "1020304050", name: "María Pérez")

    static func line(
        _ description: String,
        code: String? = "7701234567897",
        quantity: Int64 = 1_000_000,
        price: Int64,
        discount: Int64 = 0,
        iva: Int64 = 19_000
    ) -> SaleLine {
        SaleLine(
            code: code,
            description: description,
            quantity: Quantity(millionths: quantity),
            price: UnitPrice(millionths: price),
            discount: Pesos(centavos: discount),
            tax: LineTax(code: .iva, rate: Rate(thousandths: iva))
        )
    }

    static func number(for type: ContingencyType) throws -> DocumentNumber {
        switch type.rangeKind {
        case .normal: try #require(DocumentNumber(prefix: "SETP", consecutive: 990_000_007))
        case .talonario: try #require(DocumentNumber(prefix: "CONT", consecutive: 42))
        }
    }

    static func day(_ text: String) throws -> CalendarDay {
        try #require(CalendarDay(text))
    }

    static func issue(_ sale: SaleDocument) throws -> Invoice {
        try InvoiceWriter(issuer: issuer(), environment: .tests)
            .issue(sale, in: range(for: sale.type), at: #require(issuedAt))
    }
}
