import Fiscal
import Invoices
import Testing

/// What no examined sale brings, and must not become an invoice if it does.
struct RefusalTests {
    @Test func `a normal range without technical key gives no CUFE`() throws {
        let range = try Samples.normalRange(key: nil)
        let failure = try refusal(of: Samples.everything(.draft), in: range)
        #expect(failure.code == .technicalKeyMissing)
        #expect(
            failure.description == """
                issuing invoice SETP990000007: authorisation 18760000001 has no technical key. \
                Set technical_key or technical_key_file of the range.
                """
        )
    }

    @Test func `a range is for its numbers and its types only`() throws {
        let other = try Samples.normalRange(prefix: "FE")
        #expect(try refusal(of: Samples.everything(.draft), in: other).code == .rangeMismatch)
        let talonario = try Samples.talonarioRange()
        let number = try Samples.number(for: .issuerDown)
        let draft = try Samples.sale(number: number, lines: [Samples.line("A", price: 1)])
        #expect(try refusal(of: draft, in: talonario).code == .rangeMismatch)
    }

    @Test func `a sale without lines is no invoice`() throws {
        let sale = try Samples.sale(lines: [])
        #expect(try refusal(of: sale, in: Samples.normalRange()).code == .linesMissing)
    }

    @Test func `a transcription without its paper is none`() throws {
        let sale = SaleDocument(
            issuer: try Samples.issuer().nit,
            number: try Samples.number(for: .issuerDown),
            type: .issuerDown,
            soldAt: try #require(Samples.soldAt),
            lines: [Samples.line("A", price: 1_000_000)]
        )
        #expect(try refusal(of: sale, in: Samples.talonarioRange()).code == .paperMissing)
    }

    @Test(arguments: [
        [Samples.line("beyond", quantity: Quantity.limit, price: UnitPrice.limit)],
        [Samples.line("negative", price: 1_000_000, discount: 101)],
        [Samples.line("a charge in disguise", price: 1_000_000, discount: -1)],
        [SaleLine](
            repeating: Samples.line("sum", quantity: 9_000_000_000, price: UnitPrice.limit),
            count: 2
        ),
    ])
    func `amounts beyond the limit or below zero are refused`(lines: [SaleLine]) throws {
        let sale = try Samples.sale(lines: lines)
        #expect(try refusal(of: sale, in: Samples.normalRange()).code == .amountOutOfRange)
    }

    @Test func `another issuer's sale and an unknown department are refused`() throws {
        let sale = try Samples.everything(.draft)
        let range = try Samples.normalRange()
        for city in ["", "01001", "1100", "110010", "1100x", "１１００１"] {
            let issuer = try Samples.issuer(city: city)
            #expect(try refusal(of: sale, in: range, by: issuer).code == .unknownDepartment)
        }
        let stranger = SaleDocument(
            issuer: try #require(NIT(digits: 800_197_268)),
            number: sale.number,
            type: .draft,
            soldAt: sale.soldAt,
            lines: sale.lines
        )
        #expect(try refusal(of: stranger, in: range).code == .issuerMismatch)
    }

    private func refusal(
        of sale: SaleDocument,
        in range: AuthorisedRange,
        by issuer: Issuer? = nil
    ) throws -> InvoiceFailure {
        let writer = try InvoiceWriter(issuer: issuer ?? Samples.issuer(), environment: .tests)
        return try #require(
            throws: InvoiceFailure.self,
            performing: { try writer.issue(sale, in: range, at: sale.soldAt) }
        )
    }
}
