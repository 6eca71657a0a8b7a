extension Rule {
    /// FBB04.
    static let fbb04 = Rule("FBB04", "No está informada la cantidad", inEach: \.prices) {
        $0.lacks("BaseQuantity")
    }
}
