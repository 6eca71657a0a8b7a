extension Rule {
    /// FAC03: one signature at most.
    static let fac03 = Rule(
        "FAC03",
        """
        Solamente puede haber una ocurrencia de un grupo UBLExtension conteniendo el grupo \
        ds:Signature
        """
    ) {
        $0.invoice.signatures.count > 1
    }
}
