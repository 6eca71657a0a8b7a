import Fiscal

extension SettingsReader {
    func stores(issuers: [Issuer]) -> [StoreSettings] {
        let prefixes = Set(issuers.flatMap(\.ranges).map(\.prefix))
        let areIssuersSound = root.problems.isEmpty
        var stores: [StoreSettings] = []
        for section in root.sections("stores", keys: ["name", "folder", "prefix", "sends"]) {
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

    private func store(in section: SettingsSection) -> StoreSettings? {
        let name = section.required("name", .text(limit: 100))
        let folder = section.optional("folder", .folder)
        let prefix = section.optional("prefix", .prefix)
        let sends = section.optional("sends", .rhythm, default: .daily)
        guard let name else { return nil }
        return StoreSettings(name: name, folder: folder, prefix: prefix, sends: sends)
    }
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

extension SettingsForm<StoreSettings.Rhythm> {
    fileprivate static let rhythm = choice(["daily": .daily, "weekly": .weekly])
}

extension SettingsMistake {
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
