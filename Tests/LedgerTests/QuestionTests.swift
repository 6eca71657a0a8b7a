import Fiscal
import Testing

@testable import Ledger

@Suite struct QuestionTests {
    @Test func `counts and totals are by fate, and fates that nothing has are absent`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive(try (1...3).map { try good(Int64($0), at: $0) })
        try bench.judge()
        let documents = try bench.issueAll()
        try bench.accept(documents[0])
        let three = FateCount(count: 1, total: Pesos(centavos: 11_900))
        let counts = try bench.ledger.fateCounts()
        #expect(
            counts == [
                .accepted: three,
                .issued: FateCount(count: 2, total: Pesos(centavos: 23_800)),
            ]
        )
        #expect(try bench.ledger.accepted(in: bench.run) == three)
    }

    @Test func `absurd totals neither overflow a sum nor stop the night`() throws {
        let bench = try Bench(.memory)
        let notes = try (1...12).map { ordinal in
            try good(Int64(ordinal), at: ordinal, centavos: Pesos.limit)
        }
        _ = try bench.receive(notes)
        try bench.judge()
        let count = try #require(try bench.ledger.fateCounts()[.ready])
        #expect(count == FateCount(count: 12, total: Pesos(centavos: .max)))
        try bench.judge(everythingIs(.disabled))
        #expect(try bench.ledger.fateCounts()[.ready] == nil)
    }

    @Test func `open numbers come with what their deadline depends on`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive([try good(9), try faulty(3, at: 1), try good(5, at: 2)])
        try bench.judge { number in
            number.number.consecutive == 5
                ? everythingIs(.disabled)(number) : newestCounts(number)
        }
        var open: [OpenNumber] = []
        try bench.ledger.openNumbers { open.append($0) }
        #expect(open.map(\.number.text) == ["FE3", "FE9"])
        #expect(open.map(\.fate) == [.awaitingCorrection, .ready])
        #expect(open.map(\.type) == [nil, .authorityDown])
        #expect(open.map(\.total) == [nil, Pesos(centavos: 11_900)])
        #expect(open.map(\.path) == ["a.csv", "a.csv"])
    }

    @Test func `a faulty sale keeps the deadline that can be read of it`() throws {
        let bench = try Bench(.memory)
        let timing = SaleTiming(type: .draft, soldAt: Timestamp(seconds: 1_736_375_460))
        _ = try bench.receive([try faulty(3, timing: timing)])
        try bench.judge()
        var open: [OpenNumber] = []
        try bench.ledger.openNumbers { open.append($0) }
        #expect(open.map(\.type) == [.draft])
        #expect(open.map(\.soldAt) == [timing.soldAt])
        #expect(open.map(\.total) == [nil])
    }

    @Test func `where no content counts the one that was sold first gives the deadline`() throws {
        let bench = try Bench(.memory)
        let (early, late) = (1_736_375_460 as Int64, 1_736_379_060 as Int64)
        _ = try bench.receive([try good(7, content: 1, soldAt: late)], as: "a.csv")
        _ = try bench.receive([try good(7, content: 2, soldAt: early)], as: "b.csv")
        _ = try bench.receive([try good(8, content: 3, soldAt: late)], as: "c.csv")
        try bench.judge { number in
            number.number.consecutive == 7 ? noneCounts(number) : newestCounts(number)
        }
        var open: [OpenNumber] = []
        try bench.ledger.openNumbers { open.append($0) }
        #expect(open.map(\.number.text) == ["FE7", "FE8"])
        #expect(open.map(\.soldAt?.seconds) == [early, late])
        #expect(open.map(\.path) == ["b.csv", "c.csv"])
    }

    @Test func `with the numbers seen, the unaccepted ones give the continuity statement`() throws {
        let bench = try Bench(.memory)
        _ = try bench.receive(try (1...5).map { try good(Int64($0), at: $0) })
        try bench.judge { number in
            number.number.consecutive == 2
                ? everythingIs(.disabled)(number) : newestCounts(number)
        }
        for document in try bench.issueAll() where document.number.consecutive != 4 {
            try bench.accept(document)
        }
        var found: [Int64: NumberFate] = [:]
        var order: [Int64] = []
        let series = NumberSeries(issuer: try faro(), prefix: "FE")
        try bench.ledger.unaccepted(in: series) { consecutive, fate in
            order.append(consecutive)
            found[consecutive] = fate
        }
        #expect(order == [2, 4])
        #expect(found == [2: .disabled, 4: .issued])
    }

    @Test func `versions come in the order of arrival, each with its file`() throws {
        let bench = try Bench(.memory)
        let other = try #require(NIT(digits: 800_197_268))
        _ = try bench.receive([try faulty(7)])
        _ = try bench.receive([try good(7)], as: "other.csv", issuer: other)
        _ = try bench.receive([try good(7)], as: "bb.csv")
        try bench.judge()
        let versions = try bench.ledger.versions(of: number(7), issuer: faro())
        #expect(versions.map(\.1.path) == ["a.csv", "bb.csv"])
        #expect(versions.map(\.0.standing) == [.faulty, .current])
    }

    @Test(arguments: Medium.allCases)
    func `a window is declared, then amended under the same number`(medium: Medium) throws {
        let bench = try Bench(medium)
        func window(_ id: Int64, end: Int64?) -> ContingencyWindow {
            ContingencyWindow(
                id: id,
                type: .authorityDown,
                start: Timestamp(seconds: 1_736_375_460),
                end: end.map(Timestamp.init(seconds:)),
                source: "comunicado 2",
                note: "",
                declaredBy: "ana",
                declaredAt: bench.now()
            )
        }
        #expect(try bench.ledger.save(window(0, end: nil), attaching: []).id == 1)
        #expect(try bench.ledger.save(window(0, end: nil), attaching: []).id == 2)
        let amended = try bench.ledger.save(window(1, end: 1_736_556_240), attaching: [])
        try bench.crash()
        #expect(try bench.ledger.windows().map(\.id) == [1, 2])
        #expect(try bench.ledger.windows().first == amended)
        let backwards = window(2, end: 5)
        #expect(
            try failureCode { _ = try bench.ledger.save(backwards, attaching: []) } == .constraint
        )
    }

    @Test(arguments: Medium.allCases)
    func `a window's papers are kept with it, once each, and told to every chain`(
        medium: Medium
    ) throws {
        let bench = try Bench(medium)
        let note = NewAttachment(name: "Comunicado.PDF", digest: try digest(1), bytes: [1, 2, 3])
        let letter = NewAttachment(name: "carta", digest: try digest(2), bytes: [4])
        let window = ContingencyWindow(
            id: 0,
            type: .authorityDown,
            start: Timestamp(seconds: 1_736_375_460),
            end: nil,
            source: "comunicado 2",
            note: "",
            declaredBy: "ana",
            declaredAt: bench.now()
        )
        #expect(try bench.ledger.save(window, attaching: [note, note]).id == 1)
        try bench.ledger.attach([note, letter], to: 1, by: "luz", at: bench.now())
        try bench.crash()
        let papers = try bench.ledger.attachments()
        #expect(papers.map(\.name) == ["Comunicado.PDF", "carta"])
        #expect(papers.map(\.size) == [3, 1])
        let entries = papers.map(\.entry)
        #expect(
            entries == [
                "adjuntos/ventana-1-\(papers[0].id).pdf", "adjuntos/ventana-1-\(papers[1].id)",
            ]
        )
        #expect(try papers.map(bench.ledger.bytes(of:)) == [[1, 2, 3], [4]])
        #expect(
            try bench.ledger.untoldJournal(of: ChainName(faro())).map(\.entry.by) == [
                "ana", "ana", "luz",
            ]
        )
        _ = try bench.receive([try good(7)])
        #expect(try bench.ledger.untoldAttachments(of: ChainName(faro())) == papers)
        #expect(try bench.ledger.archives(ofAttachmentsIn: ChainName(faro())).isEmpty)
        try bench.seal(.corrida)
        let places = try bench.ledger.archives(ofAttachmentsIn: ChainName(faro()))
        #expect(places.keys.sorted() == papers.map(\.id))
        #expect(Set(places.values.map(\.kind)) == [.corrida])
        #expect(try bench.ledger.untoldAttachments(of: ChainName(faro())) == [])
        #expect(try bench.ledger.untoldAttachments(of: .withoutIssuer) == papers)
        #expect(
            try failureCode { try bench.ledger.attach([letter], to: 9, by: "a", at: bench.now()) }
                == .constraint
        )
    }
}
