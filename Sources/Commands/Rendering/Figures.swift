import Fiscal

/// Amounts, counts and times as people of a language write them.
struct Figures {
    let language: Language

    init(_ language: Language) {
        self.language = language
    }

    /// One of two texts; what is shown stands side by side in the code.
    func words(_ es: String, _ en: String) -> String {
        Bilingual(es: es, en: en).text(in: language)
    }

    /// `$ 1.234.567,00`, or `$1,234,567.00` in English.
    func pesos(_ amount: Pesos) -> String {
        amount.text(in: language)
    }

    /// `1.234.567`, or `1,234,567` in English.
    func count(_ count: Int) -> String {
        (count < 0 ? "-" : "") + grouped(String(count.magnitude), by: language == .es ? "." : ",")
    }

    /// `3 facturas`, `1 factura`.
    func count(_ count: Int, _ one: Bilingual, _ many: Bilingual) -> String {
        self.count(count) + " " + (count == 1 ? one : many).text(in: language)
    }

    /// In whole megabytes, or gigabytes where there are many; rounded up.
    func size(_ bytes: Int64) -> String {
        let megabytes = (bytes + 999_999) / 1_000_000
        return megabytes < 10_000
            ? "\(count(Int(megabytes))) MB" : "\(count(Int((megabytes + 999) / 1000))) GB"
    }

    /// `faltan 35 h 44 min`, or since when it is past.
    func timeLeft(_ seconds: Int64) -> String {
        let minutes = seconds.magnitude / 60
        let time = "\(minutes / 60) h \(minutes % 60) min"
        return seconds < 0
            ? words("venció hace \(time)", "past since \(time)")
            : words("faltan \(time)", "\(time) left")
    }
}

extension Timestamp {
    /// Without seconds.
    var shownToTheMinute: String { String(shown.dropLast(3)) }
}

extension Figures {
    /// `línea 7, columna 4, «cantidad», SETP990000007`; empty for the file as a whole.
    func place(_ place: Place) -> String {
        var parts: [String] = []
        if let line = place.line { parts.append(words("línea \(line)", "line \(line)")) }
        if let column = place.column {
            parts.append(words("columna \(column)", "column \(column)"))
        }
        if let field = place.field { parts.append("«\(field)»") }
        if let pointer = place.pointer {
            // RFC 6901 §5: the empty pointer is the whole document.
            parts.append(pointer.isEmpty ? words("el documento", "the document") : pointer)
        }
        if let number = place.number { parts.append(number) }
        return parts.joined(separator: ", ")
    }
}
