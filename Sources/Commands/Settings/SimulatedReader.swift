import Fiscal
import SimulatedDIAN

extension SettingsReader {
    private typealias Kind = SimulatedSettings.FaultKind

    /// The only DIAN there is so far; nil when the section is missing.
    func simulated(in dian: SettingsSection) -> SimulatedSettings? {
        let keys = [
            "seed", "windows", "outages", "chances", "issuers", "unlinked", "inactive_software",
            "rules", "replay",
        ]
        guard let section = dian.requiredSection("simulated", keys: keys) else { return nil }
        let windows = section.sections("windows", keys: ["type", "start", "end"])
        let outages = section.sections("outages", keys: ["start", "end", "kind"])
        return SimulatedSettings(
            seed: section.optional("seed", .whole(0...Int64.max), default: 1),
            windows: windows.compactMap(window(in:)),
            outages: outages.compactMap(outage(in:)),
            chances: chances(in: section),
            replay: section.optional("replay", .text()),
            issuers: section.has("issuers") ? issuers(in: section, required: true) : nil,
            unlinked: section.values("unlinked", .text()),
            inactiveSoftware: section.values("inactive_software", .text()),
            effects: effects(in: section)
        )
    }

    private func window(in section: SettingsSection) -> SimulatedSettings.Period? {
        let type: Void? = section.required("type", .choice(["04": ()]))
        let start = section.required("start", .moment)
        let end = section.optional("end", .moment)
        guard type != nil, let start, isInOrder(start, end, in: section) else { return nil }
        return SimulatedSettings.Period(start: start, end: end)
    }

    private func outage(in section: SettingsSection) -> SimulatedSettings.Outage? {
        let start = section.required("start", .moment)
        let end = section.required("end", .moment)
        let kind = section.required("kind", .faultKind)
        guard let start, let end, let kind, isInOrder(start, end, in: section) else { return nil }
        return SimulatedSettings.Outage(start: start, end: end, kind: kind)
    }

    private func chances(in section: SettingsSection) -> [SimulatedSettings.FaultKind: Int64] {
        let kinds = Kind.allCases.filter { $0 != .flapping }
        guard let section = section.section("chances", keys: kinds.map(\.rawValue)) else {
            return [:]
        }
        var chances: [Kind: Int64] = [:]
        for kind in kinds {
            chances[kind] = section.optional(kind.rawValue, .whole(0...1000))
        }
        if chances.values.reduce(0, +) > 1000 { section.note(.chancesTooHigh) }
        return chances
    }

    private func effects(in section: SettingsSection) -> [String: RuleEffect] {
        let words = RuleEffect.allCases.map(\.rawValue)
        guard let section = section.section("rules", keys: words) else { return [:] }
        var effects: [String: RuleEffect] = [:]
        for effect in RuleEffect.allCases {
            for code in section.values(effect.rawValue, .ruleCode) {
                if effects.updateValue(effect, forKey: code) != nil {
                    section.note(.ruleTwice(code))
                }
            }
        }
        return effects
    }

    private func isInOrder(
        _ start: Timestamp,
        _ end: Timestamp?,
        in section: SettingsSection
    ) -> Bool {
        guard let end, end < start else { return true }
        section.note(.timesReversed(start, end), at: "end")
        return false
    }
}

extension SettingsForm<SimulatedSettings.FaultKind> {
    fileprivate static let faultKind = SettingsForm { (text, key) throws(SettingsMistake) in
        guard let kind = SimulatedSettings.FaultKind(rawValue: text) else {
            throw .faultKind(text)
        }
        return kind
    }
}

extension SettingsForm<String> {
    fileprivate static let ruleCode = SettingsForm { (text, key) throws(SettingsMistake) in
        guard AuthorityRegister.ruleCodes.contains(text) else { throw .ruleCode(text) }
        return text
    }
}

extension SettingsMistake {
    fileprivate static func ruleCode(_ text: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la DIAN simulada no tiene la regla «\(text)»",
                en: "the simulated DIAN has no rule “\(text)”"
            ),
            remedy: Bilingual(
                es: "Escriba el código como en SimulatedDIAN.docc/Rules.md: FAJ71, FAD09e.",
                en: "Write the code as in SimulatedDIAN.docc/Rules.md: FAJ71, FAD09e."
            )
        )
    }

    fileprivate static func ruleTwice(_ code: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la regla «\(code)» está más de una vez",
                en: "rule “\(code)” stands here more than once"
            ),
            remedy: Bilingual(es: "Déjela en una sola lista.", en: "Leave it in one list.")
        )
    }

    fileprivate static func faultKind(_ text: String) -> SettingsMistake {
        let list = SimulatedSettings.FaultKind.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no es una clase de falla",
                en: "“\(text)” is not a kind of fault"
            ),
            remedy: Bilingual(es: "Escriba una de: \(list).", en: "Write one of: \(list).")
        )
    }

    fileprivate static func timesReversed(_ start: Timestamp, _ end: Timestamp) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "termina (\(end.text)) antes de empezar (\(start.text))",
                en: "it ends (\(end.text)) before it starts (\(start.text))"
            ),
            remedy: Bilingual(
                es: "Corrija «start» o «end».",
                en: "Correct “start” or “end”."
            )
        )
    }

    fileprivate static var chancesTooHigh: SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "las fallas suman más de 1000 por mil",
                en: "the faults add up to more than 1000 in a thousand"
            ),
            remedy: Bilingual(es: "Baje alguna.", en: "Lower some of them.")
        )
    }
}
