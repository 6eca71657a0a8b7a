import Fiscal
import Testing

@testable import Commands

@Suite struct SettingsDigestTests {
    @Test(
        arguments: [
            // FIPS 180-4's examples, and the lengths about the padding, as `sha256sum` gives them.
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func `the hash is SHA-256`(text: String, hex: String) {
        #expect(hexText(sha256(Array(text.utf8))) == hex)
    }

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
