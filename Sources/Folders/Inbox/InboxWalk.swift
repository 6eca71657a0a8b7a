import Fiscal
import Glibc

/// One look at everything in the inbox.
struct InboxWalk {
    /// Regular files that may be read, as far as one look can tell, in no order.
    private(set) var files: [FoundFile] = []
    private(set) var skipped: [SkippedFile] = []

    /// A name of this length can still take a digest, a counter, `.hallazgos.json` and the marks of
    /// a claim or a draft; file systems allow 255 bytes.
    private static let longestName = 200
    /// Each level of folders holds a descriptor open.
    private static let deepestFolder = 16

    /// Looks at all that lies in `folder`, whose path in the inbox is `prefix` with a slash after
    /// it, or empty.
    mutating func visit(
        _ folder: borrowing Folder,
        _ prefix: String = "",
        depth: Int = 0
    ) throws(FolderFailure) {
        for bytes in try folder.names() {
            guard let name = String(validating: bytes, as: UTF8.self), isSpeakable(name) else {
                if bytes.first != UInt8(ascii: ".") || isClaim(bytes) {
                    skip(prefix + escaped(bytes), .unspeakableName)
                }
                continue
            }
            try visit(name, in: folder, prefix, depth)
        }
    }

    private mutating func visit(
        _ name: String,
        in folder: borrowing Folder,
        _ prefix: String,
        _ depth: Int
    ) throws(FolderFailure) {
        let path = prefix + name
        if isClaim(Array(name.utf8)) { return skip(path, .takenAside) }
        let says = InboxName(name)
        if says == .hidden { return }
        let kind = try folder.stamp(of: name)?.kind
        if says == .hiddenSaleFile {
            return kind == .regular ? skip(path, .hiddenSaleFile) : ()
        }
        if kind != nil, let reason = reasonInLength(of: name) { return skip(path, reason) }
        switch kind {
        case nil: return
        case .link: skip(path, folder.leadsToFolder(name) ? .linkToFolder : .notAFile)
        case .other: skip(path, .notAFile)
        case .folder where prefix.isEmpty && name == lostAndFound: return
        case .folder: try visitSubfolder(name, of: folder, path, depth)
        case .regular where says == .unfinished: skip(path, .unfinishedByName)
        case .regular where says == .workingCopy: skip(path, .workingCopy)
        case .regular where says == .ownPaper: skip(path, .ownPaper)
        case .regular: try look(at: name, in: folder, path)
        }
    }

    private mutating func visitSubfolder(
        _ name: String,
        of folder: borrowing Folder,
        _ path: String,
        _ depth: Int
    ) throws(FolderFailure) {
        guard depth < Self.deepestFolder else {
            return skip(path, .tooDeep(limit: Self.deepestFolder))
        }
        guard allows(R_OK | X_OK, name, in: folder) else { return skip(path, .unreadable) }
        let opened = try nilWhenChanged { () throws(FolderFailure) in try folder.subfolder(name) }
        guard let inner = opened else { return }
        if try inner.names().isEmpty, InboxName("." + name) == .hiddenSaleFile {
            return skip(path, .emptyFolder)
        }
        try visit(inner, path + "/", depth: depth + 1)
    }

    private mutating func look(
        at name: String,
        in folder: borrowing Folder,
        _ path: String
    ) throws(FolderFailure) {
        guard allows(R_OK, name, in: folder) else { return skip(path, .unreadable) }
        let opened = try nilWhenChanged { () throws(FolderFailure) in try folder.file(name) }
        guard let file = opened else { return }
        try files.append(
            FoundFile(path: path, stamp: file.stamp(), isBeingWritten: file.isBeingWritten())
        )
    }

    private mutating func skip(_ path: String, _ reason: Bilingual) {
        skipped.append(SkippedFile(path: path, reason: reason))
    }

    private func reasonInLength(of name: String) -> Bilingual? {
        let length = name.utf8.count
        return length > Self.longestName ? .nameTooLong(length, limit: Self.longestName) : nil
    }
}

/// A file as one look saw it.
struct FoundFile {
    /// Relative to the inbox.
    let path: String
    let stamp: FileStamp
    let isBeingWritten: Bool
}

/// Where `fsck` puts what it finds, at the top of a file system of its own; only root may look into it.
private let lostAndFound = "lost+found"

private func isClaim(_ name: [UInt8]) -> Bool { name.starts(with: Claim.prefix.utf8) }

/// Whether a name can stand in one line of a report, a CSV or an index, and reads there as it is.
private func isSpeakable(_ name: String) -> Bool {
    !name.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // One that turns the direction of writing shows `.csv` where the name ends in `.exe`.
        case .format: scalar.properties.isBidiControl
        default: false
        }
    }
}

/// A name that cannot be shown, in ASCII.
private func escaped(_ name: [UInt8]) -> String {
    name.map { byte in
        (0x20..<0x7f).contains(byte)
            ? String(UnicodeScalar(byte)) : "\\x" + hexText([byte])
    }.joined()
}

/// Asked before opening, so that one file without permission does not stop all others.
private func allows(_ access: Int32, _ name: String, in folder: borrowing Folder) -> Bool {
    faccessat(folder.descriptor, name, access, AT_EACCESS) == 0 || errno != EACCES
}
