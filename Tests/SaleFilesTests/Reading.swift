import Fiscal
import SaleFiles
import Testing

/// A file as the program reads it: profiled, then read, in chunks of `size` bytes.
struct Reading {
    let profile: SaleFileProfile
    private(set) var sales: [ReadSale] = []
    let file: FileReading

    init(
        _ bytes: [UInt8],
        name: String = "ventas.csv",
        context: ReadingContext? = nil,
        rest: ImportMapping.Rest? = nil,
        chunk size: Int = 65_536
    ) throws {
        let context = try context ?? ReadingContext(rest: rest)
        var profiler = SaleFileProfiler(path: name, context: context)
        inChunks(of: size, bytes) { profiler.read($0) }
        profile = profiler.finish()
        let written = try #require(SaleFileProfile(text: profile.text))
        var reader = SaleFileReader(profile: written, context: context)
        var sales: [ReadSale] = []
        inChunks(of: size, bytes) { reader.read($0) { sales.append($0) } }
        file = reader.finish { sales.append($0) }
        self.sales = sales
    }

    init(
        _ text: String,
        name: String = "ventas.csv",
        context: ReadingContext? = nil,
        rest: ImportMapping.Rest? = nil,
        chunk size: Int = 65_536
    ) throws {
        try self.init(Array(text.utf8), name: name, context: context, rest: rest, chunk: size)
    }

    /// The codes of the findings of all sales, in order.
    var codes: [FindingCode] { sales.flatMap(\.findings).map(\.code) }

    var fileCodes: [FindingCode] { file.findings.map(\.code) }

    /// All that a reader hands out, as text.
    var summary: String {
        let sales = sales.map { sale in
            "\(sale.ordinal) \(sale.place) \(sale.number?.text ?? "-") \(sale.findings)"
                + " \(sale.sale?.canonicalForm ?? "-")"
        }
        return "\(sales) \(file.findings) \(file.isTrusted) \(profile.text)"
    }
}

extension ReadingContext {
    /// With a rule for every file that says no more than what becomes of the rest; without one where that is nil.
    init(rest: ImportMapping.Rest?) throws {
        var mapping = ImportMapping(match: "**")
        mapping.rest = rest
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        self.init(issuers: [try faro()], imports: rest == nil ? [] : [rule])
    }
}

/// Each chunk is overwritten after its call, and the next one lies at the same place.
func inChunks(of size: Int, _ bytes: [UInt8], _ each: (UnsafeRawBufferPointer) -> Void) {
    let chunk = UnsafeMutableRawBufferPointer.allocate(
        byteCount: min(size, bytes.count),
        alignment: 1
    )
    defer { chunk.deallocate() }
    for start in stride(from: 0, to: bytes.count, by: size) {
        let part = bytes[start..<min(start + size, bytes.count)]
        chunk.copyBytes(from: part)
        each(UnsafeRawBufferPointer(rebasing: chunk[..<part.count]))
        chunk.initializeMemory(as: UInt8.self, repeating: 0xAA)
    }
}

func range(
    _ prefix: String,
    _ numbers: ClosedRange<Int64> = 1...999_999_999
) throws -> AuthorisedRange {
    let first = try #require(CalendarDay("2019-01-19"))
    let last = try #require(CalendarDay("2030-01-19"))
    return AuthorisedRange(
        authorisation: "18760000001",
        kind: .normal,
        prefix: prefix,
        numbers: numbers,
        first: numbers.lowerBound,
        period: first...last,
        technicalKey: nil
    )
}

/// An issuer with the prefixes FE, FE1 and SETP.
func faro(nit: Int64 = 900_373_115, ranges: [AuthorisedRange]? = nil) throws -> Issuer {
    Issuer(
        nit: try #require(NIT(digits: nit)),
        name: "Almacenes El Faro S.A.S.",
        cityCode: "11001",
        address: "Carrera 7 # 32-16",
        email: nil,
        software: Issuer.Software(id: "56f2ae4e", pin: Secret("12345")),
        ranges: try ranges ?? [
            range("FE", 1...99), range("FE1", 500...999), range("SETP", 990_000_000...995_000_000),
        ]
    )
}

/// One sale of one line as a CSV file; `changes` replaces or adds columns.
func csv(_ changes: [String: String] = [:], delimiter: String = ";") -> String {
    var columns = [
        ("tipo", "04"), ("prefijo", "FE"), ("numero", "7"), ("fecha", "2025-01-08"),
        ("hora", "18:00:00"), ("descripcion", "Café"), ("cantidad", "2"), ("precio", "1000,50"),
    ]
    for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
        if let index = columns.firstIndex(where: { $0.0 == name }) {
            columns[index].1 = value
        } else {
            columns.append((name, value))
        }
    }
    let header = columns.map(\.0).joined(separator: delimiter)
    return header + "\n" + columns.map(\.1).joined(separator: delimiter) + "\n"
}

extension Reading {
    /// The one sale, which must be right.
    func onlySale() throws -> SaleDocument {
        try #require(sales.count == 1)
        return try #require(sales[0].sale, "\(sales[0].findings)")
    }
}
