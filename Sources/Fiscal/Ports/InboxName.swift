/// What the name of a file in the inbox says of it, whatever lies in it.
///
/// Upper and lower case are the same: Windows does not tell them apart.
package enum InboxName: Hashable, Sendable {
    /// Nothing against reading it; the content decides what it is.
    case ordinary
    /// Begins with a dot, or is one that Windows keeps hidden: nobody expects it to be read.
    case hidden
    /// Begins with a dot and ends like a sale file: hidden on purpose, or by a slip.
    case hiddenSaleFile
    /// What copying programs and browsers write until they are done.
    case unfinished
    /// What an editor keeps beside the file it has open: `~$ventas.xlsx`, `ventas.csv~`.
    case workingCopy
    /// A receipt or findings that this program wrote beside a file, copied back by somebody.
    case ownPaper

    package init(_ name: String) {
        let name = name.lowercased()
        if name.hasPrefix(".") {
            // `._ventas.csv` is what macOS adds to every file on a foreign disk.
            let isSlip = !name.hasPrefix("._") && Self.saleFileEnds.contains(where: name.hasSuffix)
            self = isSlip ? .hiddenSaleFile : .hidden
        } else if Self.windowsHides.contains(name) {
            self = .hidden
        } else if Self.unfinishedEnds.contains(where: name.hasSuffix) {
            self = .unfinished
        } else if name.hasPrefix("~$") || name.hasSuffix("~") || name.isEmacsDraft {
            self = .workingCopy
        } else if name.isOwnPaper {
            self = .ownPaper
        } else {
            self = .ordinary
        }
    }

    /// The ends by which people know a sale file.
    private static let saleFileEnds = [".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl"]
    private static let unfinishedEnds = [
        ".part", ".tmp", ".partial", ".filepart", ".crdownload", ".download", ".swp",
    ]
    private static let windowsHides: Set<String> = ["thumbs.db", "desktop.ini"]
}

extension String {
    /// Such as `ventas.csv.recibo.json`, or `ventas.csv.hallazgos-d8dcb949.txt` where a name was taken.
    fileprivate var isOwnPaper: Bool {
        contains(/\.(recibo|hallazgos)(-[0-9a-f]+)*\.(csv|json|txt)$/)
    }
    /// Such as `#ventas.csv#`.
    fileprivate var isEmacsDraft: Bool { count > 2 && hasPrefix("#") && hasSuffix("#") }
}
