/// What makes a byte a letter of DOS or of the Macintosh, though Windows-1252 has a sign or another
/// letter for it.
enum CodePageSign {
    /// Windows-1252 has nothing there that stands behind such a letter.
    case anywhere
    /// A letter within a word; at its end it may be the sign.
    case withinWord
    /// The letter of Windows-1252 may stand in a word as well.
    case likely
    /// Likewise the sign at the beginning of a word.
    case atBeginning
    case beforeSmall
    case beforeCapital
    /// `œ` and `ç` of Windows-1252 stand before certain vowels only.
    case notBefore(ofWindows1252: [UInt8])
    /// Í stands before a vowel, as in MARÍA; `Ö` before consonants.
    case beforeAOrO

    /// Whether it is a letter for certain.
    func isLetter(before next: UInt8) -> Bool {
        switch self {
        case .anywhere: true
        case .likely, .atBeginning: false
        case .withinWord: SaleFiles.isLetter(next)
        case .beforeSmall: isSmall(next)
        case .beforeCapital: isCapital(next)
        case .notBefore(let vowels): SaleFiles.isLetter(next) && !vowels.contains(next | 0x20)
        case .beforeAOrO: next == UInt8(ascii: "A") || next == UInt8(ascii: "O")
        }
    }

    /// Whether it is one where nothing speaks for Windows-1252.
    func mayBeLetter(before next: UInt8) -> Bool {
        switch self {
        case .anywhere, .withinWord, .likely: true
        case .atBeginning: SaleFiles.isLetter(next)
        case .beforeSmall, .beforeCapital, .notBefore, .beforeAOrO: false
        }
    }
}

extension CodePageSign {
    /// CP850: é, í, ó, ú, ñ, Ñ, and of the capitals Á, Í, Ó in a word of capitals.
    ///
    /// In Windows-1252 they are `‚`, `¡`, `¢`, `£`, `¤`, `¥`, `µ`, `Ö` and `à`. Its á is a space there that does
    /// not break, its Ú an `é`: both stand behind letters.
    init?(ofDOS byte: UInt8, after letters: (UInt8, UInt8)) {
        let (isWord, isInCapitals) = (SaleFiles.isLetter(letters.1), isCapital(letters.1))
        switch byte {
        case 0x82 where isWord: self = .anywhere
        case 0xA1...0xA5 where isWord: self = .withinWord
        case 0xA4...0xA5 where letters.1 < 0x80: self = .atBeginning
        case 0xB5 where isInCapitals: self = .likely
        case 0xE0 where isInCapitals && isCapital(letters.0): self = .likely
        case 0xD6 where letters.1 == UInt8(ascii: "A"): self = .beforeCapital
        case 0xD6 where isInCapitals: self = .beforeAOrO
        default: return nil
        }
    }

    /// Mac Roman: á, é, ñ, ó, ú and ü behind a small letter, É and Ñ behind a capital, É also at the
    /// beginning of a word, Á, Í, Ó and Ú between capitals.
    ///
    /// In Windows-1252 they are `‡`, `Ž`, `–`, `—`, `œ`, `Ÿ`, `ƒ`, `„`, `ç`, `ê`, `î` and `ò`. Its í is
    /// an apostrophe there.
    init?(ofMac byte: UInt8, after letter: UInt8) {
        let (isInSmall, isInCapitals) = (isSmall(letter), isCapital(letter))
        switch byte {
        case 0x8E where isInSmall: self = .anywhere
        case 0x87 where isInSmall: self = .withinWord
        case 0x83...0x84 where isInCapitals: self = .withinWord
        case 0x83 where letter < 0x80 && !isInSmall: self = .atBeginning
        case 0x96...0x97 where isInSmall: self = .beforeSmall
        case 0x9C where isInSmall: self = .notBefore(ofWindows1252: Array("ui".utf8))
        case 0x9F where isInSmall: self = .beforeSmall
        case 0xE7 where isInCapitals: self = .notBefore(ofWindows1252: Array("aou".utf8))
        case 0xEA where isInCapitals, 0xEE where isInCapitals, 0xF2 where isInCapitals:
            self = .beforeCapital
        default: return nil
        }
    }
}

private func isSmall(_ byte: UInt8) -> Bool { isLetter(byte) && !isCapital(byte) }
