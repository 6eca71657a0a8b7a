import Fiscal
import TestKit
import Testing

@Test func `equal findings merge, with a bounded list of places and the full count`() {
    var findings: [Finding] = []
    for line in 1...1000 { findings.note(finding("igual", line)) }
    findings.note(finding("otro", 7))
    #expect(findings.map(\.count) == [1000, 1])
    #expect(findings.first?.places.count == Finding.maximumPlaces)
    #expect(findings.first?.places.last?.line == Finding.maximumPlaces)
}

@Test func `a secret never shows, however it is printed`() {
    let secret = Secret("12345")
    let software = Issuer.Software(id: "x", pin: secret)
    for text in ["\(secret)", String(describing: software), String(reflecting: software)] {
        #expect(!text.contains("12345"))
    }
}

@Test func `the canonical form tells apart what a bar in a text would confuse`() throws {
    let one = try sale("FE1", description: "a|b", code: "c")
    let two = try sale("FE1", description: "b", code: "c|a")
    #expect(one.canonicalForm != two.canonicalForm)
    #expect(one.canonicalForm == (try sale("FE1", description: "a|b", code: "c")).canonicalForm)
}

private func finding(_ text: String, _ line: Int) -> Finding {
    Finding(
        .valueForm,
        at: Place(line: line),
        message: Bilingual(es: text, en: text),
        remedy: Bilingual(es: "", en: "")
    )
}
