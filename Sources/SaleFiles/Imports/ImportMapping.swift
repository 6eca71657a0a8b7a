/// How the files of a store or a system name things, where they do not use our names (`imports:`).
///
/// It becomes part of a file's profile, so that a later reading of the same bytes is the same even
/// when the settings have changed.
package struct ImportMapping: Hashable, Sendable {
    /// What may be said of the text's encoding; a byte order mark says more, and wins.
    package enum Encoding: String, Hashable, Sendable, CaseIterable {
        case utf8 = "utf-8"
        case windows1252 = "windows-1252"
        case utf16 = "utf-16"
    }

    package enum RateUnit: String, Hashable, Sendable {
        case percent
        /// `0.19` for 19 %.
        case fraction
    }

    package enum PriceUnit: String, Hashable, Sendable {
        /// Of one unit of what is sold.
        case unit
        /// Of all that the line sells, before the discount.
        case line
    }

    package enum DiscountUnit: String, Hashable, Sendable {
        case pesos
        /// Of the line's quantity times its price.
        case percent
        /// The same, `0.05` for 5 %.
        case fraction
    }

    /// What becomes of columns and keys that are neither named nor ignored, and say something.
    package enum Rest: String, Hashable, Sendable, CaseIterable {
        case refuse
        case warn
    }

    /// How three numbers make a date, where the year may have two digits or the month may stand first.
    package enum DateOrder: String, Hashable, Sendable, CaseIterable {
        case dayMonthYear = "dmy"
        case monthDayYear = "mdy"
        case yearMonthDay = "ymd"
    }

    /// The pattern of the setting: the name of this mapping in messages.
    package let match: String
    /// A field's heading in a CSV file, its number from 1 where there is no header, or its key in a
    /// JSON file (`cliente.documento`: within an object or a list of the sale).
    package var columns: [SaleField: String] = [:]
    /// Headings and keys that are known and of no use here.
    package var ignored: [String] = []
    /// Nil where nobody said it: what is not known to be of no invoice is a mistake then.
    package var rest: Rest?
    /// For values that a file lacks or leaves empty.
    package var defaults: [SaleField: String] = [:]
    /// Of a field's own words, what each means in ours; words are compared without case.
    package var values: [SaleField: [String: String]] = [:]
    package var rateUnit = RateUnit.percent
    package var priceUnit = PriceUnit.unit
    /// Whether what is named for `fecha_vencimiento` counts the days from the sale.
    package var hasDaysToPay = false
    /// Whether times without a zone are UTC's.
    package var hasHoursOfUTC = false
    /// Whether zeros before an invoice's number only fill its column, as FoxPro's tills write `00001201`.
    package var hasPaddedNumbers = false
    /// Nil where nobody said it: pesos then, unless a value may be a percentage.
    package var discountUnit: DiscountUnit?
    /// False for a CSV file whose first row is a sale.
    package var hasHeader = true
    /// The way to the list of sales in a JSON object, where it is not `ventas`: `facturas`, `data.items`.
    package var sales: String?
    /// An ASCII byte that is neither a letter, a digit, a quote nor a line end.
    package var delimiter: UInt8?
    package var encoding: Encoding?
    /// Nil where the usual rules tell: day first, and a year of four digits.
    package var dates: DateOrder?
    /// Of money.
    package var decimals: SaleFileProfile.DecimalStyle?
    /// Of quantities, which a scale may have written in a style of its own.
    package var quantityDecimals: SaleFileProfile.DecimalStyle?

    package init(match: String) {
        self.match = match
    }

    /// Whether a byte can stand between the fields of a row.
    package static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\t"): true
        case UInt8(ascii: "\""), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: " "): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            false
        default: (0x20..<0x7F).contains(byte)
        }
    }

    /// Whether our own names and aliases of a field mean nothing here.
    ///
    /// A mapping that says which column holds a value is believed: a second column that only looks
    /// like the same value, or like another way of giving it, is not.
    func displaces(_ field: SaleField) -> Bool {
        if columns[field] != nil { return true }
        return switch field {
        case .prefix, .number: columns[.invoice] != nil
        case .invoice: columns[.number] != nil
        case .date, .time: columns[.dateTime] != nil
        case .dateTime: columns[.date] != nil
        default: false
        }
    }
}

/// A mapping of the settings and the files it is for.
package struct ImportRule: Hashable, Sendable {
    package let pattern: PathPattern
    package let mapping: ImportMapping

    package init(pattern: PathPattern, mapping: ImportMapping) {
        self.pattern = pattern
        self.mapping = mapping
    }
}

extension ImportMapping? {
    /// Whether the values of a field tell how the file writes amounts.
    func hasMoney(in field: SaleField) -> Bool {
        guard field == .discount else { return field.isMoney }
        return self?.discountUnit == nil || self?.discountUnit == .pesos
    }
}

extension SaleField {
    /// Whether its values are words and codes of a list, which a mapping may translate.
    package var hasWords: Bool {
        switch self {
        case .type, .buyerType, .paymentForm, .paymentMeans, .paperKind, .voided, .unit, .tax,
            .rate:
            true
        default: false
        }
    }

    /// Whether a word of a program cannot mean what a mapping says: `Fiado` is no means of payment but a card's
    /// credit, and `IVA 19% (incl.)` is in the price.
    package func isWrongMeaning(_ meaning: String, of word: String) -> Bool {
        switch self {
        case .paymentMeans:
            let name = plainName(word)
            let isCredit = Array(word.utf8).withUnsafeBufferPointer {
                saysCredit($0[...]) || saysOwed($0[...])
            }
            if ["cxc", "cartera"].contains(name) { return true }
            guard meaning != "48" else { return false }
            return isCredit || statesOfCredit.contains(name) || name.hasSuffix("dias")
                || [
                    "cr", "cred", "creditos", "libranza", "libranzas", "aplazos", "plazos",
                    "cuentaporcobrar", "cuentasporcobrar", "creditotienda", "creditoempresa",
                ]
                .contains(name)
        case .tax, .rate: return plainName(word).contains("incl")
        default: return false
        }
    }

    /// Whether one value may stand for all sales of a file.
    ///
    /// What tells one sale from another, or what a law asks of the till, is never made up.
    package var mayHaveDefault: Bool {
        switch self {
        case .number, .invoice, .date, .time, .dateTime, .dueDay, .total, .uniqueCode, .paperNumber,
            .paperDay, .voided, .buyerID, .buyerCheckDigit, .buyerEmail, .buyerCompany, .buyerName,
            .buyerOtherNames, .buyerSurname, .buyerSecondSurname, .price:
            false
        default: true
        }
    }
}
