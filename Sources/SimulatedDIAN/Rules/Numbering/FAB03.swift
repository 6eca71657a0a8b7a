extension Rule {
    /// FAB03: one extension only holds DIAN's own structures.
    static let fab03 = Rule(
        "FAB03",
        "Más de un grupo UBLExtension conteniendo el grupo sts:DianExtensions"
    ) {
        $0.invoice.controls.count > 1
    }
}
