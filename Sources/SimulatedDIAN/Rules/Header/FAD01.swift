extension Rule {
    /// FAD01.
    static let fad01 = Rule(
        "FAD01",
        "UBLVersionID : no contiene el literal “UBL 2.1”",
        in: \.root
    ) {
        $0.value("UBLVersionID") != "UBL 2.1"
    }
}
