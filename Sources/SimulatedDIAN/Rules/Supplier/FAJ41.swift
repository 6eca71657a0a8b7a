extension Rule {
    /// FAJ41: the tax has its own name.
    static let faj41 = Rule(
        "FAJ41",
        "El contenido de este elemento no corresponde al nombre y código valido.",
        in: \.supplierScheme,
        effect: .notify
    ) {
        guard let name = CodeList.taxNames[$0.value("ID")] else { return false }
        return $0.value("Name") != name
    }
}
