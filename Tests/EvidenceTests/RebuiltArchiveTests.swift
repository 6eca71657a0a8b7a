import Crypto
import Fiscal
import Foundation
import Testing

@testable import Evidence

/// Archives that somebody took apart and put together again, as a flawless ZIP of our own form.
struct RebuiltArchiveTests {
    private typealias Entry = (path: String, bytes: [UInt8])

    private func entries(of archive: SealedArchive, in workshop: Workshop) throws -> [Entry] {
        let zip = try ZipReader(RawFile.open(workshop.path(of: archive)))
        return try zip.entries.map { ($0.path, try zip.bytes(of: $0, limit: 1 << 20)) }
    }

    private func zip(_ entries: [Entry]) throws -> [UInt8] {
        try forge(entries.map { ForgedEntry(path: $0.path, content: $0.bytes) })
    }

    /// What is found wrong with the first archive when `change` was made to its entries.
    private func problems(
        after change: (inout [Entry]) throws -> Void
    ) throws -> (alone: [EvidenceProblem.Kind], inChain: [EvidenceProblem.Kind]) {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let store = try workshop.store()
        let sealed = try workshop.sealThree(in: store)
        var entries = try entries(of: sealed[0], in: workshop)
        try change(&entries)
        try workshop.replace(sealed[0], by: zip(entries))
        let alone = VerificationReport(ofFiles: [workshop.path(of: sealed[0])])
        let copy = try EvidenceCatalogue(of: workshop.archive).verify(level: .full)
        return (alone.problems.map(\.kind), copy.problems.map(\.kind))
    }

    @Test func `rebuilt without a change it is whole`() throws {
        let (alone, _) = try problems { _ in }
        #expect(alone.isEmpty)
    }

    @Test(arguments: 0..<7)
    func `an entry that was removed is missed`(index: Int) throws {
        #expect(try !problems { $0.remove(at: index) }.alone.isEmpty)
    }

    @Test(arguments: 0..<7)
    func `an entry that was renamed is missed and told`(index: Int) throws {
        #expect(try problems { $0[index].path += "x" }.alone.count >= 1)
    }

    @Test(arguments: 0..<7)
    func `an entry whose content was changed is noticed`(index: Int) throws {
        #expect(try !problems { $0[index].bytes.append(10) }.alone.isEmpty)
    }

    @Test func `an entry that was added is told`() throws {
        let (alone, _) = try problems { entries in
            entries.append(("\(entries[0].path.prefix { $0 != "/" })/data/otra.xml", [1]))
        }
        #expect(alone == [.bag, .bag])
    }

    @Test func `entries in another order are noticed by the chain`() throws {
        let (alone, inChain) = try problems { $0.swapAt(2, 3) }
        #expect(alone.isEmpty)
        #expect(inChain == [.link])
    }

    @Test func `an invoice that was changed with all its digests is noticed by the chain`() throws {
        let (alone, inChain) = try problems { entries in
            try rewrite(&entries, "data/facturas/SETP1.xml", "<Invoice>otra</Invoice>")
            for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
                try renew(manifest, in: &entries)
            }
        }
        #expect(alone == [.bag])
        #expect(inChain.contains(.link))
    }

    private func rewrite(_ entries: inout [Entry], _ path: String, _ text: String) throws {
        let index = try #require(entries.firstIndex { $0.path.hasSuffix(path) })
        entries[index].bytes = Array(text.utf8)
    }

    /// Writes a manifest anew with the digests of what lies there now.
    private func renew(_ manifest: String, in entries: inout [Entry]) throws {
        let index = try #require(entries.firstIndex { $0.path.hasSuffix("/" + manifest) })
        let listed = try #require(Manifest.parse(entries[index].bytes))
        var renewed = Manifest()
        for path in listed.keys.sorted() {
            let entry = try #require(entries.first { $0.path.hasSuffix("/" + path) })
            let digest = ContentDigest(SHA256.hash(data: entry.bytes))
            renewed.note(path, digest, size: Int64(entry.bytes.count))
        }
        entries[index].bytes = renewed.text
    }
}
