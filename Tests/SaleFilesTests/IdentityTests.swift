import Fiscal
import SaleFiles
import Testing

@Suite struct IdentityTests {
    @Test(arguments: ["PANADERIA EL SOL SAS", "Pan & Sal S.A.S.", "Codensa S.A. ESP", "Sol Ltda."])
    func `a company is no final consumer`(_ name: String) throws {
        for id in ["222222222222", "CONSUMIDOR FINAL"] {
            let reading = try Reading(csv(["cliente_id": id, "cliente_nombre": name]))
            #expect(reading.codes == [.valueForm] && reading.sales[0].sale == nil, "\(id)")
        }
    }

    @Test(arguments: ["Ana Ruiz", "Mesa 4", "Vanessa"])
    func `a person's name beside the final consumer's number is told, and not invoiced`(
        _ name: String
    ) throws {
        let reading = try Reading(csv(["cliente_id": "222222222222", "cliente_nombre": name]))
        #expect(try reading.onlySale().buyer == .finalConsumer)
        #expect(reading.codes == [.valueForm])
        let message = reading.sales[0].findings[0].message.es
        #expect(message.contains("no sale en la factura") && !message.contains(name))
    }

    @Test(arguments: [
        ["cliente_id": "222222222222"], ["cliente_id": "222222222222-7"],
        ["cliente_id": "222.222.222.222", "cliente_nombre": "Ana"],
        ["cliente_id": "222222222222", "cliente_tipo": "31"],
        ["cliente_id": "22222222"], ["cliente_id": "2222222222", "cliente_tipo": "13"],
        ["cliente_id": "22222222", "cliente_nombre": "CONSUMIDOR FINAL"],
        ["cliente_id": "0", "cliente_nombre": "Consumidor final"],
        ["cliente_id": "99999999", "cliente_nombre": "Cliente Mostrador"],
        ["cliente_id": "CONSUMIDOR FINAL"], ["cliente_nombre": "Cliente mostrador"],
        ["cliente_nombre": "Clientes Varios"], ["cliente_nombre": "PÚBLICO EN GENERAL"],
        ["cliente_id": ""],
    ]) func `the final consumer is known however tills write it`(
        changes: [String: String]
    ) throws {
        #expect(try Reading(csv(changes)).onlySale().buyer == .finalConsumer)
    }

    @Test(arguments: ["1045", "1", "77777", "0001045"])
    func `a program's own key of a customer is no cédula`(_ key: String) throws {
        let reading = try Reading(csv(["cliente_id": key, "cliente_nombre": "Ana Gil"]))
        #expect(reading.codes == [.valueForm] && reading.sales[0].sale == nil)
        let typed = csv(["cliente_id": "1045", "cliente_tipo": "CC", "cliente_nombre": "Ana Gil"])
        #expect(try Reading(typed).onlySale().buyer.id == "1045")
    }

    @Test(arguments: [
        "Tipo Doc Cliente", "TipoDocCliente", "Tipo Doc. Identidad", "Tipo Identificación Cliente",
        "T. Doc", "Tipo Doc Adquiriente", "Customer ID Type", "Clase de documento del cliente",
    ]) func `the type of the buyer's document is read by its usual names`(
        _ heading: String
    ) throws {
        let file = csv([heading: "CE", "cliente_id": "123456", "cliente_nombre": "John Smith"])
        let buyer = try Reading(file).onlySale().buyer
        #expect(buyer == Buyer(idType: "22", id: "123456", name: "John Smith"))
    }

    @Test(arguments: ["Cod Tipo Documento", "TD", "Document Type", "Clase"])
    func `a column of documents' types under another name stops the file`(
        _ heading: String
    ) throws {
        var changes = [heading: "PPT", "cliente_id": "1234567", "cliente_nombre": "Juan Rojas"]
        let reading = try Reading(csv(changes))
        #expect(reading.fileCodes == [.csvColumnUnknown] && reading.sales.isEmpty)
        #expect(reading.file.findings[0].message.es.contains(heading))
        // Where the number says as much, nothing is lost; and other words are no types.
        for harmless in ["CC", "Mesa", ""] {
            changes[heading] = harmless
            #expect(try Reading(csv(changes), rest: .warn).onlySale().buyer.idType == "13")
        }
    }

    /// What is no person's name, as tills write it; nil is none at all.
    private static let nobody: [String?] = [
        nil, "CONSUMIDOR FINAL", "Cliente", "cliente genérico", "Cliente mostrador",
        "CLIENTE DE MOSTRADOR", "Ventas contado", "Particular", "VARIOS", "CF", "C/F", "C.F.",
        "Cons. Final", "C. Final", "S/N", "N/A", ".", "-",
    ]

    @Test(
        arguments: [
            "", "0", "000000000", "111111111", "99999999", "22222222", "222222222", "222222222-7",
            "222.222.222-7", "222222", "2222222222222", "CF", "S/N", "N/A", ".", "-", "Cons. Final",
        ],
        nobody
    ) func `nobody's number with nobody's name is the final consumer`(
        id: String,
        name: String?
    ) throws {
        var changes = ["cliente_id": id]
        changes["cliente_nombre"] = name
        #expect(try Reading(csv(changes)).onlySale().buyer == .finalConsumer)
        changes["cliente_tipo"] = "31"
        #expect(try Reading(csv(changes)).onlySale().buyer == .finalConsumer)
    }

    @Test(
        arguments: nobody.compactMap(\.self),
        ["123456789", "1.234.567", "123456789-6", "52123456", "800197268-4"]
    )
    func `a number with nobody's name is a finding`(name: String, id: String) throws {
        let reading = try Reading(csv(["cliente_id": id, "cliente_nombre": name]))
        #expect(reading.codes == [.valueForm])
        let message = try #require(reading.sales[0].findings.first?.message.es)
        #expect(message.contains("no nombra a nadie") && !message.contains(id))
    }

    @Test(arguments: ["1111111111", "0000000000", "1.111.111.111", "999999999", "111111111"])
    func `nine digits or more that are all the same are nobody's, whatever the name`(
        _ id: String
    ) throws {
        for type in ["", "13", "12"] {
            let changes = ["cliente_id": id, "cliente_tipo": type, "cliente_nombre": "Ana Pérez"]
            let reading = try Reading(csv(changes))
            #expect(reading.codes == [.valueForm] && reading.sales[0].sale == nil)
            let message = try #require(reading.sales[0].findings.first?.message.es)
            #expect(message.contains("no es el número de nadie") && !message.contains(id))
        }
    }

    @Test(
        arguments: [
            ("99999999", "13", "99999999"), ("11111111", "13", "11111111"),
            ("222222222-7", "31", "222222222"), ("123456789", "13", "123456789"),
            ("52123456", "13", "52123456"),
        ],
        ["Ana Pérez", "Varios y Cía.", "Particulares S.A.S.", "李明", "Cliente Segura"]
    ) func `a person's name makes any number that person's`(
        given: (text: String, type: String, id: String),
        name: String
    ) throws {
        let changes = ["cliente_id": given.text, "cliente_nombre": name]
        #expect(
            try Reading(csv(changes)).onlySale().buyer
                == Buyer(idType: given.type, id: given.id, name: name)
        )
    }

    @Test(arguments: ["CF", "S/N", "N/A", ".", "-", "0", ""])
    func `a person's name without a number stays a finding`(id: String) throws {
        let reading = try Reading(csv(["cliente_id": id, "cliente_nombre": "Ana Pérez"]))
        #expect(reading.codes == [id.isEmpty ? .valueMissing : .valueForm])
    }

    @Test func `a cédula of twos with a person's name is that person's`() throws {
        let sale = try Reading(csv(["cliente_id": "22222222", "cliente_nombre": "Ana Pérez"]))
            .onlySale()
        #expect(sale.buyer == Buyer(idType: "13", id: "22222222", name: "Ana Pérez"))
    }

    @Test(
        arguments: [
            ("900.373.115-3", "31", "900373115"), ("900373115-3", "31", "900373115"),
            ("900 373 115 - 3", "31", "900373115"), ("9003731153", "31", "900373115"),
            ("900373115", "31", "900373115"), ("52.123.456", "13", "52123456"),
            ("1.020.304.050", "13", "1020304050"), ("1020304058", "13", "1020304058"),
            ("123456", "13", "123456"), ("19123456-2", "31", "19123456"),
        ]
    ) func `without a type the number itself tells a NIT from a cédula`(
        text: String,
        type: String,
        id: String
    ) throws {
        let sale = try Reading(csv(["cliente_id": text, "cliente_nombre": "X"])).onlySale()
        #expect(sale.buyer == Buyer(idType: type, id: id, name: "X"))
    }

    @Test(
        arguments: [
            ("13", "12", false), ("13", "123", true), ("13", "1020304050", true),
            ("13", "10203040501", false), ("cc", "52a123", false), ("CC", "52123456", true),
            ("31", "12345", false), ("31", "900373115", true), ("NIT", "9003731153", true),
            ("31", "1020304050", true), ("31", "10203040508", true), ("31", "10203040507", false),
            ("31", "90037311A", false), ("12", "1020304050", true), ("12", "102030405", false),
            ("11", "12345678", true), ("11", "12345", false), ("91", "1020304050", true),
            ("22", "E-123456", true), ("22", "12", false), ("21", "AB1234", true),
            ("Pasaporte", "AB 123456", true), ("41", "AB_123456", false), ("42", "X123", true),
            ("PEP", "123456789012345", true), ("47", "1234567890123456", false),
            ("PPT", "1234567", true), ("48", "12A4567", false), ("50", "US-123456789", true),
            ("99", "123456", false), ("cédula de ciudadanía", "123456", true),
        ]
    ) func `each type has its shape`(type: String, id: String, isRight: Bool) throws {
        let reading = try Reading(
            csv(["cliente_id": id, "cliente_tipo": type, "cliente_nombre": "Ana"])
        )
        #expect(reading.codes == (isRight ? [] : [.valueForm]), "\(reading.sales[0].findings)")
    }

    @Test func `a number of a wrong length says what the type has`() throws {
        let reading = try Reading(
            csv(["cliente_id": "10203040501", "cliente_tipo": "13", "cliente_nombre": "Ana"])
        )
        let message = try #require(reading.sales[0].findings.first?.message.es)
        #expect(message.contains("cédula: lleva de 3 a 10 cifras"))
        #expect(!message.contains("10203040501"))
    }

    @Test func `ten digits that are neither cédula nor NIT are not guessed`() throws {
        let reading = try Reading(csv(["cliente_id": "9003731154", "cliente_nombre": "El Faro"]))
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales[0].findings[0].message.es.contains("ni un NIT"))
    }

    @Test(arguments: ["52345678.0", "80012345.0", "80012345,00", "900373115.0", "1.020.304.050,0"])
    func `a number with the decimals of a spreadsheet is nobody's`(id: String) throws {
        for type in ["", "13", "31", "22"] {
            let changes = [
                "cliente_id": "\"\(id)\"", "cliente_tipo": type, "cliente_nombre": "Ana",
            ]
            let reading = try Reading(csv(changes))
            #expect(reading.codes == [.valueForm])
            #expect(reading.sales[0].findings[0].message.es.contains("dañó el número"))
        }
    }

    @Test(arguments: [
        "5234567.8", "5.2.1", "52.3456.78", "5234.567", ".52345678", "52 34 56 78", "52345678.",
        "900.3731.15-3", "90037311.5-3",
    ]) func `marks that do not set off groups of three are a finding`(id: String) throws {
        for type in ["", "13", "31", "22"] {
            let reading = try Reading(
                csv(["cliente_id": id, "cliente_tipo": type, "cliente_nombre": "Ana"])
            )
            #expect(reading.codes == [.valueForm])
            #expect(reading.sales[0].findings[0].message.es.contains("grupos de tres"))
        }
    }

    @Test func `a number of JSON with decimals is nobody's`() throws {
        let sale = """
            {"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00",
            "cliente":{"id":52345678.0,"nombre":"Ana"},
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":1000}]}
            """
        #expect(try Reading("[\(sale)]", name: "ventas.json").codes == [.valueForm])
    }

    @Test(arguments: ["9001234567", "9.001.234.567", "09001234567"])
    func `a NIT with its check digit and no hyphen is checked`(id: String) throws {
        let changes = ["cliente_id": id, "cliente_tipo": "31", "cliente_nombre": "X"]
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [.checkDigit])
        #expect(reading.sales[0].findings[0].message.es.contains("sería 8"))
    }

    @Test(arguments: ["900123456", "800.123.456", "0900123456"])
    func `nine digits of a company are no cédula`(id: String) throws {
        let changes = ["cliente_id": id, "cliente_tipo": "13", "cliente_nombre": "X"]
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales[0].findings[0].message.es.contains("sino un NIT."))
    }

    @Test func `a NIT with its check digit is no cédula`() throws {
        let changes = ["cliente_id": "9001234568", "cliente_tipo": "13", "cliente_nombre": "X"]
        let reading = try Reading(csv(changes))
        #expect(reading.codes == [.valueForm])
        #expect(reading.sales[0].findings[0].message.es.contains("sino un NIT"))
    }

    @Test(
        arguments: [
            ("0052345678", "", "13", "52345678"), ("0052345678", "13", "13", "52345678"),
            ("0900373115", "", "31", "900373115"), ("009003731153", "31", "31", "900373115"),
            ("0900373115-3", "", "31", "900373115"), ("00123456", "22", "22", "00123456"),
        ]
    ) func `the zeros before a cédula or a NIT are no part of it`(
        text: String,
        given: String,
        type: String,
        id: String
    ) throws {
        let changes = ["cliente_id": text, "cliente_tipo": given, "cliente_nombre": "X"]
        let sale = try Reading(csv(changes)).onlySale()
        #expect(sale.buyer == Buyer(idType: type, id: id, name: "X"))
    }

    @Test(
        arguments: [
            ("ana@correo.co", "ana@correo.co"), ("ana.perez+faro@correo.com.co", ""),
            ("ANA@CORREO.CO", ""), ("niño@correo.co", ""), ("NO TIENE", nil), ("N/A", nil),
            ("sin correo", nil), ("", nil),
        ] as [(String, String?)]
    ) func `an address is taken as it stands, or its absence`(
        text: String,
        address: String?
    ) throws {
        let expected = address.map { $0.isEmpty ? text : $0 }
        #expect(try Reading(csv(["cliente_correo": text])).onlySale().buyer.email == expected)
    }

    @Test(arguments: [
        "ana", "ana@", "@correo.co", "ana@correo", "ana@correo.", "ana@.co", "ana..p@correo.co",
        ".ana@correo.co", "ana@correo.co,", "ana@correo.co,b@c.co", "a b@correo.co", "a@b@c.co",
        "<ana@correo.co>", "mailto:ana@correo.co", "ana@correo..co",
    ]) func `what is no address is a finding that shows it masked`(text: String) throws {
        let reading = try Reading(csv(["cliente_correo": "\"\(text)\""]))
        #expect(reading.codes == [.valueForm])
        let message = try #require(reading.sales[0].findings.first?.message.es)
        #expect(text.utf8.count <= 4 || !message.contains(text))
    }

    @Test(arguments: [
        ("CC 52345678", "13", "52345678"), ("C.C. 52.345.678", "13", "52345678"),
        ("NIT: 900373115-3", "31", "900373115"), ("CE 412345", "22", "412345"),
    ]) func `a number may have its type before it`(written: String, type: String, id: String) throws
    {
        let changes = ["cliente_id": written, "cliente_nombre": "Ana Gil"]
        let buyer = try Reading(csv(changes)).onlySale().buyer
        #expect(buyer == Buyer(idType: type, id: id, name: "Ana Gil"))
        let other = changes.merging(["cliente_tipo": type == "13" ? "CE" : "CC"]) { $1 }
        #expect(try Reading(csv(other)).codes == [.valueForm])
    }

    @Test(arguments: ["general", "Walk-in customer", "Cliente POS", "Sin cliente", "Usuario final"])
    func `what tills call whoever buys is the final consumer`(name: String) throws {
        #expect(try Reading(csv(["cliente_nombre": name])).onlySale().buyer == .finalConsumer)
    }
}
