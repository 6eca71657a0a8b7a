enum StubSimulatedDIAN {}
