enum StubBatch {}
