/// The values a sale file can carry; design.md section 6 holds the same table.
///
/// The values of a line come last, so that both kinds are counted apart.
package enum SaleField: Int, CaseIterable, Sendable {
    case type, prefix, number, invoice, date, time, dateTime, issuer
    case buyerType, buyerID, buyerCheckDigit, buyerEmail
    case buyerCompany, buyerName, buyerOtherNames, buyerSurname, buyerSecondSurname
    case paymentForm, paymentMeans, dueDay, total, uniqueCode
    case paperNumber, paperDay, paperKind, voided, reason, store, till, cashier
    case subtotal, discountTotal, taxTotal, ivaTotal, incTotal
    case code, description, quantity, unit, price, discount, tax, rate, taxAmount, lineTotal
    case incRate, incAmount

    static let saleCount = SaleField.code.rawValue
    static let lineCount = allCases.count - saleCount

    /// Whether every line of a sale has one.
    package var isOfLine: Bool { rawValue >= Self.saleCount }

    /// Where it lies among the values of its sale or of its line.
    var slot: Int { isOfLine ? rawValue - Self.saleCount : rawValue }

    /// The column's name in our documentation, and the key in a JSON file outside `cliente`.
    package var name: String {
        switch self {
        case .type: "tipo"
        case .prefix: "prefijo"
        case .number: "numero"
        case .invoice: "factura"
        case .date: "fecha"
        case .time: "hora"
        case .dateTime: "fecha_hora"
        case .issuer: "nit_emisor"
        case .buyerType: "cliente_tipo"
        case .buyerID: "cliente_id"
        case .buyerCheckDigit: "cliente_dv"
        case .buyerName: "cliente_nombre"
        case .buyerCompany: "cliente_razon_social"
        case .buyerOtherNames: "cliente_otros_nombres"
        case .buyerSurname: "cliente_apellido"
        case .buyerSecondSurname: "cliente_segundo_apellido"
        case .buyerEmail: "cliente_correo"
        case .paymentForm: "forma_pago"
        case .paymentMeans: "medio_pago"
        case .dueDay: "fecha_vencimiento"
        case .total: "total"
        case .uniqueCode: "cufe"
        case .paperNumber: "referencia_papel"
        case .paperDay: "fecha_papel"
        case .paperKind: "tipo_papel"
        case .voided: "anulada"
        case .reason: "motivo"
        case .store: "tienda"
        case .till: "caja"
        case .cashier: "cajero"
        case .subtotal: "subtotal"
        case .discountTotal: "total_descuento"
        case .taxTotal: "total_impuestos"
        case .ivaTotal: "total_iva"
        case .incTotal: "total_inc"
        case .code: "codigo"
        case .description: "descripcion"
        case .quantity: "cantidad"
        case .unit: "unidad"
        case .price: "precio"
        case .discount: "descuento"
        case .tax: "impuesto"
        case .rate: "tarifa"
        case .taxAmount: "valor_impuesto"
        case .lineTotal: "total_linea"
        case .incRate: "tarifa_inc"
        case .incAmount: "valor_inc"
        }
    }

    /// Under `cliente` in a JSON file: the name without `cliente_`.
    package var isOfBuyer: Bool {
        switch self {
        case .buyerType, .buyerID, .buyerCheckDigit, .buyerEmail, .buyerCompany: true
        default: Self.nameParts.contains(self)
        }
    }

    /// A person's name where its parts stand apart, in their order; of one part, it is the name.
    static let nameParts: [SaleField] = [
        .buyerName, .buyerOtherNames, .buyerSurname, .buyerSecondSurname,
    ]

    /// What a message never shows in full.
    var isPersonal: Bool { isOfBuyer && self != .buyerType }

    /// Columns whose values tell the decimal style of a file.
    ///
    /// A quantity has a style of its own, for a scale may have written it; a rate has none, for
    /// every text has one reading that is a percentage.
    package var isMoney: Bool {
        switch self {
        case .total, .subtotal, .discountTotal, .taxTotal, .ivaTotal, .incTotal: true
        case .price, .discount, .taxAmount, .incAmount, .lineTotal: true
        default: false
        }
    }

    var isRate: Bool { self == .rate || self == .incRate }

    var isAmount: Bool { isMoney || self == .quantity || isRate }

    /// Whether the value says when the sale was.
    var isMoment: Bool { self == .date || self == .time || self == .dateTime }

    /// Whether a JSON number can stand for the value; a name or a date is never a number.
    var takesNumbers: Bool {
        switch self {
        case .prefix, .date, .time, .dateTime, .buyerEmail, .buyerCompany, .buyerName,
            .buyerOtherNames, .buyerSurname, .buyerSecondSurname, .uniqueCode, .paperDay, .dueDay,
            .paperKind, .reason, .description, .cashier:
            false
        default: true
        }
    }
}
