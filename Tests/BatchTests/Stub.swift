import Testing

@Test func `Batch stub`() { #expect(Bool(true)) }
