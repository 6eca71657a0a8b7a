import Testing

@Test func `Fiscal stub`() { #expect(Bool(true)) }
