/// What a word of a JSON key tells that no list of whole names has, by how it begins.
///
/// Programmers make keys up as they need them: `reembolsado_por`, `fue_reversada`, `esta_en_mora`.
extension VitalMeaning {
    /// In the keys of a sale or a line, and in the headings of a table; nil where no word tells, or another one says
    /// what it is of.
    static func byBeginnings(of words: [String], in scope: SaleField.Scope) -> VitalMeaning? {
        guard scope != .buyer,
            words.allSatisfy({ !wordsOfOtherThings.contains($0) })
        else { return nil }
        let begins = { (list: [String]) in
            words.contains { word in list.contains { word.hasPrefix($0) } }
        }
        if begins(beginningsOfVoiding) || scope == .line && begins(beginningsOfReturns) {
            return .field(.voided)
        }
        guard scope != .line else { return nil }
        return begins(beginningsOfCredit) ? .field(.paymentForm) : nil
    }

    private static let beginningsOfVoiding = [
        "anul", "cancel", "revers", "revert", "invalid", "inhabil", "reembols", "refund",
        "reintegr", "elimin", "borrad", "delet", "remov", "quitad", "descartad", "reempla",
        "sustitu", "corrig", "replac", "entrenamiento", "training", "simulad", "ensayo", "sandbox",
    ]

    /// At a sale `devuelta` is the change that the customer gets.
    private static let beginningsOfReturns = ["devuel", "devolu", "retorn", "return"]

    private static let beginningsOfCredit = [
        "deud", "adeud", "debe", "restante", "faltante", "unpaid", "outstanding", "residual",
        "financiad", "fiad", "saldo", "posfechad",
    ]

    private static let wordsOfOtherThings: Set = [
        "url", "link", "politica", "policy", "tarjeta", "card", "limite", "cupo", "puntos", "stock",
        "inventario", "politicas", "envase", "vueltas", "impresora", "usuario", "cajero", "motivo",
        "hora", "base", "rete",
    ]
}

/// Whether a yes under a key that nobody knows changes no invoice: what was printed, sent, synchronised and the like.
func isHarmlessFlag(_ name: String) -> Bool {
    nameWords(name).contains { word in
        harmlessWords.contains(word) || beginningsOfHarmless.contains { word.hasPrefix($0) }
    }
}

private let harmlessWords: Set = ["new", "kit", "web", "app", "pos", "qr", "sms", "mesa", "club"]

private let beginningsOfHarmless = [
    "impres", "imprim", "print", "sync", "sincron", "envi", "sent", "email", "correo", "mail",
    "export", "offline", "online", "autoriz", "acept", "cerrad", "closed", "complet", "finaliz",
    "entreg", "deliver", "fiscal", "electr", "contingen", "cloud", "nube", "visible", "fideliz",
    "nuev", "first", "factur", "emitid", "confirm", "aprob", "approv", "llevar", "take", "dine",
    "local", "contado", "cash", "pagad", "paid", "proces", "valid", "vigent", "activ", "habilit",
    "enabl", "product", "invent", "pesab", "weigh", "combo", "favorit", "sellab", "avail",
    "dispon", "requi", "leid", "gravad", "gravab", "taxable", "guest", "autoret", "reten",
    "manual", "mobile", "movil", "cocin", "kitchen", "backup", "respald", "cuadr", "arque",
    "cierr", "turno", "whatsapp", "notif", "firm", "sign", "dian", "cufe", "registr", "contab",
    "posted", "frecuent", "afiliad", "datafono", "cajon", "sistema", "revisad", "verific",
    "recib", "garant", "empac", "etiquet",
]

/// Whether an object or a list holds what is added to the goods of a line: `opciones`, `modificadores`.
func holdsExtras(_ name: String) -> Bool {
    [
        "opcion", "option", "modif", "adicion", "extra", "agreg", "ingred", "topping", "compl",
        "varian",
    ]
    .contains { plainName(name).hasPrefix($0) }
}

/// What one of them costs more.
let pricesOfExtras: Set = [
    "valor", "monto", "amount", "importe", "precio", "price", "sobreprecio", "adicional", "delta",
    "pricedelta",
    "priceadjustment", "costo", "cost", "incremento", "recargo", "extra",
]
