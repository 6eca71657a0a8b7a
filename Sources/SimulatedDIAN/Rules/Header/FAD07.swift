extension Rule {
    /// FAD07: the unique code is one of the environment that received it.
    static let fad07 = Rule(
        "FAD07",
        """
        @schemeID no indica un valor válido para ambiente de destino del documento (1= \
        Producción; 2= Prueba)
        """
    ) {
        $0.invoice.root.cbc("UUID")?.attribute("schemeID") != $0.register.environment.rawValue
    }
}
