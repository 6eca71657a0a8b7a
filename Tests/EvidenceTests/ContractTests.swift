import Evidence
import Fiscal
import TestKit
import Testing

struct ContractTests {
    @Test func `ZIP archives keep the contract of evidence`() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        try EvidenceContract { try workshop.emptyStore() }.check()
    }

    @Test func `archives in memory keep the contract of evidence`() throws {
        try EvidenceContract { MemoryEvidence() }.check()
    }
}
