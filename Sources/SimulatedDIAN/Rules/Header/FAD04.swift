extension Rule {
    /// FAD04: the document is meant for the environment that received it.
    static let fad04 = Rule(
        "FAD04",
        """
        ProfileExecutionID no indica un valor válido para ambiente de destino del documento \
        (1= Producción; 2= Prueba)
        """
    ) {
        $0.invoice.root.value("ProfileExecutionID") != $0.register.environment.rawValue
    }
}
