import Testing

@Test func `Folders stub`() { #expect(Bool(true)) }
