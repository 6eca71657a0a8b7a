/// What the entries of a `corrida` are called, relative to `data/`.
enum RunEntry {
    static let page = "indice.html"
    static let findings = "hallazgos.json"
    static let closings = "cierres.csv"
    static let takings = "conciliacion.csv"
    static let contingency = "contingencia.json"
    static let attempts = "intentos.jsonl"
    static let journal = "bitacora.jsonl"
}
