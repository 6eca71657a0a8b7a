enum StubSaleFiles {}
