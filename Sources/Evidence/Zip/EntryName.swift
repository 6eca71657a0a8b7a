import Fiscal

/// What an entry of an archive may be called.
enum EntryName {
    /// As far as every unpacker and `sha256sum -c` can be trusted with a name.
    private static let maximumLength = 1024

    /// Relative, without `.` or `..`, backslash, control characters, or `%`, which BagIt escapes.
    ///
    /// A backslash is a separator on Windows, and `sha256sum` escapes it; a colon is a drive there.
    static func isSafe(_ name: String) -> Bool {
        guard name.utf8.count <= maximumLength else { return false }
        var (length, dots) = (0, 0)
        for scalar in name.unicodeScalars {
            if scalar == "/" {
                guard isPart(length, dots) else { return false }
                (length, dots) = (0, 0)
            } else {
                guard isSafe(scalar) else { return false }
                length += 1
                if scalar == "." { dots += 1 }
            }
        }
        return isPart(length, dots)
    }

    /// Whether it is neither empty nor `.` nor `..`.
    private static func isPart(_ length: Int, _ dots: Int) -> Bool { length > dots || dots > 2 }

    private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "%", ":", "\u{2028}", "\u{2029}": false
        case _ where scalar.isASCII: scalar.value >= 0x20 && scalar.value != 0x7F
        default: scalar.properties.generalCategory != .control
        }
    }
}
