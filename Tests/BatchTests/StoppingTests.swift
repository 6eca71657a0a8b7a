import Batch
import Fiscal
import Ledger
import Synchronization
import TestKit
import Testing

@Test func `wherever a run is given up, the next one ends as if it had been left alone`()
    async throws
{
    let quiet = try mixedWorld()
    try await quiet.run()
    let expected = try quiet.picture()
    var looks = 0
    while true {
        let world = try mixedWorld()
        world.stop = .overdue(after: looks)
        do {
            try await world.run()
            break
        } catch let givenUp as RunGivenUp {
            #expect(givenUp == RunGivenUp(signal: 15))
        }
        world.stop = .none
        try await world.run()
        #expect(try world.picture() == expected, "given up at look \(looks)")
        #expect(world.authority.submissions.values.allSatisfy { $0 == 1 })
        #expect(try world.ledger.problems() == [])
        looks += 1
    }
    #expect(looks > 40)
}

@Test func `a run that is asked to stop, and not given up, seals what it has in hand`()
    async throws
{
    let world = try mixedWorld()
    world.stop = StopWish(signal: { 15 }, isOverdue: { false })
    let report = try await world.run()
    #expect(report.stoppedBy == 15 && report.unvisited == 3)
    world.stop = .none
    try await world.run()
    let quiet = try mixedWorld()
    try await quiet.run()
    #expect(try world.picture() == quiet.picture())
}

/// The ledger is a group behind DIAN while the next calls are made.
@Test func `whatever fails once, what DIAN has accepted by then is in the ledger`() async throws {
    let portions = PortionLimits(documents: 2, bytes: 1 << 20, group: 1)
    let power = Power()
    try await mixedWorld().run(power: power, portions: portions)
    #expect(power.effects > 40)
    for effects in 0..<power.effects {
        let world = try mixedWorld()
        _ = try? await world.run(
            power: Power(effects: effects, comesBack: true),
            portions: portions
        )
        let accepted = try world.ledger.fateCounts()[.accepted]?.count ?? 0
        #expect(accepted == world.authority.accepted.count, "effect \(effects)")
    }
}

/// A file that goes through, one with a mistake, and one that is no sale file.
private func mixedWorld() throws -> World {
    let world = try World()
    try world.declareOutage()
    world.folders.drop(csv([("FE1", 1000), ("FE2", 2000), ("FE4", 4000)]), at: "a.csv")
    world.folders.drop(csv([("FE3", 3000), ("FE5", -5)]), at: "b.csv")
    world.folders.drop(Array("nada de ventas\n".utf8), at: "c.csv")
    return world
}

extension StopWish {
    /// A signal that came long ago, when the run looks for the time after so many.
    fileprivate static func overdue(after looks: Int) -> StopWish {
        let left = LooksLeft(looks)
        return StopWish(
            signal: { left.count.withLock { $0 < 0 } ? 15 : nil },
            isOverdue: {
                left.count.withLock { count in
                    count -= 1
                    return count < 0
                }
            }
        )
    }
}

private final class LooksLeft: Sendable {
    let count: Mutex<Int>

    init(_ count: Int) { self.count = Mutex(count) }
}
