import Fiscal
import Foundation
import Invoices
import Testing

struct UniqueCodeTests {
    /// Annex 1.9 §11.2.
    @Test func `the annex's own invoice has the CUFE that the annex prints`() {
        let chain =
            "3232000001292019-01-1610:53:10-05:001500000.0001285000.00040.00030.00"
            + "1785000.00700085371800199436"
        let key = Secret("693ff6f2a553c3646a063436fd4dd9ded0311471")
        let code = uniqueCode(chain: chain, key: key, environment: .production)
        let printed =
            "8bb918b19ba22a694f1da11c643b5e9de39adf60311cf179179e9b33381030bc"
            + "d4c3c3f156c506ed5908f9276f5bd9b4"
        #expect(code.hex == printed)
    }

    /// Our own vectors, hashed with Python's hashlib: no public one has type 04.
    @Test(arguments: [
        (
            ContingencyType.draft,
            "SETP9900000072025-01-1019:50:00-05:0079210.76013852.2004493.83030.00"
                + "83556.79900373115890903938",
            "4d2bece4f1ab8aaff24f922a9e6c72739ec2b54ffb0625f94f59a4b7cc9b1f5c"
                + "190de166b0d5f4303eef69d8cd3ccb59"
        ),
        (
            .issuerDown,
            "CONT422025-01-1019:50:00-05:0079210.76013852.2004493.83030.00"
                + "83556.79900373115890903938",
            "980ca157260e5b82494f64d69b42a8c861633863597b121b6cd349c412469ac3"
                + "e2fbb6d792e50ea546a89e03f2b51e26"
        ),
        (
            .authorityDown,
            "SETP9900000072025-01-0818:05:09-05:0079210.76013852.2004493.83030.00"
                + "83556.79900373115890903938",
            "16ce44c51d1b7728b41409cb88b593cbd051e0803f7c6dedbc7c431d9ab39780"
                + "a419902396be6dd0f24ecc58376e3f7c"
        ),
    ])
    func `type 04 keeps the till's time, the others have that of issue, and 03 is keyed by the PIN`(
        type: ContingencyType,
        chain: String,
        code: String
    ) throws {
        let sale = try Samples.everything(type)
        let invoice = try Samples.issue(sale)
        let issuedAt = invoice.issuedAt
        #expect(codeChain(of: sale, totals: invoice.totals, issuedAt: issuedAt) == chain)
        #expect(invoice.uniqueCode.hex == code)
    }

    /// Half to even at the line; truncating the products would give 10.01 and 20.01.
    @Test func `the chain has the amounts of the XML, rounded once and not truncated before`()
        throws
    {
        let sale = try Samples.sale(lines: [
            Samples.line("A", price: 10_015_000, iva: 0),
            Samples.line("B", price: 10_005_000, iva: 0),
        ])
        let invoice = try Samples.issue(sale)
        let tree = try XMLTree(invoice.xml)
        let chain = codeChain(of: sale, totals: invoice.totals, issuedAt: invoice.issuedAt)
        #expect(tree.text("LegalMonetaryTotal/LineExtensionAmount") == "20.02")
        #expect(chain.contains("-05:0020.02010.00040.00030.0020.02900373115"))
    }

    @Test func `a non-zero ICA stands last and after INC`() throws {
        let ica = LineTax(code: .ica, rate: Rate(thousandths: 966))
        let sale = try Samples.sale(lines: [
            SaleLine(
                code: nil,
                description: "Servicio",
                quantity: Quantity(millionths: 1_000_000),
                price: UnitPrice(millionths: 1_000_000_000_000),
                tax: ica
            )
        ])
        let totals = try #require(SaleTotals(of: sale.lines))
        let chain = codeChain(of: sale, totals: totals, issuedAt: sale.soldAt)
        #expect(chain.contains("1000000.00010.00040.00039660.001009660.00"))
    }

    @Test func `the digest of the content is the SHA-256 of the canonical form`() throws {
        let sale = try Samples.everything(.draft)
        let digest = contentDigest(of: sale)
        let judged = try withTemporaryFolder { folder in
            let file = folder.appending(path: "sale.txt")
            try Data(sale.canonicalForm.utf8).write(to: file)
            return try run("/usr/bin/sha256sum", [file.path]).output
        }
        #expect(judged.hasPrefix(digest.hex))
    }
}
