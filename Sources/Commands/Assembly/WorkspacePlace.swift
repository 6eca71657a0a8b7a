import Fiscal
import Folders
import Foundation

extension Workspace {
    /// Where runs of this workspace work: the machine's own name for itself, and the path.
    ///
    /// A copy of a workspace that works beside the original gives every number twice, and nothing in
    /// either says so. What is left is a word to the operator when the place is another than last time.
    private var place: String {
        let machine = (try? readSmallFile("/etc/machine-id")) ?? ""
        // A path with and without a slash at its end is one place.
        let path = URL(filePath: root).resolvingSymlinksInPath().pathComponents
        return machine.trimmingCharacters(in: .whitespacesAndNewlines) + "\n/"
            + path.filter { $0 != "/" }.joined(separator: "/") + "\n"
    }

    private var placePath: String { "\(root)/ledger/workspace.place" }

    /// What to say before a run at a place where none was made before; nil at the usual one.
    func noticeOfMove() -> Bilingual? {
        guard let last = try? readSmallFile(placePath), last != place else { return nil }
        let path = last.split(separator: "\n").last.map(String.init) ?? ""
        return Bilingual(
            es: """
                contingencia: la última corrida de este espacio de trabajo se hizo en otro lugar («\(path)»).
                  Si allá se sigue trabajando, detenga uno de los dos: dos copias usarían los mismos números.
                """,
            en: """
                contingencia: the last run of this workspace was made in another place (“\(path)”).
                  If that one still works, stop one of the two: two copies would use the same numbers.
                """
        )
    }

    /// Writes nothing where nothing changed.
    func rememberPlace() throws {
        guard (try? readSmallFile(placePath)) != place else { return }
        try writeAtomically(Array(place.utf8), to: placePath)
    }
}
