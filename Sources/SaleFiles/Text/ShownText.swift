/// A heading, a key or a value of the sender as a message shows it: short, and without what could
/// do something to the terminal, or turn the direction in which the rest is read.
package func shownText(_ text: some StringProtocol, limit: Int = 60) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.lazy.filter(isHarmless) {
        guard shown.count < limit else { return String(shown) + "…" }
        shown.append(scalar)
    }
    return String(shown)
}

private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: false
    case 0x202A...0x202E, 0x2066...0x2069: false  // UAX 9: embeddings, overrides, isolates.
    default: true
    }
}
