import Fiscal
import Yams

/// A mapping of the settings, read key by key; every mistake in it is noted with its place.
///
/// A value that is missing or wrong comes back as nil (or its default) once it is noted, so that
/// reading goes on and shows the operator all mistakes at once.
struct SettingsSection {
    let problems: SettingsProblems
    private let mapping: Node.Mapping
    private let mark: Mark?

    /// Nil, and noted, when `node` is no mapping; keys that are not in `keys` are noted.
    init?(_ node: Node, keys: [String], problems: SettingsProblems) {
        guard case .mapping(let mapping) = node else {
            problems.note(.notASection(keys), at: node.mark)
            return nil
        }
        self.problems = problems
        self.mapping = mapping
        mark = node.mark
        for (key, _) in mapping where !keys.contains(key.scalar?.string ?? "") {
            problems.note(.unknownKey(key.scalar?.string ?? "?", known: keys), at: key.mark)
        }
    }

    func has(_ key: String) -> Bool { mapping[key] != nil }

    func hasList(_ key: String) -> Bool { mapping[key]?.sequence != nil }

    /// A value that must be there.
    func required<Value: Sendable>(_ key: String, _ form: SettingsForm<Value>) -> Value? {
        guard let node = required(key) else { return nil }
        return read(node, key, form)
    }

    func optional<Value: Sendable>(_ key: String, _ form: SettingsForm<Value>) -> Value? {
        mapping[key].flatMap { read($0, key, form) }
    }

    func optional<Value: Sendable>(
        _ key: String,
        _ form: SettingsForm<Value>,
        default value: Value
    ) -> Value {
        optional(key, form) ?? value
    }

    /// A section inside this one; nil when it is absent or no section.
    func section(_ key: String, keys: [String]) -> SettingsSection? {
        mapping[key].flatMap { SettingsSection($0, keys: keys, problems: problems) }
    }

    func requiredSection(_ key: String, keys: [String]) -> SettingsSection? {
        required(key).flatMap { SettingsSection($0, keys: keys, problems: problems) }
    }

    /// The sections of a list, those that are none left out; empty when the key is absent.
    func sections(_ key: String, keys: [String]) -> [SettingsSection] {
        guard let node = mapping[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            problems.note(.notAList(key), at: node.mark)
            return []
        }
        return sequence.compactMap { SettingsSection($0, keys: keys, problems: problems) }
    }

    /// Like `sections`, where at least one is needed.
    func requiredSections(_ key: String, keys: [String]) -> [SettingsSection] {
        guard let node = required(key) else { return [] }
        if case .sequence(let sequence) = node, sequence.isEmpty {
            problems.note(.emptyList(key), at: node.mark)
        }
        return sections(key, keys: keys)
    }

    /// The values of a list, those that are none left out; empty when the key is
    /// absent.
    func values<Value: Sendable>(_ key: String, _ form: SettingsForm<Value>) -> [Value] {
        guard let node = mapping[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            problems.note(.notAList(key), at: node.mark)
            return []
        }
        return sequence.compactMap { read($0, key, form) }
    }

    /// The keys of a group and their values, where the keys are free; empty when the group is absent.
    func pairs(_ key: String, _ form: SettingsForm<String>) -> [(String, String)] {
        guard let node = mapping[key] else { return [] }
        guard case .mapping(let pairs) = node else {
            problems.note(.notASection([]), at: node.mark)
            return []
        }
        return pairs.compactMap { name, value in
            guard let name = read(name, key, form), let value = read(value, key, form) else {
                return nil
            }
            return (name, value)
        }
    }

    /// Like `values`, where at least one is needed.
    func requiredValues<Value: Sendable>(_ key: String, _ form: SettingsForm<Value>) -> [Value] {
        guard let node = required(key) else { return [] }
        if case .sequence(let sequence) = node, sequence.isEmpty {
            problems.note(.emptyList(key), at: node.mark)
        }
        return values(key, form)
    }

    /// Notes a mistake at a key of this section, or at the section when the key is absent.
    func note(_ mistake: SettingsMistake, at key: String? = nil) {
        problems.note(mistake, at: key.flatMap { mapping[$0]?.mark } ?? mark)
    }

    private func required(_ key: String) -> Node? {
        if let node = mapping[key] { return node }
        problems.note(.missingKey(key), at: mark)
        return nil
    }

    private func read<Value: Sendable>(
        _ node: Node,
        _ key: String,
        _ form: SettingsForm<Value>
    ) -> Value? {
        guard case .scalar(let scalar) = node else {
            problems.note(.notAValue(key), at: node.mark)
            return nil
        }
        do {
            return try form.read(scalar.string, key)
        } catch {
            problems.note(error, at: node.mark)
            return nil
        }
    }
}

extension SettingsProblems {
    /// A mapping in flow style has no mark of its own in some versions of libYAML: line 1 then.
    fileprivate func note(_ mistake: SettingsMistake, at mark: Mark?) {
        note(mistake, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}

extension SettingsMistake {
    fileprivate static func unknownKey(_ key: String, known: [String]) -> SettingsMistake {
        let list = known.joined(separator: ", ")
        return SettingsMistake(
            message: Bilingual(
                es: "la clave «\(key)» no se conoce aquí",
                en: "the key “\(key)” is not known here"
            ),
            remedy: Bilingual(
                es: "Corríjala o bórrela. Las claves de esta parte son: \(list).",
                en: "Correct it or delete it. The keys of this part are: \(list)."
            )
        )
    }

    fileprivate static func missingKey(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(es: "falta «\(key)»", en: "“\(key)” is missing"),
            remedy: Bilingual(
                es: "Agregue «\(key): …» en esta parte.",
                en: "Add “\(key): …” to this part."
            )
        )
    }

    fileprivate static func notASection(_ keys: [String]) -> SettingsMistake {
        let list = keys.joined(separator: ", ")
        return SettingsMistake(
            message: Bilingual(
                es: "aquí va un grupo de claves, no un valor suelto",
                en: "a group of keys belongs here, not a single value"
            ),
            remedy: Bilingual(
                es: "Escriba «clave: valor», una por línea: \(list).",
                en: "Write “key: value”, one a line: \(list)."
            )
        )
    }

    fileprivate static func notAList(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(es: "«\(key)» no es una lista", en: "“\(key)” is not a list"),
            remedy: Bilingual(
                es: "Empiece cada elemento en su línea con un guion: «- …».",
                en: "Begin each element on its own line with a hyphen: “- …”."
            )
        )
    }

    fileprivate static func emptyList(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la lista «\(key)» está vacía",
                en: "the list “\(key)” is empty"
            ),
            remedy: Bilingual(es: "Agregue al menos un elemento.", en: "Add at least one element.")
        )
    }

    fileprivate static func notAValue(_ key: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(key)» lleva un valor, no una lista ni un grupo",
                en: "“\(key)” takes one value, not a list or a group"
            ),
            remedy: Bilingual(
                es: "Escriba el valor en la misma línea: «\(key): valor».",
                en: "Write the value on the same line: “\(key): value”."
            )
        )
    }
}
