import Fiscal

/// What the short texts of a file's columns were found to mean, so that each is understood once.
struct ColumnMemory {
    /// Texts without damage or control characters, as they were made: the same products are sold all
    /// day.
    var texts = Memo<String>(size: 4096)
    /// Descriptions that are of goods in any sale.
    var goods = Memo<Bool>(size: 4096)
    var issuers = Memo<NIT>()
    var types = Memo<ContingencyType>()
    /// A number with the prefix, to be given another consecutive.
    var prefixes = Memo<DocumentNumber>()
    var days = Memo<CalendarDay>()
    var idTypes = Memo<String>()
    var forms = Memo<Payment.Form>()
    var means = Memo<String>()
    var units = Memo<String>()
    var taxes = Memo<TaxKind>()
}

/// What stands in the column of the tax.
enum TaxKind {
    case absent, excluded, unreadable
    case tax(TaxCode)
    /// A tax with its rate, or `EXENTO`.
    case rated(LineTax)
}
