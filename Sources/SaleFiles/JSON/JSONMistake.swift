import Fiscal

/// What must come next in a JSON text.
enum JSONExpected {
    /// An object or a list: only these stand at the top of a sale file.
    case top
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd
}

/// What is wrong with a text that should be JSON (RFC 8259).
enum JSONMistake: Equatable {
    /// A sign that cannot stand where it does.
    case unexpected(UInt8, JSONExpected, isInObject: Bool)
    /// What is written like a number or like `true` and is neither.
    case word(String)
    /// A control character in the text that begins at this place.
    case control(UInt8, line: Int, column: Int)
    case escape
    /// Half of a character of two escapes.
    case loneSurrogate
    /// A value at the top that is neither an object nor a list.
    case looseValue
    case twoOnOneLine
    /// Behind the object or the list that is the whole file.
    case secondValue
}

extension JSONMistake {
    var message: Bilingual {
        switch self {
        case .unexpected(let byte, let expected, let isInObject):
            let (wanted, sign) = (expected.words(isInObject: isInObject), sign(byte))
            return Bilingual(
                es: "El archivo deja de ser JSON: se esperaba \(wanted.es) y hay \(sign.es).",
                en: "The file stops being JSON: \(wanted.en) was expected and \(sign.en) is there."
            )
        case .word(let word):
            let word = shownWord(word)
            return Bilingual(
                es: "«\(word)» no es un valor de JSON.",
                en: "“\(word)” is no value of JSON."
            )
        case .control(let byte, let line, let column):
            guard isLineEnd(byte) else {
                let code = "U+00" + hexText([byte]).uppercased()
                return Bilingual(
                    es: "Un texto de JSON trae el carácter de control \(code).",
                    en: "A string of JSON holds the control character \(code)."
                )
            }
            return Bilingual(
                es: "El texto que empieza en la línea \(line), columna \(column), no se cierra en "
                    + "su línea.",
                en: "The string that begins on line \(line), column \(column), is not closed on "
                    + "its line."
            )
        case .escape:
            return Bilingual(
                es: "Tras la barra «\\» no hay ninguno de los signos que JSON admite.",
                en: "None of the signs that JSON knows stands behind the backslash."
            )
        case .loneSurrogate:
            return Bilingual(
                es: "Aquí está la mitad de un carácter: las secuencias \\uD800 a \\uDFFF van de a "
                    + "dos.",
                en: "Half a character stands here: the escapes \\uD800 to \\uDFFF go in pairs."
            )
        case .looseValue:
            return Bilingual(
                es: "Hay un texto o un valor suelto, fuera de todo objeto y de toda lista.",
                en: "A text or a value stands by itself, outside any object or list."
            )
        case .twoOnOneLine:
            return Bilingual(
                es: "Dos objetos o listas están uno tras otro en la misma línea.",
                en: "Two objects or lists follow each other on one line."
            )
        case .secondValue:
            return Bilingual(
                es: "Después del objeto o la lista que es el archivo empieza otro.",
                en: "Another one begins behind the object or list that is the file."
            )
        }
    }

    var remedy: Bilingual {
        switch self {
        case .unexpected(let byte, let expected, let isInObject):
            advice(byte, expected, isInObject: isInObject)
        case .word(let word):
            word.utf8.first.map { isLetter($0) } == true ? .quoteOrNull : .writeNumber
        case .control(let byte, _, _) where isLineEnd(byte):
            Bilingual(
                es: "Ciérrelo con comillas; un salto de línea que le pertenece se escribe \\n.",
                en:
                    "Close it with a quotation mark; a line break that belongs to it is written \\n."
            )
        case .control:
            Bilingual(
                es: "Quítelo, o escríbalo como JSON lo pide: \\t, \\u0009.",
                en: "Take it out, or write it as JSON wants it: \\t, \\u0009."
            )
        case .escape:
            Bilingual(
                es:
                    "Una barra que pertenece al texto se escribe \\\\; las demás son \\\", \\/, \\b, "
                    + "\\f, \\n, \\r, \\t y \\u con cuatro cifras.",
                en:
                    "A backslash that belongs to the text is written \\\\; the others are \\\", \\/, "
                    + "\\b, \\f, \\n, \\r, \\t and \\u with four digits."
            )
        case .loneSurrogate:
            Bilingual(
                es: "Escriba el carácter mismo en UTF-8, o sus dos secuencias seguidas.",
                en: "Write the character itself in UTF-8, or both of its escapes in a row."
            )
        case .looseValue, .secondValue:
            Bilingual(
                es: "Deje una sola lista, un solo objeto con «ventas», o un objeto por línea.",
                en: "Keep one list, one object with “ventas”, or one object a line."
            )
        case .twoOnOneLine:
            Bilingual(
                es: "Ponga cada venta en su línea, o todas en una lista separadas por comas.",
                en: "Put each sale on its own line, or all of them in a list with commas between."
            )
        }
    }
}

extension JSONExpected {
    fileprivate func words(isInObject: Bool) -> Bilingual {
        switch self {
        case .top: Bilingual(es: "«{» o «[»", en: "“{” or “[”")
        case .value: Bilingual(es: "un valor", en: "a value")
        case .valueOrEnd: Bilingual(es: "un valor o «]»", en: "a value or “]”")
        case .key: Bilingual(es: "una clave entre comillas", en: "a key in quotation marks")
        case .keyOrEnd:
            Bilingual(es: "una clave entre comillas o «}»", en: "a key in quotation marks or “}”")
        case .colon: Bilingual(es: "«:»", en: "“:”")
        case .commaOrEnd where isInObject: Bilingual(es: "una coma o «}»", en: "a comma or “}”")
        case .commaOrEnd: Bilingual(es: "una coma o «]»", en: "a comma or “]”")
        }
    }
}

/// What stands there; of a longer text only its first sign, which is nobody's data.
private func sign(_ byte: UInt8) -> Bilingual {
    switch byte {
    case .quote: Bilingual(es: "unas comillas", en: "a quotation mark")
    case UInt8(ascii: ","): Bilingual(es: "una coma", en: "a comma")
    case UInt8(ascii: "'"): Bilingual(es: "una comilla simple", en: "a single quotation mark")
    case 0x21..<0x7F:
        Bilingual(es: "«\(Unicode.Scalar(byte))»", en: "“\(Unicode.Scalar(byte))”")
    default: Bilingual(es: "un signo que JSON no admite", en: "a sign that JSON does not know")
    }
}

/// Whole where it is a word of another language or a number; masked where it may be somebody's.
private func shownWord(_ word: String) -> String {
    let isForeign = foreignWords.contains(word.lowercased())
    let isNumber = word.utf8.count <= 12 && word.utf8.contains(where: isDigit) && !looksLikeID(word)
    return isForeign || isNumber ? shownText(word) : masked(word)
}

/// What JavaScript, Python and others write where JSON has `null`, `true` or a number.
private let foreignWords: Set = [
    "nan", "infinity", "-infinity", "inf", "-inf", "none", "nil", "undefined", "true", "false",
    "null", "si", "no", "yes",
]

private func advice(
    _ byte: UInt8,
    _ expected: JSONExpected,
    isInObject: Bool
) -> Bilingual {
    switch (byte, expected) {
    case (UInt8(ascii: "'"), _):
        Bilingual(
            es: "Escriba textos y claves entre comillas dobles.",
            en: "Write texts and keys in double quotation marks."
        )
    case (UInt8(ascii: "/"), _), (UInt8(ascii: "#"), _):
        Bilingual(
            es: "Si es un comentario, quítelo: JSON no los admite.",
            en: "If it is a comment, take it out: JSON has none."
        )
    case (UInt8(ascii: "}"), .key): .dropComma
    case (UInt8(ascii: "]"), .value) where !isInObject: .dropComma
    case (UInt8(ascii: "]"), .commaOrEnd), (UInt8(ascii: "}"), .commaOrEnd):
        Bilingual(
            es: "Cierre cada «{» con «}» y cada «[» con «]», en el orden en que se abrieron.",
            en: "Close each “{” with “}” and each “[” with “]”, in the order they were opened."
        )
    case (_, .commaOrEnd):
        Bilingual(
            es:
                "Si falta una coma antes, póngala; si el valor es un texto, ciérrelo entre comillas.",
            en: "If a comma is missing before it, add it; if the value is a text, put it in quotes."
        )
    case (UInt8(ascii: "+"), _), (UInt8(ascii: "."), _): .writeNumber
    case (_, .key), (_, .keyOrEnd), (_, .colon):
        Bilingual(
            es: "Escriba «\"clave\": valor», con la clave entre comillas dobles.",
            en: "Write “\"key\": value”, with the key in double quotation marks."
        )
    case (_, .value), (_, .valueOrEnd), (_, .top):
        Bilingual(
            es: "Escriba aquí el valor, o null si no lo hay; genere el archivo de nuevo si no sabe "
                + "cuál es.",
            en: "Write the value here, or null if there is none; generate the file again if you "
                + "do not know it."
        )
    }
}

extension Bilingual {
    fileprivate static let dropComma = Bilingual(
        es: "Quite la coma que está antes.",
        en: "Take out the comma before it."
    )

    fileprivate static let writeNumber = Bilingual(
        es: "Escriba los números sin ceros a la izquierda ni «+», con cifras a ambos lados del "
            + "punto: 0.5.",
        en: "Write numbers without leading zeros or “+”, with digits on both sides of the point: "
            + "0.5."
    )

    fileprivate static let quoteOrNull = Bilingual(
        es: "Escriba un número, null, true o false; un texto va entre comillas dobles.",
        en: "Write a number, null, true or false; a text goes in double quotation marks."
    )
}
