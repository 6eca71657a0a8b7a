import Batch
import Fiscal

/// What `init` made and what it found there already.
struct InitReport {
    let root: String
    var made: [String] = []
    var kept: [String] = []

    func text(in language: Language) -> String {
        let figures = Figures(language)
        var lines = [figures.words("Espacio de trabajo: \(root)", "Workspace: \(root)")]
        lines += made.map { "  " + figures.words("creado:    \($0)", "made: \($0)") }
        lines += kept.map {
            "  " + figures.words("ya estaba: \($0) (no se tocó)", "kept: \($0) (not touched)")
        }
        lines += figures.words(
            "Cambie los datos de muestra de contingencia.yaml por los suyos, deje los archivos de "
                + "ventas en inbox/ y ejecute «contingencia run».",
            "Replace the sample data in contingencia.yaml by your own, drop sale files into inbox/ "
                + "and run `contingencia run`."
        ).wrapped(indent: 0)
        return lines.joined(separator: "\n") + "\n"
    }

    var json: JSONValue {
        .object([
            ("version", 1),
            ("command", "init"),
            ("workspace", .text(root)),
            ("made", .array(made.map { .text($0) })),
            ("kept", .array(kept.map { .text($0) })),
        ])
    }
}
