/// What the path of an archive says of its place in a chain.
struct ChainPlace {
    let chain: String
    let number: Int64

    /// Nil unless the path ends like `900373115/2025/01/900373115-000123-emision.zip`.
    init?(path: String) {
        let parts = path.split(separator: "/")
        guard parts.count == 4, parts[3].hasSuffix(".zip"), parts[3].hasPrefix("\(parts[0])-")
        else {
            return nil
        }
        let rest = parts[3].dropFirst(parts[0].count + 1)
        guard let number = Int64(rest.prefix { $0 != "-" }), number > 0 else { return nil }
        self.chain = String(parts[0])
        self.number = number
    }
}
