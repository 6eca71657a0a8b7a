import Fiscal
import Testing

@testable import SaleFiles

/// One row of `csv`, without its header.
private func row(_ cells: [String: String]) -> String {
    csv(cells).split(separator: "\n")[1] + "\n"
}

/// Columns under headings that nobody knows, whose values tell that an invoice would lose something.
@Suite struct StrangerColumnTests {
    /// A file with a sale for each of `values`, which stand below `heading`.
    private func read(
        _ heading: String,
        _ values: [String],
        _ more: [String: String] = [:]
    ) throws
        -> Reading
    {
        var text = ""
        for (index, value) in values.enumerated() {
            let cells = more.merging(["numero": "\(index + 1)", heading: value]) { $1 }
            text += index == 0 ? csv(cells) : row(cells)
        }
        return try Reading(text, rest: .warn)
    }

    @Test(arguments: [
        ("Tipo venta", ["Contado", "Crédito"], "forma_pago"),
        ("Modalidad", ["", "CREDITO"], "forma_pago"), ("FP", ["Efectivo", "Fiado"], "forma_pago"),
        ("Clasificación fiscal", ["Gravado 19%", "Gravado 5%", "Exento"], "tarifa"),
        ("Grupo impositivo", ["G19", "G5"], "tarifa"), ("Cat. fiscal", ["IVAG19"], "tarifa"),
        ("Clasificación", ["IVA 19%", "Exento"], "tarifa"), ("Grupo", ["IVA19"], "tarifa"),
        ("Facturar", ["52123456", "900123456-8"], "cliente_id"),
        ("Código cliente", ["900.123.456-8"], "cliente_id"),
    ])
    func `a column of such values stops its file`(
        _ heading: String,
        _ values: [String],
        _ field: String
    ) throws {
        let reading = try read(heading, values)
        #expect(!reading.file.isTrusted && reading.fileCodes == [.csvColumnUnknown])
        #expect(reading.file.findings.first?.message.es.contains("«\(field)»") == true)
        let written = try #require(SaleFileProfile(text: reading.profile.text))
        #expect(written == reading.profile)
    }

    @Test(arguments: [
        ("Tipo venta", ["Contado", "Contado"]), ("Modalidad", ["Crédito", "Mesa 4"]),
        ("Grupo", ["G1", "G2"]), ("Grupo", ["G19", "G20"]), ("Grupo", ["Exento"]),
        ("Grupo", ["IVA 19%", "Aseo"]), ("Facturar", ["52123456"]),
        ("Facturar", ["900123456-8", "no"]), ("Facturar", ["900123456-1"]),
        ("NIT vendedor 1", ["900123456-8"]), ("Empresa NIT", ["900373115-3"]),
    ])
    func `a column of other values is a warning`(_ heading: String, _ values: [String]) throws {
        #expect(try read(heading, values).file.isTrusted)
    }

    @Test func `what another column says is not lost`() throws {
        let paid = ["forma_pago": "1"]
        #expect(try read("Tipo venta", ["Contado", "Crédito"], paid).file.isTrusted)
        #expect(try read("Clase", ["IVA 19%"], ["tarifa": "19"]).file.isTrusted)
        let buyer = ["cliente_id": "52123456", "cliente_nombre": "Ana"]
        #expect(try read("Facturar", ["900123456-8"], buyer).file.isTrusted)
    }

    @Test(arguments: ["T. Doc", "Tdoc", "Tipo cliente"])
    func `a kind of document is no type of a buyer's, also without a buyer`(
        _ heading: String
    ) throws {
        for id in ["", "222222222222"] {
            let more = ["cliente_id": id]
            let reading = try read(heading, ["FV", "NC", "DEV"], more)
            #expect(reading.sales.map { $0.sale == nil } == [false, true, true])
            #expect(reading.sales[1].findings[0].message.es.contains("«\(heading)»"))
            #expect(try read(heading, ["CC", "31", ""], more).codes.isEmpty)
        }
        #expect(try read(heading, ["Crédito"]).codes == [.valueForm])
        #expect(try read(heading, ["Crédito"], ["forma_pago": "1"]).codes.isEmpty)
    }

    @Test(arguments: ["Tipo doc", "Tipo documento"])
    func `a type of documents is the buyer's where its values are`(_ heading: String) throws {
        var mapping = ImportMapping(match: "*.csv")
        mapping.defaults = [.type: "04"]
        let rule = ImportRule(pattern: try #require(PathPattern("**")), mapping: mapping)
        let context = ReadingContext(issuers: [try faro()], imports: [rule])
        func read(_ type: String, _ id: String) throws -> Reading {
            let text = csv([heading: type, "cliente_id": id, "cliente_nombre": "Ana"])
            let cells = text.split(separator: "\n").map { $0.drop { $0 != ";" }.dropFirst() }
            return try Reading(cells.joined(separator: "\n") + "\n", context: context)
        }
        #expect(try read("CE", "345678").onlySale().buyer.idType == "22")
        #expect(try read("CC", "52123456").onlySale().buyer.idType == "13")
        #expect(try read("04", "52123456").onlySale().type == .authorityDown)
    }

    @Test(arguments: ["Cotización", "Remisión", "CUENTA DE COBRO", "Pedido", "Prefactura"])
    func `what is no sale is none under a kind`(_ kind: String) throws {
        for heading in ["Tipo documento", "Clase"] {
            let reading = try read(heading, ["Factura", kind])
            #expect(reading.sales.map { $0.sale == nil } == [false, true], "\(heading)")
        }
        #expect(try Reading(csv(["Observaciones": kind]), rest: .warn).codes.isEmpty)
    }

    @Test(arguments: [
        ("Cortesía", "SI"), ("Empaque", "1000"), ("Anticipo", "5000"), ("Und dev", "1"),
    ])
    func `what a till has a column of its own for is not lost`(
        _ heading: String,
        _ value: String
    ) throws {
        #expect(try !read(heading, ["", value]).file.isTrusted)
        #expect(try read(heading, ["", "0"]).file.isTrusted)
    }

    @Test func `a paper is not written after its sale`() throws {
        func read(_ day: String) throws -> Reading {
            try Reading(
                csv([
                    "tipo": "03", "referencia_papel": "TAL-1", "fecha_papel": day,
                    "tipo_papel": "FTC", "fecha": "2025-01-08",
                ]),
                rest: .warn
            )
        }
        #expect(try read("2025-01-08").codes.isEmpty && read("2025-01-07").codes.isEmpty)
        #expect(try read("2025-01-09").codes == [.paperReference])
        #expect(try read("2026-01-08").codes == [.paperReference])
    }

    @Test(arguments: ["Dev venta", "Devolución en ventas", "DEVOL. MERCANCIA"])
    func `a kind that begins like a return stops its sale`(_ kind: String) throws {
        #expect(
            try read("Tipo mov", ["Venta", kind]).sales.map { $0.sale == nil } == [false, true]
        )
        #expect(try read("Marca", [kind]).codes.isEmpty)
    }

    @Test(arguments: [
        "DEVOLUCION Camisa talla M", "INC bolsa plástica", "Impuesto al consumo bolsas", "ICUI 20%",
        "Impuesto bolsa plástica", "Servicio 10%",
    ])
    func `a return, a tax and a tip are no goods`(_ text: String) throws {
        #expect(try Reading(csv(["descripcion": text]), rest: .warn).codes == [.valueForm])
    }

    @Test(arguments: [
        "Bolsa plástica", "Servicio de mensajería", "Servicio", "Incienso", "Camisa 10%",
    ])
    func `what only sounds like them is sold`(_ text: String) throws {
        #expect(try Reading(csv(["descripcion": text]), rest: .warn).codes.isEmpty)
    }

    @Test(arguments: ["Vto", "F. Vto", "Fecha Vto", "Vence el", "Due date", "Fecha límite"])
    func `the day on which a credit falls due has many names`(_ heading: String) throws {
        let more = ["forma_pago": "2", "fecha": "2025-01-08"]
        let reading = try read(heading, ["2025-02-08"], more)
        let day = try reading.onlySale().payment.dueDay
        #expect(day == CalendarDay("2025-02-08"))
    }

    @Test func `a code that Excel has spoiled is told`() throws {
        #expect(try Reading(csv(["codigo": "7,70200E+12"]), rest: .warn).codes == [.textDamaged])
        #expect(try Reading(csv(["codigo": "7702001234567"]), rest: .warn).codes.isEmpty)
    }

    @Test func `rows of a sale that stand apart are told`() throws {
        let other = row(["numero": "2"])
        for line in [row(["numero": "1"]), row(["numero": "1", "descripcion": "Leche"])] {
            let reading = try Reading(
                csv(["numero": "1"]) + other + line + row(["numero": "3"]),
                rest: .warn
            )
            #expect(reading.sales.map { $0.sale == nil } == [false, false, true, false])
            let finding = try #require(reading.sales[2].findings.first)
            #expect(finding.code == .csvRowsDisagree && finding.message.es.contains("línea 2"))
        }
    }

    @Test(arguments: [("NO", true), ("", true), ("SI", false)])
    func `rows of a number that was voided may stand apart`(_ voided: String, _ isTold: Bool) throws
    {
        let again = ["numero": "1", "anulada": voided, "motivo": voided == "SI" ? "Error" : ""]
        let text =
            csv(["numero": "1", "anulada": "NO", "motivo": ""])
            + row(["numero": "2", "anulada": "", "motivo": ""]) + row(again)
        let reading = try Reading(text, rest: .warn)
        #expect(reading.codes.contains(.csvRowsDisagree) == isTold, "\(reading.summary)")
    }

    @Test(arguments: [
        ("Documento tercero", "52123456", true), ("DNI", "52.123.456", true),
        ("NIT del comprador", "900123456-8", true), ("DNI", "", false), ("DNI", "Ana Ruiz", false),
        ("Documento tercero", "222222222222", false), ("Documento tercero", "1001", false),
    ])
    func `a buyer in another column is asked for beside the final consumer`(
        _ heading: String,
        _ value: String,
        _ isTold: Bool
    ) throws {
        let buyer = ["cliente_id": "222222222222", heading: value]
        let reading = try Reading(csv(buyer), rest: .warn)
        #expect(reading.codes == (isTold ? [.valueForm] : []), "\(reading.summary)")
        #expect(reading.file.isTrusted)
        let known = ["cliente_id": "1020304050", "cliente_nombre": "Ana Ruiz", heading: value]
        #expect(try Reading(csv(known), rest: .warn).codes.isEmpty)
    }

    @Test(arguments: [
        ("Excluido", "SI", "19", true), ("Exento", "SI", "19", true), ("Gravado", "NO", "19", true),
        ("Excluido", "SI", "0", true), ("Exento", "SI", "excluido", true),
        ("Gravado", "SI", "excluido", true), ("Excluido", "NO", "19", false),
        ("Exento", "S", "0", false), ("Exento", "N", "19", false), ("Gravado", "SI", "19", false),
        ("Gravado", "SI", "0", false), ("Gravado", "NO", "0", false), ("Exento", "", "19", false),
        ("Excluido", "x", "excluido", false), ("Bien exento", "SI", "19", true),
        ("Sin IVA", "X", "19", true), ("Sin IVA", "X", "0", false), ("Sin IVA", "NO", "19", false),
        ("Excluido", "Aseo", "19", false),
    ])
    func `a yes or a no to the tax of a line agrees with its rate`(
        _ heading: String,
        _ flag: String,
        _ rate: String,
        _ isTold: Bool
    ) throws {
        let reading = try Reading(csv([heading: flag, "tarifa": rate]), rest: .warn)
        #expect(reading.codes == (isTold ? [.valueForm] : []), "\(reading.summary)")
    }

    @Test func `what is excluded from IVA may have INC`() throws {
        let cells = ["Excluido": "SI", "impuesto": "04", "tarifa": "8"]
        #expect(try Reading(csv(cells), rest: .warn).codes.isEmpty)
    }

    @Test func `of several lines that which disagrees is told`() throws {
        let cells = [["Exento": "NO", "tarifa": "19"], ["Exento": "SI", "tarifa": "19"]]
        let reading = try Reading(csv(cells[0]) + row(cells[1]), rest: .warn)
        #expect(reading.sales[0].findings.map { $0.places.map(\.line) } == [[3]])
    }

    @Test(arguments: ["Base 19", "Base IVA 19%", "Base gravable 5"])
    func `a base beside no tax is of a tax that is lost`(_ heading: String) throws {
        #expect(
            try Reading(csv([heading: "2001,00"]), rest: .warn).fileCodes == [.csvColumnUnknown]
        )
        #expect(try !Reading(csv([heading: "2001,00"]), rest: .warn).file.isTrusted)
        #expect(try Reading(csv([heading: "2001,00", "tarifa": "19"]), rest: .warn).file.isTrusted)
    }

    @Test(arguments: [
        "Costo de envío", "Gastos de envío", "Cargo por servicio", "Servicio de mesa",
        "Adicionales",
        "Cubiertos", "Toppings", "Item Promotion", "Gratuity", "Bebidas azucaradas",
        "Impuesto plástico", "Des", "Oferta",
        "Vales",
        "Usuario anuló", "Fecha cancelación",
    ])
    func `what was charged or taken off under such a heading stops its file`(
        _ heading: String
    ) throws {
        #expect(try !Reading(csv([heading: "8000,00"]), rest: .warn).file.isTrusted)
        #expect(try Reading(csv([heading: ""]), rest: .warn).fileCodes.isEmpty)
    }

    @Test(arguments: [
        ("Dirección de envío", "110111"), ("Código postal envío", "110111"),
        ("Teléfono entrega", "3001234567"), ("Fecha de entrega", "20250110"), ("Cargo", "Auxiliar"),
        ("Método de envío", "Moto"),
    ])
    func `what is said of a delivery is no charge`(_ heading: String, _ value: String) throws {
        #expect(try Reading(csv([heading: value]), rest: .warn).file.isTrusted)
    }

    @Test(arguments: [
        ("Estado del pedido", "Cancelado", FindingCode.valueForm),
        ("Estado del envío", "Devuelto", .valueForm), ("Observación", "Reembolsado", .valueForm),
        ("Estado DIAN", "Rechazado", .valueForm), ("Obs", "NULA", .valueForm),
        ("Obs", "Anul.", .valueForm),
        ("Tipo de precio", "IVA incluido", .amountAmbiguous),
        ("Lista de precios", "PVP con IVA", .amountAmbiguous),
        ("Observación", "Los precios incluyen IVA", .amountAmbiguous),
    ])
    func `a value that takes back the sale or its prices stops it`(
        _ heading: String,
        _ value: String,
        _ code: FindingCode
    ) throws {
        #expect(try Reading(csv([heading: value]), rest: .warn).codes == [code])
        let json = """
            {"tipo": "04", "factura": "FE7", "fecha": "2025-01-08", "hora": "18:00", "nota": "\(value)",
             "lineas": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]}
            """
        #expect(try Reading("[\(json)]", name: "a.json", rest: .warn).codes == [code])
    }

    @Test(arguments: ["Entregado", "Precio sin IVA", "Vivanco importado", "Limpio", "IVA 19%"])
    func `any other remark does not`(_ value: String) throws {
        #expect(try Reading(csv(["Observación": value]), rest: .warn).codes.isEmpty)
    }

    @Test func `a concept beside the goods is none of them`() throws {
        let sale = try Reading(csv(["Concepto": "Venta"]), rest: .warn).onlySale()
        #expect(sale.lines[0].description == "Café")
        let counted = csv(["Item #": "1"]).replacing("descripcion", with: "Producto")
        #expect(try Reading(counted, rest: .warn).onlySale().lines[0].description == "Café")
    }

    @Test(arguments: [
        ("Neto", "2001,00", true), ("Venta neta", "2.381,19", true),
        ("Net sales", "1000,50", false),
        ("Neto", "1800,90", false), ("Valor neto", "0,00", true), ("Neto", "2,5 kg", true),
        ("Peso neto", "1,5", true), ("Neto", "", true),
    ])
    func `a net sum that nobody reads is compared with its line`(
        _ heading: String,
        _ value: String,
        _ isRight: Bool
    ) throws {
        let reading = try Reading(csv([heading: value, "tarifa": "19"]), rest: .warn)
        #expect(reading.codes == (isRight ? [] : [.lineDiffers]), "\(reading.summary)")
    }

    @Test(arguments: [
        ("Factura DIAN", "FE8", true), ("No. factura electrónica", "FE-8", true),
        ("Número fiscal", "SETP990000001", true), ("Factura DIAN", "fe7", false),
        ("Factura electrónica", "FE-7", false), ("Factura DIAN", "", false),
        ("Factura DIAN", "1008", false), ("Factura afectada", "FE8", false),
        ("Fecha factura DIAN", "FE8", false), ("Pedido", "P8", false),
    ])
    func `another number of the invoice stops its sale`(
        _ heading: String,
        _ value: String,
        _ isTold: Bool
    ) throws {
        let reading = try Reading(csv([heading: value]), rest: .warn)
        #expect(reading.codes == (isTold ? [.numberForm] : []), "\(reading.summary)")
    }

    @Test(arguments: ["-", "-1"])
    func `the sign of a return stops its sale`(_ sign: String) throws {
        #expect(try Reading(csv(["Signo": sign]), rest: .warn).codes == [.valueForm])
        #expect(try Reading(csv(["Signo": "+"]), rest: .warn).codes.isEmpty)
        #expect(try Reading(csv(["Tipo mov": "-"]), rest: .warn).codes.isEmpty)
    }

    @Test func `a sale that is complete by its own sum may be repeated`() throws {
        let sale = ["numero": "1", "total": "2001,00"]
        let text = csv(sale) + row(["numero": "2", "total": "2001,00"]) + row(sale)
        #expect(try Reading(text, rest: .warn).codes.isEmpty)
        let header = csv().split(separator: "\n")[0]
        let twice =
            csv(["numero": "1"]) + row(["numero": "2"]) + header + "\n" + row(["numero": "1"])
        #expect(try Reading(twice, rest: .warn).sales.allSatisfy { $0.sale != nil })
    }

    @Test(arguments: [
        ("Cédula;Pasaporte;Cliente", ";AV123456;John Smith", false),
        ("Cédula;CE;Nombre", ";1234567;John Smith", false),
        ("Cédula;Pasaporte;Cliente", "52123456;;Ana Ruiz", true),
        ("Identificación;Nombre;CE", "52123456;Ana Ruiz;NO", true),
        ("Pasaporte;Nombre", "AV123456;John Smith", false), ("Prestador;Nota", "Ana;x", true),
    ]) func `a foreign document in a column of its own is a buyer's`(
        headings: String,
        values: String,
        isRead: Bool
    ) throws {
        let reading = try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;\(headings)\n"
                + "04;FE7;2025-01-08;18:00;Pan;1;1000,00;\(values)\n",
            rest: .warn
        )
        #expect((reading.sales.first?.sale != nil) == isRead)
    }
}
