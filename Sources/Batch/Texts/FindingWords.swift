import Fiscal

/// The fixed sentences around findings.
struct FindingWords {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private func words(_ es: String, _ en: String) -> String {
        Bilingual(es: es, en: en).text(in: language)
    }

    func title(_ path: String) -> String {
        words("Hallazgos del archivo \(path)", "Findings of the file \(path)")
    }

    var untrusted: String {
        words(
            "El archivo no se pudo leer como archivo de ventas; no se tomó ninguna venta.",
            "The file could not be read as a sale file; no sale was taken from it."
        )
    }

    func summary(_ sales: Int, _ faulty: Int) -> String {
        let others = words("Las demás siguen su curso.", "The others go on.")
        let counts = words(
            "Ventas leídas: \(sales). Con hallazgos por resolver: \(faulty).",
            "Sales read: \(sales). With findings to resolve: \(faulty)."
        )
        return (1..<max(1, sales)).contains(faulty) ? "\(counts) \(others)" : counts
    }

    var faultyClosing: String {
        words("Hay un cierre de día por corregir.", "There is a closing of a day to correct.")
    }

    func heading(_ subject: FindingDigest.Subject) -> String {
        switch subject {
        case .file: words("El archivo", "The file")
        case .several: words("En varias ventas", "In several sales")
        case .sale(_, .number(let number)): words("Factura \(number)", "Invoice \(number)")
        case .sale(_, .line(let line)):
            words(
                "Venta de la línea \(line), sin número legible",
                "Sale of line \(line), without a readable number"
            )
        case .sale(_, .position(let position)):
            words(
                "Venta \(position) del archivo, sin número legible",
                "Sale \(position) of the file, without a readable number"
            )
        }
    }

    func place(_ place: Place) -> String {
        var parts: [String] = []
        if let line = place.line { parts.append(words("línea \(line)", "line \(line)")) }
        if let column = place.column {
            parts.append(words("columna \(column)", "column \(column)"))
        }
        if let field = place.field { parts.append(words("campo «\(field)»", "field “\(field)”")) }
        if let pointer = place.pointer {
            // RFC 6901 §5: the empty pointer is the whole document.
            parts.append(pointer.isEmpty ? words("el documento", "the document") : pointer)
        }
        if let number = place.number {
            parts.append(words("factura \(number)", "invoice \(number)"))
        }
        return parts.isEmpty ? words("el archivo", "the file") : parts.joined(separator: ", ")
    }

    func more(_ more: Int, of count: Int) -> String {
        words(
            "… y \(more) lugares más; en total, \(count) veces",
            "… and \(more) more places; \(count) times in all"
        )
    }

    func moreFindings(_ count: Int) -> String {
        words(
            "… y \(count) hallazgos más que no se listan: corrija estos primero.",
            "… and \(count) more findings that are not listed: correct these first."
        )
    }

    var warningMark: String { words("(aviso) ", "(warning) ") }

    var resolved: String {
        words(
            "Todo quedó resuelto con lo que llegó después: no hay nada que hacer.",
            "Everything was settled by what came later: there is nothing to do."
        )
    }

    var delivered: String {
        words(
            "Todas las ventas siguieron su curso: son avisos, no hay que enviar nada de nuevo.",
            "Every sale went through: these are warnings, nothing needs to be sent again."
        )
    }

    var correctSales: String {
        words(
            "Corrija y deje en inbox/ el archivo completo o solo las ventas corregidas.",
            "Correct and drop into inbox/ the whole file or only the corrected sales."
        )
    }

    var correctFile: String {
        words(
            "Corrija el archivo y déjelo completo en inbox/.",
            "Correct the file and drop it whole into inbox/."
        )
    }

    func sealed(_ archive: String, _ entry: String) -> String {
        words(
            "El archivo recibido quedó guardado en archive/\(archive), entrada data/\(entry).",
            "The file as received is kept in archive/\(archive), entry data/\(entry)."
        )
    }

    var columns: [String] {
        switch language {
        case .es:
            [
                "archivo", "linea", "columna", "campo", "factura", "codigo", "gravedad", "hallazgo",
                "que_hacer", "veces",
            ]
        case .en:
            [
                "file", "line", "column", "field", "invoice", "code", "severity", "finding",
                "what_to_do", "times",
            ]
        }
    }

    func severity(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: words("error", "error")
        case .warning: words("aviso", "warning")
        }
    }
}
