import Fiscal
import Testing

@testable import Commands

@Suite struct SettingsDigestTests {
    @Test func `comments and layout do not change the digest, a value does`() throws {
        let digest = try SampleSettings.parse().digest
        #expect(try SampleSettings.parse("# hola\n" + SampleSettings.text).digest == digest)
        let other = SampleSettings.text.replacing("to: 5000,", with: "to: 5001,")
        #expect(try SampleSettings.parse(other).digest != digest)
    }

    @Test func `no secret is in the canonical form`() throws {
        let form = try SampleSettings.parse().canonicalForm
        #expect(!form.contains(SampleSettings.pin))
        #expect(!form.contains("fc8eac42"))
        #expect(form.contains("range 18760000001 normal SETP 990000000 995000000"))
    }
}
