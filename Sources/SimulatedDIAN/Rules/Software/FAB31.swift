extension Rule {
    /// FAB31: the authorisation provider is DIAN itself.
    static let fab31 = Rule(
        "FAB31",
        "AuthorizationProviderID no corresponde al NIT de la DIAN (800197268)"
    ) {
        $0.invoice.authorizationProvider?.text != "800197268"
    }
}
