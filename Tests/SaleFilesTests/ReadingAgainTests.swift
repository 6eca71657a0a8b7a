import Fiscal
import SaleFiles
import Testing

@Suite struct ReadingAgainTests {
    @Test(arguments: [("FE", Int64(1500)), ("FE1", 500), ("F", nil)])
    func `a sale that was judged has the issuer and the number judged, and no other number`(
        prefix: String,
        consecutive: Int64?
    ) throws {
        let text = csv(["factura": "FE1500"]).replacing("prefijo;numero;", with: "")
            .replacing("04;FE;7;", with: "04;")
        let first = try Reading(text)
        try #require(first.onlySale().number == DocumentNumber(prefix: "FE1", consecutive: 500))
        let other = try faro(nit: 800_197_268).nit
        let judged = DocumentNumber(prefix: prefix, consecutive: consecutive ?? 1)
        var asked: [Int] = []
        var reader = SaleFileReader(profile: first.profile, issuer: other) { ordinal in
            asked.append(ordinal)
            return judged
        }
        var sales: [ReadSale] = []
        inChunks(of: 7, Array(text.utf8)) { reader.read($0) { sales.append($0) } }
        _ = reader.finish { sales.append($0) }
        #expect(sales.map(\.issuer) == [other])
        #expect(sales.map(\.number) == [consecutive == nil ? nil : judged])
        #expect(sales.map { $0.sale == nil } == [consecutive == nil])
        #expect(asked == [0])
    }
}
