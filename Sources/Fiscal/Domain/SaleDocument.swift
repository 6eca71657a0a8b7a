/// One invoice as the till recorded it: every value in it has been read and is in range.
///
/// What a sale file says, whatever its format. Two sales are the same content when their
/// canonical forms are equal (see `canonicalForm`).
package struct SaleDocument: Hashable, Sendable {
    package let issuer: NIT
    package let number: DocumentNumber
    package let type: ContingencyType
    /// The issue at the till; for type 03, the moment written on paper where no `fecha_papel` says else.
    package let soldAt: Timestamp
    package let buyer: Buyer
    package let payment: Payment
    /// At least one, unless the number was voided.
    package let lines: [SaleLine]
    package let declaredTotal: Pesos?
    package let declaredCode: UniqueCode?
    package let paper: PaperReference?
    package let voided: Voided?
    package let origin: Origin

    package init(
        issuer: NIT,
        number: DocumentNumber,
        type: ContingencyType,
        soldAt: Timestamp,
        buyer: Buyer = .finalConsumer,
        payment: Payment = .cash,
        lines: [SaleLine],
        declaredTotal: Pesos? = nil,
        declaredCode: UniqueCode? = nil,
        paper: PaperReference? = nil,
        voided: Voided? = nil,
        origin: Origin = Origin()
    ) {
        self.issuer = issuer
        self.number = number
        self.type = type
        self.soldAt = soldAt
        self.buyer = buyer
        self.payment = payment
        self.lines = lines
        self.declaredTotal = declaredTotal
        self.declaredCode = declaredCode
        self.paper = paper
        self.voided = voided
        self.origin = origin
    }

    /// The same sale, as of another type.
    package func with(type: ContingencyType) -> SaleDocument {
        SaleDocument(
            issuer: issuer,
            number: number,
            type: type,
            soldAt: soldAt,
            buyer: buyer,
            payment: payment,
            lines: lines,
            declaredTotal: declaredTotal,
            declaredCode: declaredCode,
            paper: paper,
            voided: voided,
            origin: origin
        )
    }

    /// A number voided at the till before any buyer had it.
    package struct Voided: Hashable, Sendable, Codable {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    /// Shop, till and cashier: carried into evidence, no part of the fiscal content.
    package struct Origin: Hashable, Sendable, Codable {
        package let store: String?
        package let till: String?
        package let cashier: String?

        package init(store: String? = nil, till: String? = nil, cashier: String? = nil) {
            self.store = store
            self.till = till
            self.cashier = cashier
        }
    }
}

/// One line of a sale.
package struct SaleLine: Hashable, Sendable {
    package let code: String?
    package let description: String
    package let quantity: Quantity
    /// UN/ECE Recommendation 20, such as `94` (unit) or `KGM`.
    package let unit: String
    package let price: UnitPrice
    /// Taken off the line before tax.
    package let discount: Pesos
    /// Nil for an excluded good, which is in no TaxTotal (annex 1.9, FAX01).
    package let tax: LineTax?

    package init(
        code: String?,
        description: String,
        quantity: Quantity,
        unit: String = "94",
        price: UnitPrice,
        discount: Pesos = .zero,
        tax: LineTax?
    ) {
        self.code = code
        self.description = description
        self.quantity = quantity
        self.unit = unit
        self.price = price
        self.discount = discount
        self.tax = tax
    }

    /// Quantity times price minus the discount (rule FAV06); nil when it overflows.
    package var net: Pesos? { price.times(quantity)?.subtracting(discount) }
}

/// The tax of a line and its rate; one tax a line.
package struct LineTax: Hashable, Sendable {
    package let code: TaxCode
    package let rate: Rate

    package init(code: TaxCode, rate: Rate) {
        self.code = code
        self.rate = rate
    }
}

/// The taxes that enter the unique code; their order is that of the annex (§11).
package enum TaxCode: String, Hashable, Sendable, Codable, CaseIterable {
    case iva = "01"
    case inc = "04"
    case ica = "03"

    /// The `TaxScheme/Name` DIAN expects.
    package var name: String {
        switch self {
        case .iva: "IVA"
        case .inc: "INC"
        case .ica: "ICA"
        }
    }
}

/// Who buys, as far as the law lets a seller ask (Resolución 202 of 2025).
package struct Buyer: Hashable, Sendable {
    /// Annex §13.2.1: 11, 12, 13, 21, 22, 31, 41, 42, 47, 48, 50 or 91.
    package let idType: String
    /// Without check digit when `idType` is 31.
    package let id: String
    package let name: String
    package let email: String?

    package init(idType: String, id: String, name: String, email: String? = nil) {
        self.idType = idType
        self.id = id
        self.name = name
        self.email = email
    }

    /// Who buys without giving a name (annex 1.9 §2.1).
    package static let finalConsumer = Buyer(
        idType: "13",
        id: "222222222222",
        name: "consumidor final"
    )

    package static let idTypes: Set<String> = [
        "11", "12", "13", "21", "22", "31", "41", "42", "47", "48", "50", "91",
    ]

    package var isFinalConsumer: Bool { id == Self.finalConsumer.id }
}

/// How the sale is paid (annex 1.9, FAN01 to FAN04).
package struct Payment: Hashable, Sendable {
    package enum Form: String, Hashable, Sendable, Codable {
        case cash = "1"
        case credit = "2"
    }

    package let form: Form
    /// Annex §13.3.4.2: 10 cash, 20 cheque, 42 deposit, 47 transfer, 48 and 49 cards, 71, 72, ZZZ.
    package let means: String
    /// In Colombia, the last day to pay; only of a credit, and nil where the store named none.
    package let dueDay: CalendarDay?

    package init(form: Form, means: String, dueDay: CalendarDay? = nil) {
        self.form = form
        self.means = means
        self.dueDay = dueDay
    }

    package static let cash = Payment(form: .cash, means: "10")
    package static let meansCodes: Set<String> = [
        "10", "20", "42", "47", "48", "49", "71", "72", "ZZZ",
    ]
}

/// The paper invoice that a type 03 document transcribes (rules FAI01 to FAI04).
package struct PaperReference: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, Codable {
        case contingencyBook = "FTC"
        case paperBook = "FTP"
    }

    package let number: String
    package let day: CalendarDay
    package let kind: Kind

    package init(number: String, day: CalendarDay, kind: Kind) {
        self.number = number
        self.day = day
        self.kind = kind
    }
}
