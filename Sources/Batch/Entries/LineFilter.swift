import Fiscal

/// Cuts a stream into lines, and hands on the first, which may be a header, and those that hold a text.
///
/// No more than a line is kept.
struct LineFilter {
    /// What a line must hold; every line holds the empty text.
    private let needle: [UInt8]
    /// Whether a line break between quotes is part of a line (RFC 4180).
    private let respectsQuotes: Bool
    private var line: [UInt8] = []
    private var isQuoted = false
    private var isFirst = true

    /// Longer than any line of ours: a row has some hundred bytes, a finding some thousand.
    private static let maximumLine = 1 << 24

    init(holding text: String, respectsQuotes: Bool) {
        needle = Array(text.utf8)
        self.respectsQuotes = respectsQuotes
    }

    /// Hands on lines without their line feed.
    ///
    /// Throws what `each` throws, and `EvidenceFailure` for a line that is too long to be ours.
    mutating func take(
        _ chunk: UnsafeRawBufferPointer,
        _ each: (String) throws -> Void
    ) throws {
        var start = 0
        while let feed = chunk[start...].firstIndex(of: UInt8(ascii: "\n")) {
            let piece = UnsafeRawBufferPointer(rebasing: chunk[start..<feed])
            start = feed + 1
            noteQuotes(of: piece)
            if line.isEmpty, !isQuoted {
                try handOn(piece, each)
            } else {
                try keep(piece)
                if isQuoted { line.append(UInt8(ascii: "\n")) } else { try end(each) }
            }
        }
        let rest = UnsafeRawBufferPointer(rebasing: chunk[start...])
        noteQuotes(of: rest)
        try keep(rest)
    }

    /// The last line, which may lack its end; one that is empty is none.
    mutating func end(_ each: (String) throws -> Void) throws {
        try line.withUnsafeBytes { try handOn($0, each) }
        line.removeAll(keepingCapacity: true)
    }

    private mutating func noteQuotes(of piece: UnsafeRawBufferPointer) {
        guard respectsQuotes else { return }
        let quotes = piece.reduce(0) { $0 &+ ($1 == UInt8(ascii: "\"") ? 1 : 0) }
        isQuoted = isQuoted != (quotes % 2 == 1)
    }

    private mutating func keep(_ piece: UnsafeRawBufferPointer) throws {
        guard line.count + piece.count <= Self.maximumLine else {
            throw EvidenceFailure.lineTooLong
        }
        line.append(contentsOf: piece)
    }

    private mutating func handOn(
        _ line: UnsafeRawBufferPointer,
        _ each: (String) throws -> Void
    ) throws {
        guard !line.isEmpty, isFirst || holdsNeedle(line) else { return }
        isFirst = false
        try each(String(decoding: line, as: UTF8.self))
    }

    private func holdsNeedle(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let first = needle.first else { return true }
        var rest = line[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: needle) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

extension SealedArchiveReading {
    /// Hands on the first line of an entry, and those that hold a text.
    func lines(
        of entry: String,
        holding text: String,
        respectsQuotes: Bool = false,
        _ each: (String) throws -> Void
    ) throws {
        var filter = LineFilter(holding: text, respectsQuotes: respectsQuotes)
        try read(entry) { try filter.take($0, each) }
        try filter.end(each)
    }

    /// Hands on the rows of a table that hold a text, their cells by the columns' English names.
    func rows(
        of table: EvidenceTable,
        holding text: String = "",
        _ each: ([String: String]) throws -> Void
    ) throws {
        var names: [String]?
        try lines(of: table.entry, holding: text, respectsQuotes: true) { line in
            let cells = SpreadsheetText.cells(of: line)
            guard let header = names else {
                names = table.names(of: cells)
                return
            }
            try each(Dictionary(zip(header, cells)) { first, _ in first })
        }
    }
}

extension Failure where Code == EvidenceFailureCode {
    fileprivate static var lineTooLong: EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: Bilingual(es: "leer una tabla de", en: "reading a table of"),
            object: "archive/",
            cause: Bilingual(
                es: "una línea pasa de 16 MiB: no es de las nuestras",
                en: "it has a line of more than 16 MiB, which is none of ours"
            ),
            hint: .verifyArchives
        )
    }
}
