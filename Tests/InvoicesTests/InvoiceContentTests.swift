import Fiscal
import Invoices
import Testing

struct InvoiceContentTests {
    @Test(arguments: [
        (ContingencyType.draft, "01", "CUFE-SHA384"),
        (.issuerDown, "03", "CUDE-SHA384"),
        (.authorityDown, "04", "CUFE-SHA384"),
    ])
    func `each type has its code, its scheme and its environment`(
        type: ContingencyType,
        typeCode: String,
        scheme: String
    ) throws {
        let invoice = try Samples.issue(Samples.everything(type))
        let xml = try XMLTree(invoice.xml)
        let code = try #require(xml.all("UUID").first)
        #expect(xml.text("InvoiceTypeCode") == typeCode)
        #expect(code.text == invoice.uniqueCode.hex)
        #expect(code.attributes == ["schemeID": "2", "schemeName": scheme])
        #expect(xml.text("ProfileExecutionID") == "2")
        #expect(xml.text("IssueDate") == invoice.issuedAt.day.text)
        #expect(xml.text("IssueTime") == invoice.issuedAt.clock + "-05:00")
    }

    @Test func `the note tells the till's date, the paper's, or contingency type 04`() throws {
        let notes = try ContingencyType.allCases.map {
            try XMLTree(Samples.issue(Samples.everything($0)).xml).text("Note") ?? ""
        }
        #expect(notes[0].hasPrefix("Venta registrada el 2025-01-08 a las 18:05:09"))
        #expect(notes[1].contains("factura de papel PAP0042 del 2025-01-07"))
        #expect(notes[2].contains("contingencia tipo 04"))
    }

    @Test func `type 03 refers to the paper by its own CUDE, or by the code the paper bears`()
        throws
    {
        let plain = try Samples.everything(.issuerDown)
        let printed = try #require(UniqueCode(bytes: [UInt8](repeating: 0xAB, count: 48)))
        let invoice = try Samples.issue(plain)
        let reference = try #require(
            XMLTree(invoice.xml).all("AdditionalDocumentReference").first
        )
        #expect(
            reference.children.map(\.text) == [
                "PAP0042", invoice.uniqueCode.hex, "2025-01-07", "FTC",
            ]
        )
        let coded = try XMLTree(Samples.issue(plain.declaring(printed)).xml)
        #expect(coded.text("AdditionalDocumentReference/UUID") == printed.hex)
    }

    @Test func `only type 03 has a reference`() throws {
        for type in [ContingencyType.draft, .authorityDown] {
            let xml = try XMLTree(Samples.issue(Samples.everything(type)).xml)
            #expect(xml.all("AdditionalDocumentReference").isEmpty)
        }
    }

    @Test(arguments: [
        (Samples.company, "1", "31", "8" as String?, 0),
        (Samples.person, "2", "13", nil, 1),
        (.finalConsumer, "2", "13", nil, 1),
    ])
    func `a NIT is a company with its check digit, anything else a person with identification`(
        buyer: Buyer,
        kind: String,
        idType: String,
        checkDigit: String?,
        identifications: Int
    ) throws {
        let xml = try XMLTree(Samples.issue(Samples.everything(.draft, buyer: buyer)).xml)
        let customer = try #require(xml.all("AccountingCustomerParty").first)
        let id = try #require(customer.all("Party/PartyTaxScheme/CompanyID").first)
        #expect(customer.text("AdditionalAccountID") == kind)
        #expect(id.text == buyer.id)
        #expect(id.attributes["schemeName"] == idType)
        #expect(id.attributes["schemeID"] == checkDigit)
        #expect(customer.all("Party/PartyIdentification/ID").count == identifications)
        #expect(customer.text("Party/PartyTaxScheme/TaxLevelCode") == "R-99-PN")
        #expect(customer.text("Party/PartyTaxScheme/TaxScheme/ID") == "ZZ")
        #expect(customer.text("Party/PartyLegalEntity/RegistrationName") == buyer.name)
        #expect(customer.text("Party/Contact/ElectronicMail") == buyer.email)
    }

    @Test func `the extension holds the range as authorised, and the prefix stands twice`() throws {
        let xml = try XMLTree(Samples.issue(Samples.everything(.draft)).xml)
        let control = try #require(xml.first("InvoiceControl"))
        #expect(control.text("InvoiceAuthorization") == "18760000001")
        #expect(control.text("AuthorizationPeriod/StartDate") == "2019-01-19")
        #expect(control.text("AuthorizationPeriod/EndDate") == "2030-01-19")
        #expect(
            control.all("AuthorizedInvoices").first?.children.map(\.text) == [
                "SETP", "990000000", "995000000",
            ]
        )
        #expect(xml.first("CorporateRegistrationScheme")?.text("ID") == "SETP")
        #expect(xml.first("ProviderID")?.attributes["schemeID"] == "3")
        #expect(xml.all("UBLExtensions/UBLExtension").count == 1)
    }

    @Test func `a credit is due on the day that the store names`() throws {
        let day = try #require(CalendarDay("2025-02-07"))
        let payment = Payment(form: .credit, means: "ZZZ", dueDay: day)
        let credit = try XMLTree(Samples.issue(Samples.everything(.draft, payment: payment)).xml)
        #expect(
            credit.all("PaymentMeans").first?.children.map(\.text) == ["2", "ZZZ", "2025-02-07"]
        )
    }

    @Test func `else it is due on the day of issue, and a cash sale has no due date`() throws {
        let credit = try XMLTree(Samples.issue(Samples.everything(.draft)).xml)
        let cash = try XMLTree(Samples.issue(Samples.everything(.draft, payment: .cash)).xml)
        #expect(
            credit.all("PaymentMeans").first?.children.map(\.text) == ["2", "ZZZ", "2025-01-10"]
        )
        #expect(cash.all("PaymentMeans").first?.children.map(\.text) == ["1", "10"])
    }

    @Test(arguments: [
        ("11001", "Bogotá, D.C.", "Bogotá", "11"),
        ("05001", "Medellín", "Antioquia", "05"),
        ("25754", "Cundinamarca", "Cundinamarca", "25"),
        ("25001", "Cundinamarca", "Cundinamarca", "25"),
        ("76520", "Valle del Cauca", "Valle del Cauca", "76"),
    ])
    func `an address has its municipality's code and its department's name`(
        city: String,
        name: String,
        department: String,
        departmentCode: String
    ) throws {
        let writer = InvoiceWriter(issuer: try Samples.issuer(city: city), environment: .tests)
        let sale = try Samples.everything(.draft)
        let invoice = try writer.issue(sale, in: Samples.normalRange(), at: sale.soldAt)
        let address = try #require(XMLTree(invoice.xml).first("Address"))
        #expect(
            address.children.prefix(4).map(\.text) == [city, name, department, departmentCode]
        )
    }

    @Test(arguments: [
        ("a & b < c > d \"e\" 'f' Ñandú 日本", "a & b < c > d \"e\" 'f' Ñandú 日本"),
        ("tab\tline\ncarriage\rend", "tab\tline\ncarriage\rend"),
        ("bell\u{7}nul\u{0}", "bell\u{FFFD}nul\u{FFFD}"),
        ("\u{FFFE}\u{FFFF}\u{FFFD}\u{FFEF}¿¾", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFEF}¿¾"),
        ("]]> <!-- &amp;", "]]> <!-- &amp;"),
    ])
    func `a parser reads the text that was sold, but for what XML cannot hold`(
        written: String,
        read: String
    ) throws {
        let line = SaleLine(
            code: written,
            description: written,
            quantity: Quantity(millionths: 1_000_000),
            unit: written,
            price: UnitPrice(millionths: 1_000_000),
            tax: nil
        )
        let xml = try XMLTree(Samples.issue(Samples.sale(lines: [line])).xml)
        #expect(xml.text("InvoiceLine/Item/Description") == read)
        #expect(xml.all("InvoiceLine/InvoicedQuantity").first?.attributes["unitCode"] == read)
    }

    @Test func `no invoice shows the PIN or the technical key`() throws {
        let software = Issuer.Software(id: "el-faro", pin: Secret("PIN-OCULTO"))
        let issuer = try Samples.issuer(software: software)
        let writer = InvoiceWriter(issuer: issuer, environment: .production)
        for type in ContingencyType.allCases {
            let sale = try Samples.everything(type)
            let invoice = try writer.issue(sale, in: Samples.range(for: type), at: sale.soldAt)
            let text = String(decoding: invoice.xml, as: UTF8.self)
            #expect(text.contains("el-faro"))
            #expect(!text.contains("PIN-OCULTO"))
            #expect(!text.contains("fc8eac422eba16e22ffd8c6f94b3f40a6e38162c"))
        }
    }
}

extension SaleDocument {
    fileprivate func declaring(_ code: UniqueCode) -> SaleDocument {
        SaleDocument(
            issuer: issuer,
            number: number,
            type: type,
            soldAt: soldAt,
            lines: lines,
            declaredCode: code,
            paper: paper
        )
    }
}
