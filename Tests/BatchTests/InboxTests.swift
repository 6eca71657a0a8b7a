import Batch
import Fiscal
import Synchronization
import TestKit
import Testing

@Test func `a file that is taken away before it is sealed leaves no trace and stops nothing`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    world.folders.drop(csv([("FE2", 1000)]), at: "b.csv")
    let folders = world.folders
    world.afterRead = { path in
        if path == "b.csv" { folders.take(FileLocation(.inbox, "a.csv")) }
    }
    let report = try await world.run(gaps: .report)
    #expect(report.files.map(\.path) == ["b.csv"])
    #expect(report.fates[.accepted]?.count == 1)
    #expect(world.evidence.sealed.map(\.name.number) == [1, 2, 3, 4])
}

@Test func `a file that cannot be moved holds back no other, and is delivered when it can be`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    world.folders.drop(csv([("FE2", 1000)]), at: "b.csv")
    world.folders.drop(Array("basura".utf8), at: "c.csv")
    world.immovable = ["a.csv", "c.csv"]
    let stuck = try await world.run()
    #expect(stuck.fates.mapValues(\.count) == [.accepted: 2])
    #expect(stuck.undelivered.map(\.path) == ["a.csv", "c.csv"])
    #expect(stuck.needingPerson > 0)
    #expect(stuck.files.map(\.location.place) == [.inbox, .outbox, .inbox])
    #expect(world.folders.paths(in: .inbox) == ["a.csv", "c.csv"])
    #expect(world.folders.paths(in: .outbox).contains("b.csv"))
    // Neither read again as a new arrival nor taken for one that a person took away.
    let again = try await world.run()
    #expect(again.files.allSatisfy { !$0.isNew })
    #expect(again.undelivered.map(\.path) == ["a.csv", "c.csv"])
    world.immovable = []
    #expect(try await world.run().undelivered.isEmpty)
    #expect(world.folders.paths(in: .inbox).isEmpty)
    #expect(world.folders.paths(in: .outbox).contains("a.csv"))
    #expect(world.folders.paths(in: .rejected).contains("c.csv"))
    #expect(try await world.run().needingPerson == 1)
}

@Test func `a file that the disk does not give back stops the run, and the next one seals it`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    let reads = Atomic(0)
    world.afterRead = { path in
        // The third time it is copied into its archive.
        guard reads.add(1, ordering: .relaxed).newValue == 3 else { return }
        throw FolderFailure(
            .storage,
            operation: .reading,
            object: path,
            cause: Bilingual("disk error"),
            hint: Bilingual("")
        )
    }
    let failure = await #expect(throws: FolderFailure.self) { try await world.run() }
    #expect(failure?.cause.en == "disk error")
    #expect(world.evidence.sealed.isEmpty)
    #expect(try await world.run().fates[.accepted]?.count == 1)
    #expect(world.folders.paths(in: .inbox).isEmpty)
}

@Test func `a run that is asked to stop while it delivers leaves the other files to the next`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    for number in 1...3 { world.folders.drop(csv([("FE\(number)", 1000)]), at: "\(number).csv") }
    let folders = world.folders
    world.stop = StopWish(
        signal: { folders.paths(in: .outbox).contains("1.csv") ? 15 : nil },
        isOverdue: { false }
    )
    let report = try await world.run()
    #expect(report.stoppedBy == 15)
    #expect(report.fates[.accepted]?.count == 3)
    #expect(world.folders.paths(in: .inbox) == ["2.csv", "3.csv"])
    world.stop = .none
    #expect(try await world.run().undelivered.isEmpty)
    #expect(world.folders.paths(in: .inbox).isEmpty)
}

@Test func `two files of one name each keep a receipt of their own`() async throws {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE2", 1000)]), at: "ventas.csv")
    try await world.run()
    world.folders.drop(csv([("FE1", 1000)]), at: "ventas.csv")
    let report = try await world.run()
    #expect(report.fates[.accepted]?.count == 2)
    #expect(report.files.count(where: \.wasGone) == 1)
    let receipts = world.folders.paths(in: .outbox).filter { $0.hasSuffix(".recibo.csv") }
    #expect(receipts.count == 2)
    let texts = receipts.compactMap { world.folders.contents(of: FileLocation(.outbox, $0)) }
        .map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.contains { $0.contains("FE1;") } && texts.contains { $0.contains("FE2;") })
}

@Test func `a refused file dropped again unchanged is there once`() async throws {
    let world = try World()
    let file = Array("basura".utf8)
    world.folders.drop(file, at: "a.csv")
    try await world.run()
    world.folders.drop(file, at: "a.csv")
    let report = try await world.run()
    #expect(report.files.count == 1)
    #expect(report.needingPerson == 1)
    #expect(world.folders.paths(in: .rejected).filter { !$0.contains("hallazgos") } == ["a.csv"])
}

@Test func `a faulty sale of a settled number needs a person until the file is taken away`()
    async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    try await world.run()
    let broken = String(decoding: csv([("FE1", 1000)]), as: UTF8.self).replacing("1000", with: "x")
    world.folders.drop(Array(broken.utf8), at: "b.csv")
    #expect(try await world.run().needingPerson > 0)
    #expect(try await world.run().needingPerson > 0)
    world.folders.take(FileLocation(.rejected, "b.csv"))
    #expect(try await world.run().needingPerson == 0)
}

@Test func `a sale without a number is settled by a corrected file of the same name`() async throws
{
    let world = try World()
    try world.declareOutage()
    let good = String(decoding: csv([("FE1", 1000)]), as: UTF8.self)
    world.folders.drop(Array(good.replacing(";1;2025", with: ";uno;2025").utf8), at: "a.csv")
    #expect(try await world.run().needingPerson > 0)
    world.folders.drop(Array(good.utf8), at: "a.csv")
    let report = try await world.run()
    #expect(report.needingPerson == 0)
    #expect(world.folders.paths(in: .resolved).contains("a.csv"))
    #expect(world.folders.paths(in: .outbox).contains("a.csv"))
}

@Test func `a receipt speaks of the very sale, not of another content of its number`() async throws
{
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    try await world.run()
    world.folders.drop(csv([("FE1", 2000)]), at: "b.csv")
    try await world.run()
    let receipt = world.folders.contents(of: FileLocation(.rejected, "b.csv.recibo.csv")) ?? []
    let text = String(decoding: receipt, as: UTF8.self)
    #expect(text.contains("FE1;en conflicto;2380,00;"))
    #expect(!text.contains("aceptada"))
}

@Test func `a document without an answer holds back no other`() async throws {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv((1...6).map { ("FE\($0)", 1000) }), at: "a.csv")
    let report = try await world.run(portions: PortionLimits(group: 2)) { number, _ in
        if number == nil { return .doesNotKnowYet }
        return number?.consecutive == 1 ? .losesAnswer : .works
    }
    #expect(report.acceptedNow.count == 5)
    #expect(world.authority.submissions.count { $0.value == 1 } == 5)
}

@Test func `sales accepted after their 48 hours are counted and marked`() async throws {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000)]), at: "a.csv")
    let report = try await world.run(at: "2025-01-14T08:00:00-05:00")
    #expect(report.acceptedLate == 1)
    let receipt = world.folders.contents(of: FileLocation(.outbox, "a.csv.recibo.csv")) ?? []
    #expect(String(decoding: receipt, as: UTF8.self).contains(";SI;"))
    #expect(try await world.run(at: "2025-01-14T09:00:00-05:00").acceptedLate == 0)
}

@Test func `a provisional deadline makes no sale late: the outage may still be declared`()
    async throws
{
    let world = try World()
    world.folders.drop(csv([("FE1", 1000)], type: "01"), at: "a.csv")
    let report = try await world.run(at: "2025-01-14T08:00:00-05:00")
    #expect(report.acceptedNow.count == 1)
    #expect(report.acceptedLate == 0)
}

@Test(arguments: 0..<12)
func `any order of files over any split into runs ends in the same fates and documents`(
    seed: UInt64
) async throws {
    var random = SeededGenerator(seed: seed)
    let files = night(&random)
    let (ordered, shuffled) = (try World(), try World())
    for world in [ordered, shuffled] { try world.declareOutage() }
    for (name, bytes) in files { ordered.folders.drop(bytes, at: name) }
    for (name, bytes) in files.shuffled(using: &random) {
        shuffled.folders.drop(bytes, at: name)
        if Bool.random(using: &random) { try await shuffled.run() }
    }
    for world in [ordered, shuffled] { for _ in 0..<2 { try await world.run() } }
    #expect(try shuffled.picture() == ordered.picture())
    #expect(shuffled.authority.submissions.values.allSatisfy { $0 == 1 })
}

/// Files that do not contradict each other: sales in any file, some twice, some voided, some missing.
private func night(_ random: inout SeededGenerator) -> [(String, [UInt8])] {
    var files: [[(String, Int64)]] = Array(repeating: [], count: 5)
    for consecutive in 1...14 where Int.random(in: 0..<10, using: &random) > 0 {
        for _ in 0...Int.random(in: 0...1, using: &random) {
            let file = Int.random(in: 0..<5, using: &random)
            if !files[file].contains(where: { $0.0 == "FE\(consecutive)" }) {
                files[file].append(("FE\(consecutive)", Int64(consecutive * 100)))
            }
        }
    }
    var night = files.enumerated().filter { !$1.isEmpty }
        .map { ("tienda\($0 % 2)/\($0).csv", csv($1)) }
    let voided = ["anulada": "SI", "motivo": "Error"]
    night.append(("anulada.csv", csv([("FE15", 0)], more: voided)))
    night.append(("papel.csv", Array("no es un archivo de ventas".utf8)))
    return night
}
