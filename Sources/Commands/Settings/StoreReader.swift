import Fiscal

extension SettingsReader {
    func stores(issuers: [Issuer]) -> [Store] {
        let prefixes = Set(issuers.flatMap(\.ranges).map(\.prefix))
        let areIssuersSound = root.problems.isEmpty
        var stores: [Store] = []
        let keys = ["name", "folder", "prefix", "sends", "by"]
        for section in root.sections("stores", keys: keys) {
            guard let store = store(in: section) else { continue }
            if stores.contains(where: { $0.name == store.name }) {
                section.note(.storeTwice(store.name), at: "name")
            }
            // A range with a mistake is not among them, and one mistake should not be told twice.
            if let prefix = store.prefix, areIssuersSound, !prefixes.contains(prefix) {
                section.note(.prefixWithoutRange(prefix), at: "prefix")
            }
            stores.append(store)
        }
        return stores
    }

    private func store(in section: SettingsSection) -> Store? {
        let name = section.required("name", .text(limit: 100))
        let folder = section.optional("folder", .folder)
        let prefix = section.optional("prefix", .prefix)
        if !section.has("folder"), !section.has("prefix") { section.note(.storeUnknowable) }
        let sends = rhythm(in: section)
        let due = section.optional("by", .clock, default: Self.day)
        guard let name else { return nil }
        return Store(name: name, folder: folder, prefix: prefix, sends: sends, due: due)
    }

    /// A word, or a list of days.
    private func rhythm(in section: SettingsSection) -> Store.Rhythm {
        guard section.hasList("sends") else {
            return section.optional("sends", .rhythm, default: .daily)
        }
        return .days(Set(section.requiredValues("sends", .weekday)))
    }
}

extension Store.Rhythm {
    fileprivate static let daily = days(Set(Weekday.allCases))
}

extension SettingsForm<String> {
    /// A path below `inbox/` that does not lead out of it.
    fileprivate static let folder = SettingsForm { (text, key) throws(SettingsMistake) in
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") }),
            !text.unicodeScalars.contains(where: \.isControl)
        else { throw .form(key, text, example: "chapinero") }
        return text
    }
}

extension SettingsForm<Store.Rhythm> {
    fileprivate static let rhythm = choice(["daily": .daily, "weekly": .weekly])
}

extension SettingsForm<Weekday> {
    fileprivate static let weekday = SettingsForm { (text, key) throws(SettingsMistake) in
        guard let day = Weekday(rawValue: text) else {
            throw .form(key, text, example: "[monday, tuesday, saturday]")
        }
        return day
    }
}

extension SettingsForm<Int64> {
    /// A time of day in Colombia as seconds since midnight: `00:01` to `24:00`.
    fileprivate static let clock = SettingsForm { (text, key) throws(SettingsMistake) in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = UInt8(parts[0]), let minutes = UInt8(parts[1]), minutes < 60
        else { throw .form(key, text, example: "21:30") }
        let seconds = Int64(hours) * 3600 + Int64(minutes) * 60
        guard (1...SettingsReader.day).contains(seconds) else {
            throw .form(key, text, example: "21:30")
        }
        return seconds
    }
}

extension SettingsMistake {
    fileprivate static var storeUnknowable: SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la tienda no tiene carpeta («folder») ni prefijo («prefix»)",
                en: "the store has neither a “folder” nor a “prefix”"
            ),
            remedy: Bilingual(
                es: "Agregue al menos uno: por él se sabe qué archivos son suyos.",
                en: "Add at least one: it tells which files are the store's."
            )
        )
    }

    fileprivate static func storeTwice(_ name: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la tienda «\(name)» está dos veces",
                en: "the store “\(name)” stands twice"
            ),
            remedy: Bilingual(es: "Borre una de las dos.", en: "Delete one of the two.")
        )
    }

    fileprivate static func prefixWithoutRange(_ prefix: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "ningún rango tiene el prefijo «\(prefix)»",
                en: "no range has the prefix “\(prefix)”"
            ),
            remedy: Bilingual(
                es: "Corrija el prefijo o agregue su rango en «ranges».",
                en: "Correct the prefix, or add its range to “ranges”."
            )
        )
    }
}
