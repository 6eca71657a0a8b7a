import Fiscal

/// What values that nobody reads say of their sale.
extension RawSale {
    /// What one says against it, unless the sale answers it.
    struct Doubt {
        enum Answer {
            /// A buyer who is known.
            case buyer
            case total
            /// That it was voided.
            case voided
            /// That it was voided, or a plain no.
            case whetherVoided
            /// That the sale says how it is paid.
            case payment
            /// A tax above zero in any of its lines.
            case taxed
            /// This number, of prefix and digits.
            case number(String)
            /// A tax of its line with which this yes or no agrees.
            case tax(TaxFlag, Bool)
            /// A total that is the sale's, and holds without it.
            case proven
            /// That the sale was on this day, or behind it.
            case soldOn([UInt8])
            /// That its line has this tax, at whatever rate.
            case taxCode(TaxCode)
        }

        let answer: Answer
        let finding: Finding
        /// The line that was open, from 0; -1 where none was, or where it is said of the whole sale.
        var line = 0
        var isOfSale = false

        init(answer: Answer, finding: Finding) {
            self.answer = answer
            self.finding = finding
        }
    }

    /// An amount that is only compared.
    struct OtherSum {
        enum Kind {
            /// What a line comes to, besides that which is read: `subtotal`, `base`.
            case line
            /// What looks like the tax of a line or its rate, and may be neither.
            case taxOfLine(VitalMeaning)
            /// What looks like the price of the line's goods once more.
            case price(VitalMeaning)
            /// How many were sold, once more.
            case quantity(VitalMeaning)
            /// What looks like what a sale comes to.
            case sale(VitalMeaning)
            /// What looks like the discounts of a sale.
            case discountOfSale(VitalMeaning)
            /// What looks like the taxes of a sale.
            case taxOfSale(VitalMeaning)
            /// What was paid of a sale, which is all of it or more, else it is one on credit.
            case paid(VitalMeaning)
            /// What was given back of it.
            case change
            /// What looks like the discount of a line as a percentage.
            case discountRate
            /// What a row of a table has besides, of its line or of its sale.
            case ofRow(SumHeading)
        }

        let kind: Kind
        let name: String
        let text: [UInt8]
        /// Whether it is a JSON number, whose notation is fixed.
        let isNumber: Bool
        let place: Place
        /// From 0.
        var line = 0

        init(kind: Kind, name: String, text: [UInt8], isNumber: Bool, place: Place) {
            self.kind = kind
            self.name = name
            self.text = text
            self.isNumber = isNumber
            self.place = place
        }
    }
}
