import Foundation

/// What a step leaves behind, as texts by their path under `esperado/`.
struct GoldenOutcome: Equatable {
    private let texts: [String: String]

    /// Hides what depends on the machine: the digests of archives vary with the version of zlib.
    init(texts: [String: String]) {
        self.texts = texts.mapValues(Self.hidingDigests)
    }

    /// Reads the references of a step; there may be none yet.
    init(reading folder: String) {
        texts = filesUnder(folder).reduce(into: [:]) { texts, file in
            texts[file] = FileManager.default.contents(atPath: "\(folder)/\(file)")
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Writes the references anew; those of files that no longer appear go.
    func write(to folder: String) throws {
        if FileManager.default.fileExists(atPath: folder) {
            try FileManager.default.removeItem(atPath: folder)
        }
        for (file, text) in texts {
            let url = URL(filePath: "\(folder)/\(file)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
    }

    /// One sentence for each file that is not as it should be, in the order of their paths.
    func differences(from references: GoldenOutcome) -> [String] {
        Set(texts.keys).union(references.texts.keys).sorted().compactMap { file in
            guard let expected = references.texts[file] else {
                return "\(file): there is no such reference"
            }
            guard let found = texts[file] else {
                return "\(file): the program left no such file"
            }
            return found == expected ? nil : "\(file): \(firstDifference(found, expected))"
        }
    }

    /// The unique codes of all receipts, in their order.
    var uniqueCodes: [String] {
        texts.sorted { $0.key < $1.key }
            .filter { $0.key.hasSuffix(".recibo.csv") }
            .flatMap { $0.value.split { !$0.isHexDigit } }
            .filter { $0.utf8.count == 96 }
            .map(String.init)
    }

    /// Every run of exactly 64 hexadecimal digits becomes `<sha256>`.
    static func hidingDigests(in text: String) -> String {
        var shown = ""
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let digits = rest.prefix(while: \.properties.isASCIIHexDigit)
            rest = rest.dropFirst(max(1, digits.count))
            switch digits.count {
            case 0: shown.unicodeScalars.append(first)
            case 64: shown += "<sha256>"
            default: shown.unicodeScalars += digits
            }
        }
        return shown
    }
}

private func firstDifference(_ found: String, _ expected: String) -> String {
    let (found, expected) = (found.lines, expected.lines)
    let common = zip(found, expected).prefix { $0 == $1 }.count
    func line(_ lines: [Substring]) -> String {
        common < lines.count ? "«\(lines[common])»" : "the end"
    }
    return "line \(common + 1) should be \(line(expected)), is \(line(found))"
}

extension String {
    fileprivate var lines: [Substring] {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
}
