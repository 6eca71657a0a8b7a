import Crypto

/// The SHA-384 of a text in UTF-8: the annex's only digest for codes and fingerprints.
func sha384(_ text: String) -> [UInt8] {
    var text = text
    var hash = Crypto.SHA384()
    text.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    return hash.finalize().withUnsafeBytes { Array($0) }
}
