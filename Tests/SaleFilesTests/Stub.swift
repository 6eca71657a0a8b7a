import Testing

@Test func `SaleFiles stub`() { #expect(Bool(true)) }
