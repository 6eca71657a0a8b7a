import Fiscal
import Testing

@testable import SaleFiles

/// Headings and keys that nobody reads: those that an invoice needs, and those that it does not.
@Suite struct VitalMeaningTests {
    @Test(
        arguments: [
            (
                .field(.rate),
                [
                    "VAT", "% Imp", "Imp.", "Tasa", "taxes", "tax_lines",
                    "total_tax", "Gravado", "Excluido", "Lleva IVA",
                ]
            ),
            (
                .taxOfOneRate,
                ["IVA 19%", "IVA19", "IVA 5 %", "INC 8%", "INC", "Impoconsumo", "Ipoconsumo"]
            ),
            (.otherTax, ["ICUI", "IBUA", "Imp. bolsa", "INPP"]),
            (
                .taxIncluded,
                ["taxes_included", "Iva Inc", "IVA incluido", "Incluye IVA", "Impuesto incluido"]
            ),
            (
                .field(.discount),
                [
                    "Rebaja", "Bonificación", "Promoción", "total_discounts", "Promo", "Cupón",
                    "Descuento promo",
                ]
            ),
            (.rounding, ["Redondeo", "Ajuste al peso", "Vr. ajuste"]),
            (.field(.paymentForm), ["Tipo pago", "Tipo de pago", "Condición", "Pago", "Crédito"]),
            (.field(.buyerSurname), ["Apellidos del comprador"]),
            (
                .discountRate,
                ["DESCUENTO (%)", "Descuento %", "discount_percent", "Porc. descuento"]
            ),
            (
                .charge,
                [
                    "Domicilio", "Flete", "Recargo", "Propina", "Vlr. Propina", "shipping_lines",
                    "Servicio voluntario",
                ]
            ),
            (
                .field(.voided),
                [
                    "Situación", "Anul", "Devolución", "refunds", "is_refund", "fecha_anulacion",
                    "void", "Est.", "Cancelada",
                ]
            ),
            (.field(.type), ["Clase", "Clase documento", "tipo_documento", "type"]),
            (.currency, ["Moneda", "currency"]),
            (
                .field(.buyerID),
                ["Tercero", "Nom cliente", "Documento asociado"]
            ),
            (.otherPrice, ["Precio neto", "Precio con descuento"]),
            (.field(.paymentMeans), ["Efectivo", "Tarjeta débito", "Vlr. Nequi"]),
            (
                .field(.total),
                [
                    "valor_total", "total_factura", "total_pagar", "gran_total", "Total venta",
                    "Neto a pagar", "A pagar", "Importe", "grand_total", "total_price",
                    "Base gravable",
                ]
            ), (.field(.unit), ["unit", "unidad_medida", "und"]),
        ] as [(VitalMeaning, [String])]
    )
    func `what an invoice would lose with a heading is known`(
        meaning: VitalMeaning,
        headings: [String]
    ) {
        for heading in headings {
            #expect(VitalMeaning(heading, except: []) == meaning, "\(heading)")
            guard case .field(let field) = meaning, field != .tax else { continue }
            let isOnceMore = [.discount, .voided].contains(field) && heading != "fecha_anulacion"
            let other = VitalMeaning(heading, except: [field])
            #expect(other == (isOnceMore ? meaning : nil), "\(heading)")
        }
    }

    @Test(arguments: [
        (["anulada": "NO", "Devolución": "SI"], "Devolución"),
        (["descuento": "50,00", "Cupón": "1000,00"], "Cupón"),
        (["descuento": "150,00", "total": "1851", "Descuento promo": "10"], "Descuento promo"),
    ]) func `another discount and another word on voiding stop a file that has one`(
        changes: [String: String],
        heading: String
    ) throws {
        let reading = try Reading(csv(changes), rest: .warn)
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvColumnUnknown])
        #expect(reading.file.findings[0].message.es.contains("«\(heading)»"))
        let silent = changes.merging([heading: "0"]) { $1 }
        #expect(try Reading(csv(silent), rest: .warn).file.isTrusted)
    }

    @Test(arguments: ["Clase", "Tipo Mov", "Naturaleza"])
    func `the short name of a return stops its sale`(_ heading: String) throws {
        for word in ["NC", "dev", "N/C"] {
            #expect(
                try Reading(csv([heading: word, "anulada": "NO"]), rest: .warn).codes == [
                    .valueForm
                ]
            )
        }
        #expect(try Reading(csv([heading: "FV"]), rest: .warn).codes.isEmpty)
        #expect(try Reading(csv(["Marca": "NC"]), rest: .warn).codes.isEmpty)
    }

    @Test(arguments: ["Num Doc", "Doc", "DNI", "No. Documento", "Persona"])
    func `a number like a buyer's stops its file`(_ heading: String) throws {
        for number in ["52.123.456", "900123456-8", "CC 52123456"] {
            #expect(
                try Reading(csv([heading: number]), rest: .warn).fileCodes == [.csvColumnUnknown]
            )
            #expect(try !Reading(csv([heading: number]), rest: .warn).file.isTrusted)
        }
        for number in ["FE-120", "1002", ""] {
            #expect(try Reading(csv([heading: number]), rest: .warn).file.isTrusted)
        }
        let other = csv([heading: "52123456", "cliente_id": "79456123", "cliente_nombre": "Ana"])
        #expect(try Reading(other, rest: .warn).file.isTrusted)
    }

    @Test func `when a sale was voided says no more than that it was`() throws {
        let changes = ["anulada": "SI", "motivo": "Error", "Fecha anulación": "2025-01-08"]
        #expect(try Reading(csv(changes), rest: .warn).fileCodes == [.csvColumnUnknown])
        #expect(try Reading(csv(changes), rest: .warn).file.isTrusted)
    }

    @Test(arguments: ["Estado", "Estado factura"], ["0", "1"])
    func `a number tells nothing of a state`(_ heading: String, _ state: String) throws {
        let reading = try Reading(csv([heading: state]), rest: .warn)
        #expect(reading.codes == [.valueForm] && reading.sales[0].sale == nil)
        #expect(try Reading(csv(["anulada": "0"]), rest: .warn).codes.isEmpty)
    }

    @Test(
        arguments: [
            (
                .field(.rate),
                [
                    "PCT_IVA", "ivaLinea", "line.tax.code", "VatPct", "Línea: IVA",
                ]
            ), (.field(.tax), ["Líneas de factura/Impuestos"]),
            (.taxOfOneRate, ["Pct Ipoconsumo", "line_inc"]),
            (.field(.discount), ["LineDisc", "dto_linea", "Detalle: Descuento", "Mto. Dcto."]),
            (.charge, ["tip_amount", "Vlr servicio: Propina", "Order shipping"]),
            (.field(.voided), ["flag_anul", "is_order_void", "Encab: Anulado"]),
            (.currency, ["doc_currency", "Cod. divisa"]),
            (
                .field(.buyerID),
                [
                    "VAT number", "Encab: Tercero Externo", "partner_id/vat",
                    "Billing: Customer name",
                ]
            ),
        ] as [(VitalMeaning, [String])]
    )
    func `a name that a program has put together is cut apart`(
        meaning: VitalMeaning,
        headings: [String]
    ) {
        for heading in headings {
            #expect(VitalMeaning(heading, except: []) == meaning, "\(heading)")
        }
    }

    @Test(arguments: [
        ("VatPrcnt", ["vat", "prcnt"]), ("PCT_IVA", ["pct", "iva"]),
        ("IVALinea", ["iva", "linea"]),
        ("iva19", ["iva", "19"]), ("% Dcto.", ["%", "dcto"]), ("línea", ["linea"]), ("", []),
        ("Encab: Tercero Externo", ["encab", "tercero", "externo"]), ("--", []),
    ]) func `the words of a name`(name: String, words: [String]) {
        #expect(nameWords(name) == words)
    }

    @Test(arguments: [
        ("Encab: Tercero Externo", "Tercero Externo"), ("Detalle: Cantidad", "Cantidad"),
        ("Líneas de factura/Producto", "Producto"), ("Cédula/NIT", nil), ("Cantidad", nil),
        ("Encab:", nil),
    ]) func `the last part of a name that tells a place`(name: String, part: String?) {
        #expect(lastPart(of: name) == part)
    }

    @Test func `a second tax or discount is lost also where another column has the first`() {
        #expect(VitalMeaning("Impoconsumo", except: [.tax, .rate]) == .taxOfOneRate)
        #expect(VitalMeaning("% Dcto", except: [.discount]) == .discountRate)
    }

    @Test(
        arguments: [
            (.rate, ["Tarifa 2", "% IVA 2", "IVA2", "Tarifa IVA_3"]),
            (.tax, ["Tipo impuesto 2", "impuesto2"]), (.taxAmount, ["Valor impuesto 2"]),
            (.incRate, ["% INC 2"]), (.discount, ["Descuento 2", "Dcto. 3"]),
            (.paymentForm, ["Forma de pago 2"]), (.paymentMeans, ["medio_pago_2"]),
        ] as [(SaleField, [String])]
    )
    func `a known heading with a digit has its value once more`(
        field: SaleField,
        headings: [String]
    ) {
        for heading in headings {
            for used in [[], [field]] as [Set<SaleField>] {
                #expect(VitalMeaning(heading, except: used) == .second(field), "\(heading)")
            }
        }
    }

    @Test(arguments: ["Precio 2", "Cantidad 2", "Bodega 2", "IVA 5"])
    func `of other headings a digit makes nothing more`(_ heading: String) {
        #expect(VitalMeaning(heading, except: [.price, .rate]) == nil)
    }

    @Test func `a second tax stops its file unless nothing is said in it`() throws {
        let first = ["Tipo impuesto": "IVA", "Tarifa": "19"]
        let second = ["Tipo impuesto 2": "INC", "Tarifa 2": "8", "Valor impuesto 2": "160,08"]
        let reading = try Reading(csv(first.merging(second) { $1 }), rest: .warn)
        #expect(reading.fileCodes == Array(repeating: .csvColumnUnknown, count: 3))
        #expect(reading.file.findings.allSatisfy { $0.remedy.es.contains("un solo impuesto") })
        #expect(!reading.file.isTrusted)
        let silent = ["Tipo impuesto 2": "NO", "Tarifa 2": "", "Valor impuesto 2": "0,00"]
        #expect(try Reading(csv(first.merging(silent) { $1 }), rest: .warn).fileCodes.isEmpty)
    }

    @Test(arguments: [("Descuento 2", "suma"), ("Forma de pago 2", "un medio de pago")])
    func `a second discount or means stops its file with its remedy`(
        heading: String,
        remedy: String
    ) throws {
        let first = ["Descuento": "500", "Forma de pago": "Contado"]
        let reading = try Reading(csv(first.merging([heading: "700"]) { $1 }), rest: .warn)
        #expect(reading.fileCodes == [.csvColumnUnknown] && !reading.file.isTrusted)
        #expect(reading.file.findings[0].remedy.es.contains(remedy))
    }

    @Test(arguments: [
        "precio_incluye_iva", "precios_incluyen_impuestos", "prices_include_tax", "con_iva",
        "tax_inclusive", "Incluye impuestos",
    ]) func `whether prices have the tax in them is no price`(_ heading: String) {
        #expect(VitalMeaning(heading, except: []) == .taxIncluded)
    }

    @Test(arguments: ["Precio con IVA", "Precio IVA incluido", "incluye envío", "Total con IVA"])
    func `a price with tax says nothing of the others`(_ heading: String) {
        #expect(!saysIfTaxIncluded(heading))
    }

    @Test func `the days of a credit are lost only where no column has the day it falls due`() {
        for heading in ["Plazo", "Plazo (días)", "Días de crédito"] {
            #expect(VitalMeaning(heading, except: []) == .creditDays, "\(heading)")
            #expect(VitalMeaning(heading, except: [.dueDay]) == nil, "\(heading)")
        }
    }

    @Test(arguments: [
        "mesa", "bodega", "vendedor", "zona", "Obs", "Ciudad", "Teléfono", "Lote",
        "Comisión", "id", "created_by", "Ref.", "Ruta", "Estado DIAN", "Estado pago",
        "Desc. Unidad", "Cédula mesero", "Base IVA", "Rete IVA",
        "Cuenta impto", "Usuario anulación", "Encab: Tercero Interno",
        "ship_city", "Partner/Phone",
        String(repeating: "descuento ", count: 150),
    ]) func `a heading that no invoice needs stops no file`(_ heading: String) {
        #expect(VitalMeaning(heading, except: []) == nil)
        #expect(VitalMeaning(heading, in: .line, except: []) == nil)
    }

    @Test func `where a key stands tells what it can mean`() {
        // In a table the change that the customer gets.
        #expect(VitalMeaning("Devuelta", except: []) == nil)
        #expect(VitalMeaning("Descorche", except: []) == .charge)
        #expect(VitalMeaning("devuelta", in: .line, except: []) == .field(.voided))
        #expect(VitalMeaning("type", in: .line, except: []) == nil)
        #expect(VitalMeaning("nombre", in: .line, except: []) == nil)
        #expect(VitalMeaning("domicilio", in: .buyer, except: []) == nil)
        #expect(VitalMeaning("valor_total", in: .line, except: []) == .field(.lineTotal))
    }

    @Test(arguments: [
        ("Propina", "un cobro aparte", "un renglón más", "ignore:"),
        ("Descuento %", "un descuento en porcentaje", "exporte el valor del descuento", "ignore:"),
        ("Moneda", "la moneda", "en pesos", "ignore:"),
        ("Plazo", "el plazo de un crédito", "«fecha_vencimiento»", "ignore:"),
        ("Redondeo", "un ajuste del total", "sin redondear", "ignore:"),
        ("IVA incluido", "decir si los precios", "sin impuesto", "ignore:"),
        ("IVA 19%", "el impuesto de una sola tarifa", "renglón en «tarifa»", "ignore:"),
        ("Tasa", "«tarifa»", "título «tarifa»", "ignore:"),
    ]) func `a table with such a column is refused, with what to do about it`(
        heading: String,
        likeness: String,
        first: String,
        second: String
    ) throws {
        let reading = try Reading(csv([heading: heading == "Moneda" ? "USD" : "1"]), rest: .warn)
        let finding = try #require(reading.file.findings.first)
        #expect(finding.code == .csvColumnUnknown && finding.severity == .error)
        #expect(!reading.file.isTrusted)
        #expect(finding.message.es.contains(likeness), "\(finding.message.es)")
        #expect(finding.remedy.es.contains(first) && finding.remedy.es.contains(second))
    }

    @Test func `the values of a line outside the list of lines are told to belong there`() throws {
        let text = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00",
             "descripcion": "Pan", "cantidad": 1, "precio": 5}
            """
        let reading = try Reading("[\(text)]", name: "a.json", rest: .warn)
        let messages = reading.sales[0].findings.filter { $0.code == .jsonKeyUnknown }
            .map(\.message.es)
        #expect(
            messages
                == ["descripcion", "precio"].map {
                    "La clave «\($0)» es de un renglón y está fuera de «lineas»."
                }
        )
    }

    @Test func `a key with such a name is a mistake of its sale`() throws {
        for (key, words) in [
            ("\"propina\": 5", "un cobro aparte"), ("\"valor_total\": 50", "«total»"),
            ("\"tipo_documento\": \"FV\"", "«tipo»"),
            ("\"comprador\": {\"nit\": 8}", "«cliente.id»"),
        ] {
            let reading = try Reading(sale("{\(key), "), name: "a.json", rest: .warn)
            let finding = try #require(reading.sales[0].findings.first, "\(key)")
            #expect(finding.code == .jsonKeyUnknown && reading.sales[0].sale == nil)
            #expect(finding.message.es.contains("parece \(words)"), "\(finding.message.es)")
        }
        #expect(
            try Reading(sale("{\"mesa\": 4, "), name: "a.json", rest: .warn).sales[0].sale != nil
        )
    }
}

/// One sale in our names, after `opening`.
private func sale(_ opening: String = "{") -> String {
    opening + """
        "tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00",
        "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]}
        """
}

/// Files whose keys are not those that were expected.
@Suite struct JSONStrangerTests {
    private func read(_ text: String, _ columns: [SaleField: String]) throws -> Reading {
        var mapping = ImportMapping(match: "*.json")
        (mapping.columns, mapping.defaults) = (columns, [.type: "04"])
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        return try Reading(text, name: "a.json", context: context)
    }

    private static let foreign = """
        [{"factura": "FE7", "fecha_hora": "2025-01-08 18:00",
          "cli": {"identificacion": "1020304050", "nombre": "Ana"},
          "items": [{"descripcion": "Pan", "cantidad": 1, "precio": 5, "taza": 19}]},
         {"factura": "FE8", "fecha_hora": "2025-01-08 18:00", "cli": null,
          "items": [{"descripcion": "Pan", "cantidad": 1, "precio": 5, "taza": 0}]}]
        """

    private static let columns: [SaleField: String] = [
        .buyerID: "cli.identificacion", .buyerName: "cli.nombre",
        .description: "items[].descripcion", .rate: "items[].taza",
    ]

    @Test(arguments: [
        (SaleField.rate, "items[].tarif", "«taza»"), (.buyerID, "cli.id", "«identificacion»"),
        (.buyerID, "client.id", "«identificacion»"),
    ]) func `a path that no sale has refuses the file and names the nearest key`(
        field: SaleField,
        path: String,
        nearest: String
    ) throws {
        #expect(try read(Self.foreign, Self.columns).fileCodes.isEmpty)
        let reading = try read(Self.foreign, Self.columns.merging([field: path]) { $1 })
        #expect(!reading.file.isTrusted)
        let finding = try #require(reading.file.findings.first { $0.severity == .error })
        #expect(finding.code == .jsonKeyUnknown)
        #expect(finding.message.es.contains("«\(path)»"), "\(finding.message.es)")
        #expect(finding.message.es.contains("lo más parecido es \(nearest)"))
    }

    @Test func `a value that only some sales have, or an empty object would hold, may be absent`()
        throws
    {
        let optional = Self.foreign.replacing(
            "{\"identificacion\": \"1020304050\", \"nombre\": \"Ana\"}",
            with: "null"
        )
        .replacing("\"cli\"", with: "\"mesa\": 4, \"cli\"")
        let reading = try read(optional, Self.columns)
        #expect(reading.file.isTrusted && reading.sales.allSatisfy { $0.sale != nil })
        let till = try read(Self.foreign, Self.columns.merging([.till: "terminal"]) { $1 })
        #expect(till.fileCodes.isEmpty)
    }

    @Test func `an object of which nothing is known is one finding that names its list`() throws {
        for (text, words) in [
            ("{\"data\": {\"x\": 1}}", "ninguna clave conocida."),
            ("{\"error\": \"Unauthorized\"}", "ninguna clave conocida."),
            ("{\"count\": 1, \"invoices\": [{\"factura\": \"FE7\"}]}", "la lista «invoices»"),
        ] {
            let reading = try Reading(text, name: "a.json", rest: .warn)
            #expect(reading.sales.isEmpty && !reading.file.isTrusted)
            let errors = reading.file.findings.filter { $0.severity == .error }
            #expect(errors.map(\.code) == [.jsonKeyUnknown])
            #expect(errors.first?.message.es.contains(words) == true, "\(errors)")
            #expect(errors.first?.remedy.es.contains("sales:") == true)
            #expect(errors.first?.places.first?.column == 1)
        }
    }

    @Test func `the store of a whole file follows the rules of a sale's own`() throws {
        let store = String(repeating: "ñ", count: 100)
        let file = "{\"tienda\": \"\(store)\", \"ventas\": [\(sale())]}"
        #expect(try Reading(file, name: "a.json", rest: .warn).onlySale().origin.store == store)
        let long = try Reading(file.replacing("ñ\"", with: "ññ\""), name: "a.json", rest: .warn)
        #expect(!long.file.isTrusted)
        #expect(long.file.findings.first?.places.first?.pointer == "/tienda")
    }

    @Test func `dates that seem to have the month first are undecided in JSON as well`() throws {
        let sales = ["01/06/2025", "01/13/2025"].map {
            sale().replacing("2025-01-08", with: $0)
        }
        let codes = try Reading("[\(sales.joined(separator: ","))]", name: "a.json", rest: .warn)
            .codes
        #expect(codes == [.dateForm, .dateForm])
        let days = try Reading("[\(sales[0])]", name: "a.json", rest: .warn)
        #expect(days.codes.isEmpty)
    }

    @Test func `the type that a buyer's number needs is asked for by its key`() throws {
        let text = sale("{\"cliente\": {\"id\": \"9003731150\", \"nombre\": \"Ana\"}, ")
        let reading = try Reading(text, name: "a.json", rest: .warn)
        let finding = try #require(reading.sales[0].findings.first)
        #expect(finding.remedy.es.contains("«cliente.tipo»"), "\(finding.remedy.es)")
    }
}
