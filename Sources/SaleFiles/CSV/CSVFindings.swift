import Fiscal

/// The mistakes of form that a row can have.
extension Finding {
    static func quoteLeftOpen(at place: Place) -> Finding {
        Finding(
            .csvQuote,
            at: place,
            message: Bilingual(
                es: "Una comilla se abre y no se cierra hasta el final del archivo.",
                en: "A quote is opened and not closed before the end of the file."
            ),
            remedy: Bilingual(
                es: "Cierre la comilla, o escríbala doble (\"\") si es parte del texto.",
                en: "Close the quote, or double it (\"\") where it is part of the text."
            )
        )
    }

    /// Sales may have gone into the value, and nobody can name them: the file is void.
    static func quoteOverLines(_ lines: Int, at place: Place) -> Finding {
        Finding(
            .csvQuote,
            at: place,
            message: Bilingual(
                es:
                    "La comilla que se abre aquí se cierra \(lines) líneas más abajo: puede haberse "
                    + "tragado ventas enteras.",
                en: "The quote that opens here closes \(lines) lines below: it may have swallowed "
                    + "whole sales."
            ),
            remedy: Bilingual(
                es: "Cierre o quite la comilla y envíe el archivo completo.",
                en: "Close the quote or take it out, and send the whole file."
            )
        )
    }

    /// An export written below another one, or a line that was sold twice where a page breaks.
    static func rowAgain(at place: Place) -> Finding {
        Finding(
            .csvRowsDisagree,
            at: place,
            message: Bilingual(
                es: "Debajo de un encabezado repetido viene otra vez la última fila de la factura.",
                en: "Below a repeated header the last row of the invoice comes once more."
            ),
            remedy: Bilingual(
                es:
                    "Si es la misma fila, quítela: el archivo puede traer dos exportaciones. Si se "
                    + "vendió dos veces, escriba un solo renglón con la cantidad de los dos.",
                en: "If it is the same row, take it out: the file may hold two exports. If it was "
                    + "sold twice, write one line with the quantity of both."
            )
        )
    }

    static func rowsDisagree(
        _ name: String,
        _ field: SaleField,
        firstLine: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .csvRowsDisagree,
            at: place,
            message: Bilingual(
                es: "«\(name)» no dice lo mismo que en la línea \(firstLine), y las dos filas son "
                    + "de la misma factura.",
                en: "“\(name)” is not what line \(firstLine) says, and both rows are of the same "
                    + "invoice."
            ),
            remedy: field == .total
                ? Bilingual(
                    es:
                        "Si es el total de cada renglón, titule la columna «total_linea»; si es el de "
                        + "la factura, repita el mismo en cada fila, o escríbalo solo en la primera.",
                    en:
                        "If it is the total of each line, call the column “total_linea”; if it is the "
                        + "invoice's, repeat the same on every row, or write it on the first only."
                )
                : Bilingual(
                    es: "Repita el mismo valor en cada fila de la factura, o escríbalo solo en la "
                        + "primera; si son dos ventas, cada una lleva su número.",
                    en:
                        "Repeat the same value on every row of the invoice, or write it on the first "
                        + "only; if these are two sales, each has a number of its own."
                )
        )
    }

    /// `isSplit`: whether a decimal comma seems to have made two fields of one.
    static func fieldCount(
        _ count: Int,
        expected: Int,
        isSplit: Bool,
        at place: Place
    ) -> Finding {
        Finding(
            .csvFieldCount,
            at: place,
            message: Bilingual(
                es: "La fila tiene \(count) campos y el encabezado \(expected).",
                en: "The row has \(count) fields and the header \(expected)."
            ),
            remedy: isSplit
                ? useAnotherDelimiter
                : Bilingual(
                    es:
                        "Revise separadores de más o de menos; un texto con separador va entre comillas.",
                    en: "Look for missing or extra delimiters; a text with one goes between quotes."
                )
        )
    }

    /// The comma of `5000,00` taken for the one between two fields.
    static func splitAmount(_ name: String, at place: Place) -> Finding {
        Finding(
            .csvFieldCount,
            at: place,
            message: Bilingual(
                es:
                    "«\(name)» dice «00» tras un número entero: parecen los decimales de ese número, "
                    + "pues la coma también separa los campos.",
                en: "“\(name)” says “00” behind a whole number: it looks like the decimals of that "
                    + "number, since the comma separates the fields as well."
            ),
            remedy: Bilingual(
                es: useAnotherDelimiter.es + " Si es un cero, escriba 0.",
                en: useAnotherDelimiter.en + " If it is a zero, write 0."
            )
        )
    }

    private static let useAnotherDelimiter = Bilingual(
        es:
            "Con coma decimal, exporte separando con punto y coma, o con cada valor entre comillas.",
        en:
            "With decimal commas, export with semicolons between fields, or with each amount in quotes."
    )

    static func linesInQuotes(at place: Place) -> Finding {
        Finding(
            .csvQuote,
            at: place,
            message: Bilingual(
                es: "La línea está entera entre comillas, y así es un solo valor.",
                en: "The line is in quotes as a whole, which makes it one value."
            ),
            remedy: Bilingual(
                es:
                    "Quite las comillas que encierran cada línea, o ábralo en una hoja de cálculo y "
                    + "guárdelo de nuevo como CSV.",
                en:
                    "Take out the quotes around each line, or open the file in a spreadsheet and save "
                    + "it as CSV again."
            )
        )
    }

    /// What follows would be read by the columns of the first header.
    static func headerOfOtherColumns(at place: Place) -> Finding {
        Finding(
            .csvColumnsMissing,
            at: place,
            message: Bilingual(
                es: "Aquí hay otro encabezado, con otras columnas o en otro orden.",
                en: "Another header stands here, with other columns or in another order."
            ),
            remedy: Bilingual(
                es: "Envíe cada tabla en un archivo suyo, o todas con las mismas columnas.",
                en: "Send each table in a file of its own, or all of them with the same columns."
            )
        )
    }

    static func rowTooLong(_ limits: ReadingLimits, at place: Place) -> Finding {
        Finding(
            .fileLimit,
            at: place,
            message: Bilingual(
                es: "La fila pasa de \(limits.rowBytes) bytes o de \(limits.columns) columnas.",
                en: "The row has more than \(limits.rowBytes) bytes or \(limits.columns) columns."
            ),
            remedy: Bilingual(
                es: "Revise si falta cerrar una comilla antes de esta fila.",
                en: "Look for a quote that is not closed in this row."
            )
        )
    }

    static func mistake(
        _ mistake: CSVMachine.Mistake,
        limits: ReadingLimits,
        at place: Place
    ) -> Finding {
        switch mistake {
        case .quoteInside: .quoteInside(at: place)
        case .textAfterQuote: .textAfterQuote(at: place)
        case .tooLong: .fieldTooLong(limits.fieldBytes, at: place)
        }
    }

    /// For both formats.
    static func fieldTooLong(_ limit: Int, at place: Place) -> Finding {
        Finding(
            .fileLimit,
            at: place,
            message: Bilingual(
                es: "El valor pasa de \(limit) bytes.",
                en: "The value is longer than \(limit) bytes."
            ),
            remedy: Bilingual(es: "Acorte el valor.", en: "Shorten the value.")
        )
    }

    private static func quoteInside(at place: Place) -> Finding {
        Finding(
            .csvQuote,
            .warning,
            at: place,
            message: Bilingual(
                es: "Hay una comilla dentro de un texto sin comillas; se toma como un carácter.",
                en: "A quote stands inside an unquoted text; it is taken as a character."
            ),
            remedy: Bilingual(
                es: "Ponga el texto entre comillas y la comilla interna doble (\"\").",
                en: "Put the text between quotes and double the one inside (\"\")."
            )
        )
    }

    private static func textAfterQuote(at place: Place) -> Finding {
        Finding(
            .csvQuote,
            at: place,
            message: Bilingual(
                es: "Hay texto después de la comilla que cierra el valor.",
                en: "Text follows the quote that closes the value."
            ),
            remedy: Bilingual(
                es: "Escriba doble (\"\") cada comilla que sea parte del texto.",
                en: "Double (\"\") every quote that is part of the text."
            )
        )
    }

    /// Lines above the row of their sale would be read as those of the sale before.
    static func linesAboveSale(at place: Place) -> Finding {
        Finding(
            .valueMissing,
            at: place,
            message: Bilingual(
                es:
                    "La tabla empieza con un renglón sin número, y la fila de esta venta no trae renglón: "
                    + "no se sabe si los renglones van arriba o abajo de su venta.",
                en:
                    "The table begins with a line without a number, and the row of this sale has no line: "
                    + "whether lines stand above or below their sale is not known."
            ),
            remedy: Bilingual(
                es: "Escriba el número de la factura en cada renglón.",
                en: "Write the invoice number on every line."
            )
        )
    }

    static func rowsSkipped(before line: Int, at place: Place) -> Finding {
        Finding(
            .csvRowSkipped,
            .warning,
            at: place,
            message: Bilingual(
                es:
                    "El encabezado está en la línea \(line); las filas anteriores no son ventas y se "
                    + "omiten.",
                en: "The header stands on line \(line); the rows before it are no sales and are "
                    + "skipped."
            ),
            remedy: Bilingual(es: "No hace falta hacer nada.", en: "Nothing needs to be done.")
        )
    }
}
