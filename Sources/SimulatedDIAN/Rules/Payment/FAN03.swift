extension Rule {
    /// FAN03: the means of payment is one of the list (annex 1.9 §13.3.4.2).
    static let fan03 = Rule("FAN03", "Medio de pago informado es invalido", inEach: \.payments) {
        let code = $0.value("PaymentMeansCode")
        let ranges: [ClosedRange] = [1...53, 60...67, 70...72, 74...78, 91...97]
        return code != "ZZZ" && !ranges.contains { $0.contains(Int(code) ?? 0) }
    }
}
