import Fiscal

/// What an entry of an archive may be called.
enum EntryName {
    /// As far as every unpacker and `sha256sum -c` can be trusted with a name.
    private static let maximumLength = 1024

    /// Relative, without `.` or `..`, backslash, control characters, or `%`, which BagIt escapes.
    ///
    /// A backslash is a separator on Windows, and `sha256sum` escapes it; a colon is a drive there.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= maximumLength else { return false }
        let separator = UInt8(ascii: "/")
        let parts = name.utf8.split(separator: separator, omittingEmptySubsequences: false)
        return parts.allSatisfy(isSafe) && name.unicodeScalars.allSatisfy { isSafe($0) }
    }

    private static func isSafe(_ part: Substring.UTF8View) -> Bool {
        !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "%", ":", "\u{2028}", "\u{2029}": false
        case _ where scalar.isASCII: scalar.value >= 0x20 && scalar.value != 0x7F
        default: scalar.properties.generalCategory != .control
        }
    }
}
