import Testing

@Test func `Ledger stub`() { #expect(Bool(true)) }
