package import Fiscal

/// The first pass over a file: decides, from all of it, how it is to be read.
package struct SaleFileProfiler {
    private let limits: ReadingLimits
    private let hasTableName: Bool
    private let mapping: ImportMapping?
    private let headings: HeadingTable
    private let issuers: [NIT]
    /// The size of the opening at which it is looked at again: it doubles, so that tiny chunks do
    /// not cost more than large ones.
    private var nextLook = 0
    private var source: TextSource
    private var encoding = EncodingJudge()
    /// The beginning, until it is long enough to choose a survey.
    private var opening: [UInt8] = []
    private var survey = Survey.undecided

    private enum Survey {
        case undecided
        case csv(CSVSurvey)
        case json(JSONSurvey)
        case unknown
    }

    /// `path`, below `inbox/`, decides which mapping counts; its ending only tells a table without
    /// any known heading.
    package init(path: String, context: ReadingContext) {
        self.init(
            fileName: path,
            limits: context.limits,
            mapping: context.mapping(for: path),
            issuers: context.issuers.map(\.nit)
        )
    }

    /// A file that comes from no inbox, with a mapping of its own.
    package init(
        fileName: String,
        limits: ReadingLimits = ReadingLimits(),
        mapping: ImportMapping? = nil,
        issuers: [NIT] = []
    ) {
        self.issuers = issuers
        self.limits = limits
        self.mapping = mapping
        headings = HeadingTable(mapping)
        source = TextSource(isUTF16: mapping?.encoding == .utf16)
        let name = fileName.lowercased()
        hasTableName = [".csv", ".txt", ".tsv"].contains { name.hasSuffix($0) }
    }

    /// The next bytes of the file, of any length.
    package mutating func read(_ chunk: UnsafeRawBufferPointer) {
        guard let text = source.text(of: chunk) else { return take(chunk) }
        text.withUnsafeBytes { take($0) }
    }

    private mutating func take(_ chunk: UnsafeRawBufferPointer) {
        encoding.read(chunk)
        guard case .undecided = survey else { return feed(chunk) }
        opening.append(contentsOf: chunk)
        guard opening.count >= nextLook else { return }
        dropEmptyLines()
        nextLook = opening.count * 2
        decide(isWhole: opening.count >= limits.rowBytes + 3)
    }

    /// After the last byte.
    package mutating func finish() -> SaleFileProfile {
        source.rest().withUnsafeBytes { take($0) }
        encoding.finish()
        decide(isWhole: true)
        if let spot = encoding.nul, !isZip {
            if encoding.looksLikeUTF16 { return refused(.unmarkedUTF16) }
            // Behind half a character columns are counted in bytes, which no reader of the file has.
            if source.utf16 != nil, let half = encoding.firstNotUTF8 {
                return refused(.brokenUTF16(line: half.line, column: half.column))
            }
            return refused(.notText(line: spot.line, column: spot.column, byte: spot.byte))
        }
        switch survey {
        case .undecided: return refused(.empty)
        case .unknown: return refused(.unknownFormat)
        case .csv(let survey): return profile(survey)
        case .json(let survey): return profile(survey)
        }
    }

    private var openingText: ArraySlice<UInt8> {
        encoding.hasMark ? opening.dropFirst(3) : opening[...]
    }

    private func isJSON(opening: ArraySlice<UInt8>) -> Bool {
        let first = opening.first { !isBlank($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Empty lines before the header say nothing; without them a file of nothing else is not kept.
    private mutating func dropEmptyLines() {
        guard opening.count >= 3 else { return }
        var rest = openingText
        while let end = rest.prefix(limits.rowBytes).firstIndex(where: { $0 == 10 || $0 == 13 }),
            rest[..<end].allSatisfy(isBlank)
        {
            rest = rest[(end + 1)...]
        }
        opening.removeSubrange(openingText.startIndex..<rest.startIndex)
    }

    /// Chooses the survey, unless more bytes could change the choice.
    ///
    /// It must not depend on where the chunks are cut: three bytes for a byte order mark, then the
    /// sign of JSON, or the rows that may be a header, or as much as a header may have (`isWhole`).
    private mutating func decide(isWhole: Bool) {
        guard case .undecided = survey, isWhole || opening.count >= 3 else { return }
        dropEmptyLines()
        let text = openingText
        guard text.prefix(limits.rowBytes).contains(where: { !isBlank($0) }) else {
            // A line of blanks longer than a row may be.
            if text.count > limits.rowBytes { survey = .unknown }
            return
        }
        if isJSON(opening: text) {
            survey = .json(JSONSurvey(mapping: mapping, limits: limits))
        } else if isZip {
            survey = .unknown
        } else {
            let csv = CSVSurvey(
                opening: text,
                table: headings,
                limits: limits,
                issuers: issuers
            )
            guard isWhole || csv.isSettled else { return }
            survey = csv.isTable || hasTableName || mapping != nil ? .csv(csv) : .unknown
        }
        text.withUnsafeBytes { feed($0) }
    }

    /// A spreadsheet's own format is a ZIP.
    private var isZip: Bool { opening.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    private mutating func feed(_ chunk: UnsafeRawBufferPointer) {
        switch survey {
        case .csv(var csv):
            survey = .unknown  // Lets go of the buffers, so that they are not copied.
            csv.read(chunk)
            survey = .csv(csv)
        case .json(var json):
            survey = .unknown
            json.read(chunk)
            survey = .json(json)
        case .undecided, .unknown: break
        }
    }
}

// MARK: - The verdict

extension SaleFileProfiler {
    private func refused(_ refusal: SaleFileProfile.Refusal) -> SaleFileProfile {
        SaleFileProfile(format: .unreadable(refusal))
    }

    private func profile(_ survey: CSVSurvey) -> SaleFileProfile {
        var survey = survey
        survey.finish()
        if source.utf16 != nil, let spot = encoding.firstNotUTF8 {
            return refused(.brokenUTF16(line: spot.line, column: spot.column))
        }
        if mapping?.encoding == nil {
            // A guess, which gives way to what the operator says.
            if let spot = encoding.dos {
                return refused(.dosText(line: spot.line, column: spot.column, byte: spot.byte))
            }
            if let spot = encoding.mac {
                return refused(.macText(line: spot.line, column: spot.column, byte: spot.byte))
            }
        }
        let encoding = tableEncoding
        if let spot = encoding == .windows1252
            ? self.encoding.undefined : self.encoding.firstNotUTF8
        {
            return refused(.notText(line: spot.line, column: spot.column, byte: spot.byte))
        }
        var profile = SaleFileProfile(
            format: .csv(delimiter: survey.delimiter),
            encoding: encoding,
            decimals: decimals(survey.decimals)
        )
        profile.skippedRows = survey.skippedRows
        profile.isMonthFirst = survey.months.isMonthFirst
        profile.clockDoubt = survey.clocks.doubt
        profile.nit = survey.nitField
        profile.lineTaxes = survey.lineTaxes.fields
        profile.hasTaxes = survey.hasTaxes
        profile.hasOwnForms = survey.hasOwnForms
        profile.isInPesos = survey.isInPesos
        profile.silentHeadings = survey.silent
        profile.toldHeadings = survey.told
        return settled(profile, prices: survey.decimals, measures: survey.measures)
    }

    /// JSON is UTF-8 (RFC 8259 §8.1) and nothing else.
    private func profile(_ survey: JSONSurvey) -> SaleFileProfile {
        guard source.utf16 == nil else { return refused(.jsonInUTF16) }
        if let spot = encoding.firstNotUTF8 {
            return refused(.jsonNotUTF8(line: spot.line, column: spot.column, byte: spot.byte))
        }
        var profile = SaleFileProfile(
            format: .json(survey.shape),
            encoding: utf8,
            decimals: decimals(survey.decimals),
            issuer: survey.shape == .file ? survey.issuer : nil,
            store: survey.shape == .file ? survey.store : nil
        )
        profile.isMonthFirst = survey.months.isMonthFirst
        profile.clockDoubt = survey.clocks.doubt
        profile.hasTaxes = survey.hasTaxes
        return settled(profile, prices: survey.decimals, measures: survey.measures)
    }

    /// Those of the settings, unless amounts of the file cannot be read so.
    private func decimals(_ votes: DecimalVotes) -> SaleFileProfile.DecimalStyle {
        guard let declared = mapping?.decimals else { return votes.style }
        return votes.disprove(declared) ? .unclear : declared
    }

    /// With what the settings say now.
    private func settled(
        _ profile: SaleFileProfile,
        prices: DecimalVotes,
        measures: DecimalVotes
    ) -> SaleFileProfile {
        var profile = profile
        let (declared, seen) = (mapping?.quantityDecimals, measures.style)
        // Quantities that contradict the settings are not read by them, nor against them.
        let isContradicted = declared != nil && seen != .unclear && seen != declared
        profile.measures = isContradicted ? .unclear : declared ?? seen
        profile.areThousandsUnclear =
            mapping?.decimals.map(prices.contradict) ?? prices.areThousandsUnclear
        profile.mapping = mapping
        profile.limits = limits
        return profile
    }

    /// The mapping's encoding, else the one whose form the bytes have.
    private var tableEncoding: SaleFileProfile.Encoding {
        if let utf16 { return utf16 }
        return switch mapping?.encoding {
        case .windows1252 where !(encoding.hasMark && encoding.isUTF8): .windows1252
        case .utf8: utf8
        case .windows1252, .utf16, nil: encoding.isUTF8 ? utf8 : .windows1252
        }
    }

    private var utf16: SaleFileProfile.Encoding? {
        switch source.utf16?.order {
        case .little: .utf16LittleEndian
        case .big: .utf16BigEndian
        case nil: nil
        }
    }

    private var utf8: SaleFileProfile.Encoding { encoding.hasMark ? .utf8WithMark : .utf8 }
}
