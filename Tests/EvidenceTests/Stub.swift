import Testing

@Test func `Evidence stub`() { #expect(Bool(true)) }
