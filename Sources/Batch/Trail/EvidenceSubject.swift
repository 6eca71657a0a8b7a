package import Fiscal

/// What archives are asked about: the number of an invoice, or a sale file.
package enum EvidenceSubject: Hashable, Sendable {
    /// Prefix and consecutive, as they stand in the archives.
    case number(String)
    /// By its path in the inbox, or the last part of it.
    case file(named: String)
    case content(ContentDigest)

    /// Everything that a text may mean; nothing for one that is neither number, file name nor SHA-256.
    ///
    /// What has a dot or a slash is a file's name. `kenn 01`, `KENN-01` and `KENN01` mean KENN1; but where no
    /// hyphen ends the prefix it may end with a zero, so that is looked for as it was typed as well.
    package static func all(typed text: String) -> [EvidenceSubject] {
        if let digest = ContentDigest(hex: text) { return [.content(digest)] }
        if text.contains(where: { $0 == "." || $0 == "/" }) { return [.file(named: text)] }
        let parts = text.uppercased().split { $0 == "-" || $0.isWhitespace }
        let typed = parts.joined()
        let first = parts.first ?? ""
        let isCut = parts.count > 1 && first.count <= 4 && first.contains(where: \.isLetter)
        let letters = typed.lastIndex(where: \.isLetter).map { typed[...$0] } ?? ""
        let prefix = isCut ? first : letters
        let plain = prefix + typed.dropFirst(prefix.count).drop { $0 == "0" }
        let texts = isCut || plain == typed ? [String(plain)] : [String(plain), typed]
        return texts.filter(isNumber).map { .number($0) }
    }

    private static func isNumber(_ text: String) -> Bool {
        (0...4).contains { length in
            let prefix = String(text.prefix(length))
            let consecutive = text.consecutive(after: prefix)
            return consecutive.flatMap { DocumentNumber(prefix: prefix, consecutive: $0) } != nil
        }
    }

    /// As a person reads it.
    package var text: String {
        switch self {
        case .number(let text), .file(named: let text): text
        case .content(let digest): digest.hex
        }
    }

    /// A search that has looked nowhere yet.
    package var trail: any EvidenceTrail {
        switch self {
        case .number(let number): NumberTrail(of: number)
        case .file(named: let name): FileTrail(of: .name(name))
        case .content(let digest): FileTrail(of: .digest(digest))
        }
    }
}

/// Everything that archives say of one subject.
package protocol EvidenceTrail {
    /// In the order in which it happened.
    var traces: [EvidenceTrace] { get }

    /// Looks through one archive; those of a chain must come in the order of their numbers.
    ///
    /// Only what can speak of the subject is unpacked. Throws `EvidenceFailure` for what cannot be read.
    mutating func search(
        _ archive: ArchiveName,
        _ open: () throws -> any SealedArchiveReading
    ) throws
}
