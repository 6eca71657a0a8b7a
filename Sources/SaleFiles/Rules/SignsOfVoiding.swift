import Fiscal

extension RawSale.Doubt {
    /// What the value of a column or a key that nobody reads says against its sale: that it was voided, that
    /// it is a return, or that its prices have the tax in them; nil where it says nothing of the kind.
    ///
    /// That a return was not voided is true, and makes no sale of it. `isKind`: the column is of kinds,
    /// whatever its name.
    init?(
        unread value: Bytes,
        under name: @autoclosure () -> String,
        isKind: Bool = false,
        at place: @autoclosure () -> Place
    ) {
        if isMinus(value) {
            guard ["signo", "sign"].contains(plainName(name())) else { return nil }
            self.init(answer: .voided, finding: .returned(name(), value, at: place()))
        } else if isShortForReturn(value) || isNoSale(value) {
            guard isKind || namesKind(name()) else { return nil }
            self.init(answer: .voided, finding: .returned(name(), value, at: place()))
        } else if isTaxIncluded(value) || isIncluded(value) && namesKindOfTax(name()) {
            self.init(answer: .voided, finding: .taxInPrices(name(), at: place()))
        } else {
            guard saysVoided(value) || beginsLikeReturn(value) && (isKind || namesKind(name()))
            else {
                return nil
            }
            self.init(answer: .whetherVoided, finding: .voidedRemark(name(), at: place()))
        }
    }
}

extension RawSale.Doubt {
    /// A key that says so with a plain yes.
    init(taxIncludedBy name: String, at place: Place) {
        self.init(answer: .voided, finding: .taxInPrices(name, at: place))
    }

    /// What a word behind a key of a tax says of the prices: that they have it in them.
    init?(
        ofTax value: Bytes,
        under name: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        guard isIncluded(value) || isTaxIncluded(value) else { return nil }
        self.init(answer: .voided, finding: .taxInPrices(name(), at: place()))
    }
}

/// `IVA incluido`, `PVP con IVA`, `Precios con impuesto incluido`.
func isTaxIncluded(_ bytes: Bytes) -> Bool {
    guard (7...60).contains(bytes.count), holdsAny(of: ["iva", "imp"], bytes) else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    guard saysTaxIncluded(text) || saysIfTaxIncluded(text) else { return false }
    // `Los precios no incluyen IVA`, `con IVA discriminado`.
    return wordsOfText(of: text).allSatisfy { word in
        !["no", "sin", "aparte"].contains(word) && !word.hasPrefix("discrimin")
            && !word.hasPrefix("separad")
    }
}

func wordsOfText(of text: String) -> [String] {
    text.split { !$0.isLetter }.map { plainName($0) }
}

/// `INCLUDED`, as Loyverse writes it in the `type` of a tax.
private func isIncluded(_ bytes: Bytes) -> Bool {
    guard (8...9).contains(bytes.count), bytes[bytes.startIndex] | 0x20 == UInt8(ascii: "i") else {
        return false
    }
    return ["included", "incluido", "incluida", "inclusive"]
        .contains(plainName(String(decoding: bytes, as: UTF8.self)))
}

private func namesKindOfTax(_ name: String) -> Bool {
    nameWords(name).contains { ["tipo", "type", "impuesto", "tax", "iva"].contains($0) }
}

/// `ANULADA`, `Factura anulada por el cajero`, `Luz anuló`, `Nota crédito`.
func saysVoided(_ bytes: Bytes) -> Bool {
    beginsLikeVoiding(bytes) || (4...60).contains(bytes.count) && tellsOfVoiding(bytes)
}

/// A word on voiding anywhere in a remark, but behind a no.
private func tellsOfVoiding(_ bytes: Bytes) -> Bool {
    guard
        holdsAny(
            of: [
                "anul", "nota cr", "no vale", "efecto", "mal ", "repetid", "devolv", "no se cobr",
            ],
            bytes
        )
    else { return false }
    if holdsAny(of: ["no se cobr"], bytes) { return true }
    let words = wordsOfText(of: String(decoding: bytes, as: UTF8.self))
    let pairs = zip(words, words.dropFirst()).map { [$0, $1] }
    if pairs.contains(where: spoiltPairs.contains) || words.contains(where: spoiltWords.contains) {
        return true
    }
    let note = words.indices.first { words[$0...].starts(with: ["nota", "credito"]) }
    if let note, note > 0 || bytes.contains(where: isDigit) { return !words.contains("no") }
    return words.contains(where: formsOfVoiding.contains)
        && words.allSatisfy { !["no", "sin", "nunca"].contains($0) }
}

/// What a cashier writes of a sale that went wrong.
private let spoiltPairs: Set = [
    ["no", "vale"], ["sin", "efecto"], ["mal", "hecha"], ["mal", "elaborada"],
    ["mal", "facturada"],
]
private let spoiltWords: Set = ["repetida", "repetido", "devolvio", "devolvieron"]

private let formsOfVoiding: Set = [
    "anulo", "anula", "anularon", "anule", "anular", "anulada", "anulado",
]

/// Whether one of these ASCII words, in small letters, stands anywhere in a text, in either case.
func holdsAny(of words: [StaticString], _ bytes: Bytes) -> Bool {
    words.contains { word in
        let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes.count >= word.count else { return false }
        return (bytes.startIndex...bytes.endIndex - word.count).contains { start in
            word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
        }
    }
}

/// What tells by how it begins, as titles do.
func beginsLikeVoiding(_ bytes: Bytes) -> Bool {
    guard (4...200).contains(bytes.count) else { return false }
    switch bytes[bytes.startIndex] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "f"), UInt8(ascii: "v"), UInt8(ascii: "d"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "c"), UInt8(ascii: "s"):
        break
    default: return false
    }
    let words = String(decoding: bytes, as: UTF8.self).split { !$0.isLetter }.prefix(3)
        .map { plainName($0) }
    guard let first = words.first else { return false }
    let last =
        ["factura", "venta", "documento"].contains(first) ? words[min(1, words.count - 1)] : first
    return ["anulada", "anulado"].contains(last) || words == ["nota", "credito"]
        || words.count == 1 && wordsOfVoiding.contains(first)
            && (first != "devuelta" || !bytes.contains(where: isDigit))
        || words.count > 1 && saysTakenBack(first, words[1])
}

/// `Se anuló`, `Devolución total`, `Devuelta por el cliente`, `Cliente devolvió`.
private func saysTakenBack(_ first: String, _ second: String) -> Bool {
    switch first {
    case "se": ["anulo", "anula", "devolvio", "cancelo"].contains(second)
    case "devolucion": ["total", "parcial"].contains(second)
    case "devuelta", "devuelto": second == "por"
    case "cliente": second == "devolvio"
    default: false
    }
}

/// `Dev venta`, `Devolución en ventas`, where a column tells kinds apart.
private func beginsLikeReturn(_ bytes: Bytes) -> Bool {
    guard (5...60).contains(bytes.count), bytes[bytes.startIndex] | 0x20 == UInt8(ascii: "d") else {
        return false
    }
    let word = bytes.prefix { isLetter($0) || $0 >= 0x80 }
    return ["dev", "devol", "devolucion", "devoluciones"]
        .contains(plainName(String(decoding: word, as: UTF8.self)))
}

/// What tells by itself that a sale was taken back.
private let wordsOfVoiding: Set = [
    "anulacion", "devolucion", "devuelta", "devuelto", "reversada", "reversado", "refund",
    "refunded", "return", "returned", "notacredito", "cancelada", "cancelado", "cancelled",
    "canceled", "nula", "nulo", "anul", "reembolsada", "reembolsado", "rechazada", "rechazado",
    "rejected", "voided",
]

/// The short names of a credit note, a return and a voiding, where a column tells kinds apart.
private func isShortForReturn(_ bytes: Bytes) -> Bool {
    guard (2...4).contains(bytes.count) else { return false }
    switch bytes[bytes.startIndex] | 0x20 {
    case UInt8(ascii: "n"), UInt8(ascii: "d"), UInt8(ascii: "a"), UInt8(ascii: "r"): break
    default: return false
    }
    return shortReturns.contains(plainName(String(decoding: bytes, as: UTF8.self)))
}

/// `-` and `-1`, where a column has the sign of the movement.
private func isMinus(_ bytes: Bytes) -> Bool {
    bytes.elementsEqual("-".utf8) || bytes.elementsEqual("-1".utf8)
}

/// `Cotización`, `Remisión` and other documents that programs list among their sales.
private func isNoSale(_ bytes: Bytes) -> Bool {
    guard (5...30).contains(bytes.count), bytes.contains(where: isLetter) else { return false }
    switch bytes[bytes.startIndex] | 0x20 {
    case UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "r"), UInt8(ascii: "o"),
        UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "q"), UInt8(ascii: "e"),
        UInt8(ascii: "a"), UInt8(ascii: "s"), UInt8(ascii: "d"):
        return noSales.contains(plainName(String(decoding: bytes, as: UTF8.self)))
    default: return false
    }
}

private let noSales: Set = [
    "cotizacion", "cotizaciones", "pedido", "remision", "cuentadecobro", "ordendecompra",
    "ordendeservicio", "ordendepedido", "recibodecaja", "prefactura", "proforma", "notadebito",
    "traslado", "comprobantedeegreso", "quote", "purchaseorder", "quotation", "estimate",
    "apartado", "plansepare", "separado", "anular", "delete", "eliminar", "reversar", "prueba",
    "pruebas", "entrenamiento", "training",
]

private let shortReturns: Set = ["nc", "ncr", "ncv", "nce", "dev", "devo", "dv", "anul", "rev"]

/// Whether a name is that of the kind of a document or a movement: `Clase`, `Tipo Mov`, `kind`.
private func namesKind(_ name: String) -> Bool {
    !kinds.isDisjoint(with: nameWords(name))
}

private let kinds: Set = [
    "tipo", "type", "clase", "class", "kind", "mov", "movimiento", "movement", "operacion",
    "operation", "transaccion", "transaction", "comprobante", "comp", "concepto", "naturaleza",
    "accion", "action", "evento", "event", "ambiente", "environment", "modo", "mode",
    "doc", "docto", "documento", "td", "tm", "fuente", "origen",
]

extension Finding {
    static func voidedRemark(_ name: String, at place: Place) -> Finding {
        let name = shownText(name)
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice que la venta se anuló o se devolvió, y ese dato no se lee.",
                en:
                    "“\(name)” says that the sale was voided or taken back, and nobody reads this value."
            ),
            remedy: Bilingual(
                es:
                    "Escriba SI en una columna «anulada», con el motivo en «motivo». Si la venta vale, "
                    + "quite la nota, o pida al operador que ponga la columna en ignore:.",
                en:
                    "Write SI in a column “anulada”, and the reason in “motivo”. If the sale stands, "
                    + "take the remark out, or ask the operator to put the column under ignore:."
            )
        )
    }

    fileprivate static func taxInPrices(_ name: String, at place: Place) -> Finding {
        let name = shownText(name)
        return Finding(
            .amountAmbiguous,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» dice que los precios traen el impuesto, y los precios se leen sin "
                    + "impuesto.",
                en: "“\(name)” says that the prices have the tax in them, and prices are read "
                    + "before tax."
            ),
            remedy: Bilingual(
                es:
                    "Exporte los precios sin impuesto; si ya son sin impuesto, quite la nota, o pida al "
                    + "operador que ponga la columna en ignore:.",
                en:
                    "Export the prices before tax; if they are so, take the remark out, or ask the "
                    + "operator to put the column under ignore:."
            )
        )
    }

    fileprivate static func returned(_ name: String, _ value: Bytes, at place: Place) -> Finding {
        let (name, value) = (shownText(name), shownText(String(decoding: value, as: UTF8.self)))
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(value)», que no parece una venta.",
                en: "“\(name)” says “\(value)”, which looks like no sale."
            ),
            remedy: Bilingual(
                es:
                    "Exporte solo ventas: notas, devoluciones, cotizaciones y remisiones no van en este "
                    + "archivo. Un número anulado lleva SI en una columna «anulada» y su «motivo».",
                en:
                    "Export sales only: notes, returns, quotations and delivery notes do not belong in "
                    + "this file. A voided number has SI in a column “anulada”, and its “motivo”."
            )
        )
    }
}
