import Fiscal
import Testing

@testable import SaleFiles

/// Texts in which nothing stands, whatever they are made of.
@Suite struct EmptyTextTests {
    private static let blanks = [
        "\u{A0}", "\u{2007}", "\u{202F}", "\u{200B}", "\u{FEFF}", "\u{3000}",
        "\u{A0} \u{200B}\u{A0}",
    ]

    @Test(arguments: blanks) func `blanks of any kind are a missing value`(_ text: String) throws {
        #expect(try Reading(csv(["descripcion": text])).codes == [.valueMissing])
        let unnamed = try Reading(csv(["cliente_id": "52123456", "cliente_nombre": text]))
        #expect(unnamed.codes == [.valueMissing])
        #expect(try Reading(csv(["descuento": text])).onlySale().lines[0].discount == .zero)
    }

    @Test(arguments: ["Ñame", "áéí", "\u{A0}Pan", "日本", "€"])
    func `a text that begins beyond ASCII is a text`(_ text: String) throws {
        #expect(try Reading(csv(["descripcion": text])).onlySale().lines[0].description == text)
    }

    @Test(arguments: [
        "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200E}", "\u{200F}",
    ]) func `a mark of direction is a control character`(_ sign: String) throws {
        #expect(try Reading(csv(["descripcion": "Pan \(sign)001"])).codes == [.textForm])
        let buyer = ["cliente_id": "52123456", "cliente_nombre": "Ana\(sign) Ruiz"]
        #expect(try Reading(csv(buyer)).codes == [.textForm])
    }

    @Test(arguments: ["\u{2010}", "\u{2029}a", "\u{2065}", "\u{206A}", "“Pan”", "₡"])
    func `its neighbours are none`(_ sign: String) throws {
        #expect(try Reading(csv(["descripcion": "Pan \(sign)001"])).codes.isEmpty)
    }

    private static let words = [
        "Null", "undefined", "nan", "NaN", "None", "Sin datos", "NO REGISTRA",
    ]

    @Test(arguments: words) func `a word for no value is nobody's name`(_ word: String) throws {
        let buyer = ["cliente_id": "52123456", "cliente_nombre": word]
        #expect(try Reading(csv(buyer)).codes == [.valueForm])
        let nobody = ["cliente_id": word, "cliente_nombre": word]
        #expect(try Reading(csv(nobody)).onlySale().buyer == .finalConsumer)
        let surname = ["cliente_id": "52123456", "nombres": "Ana", "primer apellido": word]
        #expect(try Reading(csv(surname)).onlySale().buyer.name == "Ana")
    }

    @Test(arguments: words) func `a word for no value describes nothing`(_ word: String) throws {
        #expect(try Reading(csv(["descripcion": word])).codes == [.valueMissing])
    }

    @Test(arguments: ["NAN", "NAN 1", "Nanas", "null 2"])
    func `other words describe goods`(_ word: String) throws {
        #expect(try Reading(csv(["descripcion": word])).onlySale().lines[0].description == word)
    }
}
