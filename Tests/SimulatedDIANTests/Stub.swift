import Testing

@Test func `SimulatedDIAN stub`() { #expect(Bool(true)) }
