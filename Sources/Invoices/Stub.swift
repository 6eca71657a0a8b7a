enum StubInvoices {}
