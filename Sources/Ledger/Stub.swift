import GRDB

enum StubLedger {}
