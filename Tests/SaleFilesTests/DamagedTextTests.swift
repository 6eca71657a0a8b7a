import Fiscal
import Testing

@testable import SaleFiles

@Suite struct DamagedTextTests {
    @Test(arguments: [
        ("DESCRIPCIÓN", "descripcion"), ("Añada Über ÀÉÎ", "anadauberaei"), ("IVA %", "iva%"),
        ("Façade ×2 ß", "faade2"), ("e\u{301}poca", "epoca"), ("FacturaciÃ³n", "facturacion"),
        ("Producto №", "producto"), ("", ""),
    ]) func `a name is reduced to its letters, whichever they are`(
        name: String,
        plain: String
    ) {
        #expect(plainName(name) == plain)
    }

    @Test(arguments: [
        ("FacturaciÃ³n", "Facturación"), ("MarÃ­a", "María"), ("NÂº", "Nº"), ("Ã‘ame", "Ñame"),
        ("MARÃ\u{8D}A", "MARÍA"), ("Ã\u{81}rbol", "Árbol"), ("SeÃ±or", "Señor"),
        ("Â¿QuÃ©?", "¿Qué?"), ("Pan â€“ 1 kg", "Pan – 1 kg"), ("â‚¬ 5", "€ 5"),
        ("Â«TieÂ»", "«Tie»"), ("AÃ§aÃ\u{AD}", "Açaí"), ("CrÃ¨me brÃ»lÃ©e", "Crème brûlée"),
        ("MontaÃƒÂ±a", "Montaña"), ("ï»¿tipo", "\u{FEFF}tipo"), ("TÃ© ðŸ\u{8D}µ", "Té 🍵"),
    ]) func `a text spoiled by a wrong decoding is repaired`(wrong: String, right: String) {
        #expect(repairedMojibake(wrong) == right)
    }

    @Test(arguments: [
        "", "Facturacion", "Facturación", "María", "MARÍA", "Ñ", "Ã", "SÃO", "São", "Nº 5", "25 °C",
        "«Tie»", "“Ã”", "IRMÃ", "maçã", "É…", "NIÑ…", "Â", "5 € – 6 £", "Café 🍵", "Straße",
        "Ångström",
        "Šibenik", "中文", "Привет", "λόγος", "?", "Mar?a", "SÃ…", "Dvořák", "Łódź", "Ð°",
    ]) func `a right text of any language is left as it is`(text: String) {
        #expect(repairedMojibake(text) == nil)
    }

    @Test func `no Spanish letter before a sign is taken for damage`() {
        for letter in "ÁÉÍÓÚÑÜáéíóúñüç" {
            for sign in "”’»…–—º°ª™®·½€ \u{A0}" {
                for text in ["BOGOT\(letter)\(sign)", "\(letter)\(sign)", "“\(letter)\(sign)"] {
                    #expect(repairedMojibake(text) == nil, "\(text)")
                }
            }
        }
    }

    @Test func `headings and words are understood after repair`() throws {
        let text = """
            tipo;NÃºmero;fecha;hora;DescripciÃ³n;Cant.;Precio;CÃ©dula;RazÃ³n social;MÃ©todo de pago
            04;FE7;2025-01-08;18:00;Pan;1;1000,00;52123456;Ana;Tarjeta crÃ©dito
            """
        let sale = try Reading(text).onlySale()
        #expect(sale.buyer.id == "52123456")
        #expect(sale.payment.means == "48")
    }

    @Test func `a damaged description shows the value and what it should be`() throws {
        let reading = try Reading(csv(["descripcion": "JamÃ³n ahumado"]))
        let finding = try #require(reading.sales[0].findings.first)
        #expect(reading.codes == [.textDamaged])
        #expect(reading.sales[0].sale == nil)
        #expect(finding.message.es.contains("«JamÃ³n ahumado» y debería decir «Jamón ahumado»"))
        #expect(finding.remedy.es.contains("UTF-8"))
    }

    @Test func `of a damaged name only the damaged letters are shown`() throws {
        let reading = try Reading(
            csv(["cliente_id": "52123456", "cliente_nombre": "MarÃ\u{AD}a GÃ³mez"])
        )
        #expect(reading.codes == [.textDamaged])
        let message = try #require(reading.sales[0].findings.first?.message.es)
        #expect(message.contains("«Ã\u{AD}» y debería decir «í»"))
        #expect(!message.contains("mez"))
    }

    @Test(arguments: [
        "Ana Pe?a", "Jos? Ruiz", "PE¥A", "Mu±oz", "Mu¤oz", "Mu├▒oz", "Jos√©", "MART¡NEZ",
        "Jos‚ Ruiz?",
    ]) func `a buyer's name that lost a letter makes no invoice, and is not shown`(
        _ name: String
    ) throws {
        for field in ["cliente_nombre", "Razón social"] {
            let reading = try Reading(csv(["cliente_id": "52123456", field: name]))
            #expect(reading.codes == [.textDamaged] && reading.sales[0].sale == nil, "\(name)")
            let message = try #require(reading.sales[0].findings.first?.message.es)
            #expect(message.contains("perdido una letra") && !message.contains(name), "\(message)")
        }
    }

    @Test(arguments: ["Pa?al", "Jam¢n", "Az£car 1 kg", "Caf? molido", "Caf??", "PI?A, 1 kg"])
    func `goods whose name may lack a letter are invoiced as written, with a warning`(
        _ text: String
    ) throws {
        let reading = try Reading(csv(["descripcion": text]))
        #expect(try reading.onlySale().lines[0].description == text)
        #expect(reading.codes == [.textDamaged])
        #expect(reading.sales[0].findings[0].severity == .warning)
    }

    @Test(arguments: [
        "¿Qué tal? S.A.S.", "D´Onofrio", "O’Brien", "Levi's", "Peña & Ñáñez", "Mª José", "N° 5",
    ]) func `signs that names do have are no damage`(_ name: String) throws {
        let buyer = ["cliente_id": "52123456", "cliente_nombre": name]
        #expect(try Reading(csv(buyer)).codes.isEmpty)
        #expect(try Reading(csv(["descripcion": name + " £ 5 ¿sí? 1½"])).codes.isEmpty)
    }

    @Test(arguments: ["¿Y eso? molido", "Caf?", "¿Qué tal?", "? molido", "5? molido"])
    func `a question mark that ends a text, or a question, is no damage`(text: String) throws {
        #expect(try Reading(csv(["descripcion": text])).codes.isEmpty)
    }

    @Test(arguments: [
        ("cliente_nombre", "Mar\u{FFFD}a"), ("descripcion", "Caf\u{FFFD}"), ("codigo", "Â°7"),
        ("tienda", "BogotÃ¡"), ("cajero", "JosÃ©"), ("motivo", "se daÃ±Ã³"),
    ]) func `damage is found in every text`(field: String, text: String) throws {
        let isReason = field == "motivo"
        let sale = [
            "cliente_id": "52123456", "cliente_nombre": "Ana", "anulada": isReason ? "SI" : "",
        ]
        let reading = try Reading(csv(sale.merging([field: text]) { $1 }))
        #expect(reading.codes == [.textDamaged])
        #expect(reading.sales[0].findings[0].places[0].field == field)
    }

    @Test(arguments: ["Mar?a", "¿Pan?", "Café", "50 % d.o."])
    func `question marks and accents are no damage`(text: String) throws {
        #expect(try Reading(csv(["descripcion": text])).onlySale().lines[0].description == text)
    }

    @Test func `damage is found in JSON as in CSV`() throws {
        let text = """
            {"tipo":4,"numero":"FE7","fecha_hora":"2025-01-08 18:00",
             "lineas":[{"descripcion":"Jam\\u00c3\\u00b3n","cantidad":1,"precio":5}]}
            """
        let reading = try Reading(text)
        #expect(reading.codes == [.textDamaged])
        #expect(reading.sales[0].findings[0].places[0].pointer == "/lineas/0/descripcion")
    }
}

@Suite struct ShownValueTests {
    /// A row whose columns are shifted puts the buyer's data where codes and dates belong.
    @Test(arguments: [
        ("fecha", "52123456"), ("fecha", "52.123.456"), ("hora", "900373115-3"),
        ("fecha", "ana.perez@correo.co"), ("forma_pago", "1020304050"),
        ("medio_pago", "Ana Pérez"), ("unidad", "ANA PEREZ G."), ("anulada", "ana@correo.co"),
        ("precio", "ana@correo.co"), ("cantidad", "Ana Pérez"), ("impuesto", "52123456"),
        ("numero", "Ana Pérez"), ("nit_emisor", "52123456"), ("tipo", "1020304050"),
    ]) func `what looks like a person is masked in any field`(field: String, text: String) throws {
        let reading = try Reading(csv([field: text]))
        let found = reading.sales[0].findings.filter { $0.places[0].field == field }
        #expect(!found.isEmpty)
        for finding in found {
            for shown in [finding.message.es, finding.message.en, finding.remedy.es] {
                #expect(!shown.lowercased().contains(text.lowercased()))
            }
        }
    }

    @Test(arguments: [
        ("fecha", "2025-02-29"), ("fecha", "45665"), ("hora", "18:60"),
        ("medio_pago", "tarjeta regalo"), ("unidad", "caja grande"), ("forma_pago", "3"),
        ("nit_emisor", "900999111"), ("precio", "1.000.50"), ("cantidad", "-1000000"),
        ("tipo", "factura"),
    ]) func `what is only wrong is shown as it stands`(field: String, text: String) throws {
        let finding = try #require(try Reading(csv([field: text])).sales[0].findings.first)
        #expect(finding.message.es.contains(text))
        #expect(finding.message.en.contains(text))
    }

    @Test(
        arguments: [
            ("2025-02-29", "2025 no es bisiesto"), ("31/02/2025", "el 31 de febrero de 2025 no"),
            ("31/04/2025", "el 31 de abril de 2025 no"), ("2025-13-01", "antes del día"),
            ("01/28/2025", "antes del día"), ("2025-14-14", "el mes 14 no existe"),
            ("31/13/2025", "el mes 13 no existe"), ("08/01/25", "dos cifras"),
            ("8-1-25", "dos cifras"), ("08.01.25", "dos cifras"), ("20250132", "separadores"),
            ("ayer", "no es una fecha u hora clara"), ("2025-01", "no es una fecha u hora clara"),
            ("2025-00-10", "el mes 0 no existe"), ("00/01/2025", "el 0 de enero de 2025 no"),
        ]
    ) func `an impossible day says what is wrong with it`(day: String, words: String) throws {
        for text in [day, day + " 18:00"] {
            let reading = try Reading(csv(["fecha": text]))
            #expect(reading.codes == [.dateForm])
            #expect(reading.sales[0].findings[0].message.es.contains(words), "\(reading.sales)")
        }
    }

    @Test(
        arguments: [
            ("24:00", "la hora 24:00 no existe"), ("24:00:00", "la hora 24:00 no existe"),
            ("25:00", "esa hora no existe"), ("18:60", "esa hora no existe"),
            ("18:00:99", "esa hora no existe"), ("13:00 p. m.", "de 1 a 12"),
            ("0:30 a.m.", "de 1 a 12"), ("18.00", "no es una fecha u hora clara"),
        ]
    ) func `an impossible time says what is wrong with it`(time: String, words: String) throws {
        for changes in [
            ["hora": time], ["fecha": "", "hora": "", "fecha_hora": "8/1/2025 \(time)"],
        ] {
            let reading = try Reading(csv(changes))
            let messages = reading.sales[0].findings.map(\.message.es)
            #expect(messages.contains { $0.contains(words) }, "\(messages)")
        }
    }

    @Test(arguments: [
        ("12:00 a. m.", "00:00:00"), ("12:30 p.m.", "12:30:00"), ("1:05 AM", "01:05:00"),
        ("11:59:59 p. m.", "23:59:59"), ("12:00:00 PM", "12:00:00"), ("0:00", "00:00:00"),
    ]) func `a time of twelve hours is read`(text: String, clock: String) throws {
        // Beside a sale of another time: one of midnight alone has none.
        let table = csv(["hora": text]) + "04;FE;8;2025-01-08;18:00:00;Café;2;1000,50\n"
        #expect(try Reading(table).sales[0].sale?.soldAt.clock == clock)
    }

    @Test func `a voided sale without a reason lacks the reason and nothing else`() throws {
        let reading = try Reading(
            csv(["descripcion": "", "cantidad": "", "precio": "", "anulada": "SI", "motivo": ""])
        )
        #expect(reading.codes == [.valueMissing])
        #expect(reading.sales[0].findings[0].places[0].field == "motivo")
    }

    @Test func `what is no line keeps its place among the lines`() throws {
        let line = "{\"descripcion\":\"Pan\",\"cantidad\":1,\"precio\":5}"
        let bad = line.replacing("5}", with: "\"mil\"}")
        let text =
            "{\"tipo\":4,\"numero\":\"FE7\",\"fecha_hora\":\"2025-01-08 18:00\","
            + "\"lineas\":[5,\(line),[1,[2]],null,\(bad)]}"
        let reading = try Reading(text)
        let places = reading.sales[0].findings.flatMap(\.places).map(\.pointer)
        #expect(places == ["/lineas/0", "/lineas/2", "/lineas/3", "/lineas/4/precio"])
        #expect(reading.codes == [.jsonType, .amountForm])
    }
}
