extension Rule {
    /// FBB01.
    static let fbb01 = Rule("FBB01", "No existe elemento", inEach: \.lines) {
        $0.cac("Price") == nil
    }
}
