package import Fiscal

/// The second pass over a file, and every later one: bytes to sales, in the order of the file.
///
/// The same profile, bytes and context give the same sales, wherever the chunks are cut.
package struct SaleFileReader {
    private let profile: SaleFileProfile
    /// Only where somebody wants to see the layout.
    private var outline: JSONOutline?
    private var samples: CSVSamples?
    private var wordsOfColumns: CSVWords?
    private var wordsOfKeys: JSONWords?
    private var csv: CSVSales?
    private var json: JSONSales?
    private let numbers: AuthorisedNumbers
    private var decoder: TextDecoder

    /// `showingLayout` keeps, at some cost, what `layout` tells of the keys of a JSON file.
    package init(
        profile: SaleFileProfile,
        context: ReadingContext,
        showingLayout: Bool = false
    ) {
        self.init(profile, context, showingLayout: showingLayout)
    }

    /// Reads sales again that were judged: they read alike whatever the settings have become.
    ///
    /// Settings tell whose a sale is that names no issuer, and where a prefix ends; here it is said by
    /// `issuer`, that of the file, and `judgedNumber`, which gets a sale's ordinal. The other sales,
    /// for which it gives nil, may come out without a number.
    package init(
        profile: SaleFileProfile,
        issuer: NIT,
        judgedNumber: @escaping (Int) -> DocumentNumber?
    ) {
        self.init(profile, .again(salesOf: issuer), judgedNumber: judgedNumber)
    }

    private init(
        _ profile: SaleFileProfile,
        _ context: ReadingContext,
        showingLayout: Bool = false,
        judgedNumber: ((Int) -> DocumentNumber?)? = nil
    ) {
        self.profile = profile
        numbers = AuthorisedNumbers(of: context.issuers)
        var context = context
        context.limits = profile.limits
        let assembler = SaleAssembler(limits: context.limits)
        let sale = SaleConversion(
            context: context,
            profile: profile,
            judgedNumber: judgedNumber
        )
        decoder = TextDecoder(profile.encoding)
        switch profile.format {
        case .csv(let delimiter):
            csv = CSVSales(delimiter: delimiter, assembler: assembler, conversion: sale)
        case .json(let shape):
            json = JSONSales(shape: shape, assembler: assembler, conversion: sale)
        case .unreadable: break
        }
        guard showingLayout else { return }
        switch profile.format {
        case .csv(let delimiter):
            let skipped = profile.skippedRows
            samples = CSVSamples(
                delimiter: delimiter,
                skippedRows: skipped,
                limits: context.limits
            )
            wordsOfColumns = CSVWords(
                delimiter: delimiter,
                skippedRows: skipped,
                limits: context.limits
            )
        case .json(let shape):
            wordsOfKeys = JSONWords(
                sales: shape == .file ? sale.keys.sales.text : nil,
                limits: context.limits
            )
            outline = JSONOutline(
                shape: shape,
                keys: sale.keys,
                mapping: profile.mapping,
                limits: context.limits
            )
        case .unreadable: break
        }
    }

    /// How the file is understood, as far as it has been read.
    package var layout: FileLayout {
        FileLayout(
            profile,
            header: csv?.header,
            headerLine: csv?.headerLine,
            samples: samples?.values ?? [],
            outline: outline,
            rows: wordsOfColumns?.rows ?? [],
            numbers: numbers,
            words: { column, position in
                guard let path = column.path else { return wordsOfColumns?.words(at: position) }
                return wordsOfKeys?.columns[path]
            }
        )
    }

    /// The next bytes of the file, of any length; `each` gets every sale that is complete.
    package mutating func read(
        _ chunk: UnsafeRawBufferPointer,
        _ each: (ReadSale) throws -> Void
    ) rethrows {
        var bytes = chunk
        guard let text = decoder.text(of: &bytes) else { return try readText(bytes, each) }
        try text.withUnsafeBytes { try readText($0, each) }
    }

    /// After the last byte: the last sale, and what is to say of the file.
    package mutating func finish(_ each: (ReadSale) throws -> Void) rethrows -> FileReading {
        samples?.finish()
        wordsOfColumns?.finish()
        if let reading = try csv?.finish(each) { return reading }
        if let reading = json?.finish() { return reading }
        let findings = refusal.map { [Finding.refused($0)] } ?? []
        return FileReading(issuer: nil, findings: findings, isTrusted: false, sales: 0)
    }

    private mutating func readText(
        _ text: UnsafeRawBufferPointer,
        _ each: (ReadSale) throws -> Void
    ) rethrows {
        outline?.read(text)
        samples?.read(text)
        wordsOfColumns?.read(text)
        wordsOfKeys?.read(text)
        try csv?.read(text, each)
        try json?.read(text, each)
    }

    private var refusal: SaleFileProfile.Refusal? {
        guard case .unreadable(let refusal) = profile.format else { return nil }
        return refusal
    }
}

extension Finding {
    fileprivate static func refused(_ refusal: SaleFileProfile.Refusal) -> Finding {
        switch refusal {
        case .empty: .empty
        case .unknownFormat: .unknownFormat
        case .notText(let line, let column, let byte):
            .notText(byte, at: Place(line: line, column: column))
        case .brokenUTF16(let line, let column):
            .brokenUTF16(at: Place(line: line, column: column))
        case .unmarkedUTF16: .unmarkedUTF16
        case .jsonInUTF16: .jsonInUTF16
        case .jsonNotUTF8(let line, let column, let byte):
            .jsonNotUTF8(byte, at: Place(line: line, column: column))
        case .dosText(let line, let column, let byte):
            .text(of: "DOS (CP850)", byte, at: Place(line: line, column: column))
        case .macText(let line, let column, let byte):
            .text(of: "Macintosh (Mac Roman)", byte, at: Place(line: line, column: column))
        }
    }

    private static var empty: Finding {
        Finding(
            .fileEmpty,
            at: Place(line: 1),
            message: Bilingual(es: "El archivo está vacío.", en: "The file is empty."),
            remedy: Bilingual(
                es: "Exporte las ventas otra vez.",
                en: "Export the sales again."
            )
        )
    }

    private static var unknownFormat: Finding {
        Finding(
            .fileUnknown,
            at: Place(line: 1),
            message: Bilingual(
                es: "El archivo no es CSV ni JSON con las columnas de ventas.",
                en: "The file is neither CSV nor JSON with the columns of sales."
            ),
            remedy: Bilingual(
                es: "Si es un libro de Excel, guárdelo como CSV; si no, exporte las ventas otra "
                    + "vez.",
                en: "If it is an Excel workbook, save it as CSV; else export the sales again."
            )
        )
    }

    private static func notText(_ byte: UInt8, at place: Place) -> Finding {
        let hex = hexText([byte]).uppercased()
        return Finding(
            .fileEncoding,
            at: place,
            message: Bilingual(
                es: "El archivo no es texto UTF-8 ni Windows-1252: tiene el byte \(hex).",
                en: "The file is not text in UTF-8 or Windows-1252: it has the byte \(hex)."
            ),
            remedy: saveAsUTF8
        )
    }

    private static func brokenUTF16(at place: Place) -> Finding {
        Finding(
            .fileEncoding,
            at: place,
            message: Bilingual(
                es: "El archivo es texto UTF-16 y aquí está dañado: hay medio carácter suelto.",
                en: "The file is text in UTF-16 and damaged here: half a character stands alone."
            ),
            remedy: saveAsUTF8
        )
    }

    private static var unmarkedUTF16: Finding {
        Finding(
            .fileEncoding,
            at: Place(line: 1),
            message: Bilingual(
                es: "El archivo parece texto UTF-16 («Unicode»), pero le falta la marca del "
                    + "comienzo que lo confirma.",
                en: "The file looks like text in UTF-16 (“Unicode”) but lacks the mark at its "
                    + "beginning that would say so."
            ),
            remedy: saveAsUTF8
        )
    }

    /// RFC 8259, section 8.1.
    private static var jsonInUTF16: Finding {
        Finding(
            .fileEncoding,
            at: Place(line: 1),
            message: Bilingual(
                es: "El archivo es JSON en UTF-16, y JSON solo se lee en UTF-8 (RFC 8259).",
                en: "The file is JSON in UTF-16, and JSON is read in UTF-8 only (RFC 8259)."
            ),
            remedy: saveAsUTF8
        )
    }

    /// RFC 8259, section 8.1.
    private static func jsonNotUTF8(_ byte: UInt8, at place: Place) -> Finding {
        let hex = hexText([byte]).uppercased()
        return Finding(
            .fileEncoding,
            at: place,
            message: Bilingual(
                es: "El archivo es JSON y debe estar en UTF-8 (RFC 8259 §8.1): tiene el byte "
                    + "\(hex).",
                en: "The file is JSON and must be in UTF-8 (RFC 8259 §8.1): it has the byte "
                    + "\(hex)."
            ),
            remedy: Bilingual(
                es: "Guárdelo como JSON en UTF-8.",
                en: "Save it as JSON in UTF-8."
            )
        )
    }

    /// The same bytes may be signs of Windows-1252, so it is only said what it looks like.
    private static func text(of system: String, _ byte: UInt8, at place: Place) -> Finding {
        let hex = hexText([byte]).uppercased()
        return Finding(
            .fileEncoding,
            at: place,
            message: Bilingual(
                es: "El archivo parece texto de \(system), que no se lee: tiene el byte \(hex) "
                    + "en lugar de una letra.",
                en: "The file looks like text of \(system), which is not read: it has the byte "
                    + "\(hex) where a letter belongs."
            ),
            remedy: Bilingual(
                es:
                    "Expórtelo como UTF-8. Si ya es Windows-1252, el operador lo declara en imports: "
                    + "con encoding: windows-1252.",
                en: "Export it as UTF-8. If it is Windows-1252 already, the operator declares it "
                    + "under imports: with encoding: windows-1252."
            )
        )
    }

    private static var saveAsUTF8: Bilingual {
        Bilingual(
            es: "Guárdelo como CSV UTF-8, o como JSON en UTF-8.",
            en: "Save it as CSV UTF-8, or as JSON in UTF-8."
        )
    }
}
