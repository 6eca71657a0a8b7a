import Fiscal

/// What a list of names and values calls them.
let keysOfNames: Set = [
    "key", "name", "nombre", "clave", "campo", "label", "concepto", "concept",
]
let keysOfValues: Set = ["value", "valor"]

/// Whether a key of a sale is that of what was paid of it.
func namesPaid(_ name: String) -> Bool {
    [
        "pagado", "valorpagado", "montopagado", "totalpagado", "cobrado", "valorcobrado",
        "montocobrado", "recaudado", "valorrecaudado", "totalrecaudado", "amountpaid",
        "paidamount", "totalpaid", "paid", "recibido", "valorrecibido", "efectivorecibido",
        "dinerorecibido", "pagocon", "vrrecaudado", "vrpagado", "vlrpagado",
    ]
    .contains(plainName(name))
}

/// Whether a name is that of what the buyer gets back of a note of fifty thousand.
func namesChange(_ name: String) -> Bool {
    ["cambio", "vuelto", "vueltas", "change", "changedue", "valorcambio", "devuelta"]
        .contains(plainName(name))
}

/// Whether a key in an object such as `entrega` is that of what it costs.
func chargeInside(_ name: String) -> VitalMeaning? {
    ["valor", "monto", "precio", "tarifa", "importe", "amount", "price", "fee"]
        .contains(plainName(name)) ? .charge : nil
}

/// What holds the amount of a tax in a list of taxes.
let amountsOfTaxes: Set = [
    "valor", "value", "monto", "amount", "importe", "total", "iva", "inc", "impuesto", "tax",
    "taxamount", "valorimpuesto", "valoriva",
]

extension RawSale.Doubt {
    /// A word of credit under a key that nobody reads.
    init(creditUnder name: String, _ label: (SaleField) -> String, at place: Place) {
        let form = VitalMeaning.field(.paymentForm)
        let finding = Finding.keyUnclear(name, form.likeness(label), form.remedy, at: place)
        self.init(answer: .payment, finding: finding)
    }
}

extension VitalMeaning {
    var isOfTax: Bool {
        switch self {
        case .field(.taxTotal), .field(.rate), .field(.tax), .field(.taxAmount), .taxOfOneRate: true
        default: false
        }
    }

    var kindOfSumInLine: RawSale.OtherSum.Kind? {
        switch self {
        case .field(.discount): nil
        case .second(.quantity): .quantity(self)
        default: kindOfSum
        }
    }

    /// What an amount under such a key is compared with; nil where nothing would tell.
    var kindOfSum: RawSale.OtherSum.Kind? {
        switch self {
        case .field(.lineTotal): .line
        case .otherPrice: .price(self)
        case .field(.total): .sale(self)
        case .field(.taxTotal): .taxOfSale(self)
        case .field(.discount), .field(.discountTotal): .discountOfSale(self)
        case .field(.rate), .field(.tax), .field(.taxAmount), .taxOfOneRate: .taxOfLine(self)
        default: nil
        }
    }

    func isSaid(
        by kind: JSONMachine.Token.Kind,
        _ value: Bytes,
        under name: String
    ) -> Bool {
        switch kind {
        case .null: false
        case .yes: self == .unknown ? !isHarmlessFlag(name) : !saysValid(name)
        case .no: saysValid(name)
        default: isSaid(by: value, under: name)
        }
    }
}
