package import Fiscal
import Testing

/// What every store of evidence must do; each check begins with an empty store.
package struct EvidenceContract {
    private let makeStore: () throws -> any EvidenceStore

    package init(makeStore: @escaping () throws -> any EvidenceStore) {
        self.makeStore = makeStore
    }

    package func check() throws {
        try checkReading()
        try checkDeterminism()
        try checkWrittenOnce()
        try checkFailedFill()
        try checkEntryNames()
        try checkAdoption()
        try checkLookingBack()
    }

    private func checkReading() throws {
        let store = try makeStore()
        let plan = try plan(1, .emision)
        let large = (0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 11) }
        let sealed = try store.seal(plan) { entries in
            try entries.add("facturas/a.xml", Array("<a/>".utf8))
            try entries.add("archivos/ventas.csv") { consume in
                try large.withUnsafeBytes { bytes in
                    for start in stride(from: 0, to: bytes.count, by: 70_001) {
                        let end = min(start + 70_001, bytes.count)
                        try consume(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
                    }
                }
            }
            try entries.add("vacío.txt", [])
        }
        #expect(sealed.name == plan.name)
        #expect(sealed.size > 0)
        let archive = try store.open(plan.name)
        #expect(try archive.bytes(of: "facturas/a.xml") == Array("<a/>".utf8))
        #expect(try archive.bytes(of: "vacío.txt").isEmpty)
        var read: [UInt8] = []
        try archive.read("archivos/ventas.csv") { read += $0 }
        #expect(read == large)
        #expect(throws: EvidenceFailure.self) { try archive.bytes(of: "facturas/b.xml") }
        let absent = try self.plan(2, .emision).name
        #expect(throws: EvidenceFailure.self) { _ = try store.open(absent) }
    }

    private func checkDeterminism() throws {
        let plan = try plan(1, .recepcion)
        let first = try sealOne(plan, "uno", in: makeStore())
        let again = try sealOne(plan, "uno", in: makeStore())
        let other = try sealOne(plan, "dos", in: makeStore())
        #expect(first == again)
        #expect(first.digest != other.digest)
    }

    private func checkWrittenOnce() throws {
        let store = try makeStore()
        let plan = try plan(1, .recepcion)
        let sealed = try sealOne(plan, "uno", in: store)
        let failure = #expect(throws: EvidenceFailure.self) {
            try sealOne(plan, "dos", in: store)
        }
        #expect(failure?.code == .nameTaken)
        #expect(try store.adopt(plan) == sealed)
        #expect(try store.open(plan.name).bytes(of: "uno.txt") == Array("uno".utf8))
    }

    private func checkFailedFill() throws {
        let store = try makeStore()
        let plan = try plan(1, .recepcion)
        #expect(throws: Interruption.self) {
            try store.seal(plan) { entries in
                try entries.add("uno.txt", [1])
                throw Interruption()
            }
        }
        #expect(try store.adopt(plan) == nil)
        #expect(throws: EvidenceFailure.self) {
            try store.seal(plan) { entries in
                try? entries.add("uno.txt") { consume in
                    try [UInt8(1)].withUnsafeBytes { try consume($0) }
                    throw Interruption()
                }
            }
        }
        #expect(try store.adopt(plan) == nil)
        try sealOne(plan, "uno", in: store)
    }

    private func checkEntryNames() throws {
        for name in ["", "/a", "a/", "a//b", "../a", "a/../b", "./a"] {
            let store = try makeStore()
            let plan = try plan(1, .recepcion)
            #expect(throws: EvidenceFailure.self, "\(name)") {
                try store.seal(plan) { try $0.add(name, [1]) }
            }
        }
        let store = try makeStore()
        let plan = try plan(1, .recepcion)
        #expect(throws: EvidenceFailure.self) {
            try store.seal(plan) { entries in
                try entries.add("a", [1])
                try entries.add("a", [2])
            }
        }
    }

    private func checkAdoption() throws {
        let store = try makeStore()
        let first = try plan(1, .recepcion)
        #expect(try store.adopt(first) == nil)
        let sealed = try sealOne(first, "uno", in: store)
        #expect(try store.adopt(first) == sealed)
        let marked = ArchivePlan(name: first.name, previous: nil, run: 1, isReenactment: true)
        try expectBehind { _ = try store.adopt(marked) }
        let later = try plan(1, .recepcion, secondsLater: 60)
        try expectBehind { _ = try store.adopt(later) }
        let second = try plan(2, .emision, after: sealed.head)
        let next = try sealOne(second, "dos", in: store)
        #expect(try store.adopt(second) == next)
        let unlinked = ArchivePlan(name: second.name, previous: nil, run: 1, isReenactment: false)
        try expectBehind { _ = try store.adopt(unlinked) }
    }

    /// An archive of another plan is there: the ledger is not the one that sealed it.
    private func expectBehind(_ body: () throws -> Void) throws {
        let failure = #expect(throws: EvidenceFailure.self, performing: body)
        #expect(failure?.code == .ledgerBehind)
    }

    private func checkLookingBack() throws {
        let store = try makeStore()
        try store.lookBack(to: [], begun: nil)
        let first = try sealOne(plan(1, .recepcion), "uno", in: store)
        let plan = try plan(2, .emision, after: first.head)
        let second = try sealOne(plan, "dos", in: store)
        try store.lookBack(to: [second.head], begun: nil)
        try store.lookBack(to: [first.head], begun: plan)
        let another = ArchiveHead(name: second.name, digest: first.digest)
        let absent = ArchiveHead(name: try self.plan(3, .corrida).name, digest: first.digest)
        for heads in [[first.head], []] {
            try expectBehind { try store.lookBack(to: heads, begun: nil) }
        }
        for heads in [[another], [absent]] {
            let failure = #expect(throws: EvidenceFailure.self) {
                try store.lookBack(to: heads, begun: nil)
            }
            #expect(failure?.code == .chainBroken)
        }
    }

    @discardableResult
    private func sealOne(
        _ plan: ArchivePlan,
        _ text: String,
        in store: any EvidenceStore
    ) throws -> SealedArchive {
        try store.seal(plan) { try $0.add("\(text).txt", Array(text.utf8)) }
    }

    private func plan(
        _ number: Int64,
        _ kind: ArchiveKind,
        after previous: ArchiveHead? = nil,
        secondsLater: Int64 = 0
    ) throws -> ArchivePlan {
        let time = Timestamp(seconds: 1_736_373_060 + number * 3600 + secondsLater)
        let name = ArchiveName(
            chain: ChainName(try #require(NIT(digits: 900_373_115))),
            number: number,
            kind: kind,
            plannedAt: time
        )
        return ArchivePlan(name: name, previous: previous, run: 1, isReenactment: false)
    }
}

/// What a caller's own code may throw.
private struct Interruption: Error {}
