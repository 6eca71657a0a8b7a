import Fiscal
import Testing

@testable import SaleFiles

@Suite struct EncodingTests {
    /// As a spreadsheet saves "Unicode text": tabs, CRLF, a mark; with a character beyond U+FFFF.
    private static let sheet = csv(["descripcion": "Café Ñandú 🍞"], delimiter: "\t")
        .replacing("\n", with: "\r\n")

    private static func utf16(
        _ text: String,
        big: Bool = false,
        mark: Bool = true
    ) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return big ? bytes.reversed() : bytes
        }
    }

    @Test(arguments: [false, true])
    func `UTF-16 with a mark gives the same sale as UTF-8`(big: Bool) throws {
        let bytes = Self.utf16(Self.sheet, big: big)
        let reading = try Reading(bytes)
        let encoding = big ? "utf-16be" : "utf-16le"
        #expect(reading.profile.text == "1 csv tab \(encoding) comma")
        #expect(try reading.onlySale() == Reading(Self.sheet).onlySale())
        #expect(try reading.onlySale().lines[0].description == "Café Ñandú 🍞")
        let whole = reading.summary
        for size in 1...bytes.count {
            #expect(try Reading(bytes, chunk: size).summary == whole, "chunks of \(size)")
        }
    }

    @Test func `a place in UTF-16 counts characters as a person does`() throws {
        let text = csv(["descripcion": "Ñame 🍞", "precio": "mil"])
        let found = try Reading(Self.utf16(text)).sales[0].findings
        #expect(found == (try Reading(text).sales[0].findings))
        #expect(found[0].places[0].column == 38)
    }

    @Test(
        arguments: [
            // Each stands after `Ñ` on line 2.
            [0x00, 0xD8, 0x41, 0x00], [0x00, 0xDC, 0x41, 0x00], [0x00, 0xD8], [0x41],
            [0x00, 0xD8, 0x00, 0xD8, 0x00, 0xDC],
        ] as [[UInt8]]
    ) func `half a character in UTF-16 is refused with its place`(
        tail: [UInt8]
    ) throws {
        let bytes = Self.utf16("tipo\nÑ") + tail
        for size in 1...6 {
            let reading = try Reading(bytes, chunk: size)
            #expect(reading.fileCodes == [.fileEncoding])
            #expect(reading.file.findings[0].places == [Place(line: 2, column: 2)])
            #expect(reading.file.findings[0].message.es.contains("UTF-16"))
            #expect(!reading.file.isTrusted)
        }
    }

    @Test(arguments: [(sheet, false), (sheet, true), ("[{\"tipo\":4}]", false)])
    func `UTF-16 without a mark is recognised and refused with a remedy`(
        text: String,
        big: Bool
    ) throws {
        let reading = try Reading(Self.utf16(text, big: big, mark: false))
        #expect(reading.profile.text == "1 unreadable utf-16-unmarked")
        #expect(reading.file.findings[0].message.es.contains("parece texto UTF-16"))
        #expect(reading.file.findings[0].remedy.es.contains("UTF-8"))
    }

    @Test func `JSON in UTF-16 is refused by its name`() throws {
        let reading = try Reading(Self.utf16("[{\"tipo\":4}]"), name: "ventas.json")
        #expect(reading.fileCodes == [.fileEncoding])
        #expect(reading.file.findings[0].message.en.contains("JSON in UTF-16"))
    }

    @Test(arguments: ["utf-16-broken 2 7", "utf-16-unmarked", "utf-16-json"])
    func `the refusals of UTF-16 keep their text`(words: String) {
        let text = "1 unreadable \(words)"
        #expect(SaleFileProfile(text: text)?.text == text)
        #expect(SaleFileProfile(text: text + " 1") == nil)
    }

    @Test func `every scalar of UTF-16 becomes its UTF-8, wherever it is cut`() {
        let text = "aé€🍞\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}12345678á9"
        for big in [false, true] {
            for size in 1...9 {
                var decoder = UTF16Decoder(big ? .big : .little)
                var decoded: [UInt8] = []
                inChunks(of: size, Self.utf16(text, big: big)) { decoded += decoder.text(of: $0) }
                #expect(decoded + decoder.rest() == Array(text.utf8))
            }
        }
    }

    /// The place and byte of the first break; a cut sequence is told where it begins.
    @Test(
        arguments: [
            ([0xC3], 1, 0xC3), ([0x61, 0xC3, 0x41], 2, 0xC3), ([0xE2, 0x82, 0x41], 1, 0xE2),
            ([0xC3, 0xB1, 0x80], 2, 0x80), ([0xC0, 0x80], 1, 0xC0), ([0xE0, 0x9F, 0xBF], 1, 0xE0),
            ([0xED, 0xA0, 0x80], 1, 0xED), ([0xF0, 0x8F, 0xBF, 0xBF], 1, 0xF0),
            ([0xF4, 0x90, 0x80, 0x80], 1, 0xF4), ([0xF5, 0x80, 0x80, 0x80], 1, 0xF5),
            ([0xFF], 1, 0xFF),
        ] as [([UInt8], Int, UInt8)]
    )
    func `what breaks the form of UTF-8 is found at its place`(
        bytes: [UInt8],
        column: Int,
        byte: UInt8
    ) {
        let before = Array("abcdefgh\r\nñ\r12345678\n".utf8)
        for size in 1...(before.count + bytes.count) {
            var judge = EncodingJudge()
            inChunks(of: size, before + bytes) { judge.read($0) }
            judge.finish()
            #expect(
                judge.firstNotUTF8 == EncodingJudge.Spot(line: 4, column: column, byte: byte),
                "chunks of \(size)"
            )
        }
    }

    @Test(arguments: [[0xC3, 0xB1], [0xED, 0x9F, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF], [0x7F], []])
    func `what is UTF-8 is taken as such`(bytes: [UInt8]) {
        var judge = EncodingJudge()
        inChunks(of: 1, bytes) { judge.read($0) }
        judge.finish()
        #expect(judge.isUTF8)
    }

    /// `¤` stands for the byte of each letter of CP850.
    private static func dos(_ description: String, _ letter: UInt8) -> [UInt8] {
        csv(["descripcion": description]).unicodeScalars.map {
            $0 == "¤" ? letter : UInt8($0.value)
        }
    }

    @Test(arguments: [0x82, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5] as [UInt8])
    func `text of DOS is refused with its place and a remedy`(letter: UInt8) throws {
        let bytes = Self.dos("Caf¤", letter)
        let column = "04;FE;7;2025-01-08;18:00:00;Caf".utf8.count + 1
        for size in 1...bytes.count {
            let reading = try Reading(bytes, chunk: size)
            #expect(reading.profile.text == "1 unreadable dos 2 \(column) \(letter)")
        }
        let reading = try Reading(bytes)
        #expect(reading.fileCodes == [.fileEncoding])
        #expect(reading.file.findings[0].places == [Place(line: 2, column: column)])
        #expect(reading.file.findings[0].message.es.contains("DOS (CP850)"))
        #expect(reading.file.findings[0].remedy.en.hasPrefix("Export it as UTF-8."))
        #expect(!reading.file.isTrusted)
    }

    @Test(arguments: ["Jos¤ ¤ é", "¤ 5", "5¤ 10 ¤", "Pan (¤)", "é ¤Oferta! US¤ 5"])
    func `what may be Windows-1252 is not taken for DOS`(description: String) throws {
        for letter: UInt8 in [0xA0, 0xA1, 0xA2, 0xA3, 0xA4] {
            let reading = try Reading(Self.dos(description, letter))
            #expect(reading.profile.text == "1 csv semicolon windows-1252 comma")
        }
    }

    @Test(arguments: ["Mu¤oz", "Mu¤oz y Café Ñ ─ é", "é Garc¤a"])
    func `a letter of DOS within a word is evidence whatever else the file holds`(
        description: String
    ) throws {
        for letter: UInt8 in [0x82, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5] {
            let bytes = csv(["descripcion": description]).unicodeScalars.map {
                $0 == "¤" ? letter : $0 == "─" ? 0xC4 : UInt8($0.value)
            }
            for size in 1...8 {
                #expect(try Reading(bytes, chunk: size).profile.text.contains(" dos 2 "))
            }
        }
    }

    @Test func `a place on the first line does not count the mark`() throws {
        for (opening, byte) in [("{\"a\":\"", UInt8(0xE9)), ("{\"ñ\":\"", 0xFF)] {
            let text = Array(opening.utf8) + [byte] + Array("\"}".utf8)
            let place = try Reading(text, name: "a.json").file.findings[0].places
            for size in [1, 2, 3, 64] {
                let marked = try Reading([0xEF, 0xBB, 0xBF] + text, name: "a.json", chunk: size)
                #expect(marked.fileCodes == [.fileEncoding])
                #expect(marked.file.findings[0].places == place)
            }
        }
        let broken = try Reading(Self.utf16("tipo") + [0x00, 0xD8])
        #expect(broken.file.findings[0].places == [Place(line: 1, column: 5)])
    }

    @Test func `UTF-8 is never taken for DOS`() throws {
        // Its letters end in the bytes that DOS has for others.
        let text = csv(["descripcion": "Café à¢ñ £5 ¤"])
        #expect(try Reading(text).profile.text == "1 csv semicolon utf-8 comma")
    }

    @Test func `JSON that is not UTF-8 is told that it must be`() throws {
        let reading = try Reading(Array("[{\"a\":\"caf".utf8) + [0xE9] + Array("\"}]".utf8))
        #expect(reading.profile.text == "1 unreadable json-bytes 1 11 233")
        let message = reading.file.findings[0].message
        #expect(message.es.contains("debe estar en UTF-8 (RFC 8259 §8.1): tiene el byte E9"))
        #expect(!message.es.contains("1252") && !message.en.contains("1252"))
    }

    @Test func `Windows-1252 has its own characters from 80 to 9F and those of Latin-1 above`() {
        var text: [UInt8] = []
        let bytes = Array("12345678".utf8) + [0x80, 0x8C, 0x93, 0x97, 0x9F, 0xA0, 0xD1, 0xFF]
        bytes.withUnsafeBytes { appendWindows1252($0, to: &text) }
        #expect(String(decoding: text, as: UTF8.self) == "12345678€Œ“—Ÿ\u{A0}Ñÿ")
        for byte in UInt8.min...UInt8.max where !isUndefinedInWindows1252(byte) {
            var one: [UInt8] = []
            [byte].withUnsafeBytes { appendWindows1252($0, to: &one) }
            let scalar = String(decoding: one, as: UTF8.self).unicodeScalars.first
            #expect(scalar.flatMap(windows1252Byte) == byte)
        }
    }

    @Test func `lines and columns are counted alike in any chunks`() {
        let text = Array("\r\n\n\rañb\r\r\n12345678901234567\nñandú\r\nfin".utf8)
        for end in 0...text.count {
            var whole = TextPosition()
            text[..<end].withUnsafeBytes { whole.advance(over: $0) }
            for size in 1...9 {
                var parts = TextPosition()
                inChunks(of: size, Array(text[..<end])) { parts.advance(over: $0) }
                #expect(parts.line == whole.line)
                #expect(parts.column == whole.column)
                #expect(parts.byteColumn == whole.byteColumn)
            }
        }
        var position = TextPosition()
        text.withUnsafeBytes { position.advance(over: $0) }
        #expect((position.line, position.column, position.byteColumn) == (8, 4, 4))
    }
}

/// What the settings say of the encoding of a file without a mark.
@Suite struct MappedEncodingTests {
    @Test(arguments: [false, true])
    func `settings that say UTF-16 make the mark needless`(big: Bool) throws {
        let bytes = csv().utf16.flatMap { unit in
            big
                ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        var source = TextSource(isUTF16: true)
        var text: [UInt8] = []
        inChunks(of: 3, bytes) { text += source.text(of: $0) ?? Array($0) }
        #expect(String(decoding: text + source.rest(), as: UTF8.self) == csv())
    }

    @Test func `the mark of UTF-8 wins over the settings`() {
        var source = TextSource(isUTF16: true)
        var text: [UInt8] = []
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(csv().utf8)
        inChunks(of: 2, bytes) { text += source.text(of: $0) ?? Array($0) }
        #expect(text + source.rest() == bytes)
    }
}
