/// The published codes of findings; one is never reused for another meaning.
package enum FindingCode: String, Hashable, Sendable, Codable, CaseIterable {
    // The file as a whole.
    /// The file is empty or holds no sale.
    case fileEmpty = "FIL-01"
    /// The format is not one of those read.
    case fileUnknown = "FIL-02"
    /// Neither UTF-8, Windows-1252 nor UTF-16 with its mark, or a NUL byte: not text.
    case fileEncoding = "FIL-03"
    /// Ends in the middle of a sale.
    case fileTruncated = "FIL-04"
    /// A limit of size was passed: a field, a row, the sales of a file.
    case fileLimit = "FIL-05"
    /// Sales of several issuers in one file.
    case fileSeveralIssuers = "FIL-06"

    // CSV.
    /// The header lacks required columns, or columns that the mapping of the settings names.
    case csvColumnsMissing = "CSV-01"
    /// A row has more or fewer fields than the header.
    case csvFieldCount = "CSV-02"
    /// A quote is left open or stands in the wrong place.
    case csvQuote = "CSV-03"
    /// A column name is not known; it is ignored.
    case csvColumnUnknown = "CSV-04"
    /// Two columns have the same meaning.
    case csvColumnTwice = "CSV-05"
    /// The rows of one sale disagree in a value of the sale.
    case csvRowsDisagree = "CSV-06"
    /// Rows before the header, one that repeats it, or a totals row: skipped.
    case csvRowSkipped = "CSV-07"

    // JSON.
    /// Not JSON by RFC 8259.
    case jsonSyntax = "JSN-01"
    /// A value has the wrong type.
    case jsonType = "JSN-02"
    /// A key stands twice in an object.
    case jsonKeyTwice = "JSN-03"
    /// A key is not known; it is ignored.
    case jsonKeyUnknown = "JSN-04"
    /// The `version` of the file is not one that is read.
    case jsonVersion = "JSN-05"

    // Values of a sale.
    /// A required value is missing.
    case valueMissing = "VAL-01"
    /// A value is not in its list or has not its form.
    case valueForm = "VAL-02"
    /// A document type that is out of scope: a note, a POS ticket.
    case typeOutOfScope = "VAL-03"
    /// A date or time cannot be read.
    case dateForm = "VAL-04"
    /// A document number cannot be read.
    case numberForm = "VAL-05"
    /// A NIT has another check digit.
    case checkDigit = "VAL-06"
    /// The issuer is not one of this workspace, or is needed and missing.
    case issuerUnknown = "VAL-07"
    /// A paper reference is needed (type 03) and missing, or given where none belongs.
    case paperReference = "VAL-08"
    /// A text is longer than its limit or holds control characters.
    case textForm = "VAL-09"
    /// A text was damaged by a wrong decoding: `MarÃ­a`, or a letter lost.
    case textDamaged = "VAL-10"

    // Amounts.
    /// An amount cannot be read, or has more decimals than it takes; a warning where it is rounded.
    case amountForm = "AMT-01"
    /// An amount has two readings, such as `1.234`, and nothing in the file decides.
    case amountAmbiguous = "AMT-02"
    /// The declared total differs from the lines.
    case totalDiffers = "AMT-03"
    /// An amount, or a sum, leaves its limits.
    case amountOverflow = "AMT-04"
    /// A negative amount, or a discount above its line.
    case amountNegative = "AMT-05"
    /// A declared sum of the sale (subtotal, taxes, discounts) differs from the lines.
    case sumDiffers = "AMT-06"
    /// The declared tax or total of a line differs from the line.
    case lineDiffers = "AMT-07"
    /// The invoice adds up to nothing.
    case totalZero = "AMT-08"

    // Numbers.
    /// The prefix belongs to no authorised range.
    case prefixUnknown = "NUM-01"
    /// Outside the numbers of the range.
    case numberOutsideRange = "NUM-02"
    /// Before or after the dates of the range.
    case rangeNotInForce = "NUM-03"
    /// A type in a range of the other kind.
    case rangeKind = "NUM-04"
    /// Other content than one that is accepted or in motion.
    case numberConflict = "NUM-05"
    /// Two good contents for one number: come at the same time, or read from one file by two versions
    /// of the program.
    case numberRivals = "NUM-06"
    /// The number was disabled.
    case numberDisabled = "NUM-07"
    /// The same number twice in one file with the same content.
    case numberTwiceInFile = "NUM-08"
    /// A voided number cannot be disabled: it is accepted or in motion.
    case voidedTooLate = "NUM-09"
    /// The same content was refused by DIAN before.
    case refusedBefore = "NUM-10"
    /// The paper invoice is transcribed under another number, too.
    case paperTwice = "NUM-11"
    /// The sales do not meet the closing of their day.
    case closingUnmet = "NUM-12"

    // Contingency.
    /// Sold outside every declared window.
    case outsideWindows = "CTG-01"
    /// The till's unique code is not ours.
    case codeDiffers = "CTG-02"
    /// A draft with a unique code: the buyer holds an invoice.
    case draftWithCode = "CTG-03"
    /// A sale from the future.
    case soldInFuture = "CTG-04"

    // DIAN.
    /// DIAN refused the document.
    case refusedByAuthority = "DIAN-01"
    /// DIAN has the number with another unique code.
    case disputedByAuthority = "DIAN-02"
}
