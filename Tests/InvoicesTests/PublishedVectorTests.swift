import Fiscal
import Foundation
import Invoices
import Testing

/// The vectors of the annex, of DIAN's samples and of open source, verified with another SHA-384.
@Suite(.enabled(if: Place.hasVectors, "the published vectors are not here"))
struct PublishedVectorTests {
    @Test func `every CUFE and CUDE is the one published, and the annex's misprint is none`() throws
    {
        let vectors = try Vector.all(of: ["CUFE", "CUDE"])
        #expect(vectors.count >= 8)
        #expect(vectors.contains { !$0.verified })
        for vector in vectors {
            let code = uniqueCode(
                chain: String(vector.concatenated.dropLast(vector.key.utf8.count + 1)),
                key: Secret(vector.key),
                environment: try vector.environment
            )
            #expect((code.hex == vector.expected) == vector.verified, "\(vector.id)")
        }
    }

    /// A sale has no document discounts, so a vector whose total is less than lines and taxes is
    /// no sale of ours.
    @Test func `the chain of a sale with a vector's amounts is the vector's`() throws {
        var compared = 0
        for vector in try Vector.all(of: ["CUFE", "CUDE"]) {
            let sale = try vector.sale
            let totals = try #require(SaleTotals(of: sale.lines))
            guard totals.payable.plain == vector.inputs["ValTot"] else { continue }
            let chain = codeChain(of: sale, totals: totals, issuedAt: sale.soldAt)
            let keyed = chain + vector.key + (try vector.environment).rawValue
            #expect(keyed == vector.concatenated, "\(vector.id)")
            compared += 1
        }
        #expect(compared >= 7)
    }

    @Test func `SoftwareSecurityCode is the one published`() throws {
        let vectors = try Vector.all(of: ["SoftwareSecurityCode"])
        #expect(vectors.count >= 3)
        for vector in vectors {
            let xml = try XMLTree(vector.securityInvoice.xml)
            #expect(xml.first("SoftwareSecurityCode")?.text == vector.expected, "\(vector.id)")
        }
    }
}

private struct Vector: Decodable {
    let id: String
    let kind: String
    let inputs: [String: String]
    let concatenated: String
    let expected: String
    let verified: Bool

    private struct File: Decodable { let vectors: [Vector] }

    static func all(of kinds: Set<String>) throws -> [Vector] {
        let data = try Data(contentsOf: Place.vectors)
        return try JSONDecoder().decode(File.self, from: data).vectors
            .filter { kinds.contains($0.kind) }
    }

    var key: String { inputs["ClTec"] ?? inputs["SoftwarePIN"] ?? "" }

    var environment: InvoiceEnvironment {
        get throws { try #require(InvoiceEnvironment(rawValue: input("TipoAmbiente"))) }
    }

    private func input(_ name: String) throws -> String { try #require(inputs[name]) }

    /// A sale that comes to the vector's amounts: what is to be a tax is the base of one of 100 %.
    var sale: SaleDocument {
        get throws {
            let taxes = try zip(TaxCode.allCases, ["ValImp1", "ValImp2", "ValImp3"]).map {
                ($0, try centavos($1))
            }
            let untaxed = try centavos("ValDoc") - taxes.map(\.1).reduce(0, +)
            let lines = taxes.filter { $0.1 > 0 }.map { line($1, LineTax(code: $0, rate: whole)) }
            return SaleDocument(
                issuer: try #require(NIT(digits: Int64(try input("NitEmisor")) ?? 0)),
                number: try number,
                type: inputs["ClTec"] == nil ? .issuerDown : .draft,
                soldAt: try #require(Timestamp(input("FecDoc") + "T" + input("HorDoc"))),
                buyer: Buyer(idType: "31", id: try input("NumAdq"), name: "Comprador"),
                lines: lines + (untaxed > 0 ? [line(untaxed, nil)] : [])
            )
        }
    }

    private var whole: Rate { Rate(thousandths: Rate.limit) }

    private func line(_ centavos: Int64, _ tax: LineTax?) -> SaleLine {
        SaleLine(
            code: nil,
            description: "Artículo",
            quantity: Quantity(millionths: 1_000_000),
            price: UnitPrice(millionths: centavos * 10_000),
            tax: tax
        )
    }

    private func centavos(_ name: String) throws -> Int64 {
        try #require(Int64(input(name).replacingOccurrences(of: ".", with: "")))
    }

    /// The consecutive is as many of the last digits as a consecutive may have.
    private var number: DocumentNumber {
        get throws {
            let text = try input("NumDoc")
            let digits = text.reversed().prefix { $0.isNumber }.prefix(9).count
            return try #require(
                DocumentNumber(
                    prefix: String(text.dropLast(digits)),
                    consecutive: Int64(text.suffix(digits)) ?? 0
                )
            )
        }
    }

    /// An invoice with the vector's software and number.
    var securityInvoice: Invoice {
        get throws {
            let number = try number
            let issuer = try Samples.issuer(
                software: Issuer.Software(
                    id: input("SoftwareID"),
                    pin: Secret(input("SoftwarePIN"))
                )
            )
            let sale = try Samples.sale(
                number: number,
                lines: [Samples.line("A", price: 1_000_000)]
            )
            let numbers = number.consecutive...number.consecutive
            return try InvoiceWriter(issuer: issuer, environment: .tests).issue(
                sale,
                in: Samples.normalRange(prefix: number.prefix, numbers: numbers),
                at: sale.soldAt
            )
        }
    }
}
