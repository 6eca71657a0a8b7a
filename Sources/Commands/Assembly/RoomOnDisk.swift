import Fiscal
import Folders

extension Workspace {
    /// Throws a refusal when what a run would write of the files it has not read plainly does not fit.
    ///
    /// A sale takes 60 to 300 bytes in a file, and of it the archives keep some 4 kB, compressed, and the
    /// ledger 5 (measured on nights of short sales). So less room than the files' own size is surely too
    /// little. More may be too little as well, and nobody knows before the files are read: then the run
    /// stops in the middle, and the next one goes on from there.
    func requireRoom(beside ledger: any SaleLedger) throws {
        let inbox = try InboxLook(at: root).sizes
        let all = inbox.values.reduce(0, +)
        for folder in ["\(root)/archive", "\(root)/ledger"] {
            let free = try freeBytes(onDiskOf: folder)
            if free >= all { continue }
            let needed = try ledger.unread(of: inbox).values.reduce(0, +)
            if free < needed { throw Refusal.noRoom(in: folder, free: free, needed: needed) }
        }
    }
}

extension SaleLedger {
    /// Those files of the inbox that no run has read; sizes in bytes by path.
    ///
    /// One that could not be moved lies there still.
    func unread(of inbox: [String: Int64]) throws -> [String: Int64] {
        var read = Set(try arrivals(in: .inbox).map(\.path))
        for place in FolderPlace.allCases { read.formUnion(try undelivered(in: place).map(\.path)) }
        return inbox.filter { !read.contains($0.key) }
    }
}

extension Refusal {
    fileprivate static func noRoom(in folder: String, free: Int64, needed: Int64) -> Refusal {
        let (es, en) = (Figures(.es), Figures(.en))
        return Refusal(
            Bilingual(
                es:
                    "los archivos de inbox/ por leer ocupan \(es.count(Int(needed))) bytes, y en el disco de "
                    + "«\(folder)» quedan \(es.count(Int(free))) libres: la evidencia y el libro no caben",
                en:
                    "the unread files of inbox/ have \(en.count(Int(needed))) bytes, and the disk of "
                    + "“\(folder)” has \(en.count(Int(free))) left: evidence and ledger do not fit"
            ),
            remedy: Bilingual(
                es: "Libere unos 10 kB por venta y repita la orden. No se tocó nada.",
                en: "Free some 10 kB for each sale and repeat the command. Nothing was touched."
            ),
            status: .failure
        )
    }
}
