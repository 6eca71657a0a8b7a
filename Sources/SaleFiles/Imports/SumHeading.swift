/// What an unread heading of a table promises of its amounts: that they are sums of their line or their sale.
///
/// Programs put them together from a few words: `Vr neto`, `Total con IVA`, `Base 19 %`, `IVA_5`. Which sum it
/// is the words often leave open, so that each is right which the line or the sale has.
struct SumHeading {
    /// Whether it is a tax, and not what one is worked out from.
    let isOfTax: Bool
    /// Whether it may as well be the price of one unit, as `Valor venta` may.
    let mayBePrice: Bool

    /// Whether it tells of what was paid, which a word may be as well.
    let isOfPayment: Bool

    /// Nil for a heading that has another word in it: `Total unidades`, `Valor costo`.
    init?(_ heading: String) {
        let name = plainName(heading)
        guard name.utf8.count <= 40, let words = Self.words(of: name[...]) else { return nil }
        let isOfAmount = !words.isDisjoint(with: Self.amounts)
        isOfPayment = !words.isDisjoint(with: ["cobrado", "recaudo", "recaudado"])
        isOfTax = !words.isDisjoint(with: Self.taxes) && words.isDisjoint(with: Self.notTaxes)
        mayBePrice = !isOfAmount && !isOfTax
        let isOfSale = words.contains("venta") && !words.isDisjoint(with: Self.values)
        guard isOfAmount || isOfTax || isOfSale else { return nil }
    }

    /// The words that a name is made of, the longest first where it can be cut in two ways; nil where a rest is left.
    private static func words(of name: Substring) -> Set<String>? {
        guard !name.isEmpty else { return [] }
        for length in stride(from: min(longest, name.count), to: 0, by: -1) {
            let word = String(name.prefix(length))
            guard all.contains(word), let others = words(of: name.dropFirst(length)) else {
                continue
            }
            return others.union([word])
        }
        return nil
    }

    private static let all = amounts.union(taxes).union(values).union(besides)
    private static let longest = all.map(\.count).max() ?? 0

    private static let amounts: Set = [
        "total", "totales", "neto", "neta", "netos", "netas", "bruto", "bruta", "brutos", "brutas",
        "base", "subtotal", "importe", "monto", "gravado", "gravada", "gravados", "gravadas",
        "gravable", "imponible", "exento", "exenta", "exentos", "exentas", "excluido", "excluida",
        "excluidos", "excluidas", "cobrado", "recaudo", "recaudado", "facturado", "parcial", "net",
        "gross", "amount",
        "antes",
    ]

    private static let taxes: Set = [
        "iva", "impuesto", "impuestos", "imp", "impto", "inc", "impoconsumo", "consumo", "tax",
        "vat",
    ]

    /// Beside them a tax is what was added or left out: `Total con IVA`, `Base IVA`.
    private static let notTaxes: Set = [
        "base", "antes", "sin", "con", "mas", "incluido", "incluida", "incluidos", "incl",
        "gravado", "gravada", "gravable", "imponible", "neto", "neta", "subtotal", "bruto",
        "bruta", "venta", "net", "gross",
    ]

    private static let values: Set = ["valor", "vr", "vlr", "val", "precio"]

    private static let besides: Set = [
        "venta", "ventas", "de", "del", "la", "el", "y", "o", "con", "sin", "mas", "incluido",
        "incluida", "incluidos", "incl", "despues", "descuento", "descuentos", "dcto", "dto",
        "item", "linea", "renglon", "producto", "articulo", "line", "factura", "fact", "documento",
        "doc", "tiquete", "ticket", "recibo", "cop", "pesos", "final", "general", "gran", "grand",
        "apagar", "pagar", "acobrar", "cobrar", "price", "sales", "real", "%", "0", "5", "8", "16",
        "19",
    ]
}

extension VitalMeaning {
    /// Whether it is charged beside the lines, so that the total of the sale tells whether it is.
    var isBesidesLines: Bool { self == .charge || self == .rounding }

    /// Whether it is only compared, and in no invoice.
    var isSumOfSale: Bool { self == .field(.total) }
}
