import Batch
import Fiscal
import Ledger
import TestKit

/// A workspace in memory: what survives a run, and how a run is started on it.
final class World {
    let folders = MemoryFolders()
    let evidence = MemoryEvidence()
    private(set) var ledger: SQLiteLedger
    /// What a store does to its folder when a run has read a file of it.
    var afterRead: @Sendable (String) throws -> Void = { _ in }
    /// How a run is asked to stop.
    var stop = StopWish.none
    /// Files of the inbox that the machine refuses to move.
    var immovable: Set<String> = []
    private(set) var authority = ScriptedAuthority()
    private let switchboard: Switchboard

    init() throws {
        let switchboard = Switchboard()
        self.switchboard = switchboard
        ledger = try SQLiteLedger.inMemory { try switchboard.power.use() }
    }

    /// One run with this power; the authority keeps its memory.
    @discardableResult
    func run(
        at now: String = "2025-01-11T08:00:00-05:00",
        power: Power = Power(),
        gaps: GapPolicy = .hold,
        portions: PortionLimits = PortionLimits(),
        issuers: [Issuer]? = nil,
        stores: [Store] = [],
        behaviour: @escaping @Sendable (DocumentNumber?, Int) -> ScriptedAuthority.Behaviour = {
            _,
            _ in .works
        }
    ) async throws -> BatchReport {
        switchboard.power = power
        defer { switchboard.power = Power() }
        authority = ScriptedAuthority(continuing: authority, power, behaviour)
        let run = BatchRun(
            settings: BatchSettings(
                issuers: try issuers ?? [issuer()],
                gaps: gaps,
                portions: portions,
                stores: stores
            ),
            ledger: ledger,
            evidence: PoweredEvidence(evidence, power),
            folders: PoweredFolders(
                folders,
                power,
                immovable: immovable,
                afterRead: afterRead
            ),
            authority: authority,
            surroundings: .virtual(from: try time(now)),
            stop: stop
        )
        let report = try await run.run()
        if rebuildsAlways { try expectRebuilt(issuers) }
        return report
    }

    /// Goes on with a ledger that is made from the archives alone.
    func loseLedger(at now: String = "2025-01-11T08:30:00-05:00") throws {
        let switchboard = switchboard
        ledger = try SQLiteLedger.inMemory { try switchboard.power.use() }
        try rebuild(ledger, from: evidence, folders, [issuer()], at: now)
    }

    /// A ledger made from the archives knows all that this one knows and evidence holds.
    func expectRebuilt(_ issuers: [Issuer]? = nil) throws {
        try BatchTests.expectRebuilt(ledger, from: evidence, folders, issuers ?? [issuer()])
    }

    /// Something done outside a run with this power.
    func withPower(_ power: Power, _ body: () throws -> Void) rethrows {
        switchboard.power = power
        defer { switchboard.power = Power() }
        try body()
    }

    /// The outage of January 2025, as an operator declares it.
    func declareOutage(_ type: ContingencyType = .authorityDown) throws {
        _ = try ledger.save(
            try window(
                type,
                "2025-01-08T17:31:00-05:00",
                "2025-01-10T19:44:00-05:00"
            ).declared,
            attaching: []
        )
    }

    /// Everything that a store and DIAN see in the end, but for the codes of drafts, which are dated
    /// when they are issued.
    func picture() throws -> String {
        var lines: [String] = []
        for place in [FolderPlace.inbox, .outbox, .rejected, .resolved] {
            lines += folders.paths(in: place).map { "\(place.rawValue)/\($0)" }
        }
        for (number, code) in authority.accepted.sorted(by: { $0.key < $1.key }) {
            lines.append(number.text + (number.prefix == "SETP" ? "" : " \(code.hex)"))
        }
        for (fate, count) in try ledger.fateCounts().sorted(by: { $0.key < $1.key }) {
            lines.append("\(fate.rawValue) \(count.count) \(count.total.plain)")
        }
        return lines.joined(separator: "\n")
    }
}

extension ContingencyWindow {
    /// As a new one, whose id the ledger gives.
    var declared: ContingencyWindow {
        ContingencyWindow(
            id: 0,
            type: type,
            start: start,
            end: end,
            source: source,
            note: note,
            declaredBy: declaredBy,
            declaredAt: declaredAt
        )
    }
}

/// Lets each run of a test have power of its own while the ledger lives on.
private final class Switchboard: @unchecked Sendable {
    var power = Power()
}

/// A CSV file of one-line sales: number, then pesos; 19 % IVA; type 04 unless told else.
func csv(_ sales: [(String, Int64)], type: String = "04", more: [String: String] = [:]) -> [UInt8] {
    let extra = more.sorted { $0.key < $1.key }
    let header =
        [
            "tipo", "prefijo", "numero", "fecha", "hora", "descripcion", "cantidad", "precio",
            "tarifa",
        ]
        + extra.map(\.key)
    let rows = sales.map { number, pesos in
        let prefix = String(number.prefix { $0.isLetter })
        return [
            type, prefix, String(number.dropFirst(prefix.count)), "2025-01-09", "10:00:00", "Café",
            "1", "\(pesos)", "19",
        ] + extra.map(\.value)
    }
    return Array(([header] + rows).map { $0.joined(separator: ";") + "\n" }.joined().utf8)
}
