import Testing

@Test func `Commands stub`() { #expect(Bool(true)) }
