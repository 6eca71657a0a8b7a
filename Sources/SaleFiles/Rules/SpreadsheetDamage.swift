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

extension Finding {
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
