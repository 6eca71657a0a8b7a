import Fiscal

/// The folders and the name in a path relative to a place.
///
/// Works on bytes: a `Character` may be a slash with an accent on it. Refuses what would leave the
/// place.
func steps(of path: String) throws(FolderFailure) -> (folders: [String], name: String) {
    let steps = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    let isInside = !steps.contains { ["", ".", ".."].contains($0) || $0.utf8.contains(0) }
    guard isInside, let name = steps.last else {
        throw FolderFailure(
            .storage,
            operation: .reaching,
            object: path,
            cause: Bilingual(
                es: "no es la ruta de un archivo dentro de una carpeta del espacio de trabajo",
                en: "this is not the path of a file inside a folder of the workspace"
            ),
            hint: .reportDefect
        )
    }
    return (Array(steps.dropLast()), name)
}

/// The `attempt`-th name to try for a file: its own, then with the first eight digits of its digest
/// before the extension, then with a counter from 2.
///
/// `ventas.csv`, `ventas-1a2b3c4d.csv`, `ventas-1a2b3c4d-2.csv`.
func alternative(_ attempt: Int, to name: String, _ digest: ContentDigest) -> String {
    let bytes = name.utf8
    let dot = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    let mark =
        switch attempt {
        case 0: ""
        case 1: "-\(digest.short)"
        default: "-\(digest.short)-\(attempt)"
        }
    return String(name[..<dot]) + mark + String(name[dot...])
}
