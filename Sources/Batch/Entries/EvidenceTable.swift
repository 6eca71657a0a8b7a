import Fiscal

/// A table of an archive: the name of its entry, and its columns in both languages.
///
/// What is written by it can be found again, in whichever language it was written.
struct EvidenceTable {
    /// Relative to `data/`.
    let entry: String
    private let columns: [Bilingual]

    fileprivate init(_ entry: String, _ columns: [(es: String, en: String)]) {
        self.entry = entry
        self.columns = columns.map { Bilingual(es: $0.es, en: $0.en) }
    }

    /// The table with its header alone.
    func text(in language: Language) -> SpreadsheetText {
        SpreadsheetText(columns: columns.map { $0.text(in: language) })
    }

    /// The English name of each column of a header, in its order; a strange one keeps its name.
    func names(of header: [String]) -> [String] {
        header.map { cell in columns.first { $0.es == cell || $0.en == cell }?.en ?? cell }
    }
}

extension EvidenceTable {
    /// `recepcion`: the files as they came.
    static let received = EvidenceTable(
        "indice.csv",
        [
            ("entrada", "entry"), ("archivo", "file"), ("bytes", "bytes"), ("sha256", "sha256"),
            ("recibido", "received"), ("ventas", "sales"), ("rechazado_por", "refused_for"),
            ("lectura", "reading"),
        ]
    )

    /// `emision`: the invoices.
    static let issued = EvidenceTable(
        "indice.csv",
        [
            ("entrada", "entry"), ("factura", "invoice"), ("tipo", "type"), ("emitida", "issued"),
            ("total", "total"), ("codigo_unico", "unique_code"), ("archivo_dian", "dian_file"),
            ("rango", "range"), ("sha256_contenido", "content_sha256"),
            ("expediente_recepcion", "received_archive"), ("entrada_recepcion", "received_entry"),
            ("orden", "order"),
        ]
    )

    /// `respuestas`: what DIAN said.
    static let answered = EvidenceTable(
        "indice.csv",
        [
            ("entrada", "entry"), ("factura", "invoice"), ("respuesta", "answer"),
            ("recibida", "received"), ("codigo_unico", "unique_code"), ("reglas", "rules"),
        ]
    )

    /// `corrida`: every sale judged, where it came from and what became of it.
    static let judged = EvidenceTable(
        "indice.csv",
        [
            ("archivo", "file"), ("linea", "line"), ("expediente_recepcion", "received_archive"),
            ("entrada_recepcion", "received_entry"), ("factura", "invoice"), ("tipo", "type"),
            ("vendida", "sold"), ("total", "total"), ("estado", "fate"),
            ("papel_de_la_venta", "role_of_the_sale"),
            ("fuera_de_plazo", "late"), ("codigo_unico", "unique_code"),
            ("sha256_contenido", "content_sha256"), ("expediente", "archive"),
            ("entrada", "entry"), ("expediente_respuesta", "answer_archive"),
            ("entrada_respuesta", "answer_entry"), ("hallazgos", "findings"),
            ("orden", "order"), ("cuenta", "counts"),
        ]
    )

    /// `corrida`: the closings of days that came, were met or were replaced.
    static let closed = EvidenceTable(
        "cierres.csv",
        [
            ("archivo", "file"), ("linea", "line"), ("fecha", "day"), ("prefijo", "prefix"),
            ("desde", "from"), ("hasta", "to"), ("cantidad", "count"), ("total", "total"),
            ("conocidos", "known"), ("suma", "sum"), ("falta", "short"), ("sobra", "over"),
            ("estado", "state"), ("detalle", "detail"),
            ("expediente_recepcion", "received_archive"), ("entrada_recepcion", "received_entry"),
            ("orden", "order"), ("asiento", "journal_entry"),
        ]
    )

    /// `corrida`: the continuity of the ranges touched, one row for each interval.
    static let numbering = EvidenceTable(
        "numeracion.csv",
        [
            ("autorizacion", "authorisation"), ("prefijo", "prefix"), ("desde", "from"),
            ("hasta", "to"), ("cantidad", "count"), ("estado", "fate"),
        ]
    )
}
