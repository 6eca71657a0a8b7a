import Fiscal

extension JSONUnread {
    /// A key of which nothing is read, with all that lies behind it.
    struct Holder {
        let name: String
        let place: Place
        var isOfFile = false
        /// Whether it is a key of the sale itself, and not of an object or a line in it.
        var isOfSale = false
        /// Whether it is one of a line, or lies in an object of it.
        var isOfLine = false
        var isList = false
        /// What is said of it if anything is said in it that nothing judges; nil where it may stay unread.
        var unspoken: Finding?
        var isSaid = false
        /// Whether it is of no invoice by its name, so that only what is odd in it is asked for.
        var isKnown = false

        /// Whether it is of no invoice by its name, and may have a price all the same, as a delivery has.
        var mayCharge: Bool { isOfSale && !isList && isKnown }

        /// Whether it is one of what people write to each other.
        var isRemark: Bool {
            ["observ", "nota", "note", "coment", "comment", "remark", "memo"]
                .contains(where: plainName(name).hasPrefix)
        }

        /// Whether it is a list of what happened to the sale.
        var isOfEvents: Bool {
            isList
                && ["histor", "event", "estado", "novedad", "log"].contains(
                    where: plainName(name).hasPrefix
                )
        }
    }

    /// A key whose value decides whether something is to be said of it.
    struct Doubt {
        let name: String
        let meaning: VitalMeaning
        let place: Place
        let depth: Int
        var isOfFile = false
        var isOfLine = false
        /// Whether only a list says anything.
        var isOfList = false
        /// Whether only a number does, as behind `opciones[].valor`.
        var isOfNumber = false
        /// What is said in the end, where it is not that the key is unclear.
        var finding: Finding?
    }
}
