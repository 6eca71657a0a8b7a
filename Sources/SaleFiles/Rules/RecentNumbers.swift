import Fiscal

/// The numbers of a CSV file's last sales, with the line on which each began.
///
/// Rows of one sale that do not stand together would be two sales of one number, and if they are alike one of
/// them would count as a repetition. As many as are kept is a hundred times the sales of a shop's day.
struct RecentNumbers {
    private var latest: [DocumentNumber: Int] = [:]
    private var earlier: [DocumentNumber: Int] = [:]

    private static let kept = 32_768

    /// The line on which the number was met before.
    mutating func meet(_ number: DocumentNumber, at line: Int) -> Int? {
        let before = latest[number] ?? earlier[number]
        if latest.count == Self.kept { (earlier, latest) = (latest, [:]) }
        latest[number] = line
        return before
    }

    /// Behind another header another export begins.
    mutating func forget() { (latest, earlier) = ([:], [:]) }
}

extension SaleConversion {
    /// Where the sale's own sum is compared, nothing of it is missing.
    mutating func noteScattered(_ number: DocumentNumber) {
        guard !isReadAgain, let line = recent?.meet(number, at: raw.line), value(.total) == nil,
            value(.subtotal) == nil
        else { return }
        note(.rowsApart(number, line, at: Place(line: raw.line)))
    }
}

extension Finding {
    fileprivate static func rowsApart(
        _ number: DocumentNumber,
        _ line: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .csvRowsDisagree,
            at: place,
            message: Bilingual(
                es: "Las filas de la factura \(number.text) no están juntas: la línea \(line) ya "
                    + "tiene una.",
                en: "The rows of invoice \(number.text) are not together: line \(line) has one "
                    + "already."
            ),
            remedy: Bilingual(
                es:
                    "Ordene el archivo por número de factura, con los renglones de cada una seguidos. "
                    + "Si la venta está repetida, déjela una sola vez.",
                en:
                    "Sort the file by invoice number, so that the lines of each follow one another. If "
                    + "the sale is repeated, leave it once."
            )
        )
    }
}
