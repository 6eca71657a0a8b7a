/// A file's bytes for the profiler: as they stand, or as UTF-8 where a byte order mark says UTF-16.
struct TextSource {
    /// What the mark FF FE or FE FF says, or the settings.
    private(set) var utf16: UTF16Decoder?
    /// The settings call the file UTF-16, so that it needs no mark.
    private let isUTF16: Bool
    /// Until it is long enough for a mark.
    private var opening: [UInt8] = []
    private var isDecided = false

    init(isUTF16: Bool = false) {
        self.isUTF16 = isUTF16
    }

    /// The text to examine; nil for the chunk itself.
    mutating func text(of chunk: UnsafeRawBufferPointer) -> [UInt8]? {
        guard !isDecided else { return utf16?.text(of: chunk) }
        opening += chunk
        guard opening.count >= 2 else { return [] }
        isDecided = true
        if opening.starts(with: [0xFF, 0xFE]) { utf16 = UTF16Decoder(.little) }
        if opening.starts(with: [0xFE, 0xFF]) { utf16 = UTF16Decoder(.big) }
        // Text begins with an ASCII character, whose upper byte is NUL.
        if isUTF16, utf16 == nil, !opening.starts(with: [0xEF, 0xBB]) {
            utf16 = UTF16Decoder(opening[0] == 0 ? .big : .little)
        }
        let bytes = opening
        opening = []
        return bytes.withUnsafeBytes { utf16?.text(of: $0) } ?? bytes
    }

    /// After the last byte: what was kept back.
    mutating func rest() -> [UInt8] {
        utf16?.rest() ?? opening
    }
}

/// A file's bytes for the reader: UTF-8, by the encoding that the profile names.
struct TextDecoder {
    private let encoding: SaleFileProfile.Encoding
    private var utf16: UTF16Decoder?
    private var markBytes = 0

    init(_ encoding: SaleFileProfile.Encoding) {
        self.encoding = encoding
        switch encoding {
        case .utf8, .windows1252: break
        case .utf8WithMark: markBytes = 3
        case .utf16LittleEndian: utf16 = UTF16Decoder(.little)
        case .utf16BigEndian: utf16 = UTF16Decoder(.big)
        }
    }

    /// The text of the chunk; nil when `chunk`, less a mark at its beginning, is UTF-8 as it stands.
    mutating func text(of chunk: inout UnsafeRawBufferPointer) -> [UInt8]? {
        switch encoding {
        case .utf8, .utf8WithMark:
            let skipped = min(markBytes, chunk.count)
            markBytes -= skipped
            chunk = UnsafeRawBufferPointer(rebasing: chunk[skipped...])
            return nil
        case .windows1252:
            var text: [UInt8] = []
            appendWindows1252(chunk, to: &text)
            return text
        case .utf16LittleEndian, .utf16BigEndian:
            return utf16?.text(of: chunk)
        }
    }
}
