import Testing

@Test func `Invoices stub`() { #expect(Bool(true)) }
