/// Tells, over a whole file in chunks, which encoding its bytes are.
///
/// UTF-8 is recognised by its form (Unicode 16, table 3-7). What is not UTF-8 is Windows-1252
/// unless a byte stands in it that Windows-1252 leaves undefined, or it looks like text of DOS or of
/// an old Macintosh. Runs of ASCII, which is most of any file, are passed over eight bytes at a time.
struct EncodingJudge {
    var isUTF8: Bool { firstNotUTF8 == nil }
    /// Whether the file begins with the byte order mark EF BB BF.
    var hasMark: Bool { opening.starts(with: [0xEF, 0xBB, 0xBF]) }
    /// The first NUL, which no text has in either encoding.
    private(set) var nul: Spot?
    /// The first byte that breaks the form of UTF-8, or begins a sequence that is never finished.
    private(set) var firstNotUTF8: Spot?
    /// The first of 81, 8D, 8F, 90, 9D; its column counts bytes, which are characters there.
    private(set) var undefined: Spot?
    /// The first accented letter of DOS (CP850): one within a word, as no sign stands there; else any,
    /// where nothing speaks for Windows-1252.
    ///
    /// Its bytes are signs such as `‚` and `µ` in Windows-1252, which do not stand directly behind
    /// a letter; elsewhere a text with an accented letter of Windows-1252 itself is not of DOS.
    var dos: Spot? {
        isUTF8 ? nil : firstDOSLetter.within ?? (hasUpperLetter ? nil : firstDOSLetter.any)
    }
    /// The same of Mac Roman, in which `Café` ends in `Ž` and `NIÑO` has a `„`.
    var mac: Spot? {
        isUTF8 ? nil : firstMacLetter.within ?? (hasSmallLetter ? nil : firstMacLetter.any)
    }

    struct Spot: Equatable {
        let line: Int
        let column: Int
        let byte: UInt8
    }

    /// Where the chunk at hand begins: lines are counted once it has been read.
    private var position = TextPosition()
    /// The last two bytes of the chunk before.
    private var last: (UInt8, UInt8) = (0, 0)
    private var firstDOSLetter = Letter()
    private var firstMacLetter = Letter()

    /// The first letter of another code page, and the first of which it is certain.
    private struct Letter {
        var any: Spot?
        var within: Spot?
        /// Seen at the end of the chunk before: a letter behind it makes it certain.
        var last: (sign: CodePageSign, spot: Spot)?

        /// Whether one more would tell something new; where it stands costs a look at its chunk.
        ///
        /// `next` is nil at the end of the chunk.
        func wants(_ sign: CodePageSign, before next: UInt8?) -> Bool {
            guard within == nil, let next else { return within == nil }
            return sign.isLetter(before: next) || any == nil && sign.mayBeLetter(before: next)
        }

        mutating func take(_ sign: CodePageSign, before next: UInt8?, at spot: Spot) {
            guard let next else { return last = (sign, spot) }
            if sign.isLetter(before: next) { within = within ?? spot }
            if sign.mayBeLetter(before: next) { any = any ?? spot }
        }

        /// `byte` stands behind the end of the chunk before.
        mutating func goOn(with byte: UInt8) {
            guard let (sign, spot) = last else { return }
            last = nil
            take(sign, before: byte, at: spot)
        }
    }

    /// Whether there is a byte from C0, as the accented letters of Windows-1252 are, that DOS would
    /// not have written.
    private var hasUpperLetter = false
    /// Whether there is an á, é, í, ñ, ó or ú of Windows-1252.
    private var hasSmallLetter = false
    /// The first byte of the sequence that is open, and how many more it needs.
    private var lead: UInt8 = 0
    private var pending = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF
    private var opening: [UInt8] = []

    mutating func read(_ chunk: UnsafeRawBufferPointer) {
        if opening.count < 4 { opening += chunk.prefix(4 - opening.count) }
        if let byte = chunk.first {
            firstDOSLetter.goOn(with: byte)
            firstMacLetter.goOn(with: byte)
        }
        var index = 0
        while index < chunk.count {
            if pending == 0 {
                index = plainEnd(of: chunk, from: index)
                guard index < chunk.count else { break }
            }
            let before = UnsafeRawBufferPointer(rebasing: chunk[..<index])
            let byte = chunk[index]
            index += 1
            take(byte, before)
            if byte >= 0x80 {
                lookForLetters(byte, before, next: index < chunk.count ? chunk[index] : nil)
            }
        }
        position.advance(over: chunk)
        last = twoBytes(before: chunk[...])
    }

    /// After the last byte: an unfinished sequence is not UTF-8.
    mutating func finish() {
        if pending > 0 { breakUTF8(at: position) }
        firstDOSLetter.goOn(with: .lineFeed)
        firstMacLetter.goOn(with: .lineFeed)
    }

    /// Whether the first characters look like ASCII in UTF-16, a NUL in each, without its mark.
    var looksLikeUTF16: Bool {
        guard opening.count == 4 else { return false }
        let nuls = opening.map { $0 == 0 }
        return nuls == [false, true, false, true] || nuls == [true, false, true, false]
    }

    /// `before` are the bytes of the chunk before `byte`.
    private mutating func take(_ byte: UInt8, _ before: UnsafeRawBufferPointer) {
        if undefined == nil, isUndefinedInWindows1252(byte) {
            undefined = spot(byte, before)
        }
        if isUTF8 { judge(byte, before) }
        guard byte == 0, nul == nil else { return }
        let position = place(after: before)
        nul = spot(0, at: position, inBytes: !isUTF8)
    }

    /// `next` is nil at the end of the chunk.
    private mutating func lookForLetters(
        _ byte: UInt8,
        _ before: UnsafeRawBufferPointer,
        next: UInt8?
    ) {
        let letters = twoBytes(before: before[...])
        switch byte {
        // Behind a capital they may be Í, Ó and Ú of DOS.
        case 0xD6, 0xE0, 0xE9: if !isCapital(letters.1) { hasUpperLetter = true }
        // `°` and `²` of DOS; `ø` and `ý` are in no Spanish word.
        case 0xF8, 0xFD: break
        case 0xC0...: hasUpperLetter = true
        default: break
        }
        switch byte {
        case 0xE1, 0xE9, 0xED, 0xF1, 0xF3, 0xFA: hasSmallLetter = true
        default: break
        }
        if let sign = CodePageSign(ofDOS: byte, after: letters),
            firstDOSLetter.wants(sign, before: next)
        {
            firstDOSLetter.take(sign, before: next, at: spot(byte, before))
        }
        if let sign = CodePageSign(ofMac: byte, after: letters.1),
            firstMacLetter.wants(sign, before: next)
        {
            firstMacLetter.take(sign, before: next, at: spot(byte, before))
        }
    }

    private func spot(_ byte: UInt8, _ before: UnsafeRawBufferPointer) -> Spot {
        spot(byte, at: place(after: before), inBytes: true)
    }

    /// The mark at the beginning is no character of the first line.
    private func spot(_ byte: UInt8, at position: TextPosition, inBytes: Bool) -> Spot {
        let column = inBytes ? position.byteColumn : position.column
        let mark = hasMark && position.line == 1 ? (inBytes ? 3 : 1) : 0
        return Spot(line: position.line, column: column - mark, byte: byte)
    }

    /// The two bytes at the end of what has been read of a chunk, and of the one before it.
    private func twoBytes(before end: Slice<UnsafeRawBufferPointer>) -> (UInt8, UInt8) {
        guard let byte = end.last else { return last }
        return (end.dropLast().last ?? last.1, byte)
    }

    private mutating func judge(_ byte: UInt8, _ before: UnsafeRawBufferPointer) {
        if pending > 0, byte >= lowest, byte <= highest {
            (pending, lowest, highest) = (pending - 1, 0x80, 0xBF)
        } else if pending > 0 || (byte >= 0x80 && !begin(byte)) {
            breakUTF8(byte, at: place(after: before))
        }
    }

    /// The second byte has narrower bounds after E0, ED, F0 and F4.
    private mutating func begin(_ byte: UInt8) -> Bool {
        lead = byte
        switch byte {
        case 0xC2...0xDF: pending = 1
        case 0xE0: (pending, lowest) = (2, 0xA0)
        case 0xED: (pending, highest) = (2, 0x9F)
        case 0xE1...0xEF: pending = 2
        case 0xF0: (pending, lowest) = (3, 0x90)
        case 0xF4: (pending, highest) = (3, 0x8F)
        case 0xF1...0xF3: pending = 3
        default: return false
        }
        return true
    }

    /// What is wrong with an open sequence is told where it begins: one character before.
    private mutating func breakUTF8(_ byte: UInt8 = 0, at position: TextPosition) {
        let isOpen = pending > 0
        let spot = spot(isOpen ? lead : byte, at: position, inBytes: false)
        firstNotUTF8 = Spot(
            line: spot.line,
            column: spot.column - (isOpen ? 1 : 0),
            byte: spot.byte
        )
        pending = 0
    }

    private func place(after before: UnsafeRawBufferPointer) -> TextPosition {
        var position = position
        position.advance(over: before)
        return position
    }
}
