import Fiscal
import SaleFiles

/// The issuer of the night, and its files as the program reads them.
enum Shop {
    private struct NoSuchValue: Error {}

    static func issuer() throws -> Issuer {
        guard let nit = NIT(digits: 900_373_115), let first = CalendarDay("2019-01-19"),
            let last = CalendarDay("2030-01-19")
        else { throw NoSuchValue() }
        let range = AuthorisedRange(
            authorisation: "18760000001",
            kind: .normal,
            prefix: "SETP",
            numbers: 990_000_000...995_000_000,
            first: 990_000_001,
            period: first...last,
            technicalKey: nil
        )
        return Issuer(
            nit: nit,
            name: "Almacenes El Faro S.A.S.",
            cityCode: "11001",
            address: "Carrera 7 # 32-16",
            email: nil,
            software: Issuer.Software(id: "56f2ae4e", pin: Secret("12345")),
            ranges: [range]
        )
    }

    static func profile(_ bytes: [UInt8], name: String) -> SaleFileProfile {
        var profiler = SaleFileProfiler(fileName: name)
        inChunks(bytes) { profiler.read($0) }
        return profiler.finish()
    }

    /// How many sales there are; every one must be right.
    static func read(_ bytes: [UInt8], _ profile: SaleFileProfile) -> Int {
        var reader = SaleFileReader(profile: profile, context: context)
        var sales = 0
        func take(_ sale: ReadSale) {
            precondition(sale.sale != nil, "\(sale.findings)")
            sales += 1
        }
        inChunks(bytes) { reader.read($0) { take($0) } }
        precondition(reader.finish { take($0) }.isTrusted)
        return sales
    }

    /// As large as the program reads a file in.
    private static func inChunks(_ bytes: [UInt8], _ each: (UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { whole in
            for start in stride(from: 0, to: whole.count, by: 1 << 18) {
                let end = min(start + 1 << 18, whole.count)
                each(UnsafeRawBufferPointer(rebasing: whole[start..<end]))
            }
        }
    }
}
