package import Fiscal

/// What the words of the journal, which never change, mean to people.
package enum JournalWords {
    /// For a heading; nil for a word that none of our versions writes.
    package static func heading(of kind: String) -> Bilingual? {
        NumberAct.Kind(word: kind)?.words ?? headings[kind]
    }

    private static let headings = [
        "window-declared": Bilingual(es: "Ventana declarada", en: "Window declared"),
        "window-amended": Bilingual(es: "Ventana corregida", en: "Window amended"),
        "window-attachment": Bilingual(es: "Soporte de la ventana", en: "Window's paper"),
        "number-voided": Bilingual(es: "Anulada por la tienda", en: "Voided by the store"),
        "gap-released": Bilingual(
            es: "Salió con un salto sin cerrar, por el plazo",
            en: "Went with a gap open, for the deadline"
        ),
        "file-received": Bilingual(es: "Archivo sellado", en: "File sealed"),
        "file-gone": Bilingual(es: "El archivo ya no estaba", en: "The file was gone"),
        "file-replaced": Bilingual(es: "El archivo fue reemplazado", en: "The file was replaced"),
        "closing-open": Bilingual(es: "Cierre de día: no cuadra", en: "Closing of a day: not met"),
        "closing-met": Bilingual(es: "Cierre de día: cuadra", en: "Closing of a day: met"),
        "closing-replaced": Bilingual(
            es: "Cierre de día: reemplazado",
            en: "Closing of a day: replaced"
        ),
        "authority-reachable": Bilingual(es: "La DIAN responde", en: "DIAN answers"),
        "authority-unreachable": Bilingual(es: "La DIAN no responde", en: "DIAN does not answer"),
    ]
}

extension JournalEntry {
    /// What a person did, for a heading; nil for what the program noted by itself.
    var words: Bilingual? {
        guard !by.isEmpty else { return nil }
        return JournalWords.heading(of: kind) ?? Bilingual(es: kind, en: kind)
    }
}
