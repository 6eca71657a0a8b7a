/// What a finding code means to the sender, why it matters, and what there is to do.
///
/// The catalogue of all codes: `contingencia explain`, the article `Findings.md` and the index of
/// `samples/findings` show these sentences and no others. A message names the values of one case; the
/// explanation holds for every case of its code.
package struct FindingExplanation: Hashable, Sendable {
    /// What was seen, in one sentence.
    package let meaning: Bilingual
    /// What would come of it if nobody said so.
    package let reason: Bilingual
    package let remedy: Bilingual
    /// The norms behind it: rule codes of DIAN's annex 1.9, articles, RFCs; empty where it is only sense.
    package let norms: [String]

    init(meaning: Bilingual, reason: Bilingual, remedy: Bilingual, norms: [String] = []) {
        self.meaning = meaning
        self.reason = reason
        self.remedy = remedy
        self.norms = norms
    }
}

extension FindingCode {
    /// The entry of the catalogue; a new code does not compile without one.
    package var explanation: FindingExplanation {
        switch self {
        case .fileEmpty: .fileEmpty
        case .fileUnknown: .fileUnknown
        case .fileEncoding: .fileEncoding
        case .fileTruncated: .fileTruncated
        case .fileLimit: .fileLimit
        case .fileSeveralIssuers: .fileSeveralIssuers
        case .csvColumnsMissing: .csvColumnsMissing
        case .csvFieldCount: .csvFieldCount
        case .csvQuote: .csvQuote
        case .csvColumnUnknown: .csvColumnUnknown
        case .csvColumnTwice: .csvColumnTwice
        case .csvRowsDisagree: .csvRowsDisagree
        case .csvRowSkipped: .csvRowSkipped
        case .jsonSyntax: .jsonSyntax
        case .jsonType: .jsonType
        case .jsonKeyTwice: .jsonKeyTwice
        case .jsonKeyUnknown: .jsonKeyUnknown
        case .jsonVersion: .jsonVersion
        case .valueMissing: .valueMissing
        case .valueForm: .valueForm
        case .typeOutOfScope: .typeOutOfScope
        case .dateForm: .dateForm
        case .numberForm: .numberForm
        case .checkDigit: .checkDigit
        case .issuerUnknown: .issuerUnknown
        case .paperReference: .paperReference
        case .textForm: .textForm
        case .textDamaged: .textDamaged
        case .amountForm: .amountForm
        case .amountAmbiguous: .amountAmbiguous
        case .totalDiffers: .totalDiffers
        case .amountOverflow: .amountOverflow
        case .amountNegative: .amountNegative
        case .sumDiffers: .sumDiffers
        case .lineDiffers: .lineDiffers
        case .totalZero: .totalZero
        case .prefixUnknown: .prefixUnknown
        case .numberOutsideRange: .numberOutsideRange
        case .rangeNotInForce: .rangeNotInForce
        case .rangeKind: .rangeKind
        case .numberConflict: .numberConflict
        case .numberRivals: .numberRivals
        case .numberDisabled: .numberDisabled
        case .numberTwiceInFile: .numberTwiceInFile
        case .voidedTooLate: .voidedTooLate
        case .refusedBefore: .refusedBefore
        case .paperTwice: .paperTwice
        case .closingUnmet: .closingUnmet
        case .outsideWindows: .outsideWindows
        case .codeDiffers: .codeDiffers
        case .draftWithCode: .draftWithCode
        case .soldInFuture: .soldInFuture
        case .refusedByAuthority: .refusedByAuthority
        case .disputedByAuthority: .disputedByAuthority
        }
    }
}
