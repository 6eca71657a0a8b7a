import Fiscal
import SaleFiles

/// What libFuzzer calls with every input: the bytes of one sale file, as they are.
///
/// Everything else (its name, where the chunks are cut) follows from the bytes, so an input that
/// fails is a sale file like any other. A broken promise ends the process with a sentence.
@c(LLVMFuzzerTestOneInput)
package func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let name = bytes.count % 4 == 0 ? "ventas.json" : "ventas.csv"
    // Byte by byte costs most, so only some inputs are cut so.
    let most = bytes.count % 8 == 1 ? Cuts.everywhere : .scattered
    check(bytes, name: name, in: .ordinary, cuts: [.none, most])
    check(bytes, name: name, in: .narrow, cuts: [.none, .scattered])
    return 0
}

private func check(_ bytes: [UInt8], name: String, in context: ReadingContext, cuts: [Cuts]) {
    let outcomes = cuts.map { Outcome(of: bytes, name: name, in: context, cuts: $0) }
    guard let first = outcomes.first else { return }
    for (cut, other) in zip(cuts, outcomes) {
        guard let difference = first.difference(from: other) else { continue }
        fail("read otherwise when cut \(cut):\n\(difference)")
    }
    first.checkPromises(of: bytes, in: context)
    first.checkAgainstStrictJSON(bytes)
    first.checkAgainstStrictCSV(bytes)
    first.checkSalesComeBack(in: context)
}

/// Ends the process as libFuzzer expects of a crash.
func fail(_ what: String) -> Never { fatalError("\n\(what)\n") }

/// Ends the process unless `condition` holds.
func promise(_ condition: Bool, _ what: @autoclosure () -> String) {
    if !condition { fail(what()) }
}

extension ReadingContext {
    /// The limits of the program, and one issuer.
    fileprivate static let ordinary = ReadingContext(issuers: issuers(900_373_115))

    /// Limits so low that a few hundred bytes pass them, and two issuers.
    fileprivate static let narrow: ReadingContext = {
        var limits = ReadingLimits()
        (limits.fieldBytes, limits.rowBytes, limits.columns) = (24, 160, 16)
        (limits.linesOfSale, limits.saleBytes) = (3, 300)
        (limits.depth, limits.findings) = (5, 4)
        return ReadingContext(issuers: issuers(900_373_115, 890_900_608), limits: limits)
    }()

    private static func issuers(_ numbers: Int64...) -> [Issuer] {
        numbers.compactMap { NIT(digits: $0) }.map { nit in
            Issuer(
                nit: nit,
                name: "Almacenes El Faro S.A.S.",
                cityCode: "11001",
                address: "Carrera 7 # 32-16",
                email: nil,
                software: Issuer.Software(id: "56f2ae4e", pin: Secret("12345")),
                ranges: ["", "FE", "FE1", "CHAP", "USAQ", "KENN", "KEN2", "CONT"].compactMap(range)
            )
        }
    }

    private static func range(_ prefix: String) -> AuthorisedRange? {
        guard let first = CalendarDay("2019-01-19"), let last = CalendarDay("2030-01-19") else {
            return nil
        }
        return AuthorisedRange(
            authorisation: "18760000001",
            kind: .normal,
            prefix: prefix,
            numbers: 1...999_999_999,
            first: 1,
            period: first...last,
            technicalKey: nil
        )
    }
}
