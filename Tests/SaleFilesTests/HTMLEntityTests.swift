import Fiscal
import Testing

@testable import SaleFiles

@Suite struct HTMLEntityTests {
    @Test(arguments: [
        ("Pi&ntilde;a", "Piña"), ("D&#39;Artagnan", "D'Artagnan"),
        ("Pan &amp; caf&eacute;", "Pan & café"),
        ("&Ntilde;ame", "Ñame"), ("Cr&egrave;me br&ucirc;l&eacute;e", "Crème brûlée"),
        ("A&ccedil;a&iacute; &Ccedil;", "Açaí Ç"), ("p&atilde;o &Otilde;", "pão Õ"),
        ("ping&uuml;ino", "pingüino"), ("&iquest;Qu&eacute;?", "¿Qué?"), ("&#xF1;&#XF1;", "ññ"),
        ("&#241;andu", "ñandu"), ("25 &deg;C", "25 °C"), ("1&ordf; y 2&ordm;", "1ª y 2º"),
        ("&lt;5 kg&gt;", "<5 kg>"), ("caf&amp;eacute;", "café"), ("&quot;Tie&quot;", "\"Tie\""),
        ("A&nbsp;B", "A B"), ("&;&amp;", "&;&"), ("&#127837;", "🍝"),
    ]) func `a text that was written for a page is told with what it was`(
        wrong: String,
        right: String
    ) throws {
        #expect(repairedEntities(wrong) == right)
        let line = ["descripcion": "\"" + wrong.replacing("\"", with: "\"\"") + "\""]
        let reading = try Reading(csv(line))
        #expect(reading.codes == [.textDamaged])
        #expect(reading.sales[0].sale == nil)
        let finding = reading.sales[0].findings[0]
        #expect(finding.message.es.contains("«\(wrong)» y debería decir «\(right)»"))
        #expect(finding.remedy.es.contains("HTML"))
    }

    @Test(arguments: [
        "A&B;", "AT&T; x", "D&G", "&", "&;", "&&;", "M&M;s", "&ntilde", "& ntilde;", "&NTILDE;",
        "&#;", "&#x;", "&#-39;", "&#+39;", "&#10;", "&#8203;", "&#55296;", "&#99999999999;",
        "&#3g;",
        "&amperes;", "Pan &copos;",
    ]) func `what only looks like an entity is a text`(_ text: String) throws {
        #expect(repairedEntities(text) == nil)
        #expect(try Reading(csv(["descripcion": "\"\(text)\""])).onlySale().lines.count == 1)
    }

    @Test func `of a name only the entity is shown`() throws {
        let buyer = ["cliente_id": "52123456", "cliente_nombre": "\"Jos&eacute; Nu&ntilde;ez\""]
        let reading = try Reading(csv(buyer))
        #expect(reading.codes == [.textDamaged])
        let message = reading.sales[0].findings[0].message.es
        #expect(message.contains("«&eacute;» y debería decir «é»") && !message.contains("ez"))
    }

    @Test func `a text that was spoiled in both ways is repaired in both`() throws {
        let reading = try Reading(csv(["descripcion": "\"JamÃ³n &amp; pan\""]))
        #expect(reading.sales[0].findings[0].message.es.contains("«Jamón & pan»"))
    }
}
