import Fiscal

/// Whether a spreadsheet has turned a long number into `9,00373E+08`; its digits are lost.
func isSpreadsheetDamage(_ bytes: some Collection<UInt8>) -> Bool {
    let hasMark = bytes.contains { $0 | 0x20 == UInt8(ascii: "e") }
    guard hasMark else { return false }
    var rest = Array(bytes)[...]
    func isPart(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: ",")
    }
    let mantissa = rest.prefix(while: isPart)
    rest = rest[mantissa.endIndex...]
    guard !mantissa.isEmpty, let mark = rest.popFirst(),
        mark == UInt8(ascii: "E") || mark == UInt8(ascii: "e"),
        let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    else { return false }
    return !rest.isEmpty && rest.allSatisfy(isPart)
}

/// Whether a text is an error of a spreadsheet, or a number for which its column was too narrow.
func isSpreadsheetError(_ bytes: Bytes) -> Bool {
    guard bytes.first == UInt8(ascii: "#"), bytes.count > 2 else { return false }
    if bytes.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
    let text = String(decoding: bytes, as: UTF8.self).uppercased()
    return spreadsheetErrors.contains(text.filter { $0 != "¡" && $0 != "¿" })
}

private let spreadsheetErrors: Set = [
    "#N/D", "#N/A", "#REF!", "#VALOR!", "#VALUE!", "#DIV/0!", "#NOMBRE?", "#NAME?", "#NUM!",
    "#NULO!", "#NULL!",
]

extension Finding {
    static func spreadsheetError(_ name: String, _ text: String, at place: Place) -> Finding {
        Finding(
            .textDamaged,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)»: es un error de la hoja de cálculo.",
                en: "“\(name)” says “\(text)”: this is an error of the spreadsheet."
            ),
            remedy: Bilingual(
                es: "Corrija la celda, o envíe el archivo de la caja sin pasarlo por Excel.",
                en: "Correct the cell, or send the till's file without passing it through Excel."
            )
        )
    }

    /// The value was spoiled before it came to us, so no reading of it can be right.
    static func spreadsheetDamage(
        _ code: FindingCode,
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            code,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)»: la hoja de cálculo dañó el número.",
                en: "“\(name)” says “\(text)”: the spreadsheet has spoiled the number."
            ),
            remedy: Bilingual(
                es: "Dé formato de texto a la columna, o envíe el archivo de la caja sin abrirlo "
                    + "en Excel.",
                en: "Format the column as text, or send the till's file without opening it in "
                    + "Excel."
            )
        )
    }
}
