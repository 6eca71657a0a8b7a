import Batch
import Evidence
import Fiscal

/// What the archives of a folder say of a number or of a sale file, chain by chain.
struct EvidenceSearch {
    let typed: String
    let folder: String
    private(set) var archives = 0
    /// Only those that found something.
    private(set) var trails: [Trail] = []
    /// The numbers of archives that the folder lacks, which may speak of it as well.
    let gaps: [ArchiveGap]
    private(set) var problems: [EvidenceProblem]
    /// Where each archive lies, by its name; one that is not here has no place.
    private var places: [String: String]

    struct Trail {
        let chain: ChainName
        let subject: EvidenceSubject
        fileprivate(set) var found: any EvidenceTrail
    }

    /// Refuses a text that means nothing, and an issuer without archives.
    init(of typed: String, issuer: ChainName?, in folder: String) throws {
        let subjects = EvidenceSubject.all(typed: typed)
        guard !subjects.isEmpty else { throw Refusal.neitherNumberNorFile(typed) }
        let catalogue = try EvidenceCatalogue(of: folder)
        let wanted = try catalogue.archives(of: issuer)
        self.typed = typed
        self.folder = folder
        problems = catalogue.problems
        gaps = catalogue.gaps.filter { issuer == nil || $0.chain == issuer }
        let all = catalogue.archives.map { ($0.name.text, $0.path) }
        places = Dictionary(all) { first, _ in first }
        for archive in wanted { search(archive, of: catalogue, for: subjects) }
        trails.removeAll { $0.found.traces.isEmpty }
        readThrough(wanted, of: catalogue)
    }

    /// Reads to its end what is shown as proof, for an index also speaks of an entry that is damaged.
    ///
    /// An archive that has a problem already is not read again.
    private mutating func readThrough(
        _ archives: [CataloguedArchive],
        of catalogue: EvidenceCatalogue
    ) {
        let shown = Dictionary(grouping: trails.flatMap(\.found.traces), by: \.archive)
        let told = Set(problems.map(\.archive))
        for archive in archives where !told.contains(archive.path) {
            guard let traces = shown[archive.name.text] else { continue }
            let entries = Set(traces.map(\.entry)).sorted()
            problems += catalogue.problems(reading: entries, of: archive)
        }
    }

    /// Archives come chain by chain; what cannot be read is told, and the search goes on.
    private mutating func search(
        _ archive: CataloguedArchive,
        of catalogue: EvidenceCatalogue,
        for subjects: [EvidenceSubject]
    ) {
        archives += 1
        let chain = archive.name.chain
        if trails.last?.chain != chain {
            trails += subjects.map { Trail(chain: chain, subject: $0, found: $0.trail) }
        }
        do {
            for index in trails.indices.suffix(subjects.count) {
                try trails[index].found.search(archive.name) { try catalogue.open(archive) }
            }
        } catch {
            problems.append(EvidenceProblem(unreadable: archive.path, error))
        }
    }

    /// What cannot be read may speak of it as well, so that comes before having found nothing.
    var exitStatus: ExitStatus {
        if !problems.isEmpty { return .damage }
        return trails.isEmpty ? .failure : .done
    }

    /// The path of an archive, nil when it is not here; and whether it is damaged.
    func place(of archive: String) -> (path: String?, isDamaged: Bool) {
        let damaged = problems.map(\.archive)
        if let path = places[archive] { return (path, damaged.contains(path)) }
        let path = damaged.first { $0.split(separator: "/").last == "\(archive).zip" }
        return (path, path != nil)
    }
}

extension EvidenceCatalogue {
    /// Those of one chain, or all; refuses an issuer of whom nothing is here, not even a damaged archive.
    func archives(of issuer: ChainName?) throws -> [CataloguedArchive] {
        guard let issuer else { return archives }
        let own = archives.filter { $0.name.chain == issuer }
        guard own.isEmpty, !problems.contains(where: { $0.claimedPlace?.chain == issuer }) else {
            return own
        }
        throw Refusal.unknownIssuer(issuer, known: Set(archives.map(\.name.chain)).sorted())
    }
}

extension Refusal {
    fileprivate static func neitherNumberNorFile(_ text: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "«\(text)» no es un número de factura, ni un archivo, ni un SHA-256",
                en: "“\(text)” is no invoice's number, no file and no SHA-256"
            ),
            remedy: Bilingual(
                es: "Escriba prefijo y número (SETP990000001), el nombre de un archivo con su "
                    + "extensión (ventas.csv) o el SHA-256 de su contenido.",
                en: "Write prefix and number (SETP990000001), a file's name with its extension "
                    + "(sales.csv), or the SHA-256 of its content."
            )
        )
    }

    fileprivate static func unknownIssuer(_ issuer: ChainName, known: [ChainName]) -> Refusal {
        let list = known.map(\.text).joined(separator: ", ")
        return Refusal(
            Bilingual(
                es: "aquí no hay ningún expediente de \(issuer.text)",
                en: "there is no archive of \(issuer.text) here"
            ),
            remedy: Bilingual(
                es: list.isEmpty ? "La carpeta no tiene expedientes." : "Los hay de: \(list).",
                en: list.isEmpty ? "The folder has no archives." : "There are archives of: \(list)."
            )
        )
    }
}
