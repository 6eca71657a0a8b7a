import Fiscal

/// What an archive says of itself in `bag-info.txt` (RFC 8493 §2.2.2).
struct BagInfo: Equatable {
    let name: ArchiveName
    let previous: Previous?
    /// The run that made it.
    let run: Int64
    let isReenactment: Bool
    let payload: Payload
    /// The issuer's name, on one line; the chain's where it has none.
    let organisation: String

    /// The archive before this one, by its name and SHA-256.
    struct Previous: Equatable {
        let name: String
        let digest: ContentDigest
    }

    /// The standard's `Payload-Oxum`: what lies under `data/`.
    struct Payload: Equatable {
        let octets: Int64
        let files: Int64

        var text: String { "\(octets).\(files)" }
    }

    init(_ plan: ArchivePlan, payload: Payload, organisation: String?) {
        name = plan.name
        previous = plan.previous.map { Previous(name: $0.name.text, digest: $0.digest) }
        run = plan.run
        isReenactment = plan.isReenactment
        self.payload = payload
        self.organisation = Self.oneLine(organisation ?? plan.name.chain.text)
    }

    /// Stands where the first archive of a chain would name the one before it.
    private static let none = "ninguno"

    private enum Label: String {
        case organisation = "Source-Organization"
        case date = "Bagging-Date"
        case payload = "Payload-Oxum"
        case identifier = "External-Identifier"
        case chain = "Bag-Group-Identifier"
        case kind = "Contingencia-Tipo"
        case number = "Contingencia-Numero"
        case plannedAt = "Contingencia-Fecha"
        case run = "Contingencia-Corrida"
        case previous = "Contingencia-Anterior"
        case previousDigest = "Contingencia-Anterior-SHA256"
        case program = "Contingencia-Programa"
        case zlib = "Contingencia-Zlib"
        case user = "Contingencia-Usuario"
        case workspace = "Contingencia-Espacio"
        case settings = "Contingencia-Configuracion-SHA256"
        case reenactment = "Contingencia-Recreacion"
    }

    /// The file's text; what does not follow from the plan comes from `identity`.
    func text(_ identity: EvidenceIdentity) -> String {
        let lines: [(Label, String)] = [
            (.organisation, organisation),
            (.date, name.plannedAt.day.text),
            (.payload, payload.text),
            (.identifier, name.text),
            (.chain, name.chain.text),
            (.kind, name.kind.rawValue),
            (.number, String(name.number)),
            (.plannedAt, name.plannedAt.text),
            (.run, String(run)),
            (.previous, previous?.name ?? Self.none),
            (.previousDigest, previous?.digest.hex ?? Self.none),
            (.program, identity.program),
            (.zlib, linkedZlibVersion),
            (.user, identity.systemUser),
            (.workspace, identity.workspace),
            (.settings, identity.settings.hex),
            (.reenactment, isReenactment ? "si" : "no"),
        ]
        return lines.map { "\($0.rawValue): \(Self.oneLine($1))\n" }.joined()
    }

    /// A name from the settings must not become a line of its own.
    static func oneLine(_ value: String) -> String {
        let isBreak = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
        var line = String.UnicodeScalarView()
        line.append(contentsOf: value.unicodeScalars.map { isBreak($0) ? " " : $0 })
        return String(line)
    }

    /// Nil when the text is not one that `text` writes.
    init?(parsing text: String) {
        var values: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstRange(of: ": ") else { return nil }
            let label = String(line[..<colon.lowerBound])
            let value = String(line[colon.upperBound...])
            guard values.updateValue(value, forKey: label) == nil else { return nil }
        }
        self.init(values: values)
    }

    private init?(values: [String: String]) {
        func value(_ label: Label) -> String? { values[label.rawValue] }
        guard let chain = value(.chain).flatMap({ ChainName(stored: $0) }),
            let number = value(.number).flatMap({ Int64($0) }), number > 0,
            let kind = value(.kind).flatMap({ ArchiveKind(rawValue: $0) }),
            let plannedAt = value(.plannedAt).flatMap({ Timestamp($0) }),
            let run = value(.run).flatMap({ Int64($0) }), run > 0,
            let payload = value(.payload).flatMap({ Payload(parsing: $0) }),
            let reenactment = value(.reenactment), let organisation = value(.organisation),
            let previousName = value(.previous), let previousDigest = value(.previousDigest)
        else { return nil }
        name = ArchiveName(chain: chain, number: number, kind: kind, plannedAt: plannedAt)
        guard name.text == value(.identifier) else { return nil }
        self.run = run
        isReenactment = reenactment == "si"
        (self.payload, self.organisation) = (payload, organisation)
        if previousName == Self.none, previousDigest == Self.none {
            previous = nil
        } else {
            guard let digest = ContentDigest(hex: previousDigest) else { return nil }
            previous = Previous(name: previousName, digest: digest)
        }
    }
}

extension BagInfo.Payload {
    fileprivate init?(parsing text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let octets = Int64(parts[0]), let files = Int64(parts[1]) else {
            return nil
        }
        self.init(octets: octets, files: files)
    }
}
