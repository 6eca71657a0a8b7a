/// A store that is expected to send its sales, and by what they are known (`stores:`).
package struct Store: Hashable, Sendable {
    package let name: String
    /// Below `inbox/`, with `/` between its parts; nil when its files come without a folder.
    package let folder: String?
    /// Nil when it uses several.
    package let prefix: String?
    package let sends: Rhythm
    /// When the sales of a day are due: seconds from its midnight in Colombia, at most 86400, its end.
    package let due: Int64

    /// The days on which a store sells, and so must have sent.
    package enum Rhythm: Hashable, Sendable {
        /// Some day of each week, Monday to Sunday; the week is due on its Sunday.
        case weekly
        case days(Set<Weekday>)
    }

    package init(name: String, folder: String?, prefix: String?, sends: Rhythm, due: Int64) {
        self.name = name
        self.folder = folder
        self.prefix = prefix
        self.sends = sends
        self.due = due
    }

    package var sender: Sender { Sender(folder: folder, prefix: prefix) }
}

/// By what the sales of a store are known; nil for any.
package struct Sender: Hashable, Sendable {
    /// Below `inbox/`; its sub-folders belong to it.
    package let folder: String?
    package let prefix: String?

    package init(folder: String?, prefix: String?) {
        (self.folder, self.prefix) = (folder, prefix)
    }
}

/// The last day of which a folder of `inbox/` brought sales of a prefix.
package struct LastSent: Hashable, Sendable {
    /// With a `/` at its end; empty for `inbox/` itself.
    package let folder: String
    package let prefix: String
    package let day: CalendarDay

    package init(folder: String, prefix: String, day: CalendarDay) {
        self.folder = folder
        self.prefix = prefix
        self.day = day
    }

    /// Whose these sales may be: of the folder, of one above it, or of any; of the prefix, or of any.
    package var senders: [Sender] {
        let parts = folder.split(separator: "/")
        let folders = parts.indices.map { parts[...$0].joined(separator: "/") }
        return ([nil] + folders).flatMap { folder in
            [Sender(folder: folder, prefix: nil), Sender(folder: folder, prefix: prefix)]
        }
    }
}

/// A day of the week; the raw values are the words of the settings.
package enum Weekday: String, Hashable, Sendable, CaseIterable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension CalendarDay {
    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let index = ((number + 3) % 7 + 7) % 7
        return Weekday.allCases[Int(index)]
    }
}
