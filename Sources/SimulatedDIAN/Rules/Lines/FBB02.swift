extension Rule {
    /// FBB02.
    static let fbb02 = Rule("FBB02", "No está informado valor", inEach: \.prices) {
        $0.lacks("PriceAmount")
    }
}
