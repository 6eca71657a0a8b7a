import Fiscal
import Invoices
import Testing

struct NameAndQRTests {
    @Test(
        arguments: [
            (800_197_268, 2019, 0x11, "fv08001972680001900000011"),
            (900_373_115, 2025, 1, "fv09003731150002500000001"),
            (1, 2100, 0xFFFF_FFFF, "fv000000000100000FFFFFFFF"),
            (1_020_304_050, 2009, 0xABC, "fv10203040500000900000ABC"),
        ] as [(Int64, Int, Int64, String)]
    )
    func `a file name has the NIT, the year and the counter in DIAN's places`(
        nit: Int64,
        year: Int,
        counter: Int64,
        name: String
    ) throws {
        let issuer = try #require(NIT(digits: nit))
        #expect(invoiceFileName(issuer: issuer, year: year, counter: counter) == name)
    }

    @Test func `the lookup address goes to the environment's catalogue`() throws {
        let code = try #require(UniqueCode(bytes: [UInt8](repeating: 1, count: 48)))
        let key = String(repeating: "01", count: 48)
        #expect(
            lookupAddress(of: code, environment: .production)
                == "https://catalogo-vpfe.dian.gov.co/document/searchqr?documentkey=\(key)"
        )
        #expect(
            lookupAddress(of: code, environment: .tests)
                == "https://catalogo-vpfe-hab.dian.gov.co/document/searchqr?documentkey=\(key)"
        )
    }

    @Test func `the QR text has the annex's fields, one a line`() throws {
        let sale = try Samples.everything(.issuerDown)
        let invoice = try Samples.issue(sale)
        let address = lookupAddress(of: invoice.uniqueCode, environment: .tests)
        let expected = """
            NumFac: CONT42
            FecFac: 2025-01-10
            HorFac: 19:50:00-05:00
            NitFac: 900373115
            DocAdq: 890903938
            ValFac: 79210.76
            ValIva: 3852.20
            ValOtroIm: 493.83
            ValTolFac: 83556.79
            CUDE: \(invoice.uniqueCode.hex)
            \(address)
            """
        #expect(qrText(of: invoice, sale: sale, environment: .tests) == expected)
        #expect(try XMLTree(invoice.xml).first("QRCode")?.text == address)
    }
}
