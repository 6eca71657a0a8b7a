import Fiscal
import Testing

@testable import SaleFiles

/// Names in code pages that are not read, and right ones that look a little like them.
@Suite struct OtherCodePageTests {
    private static let words = [
        "café", "azúcar", "jabón", "María Pérez", "Bogotá D.C.", "niño", "piña", "maní", "atún",
        "José", "Nariño", "González", "artículo", "menú", "cigüeña", "limón", "té", "Ñame", "Água",
        "crème", "L’Oréal", "D’Onofrio", "Levi’s", "talla S–M", "caja — unidad", "Cali–Pasto",
        "Björk", "Köln", "cœur", "garçon", "5 µg", "Precio €",
        "½ libra", "37 °C", "“fino”", "Señal™", "Škoda", "Žito", "À la carte", "Là-bas", "œufs",
        "Talla\u{A0}M", "COP\u{A0}1000", "pan\u{A0}de yuca", "N° 5", "m² de piso", "Søren", "Rýdl",
    ]

    /// As they stand, in capitals, and in capitals of ASCII alone, as tills write that know no others.
    private static let right: [String] = words.flatMap { word in
        [word, word.uppercased(), word.map { $0.isASCII ? $0.uppercased() : "\($0)" }.joined()]
    }

    @Test(arguments: right) func `a right text in Windows-1252 is read`(_ word: String) throws {
        // `µ` has no capital there.
        let text = csv(["descripcion": word.replacing("Μ", with: "µ")])
        let bytes = text.unicodeScalars.compactMap(windows1252Byte)
        try #require(bytes.count == text.unicodeScalars.count)
        #expect(try Reading(bytes).profile.text.hasPrefix("1 csv semicolon "))
    }

    private static let mac: [Unicode.Scalar: UInt8] = [
        "á": 0x87, "é": 0x8E, "í": 0x92, "ó": 0x97, "ú": 0x9C, "ñ": 0x96, "ü": 0x9F, "Á": 0xE7,
        "É": 0x83, "Í": 0xEA, "Ó": 0xEE, "Ú": 0xF2, "Ñ": 0x84,
    ]
    private static let dos: [Unicode.Scalar: UInt8] = [
        "á": 0xA0, "é": 0x82, "í": 0xA1, "ó": 0xA2, "ú": 0xA3, "ñ": 0xA4, "ü": 0x81, "Á": 0xB5,
        "É": 0x90, "Í": 0xD6, "Ó": 0xE0, "Ú": 0xE9, "Ñ": 0xA5, "°": 0xF8, "²": 0xFD,
    ]

    private func reading(
        _ word: String,
        _ page: [Unicode.Scalar: UInt8],
        chunk size: Int
    ) throws -> Reading {
        // The header of `csv` is ASCII, and so is all else here.
        let text = csv(["descripcion": word])
        let bytes = text.unicodeScalars.map { page[$0] ?? UInt8($0.value) }
        return try Reading(bytes, chunk: size)
    }

    @Test(arguments: [
        "Café", "María Pérez de Bogotá", "CAFÉ", "NIÑO", "PEÑA Y NÚÑEZ",
        "jabón azul para el baño de José", "Muñoz", "Jamón", "Azúcar", "pingüino", "Éxito", "JABÓN",
        "GONZÁLEZ", "MAÍZ", "ATÚN",
    ]) func `a text of the Macintosh is refused with its place`(_ word: String) throws {
        for size in [1, 2, 65_536] {
            let reading = try reading(word, Self.mac, chunk: size)
            #expect(reading.profile.text.hasPrefix("1 unreadable mac 2 "))
            #expect(reading.fileCodes == [.fileEncoding])
            #expect(reading.file.findings[0].message.es.contains("Macintosh (Mac Roman)"))
        }
    }

    @Test(arguments: [
        "BOGOTÁ", "CAMIÓN", "MARÍA GARCÍA DE BOGOTÁ", "MENÚ DEL JAMÓN", "Camión y MELÓN", "NIÑO",
        "MARÍA PEÑA Café °", "5 ° jabón", "NIÑO 12 m²", "MARÍA", "MAÍZ", "BIZCOCHO FRÍO", "Ñame",
        "ñame",
    ]) func `a text of DOS is refused with its place`(_ word: String) throws {
        for size in [1, 2, 65_536] {
            let reading = try reading(word, Self.dos, chunk: size)
            #expect(reading.profile.text.hasPrefix("1 unreadable dos 2 "))
            #expect(reading.fileCodes == [.fileEncoding])
        }
    }

    @Test(arguments: ["Josá", "gramática", "CAMPIÑA"])
    func `a letter of the Macintosh within a word is evidence beside one of Windows-1252`(
        _ word: String
    ) throws {
        let bytes = csv(["codigo": "X", "descripcion": word + " y más"]).unicodeScalars.map {
            Self.mac[$0] ?? UInt8($0.value)
        }
        let other = Array("04;FE;8;2025-01-08;18:00;Caf".utf8) + [0xE9] + Array(";1;1,50;Y\n".utf8)
        for size in 1...8 {
            let reading = try Reading(bytes + other, chunk: size)
            #expect(reading.profile.text.hasPrefix("1 unreadable mac 2 "))
        }
    }

    @Test func `the operator's word on the encoding is not doubted`() throws {
        var mapping = ImportMapping(match: "*.csv")
        mapping.encoding = .windows1252
        var profiler = SaleFileProfiler(fileName: "ventas.csv", mapping: mapping)
        let bytes = csv(["descripcion": "Promo¡"]).unicodeScalars.map { UInt8($0.value) }
        inChunks(of: bytes.count, bytes) { profiler.read($0) }
        #expect(profiler.finish().text.hasPrefix("2 csv semicolon windows-1252 "))
    }
}
