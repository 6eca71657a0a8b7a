import Fiscal
import SaleFiles
import Testing

@testable import Commands

@Suite struct ImportSettingsTests {
    private static let imports = """

        imports:
          - match: "tienda-norte/*.csv"
            columns:
              numero: "Nro Doc"
              descripcion: Detalle
            ignore: [Bodega, "Obs"]
            defaults: {tipo: "04", unidad: "94"}
            delimiter: tab
            encoding: windows-1252
            decimal: comma
          - match: "**/*.txt"
            header: false
            columns: {factura: 1, precio: 7}
            sales: facturas
            delimiter: "^"
            values: {anulada: {A: SI, 1: "NO"}, tipo: {"FC C": "04"}}
            units: {tarifa: fraction, precio: line, descuento: percent, numero: padded, hora: utc, fecha_vencimiento: days}
            rest: warn
            dates: mdy
        limits: {field: 2048, lines_of_sale: 20000}
        """

    @Test func `imports and limits become values`() throws {
        let settings = try SampleSettings.parse(SampleSettings.text + Self.imports)
        #expect(settings.imports.map(\.pattern.text) == ["tienda-norte/*.csv", "**/*.txt"])
        let first = settings.imports[0].mapping
        #expect(first.columns == [.number: "Nro Doc", .description: "Detalle"])
        #expect(first.ignored == ["Bodega", "Obs"])
        #expect(first.defaults == [.type: "04", .unit: "94"])
        #expect(first.delimiter == UInt8(ascii: "\t"))
        #expect(first.encoding == .windows1252)
        #expect(first.decimals == .comma)
        #expect(first.hasHeader)
        let second = settings.imports[1].mapping
        #expect(second.columns == [.invoice: "1", .price: "7"])
        #expect(!second.hasHeader)
        #expect(second.sales == "facturas")
        #expect(second.values == [.voided: ["A": "SI", "1": "NO"], .type: ["FC C": "04"]])
        #expect(second.rateUnit == .fraction && second.discountUnit == .percent)
        #expect(second.hasDaysToPay && !first.hasDaysToPay)
        #expect(second.hasHoursOfUTC && !first.hasHoursOfUTC)
        #expect(second.hasPaddedNumbers && !first.hasPaddedNumbers)
        #expect(second.rest == .warn && first.rest == nil)
        #expect(second.priceUnit == .line && first.priceUnit == .unit)
        #expect(second.dates == .monthDayYear && first.dates == nil)
        #expect(first.rateUnit == .percent && first.discountUnit == nil)
        #expect(second.delimiter == UInt8(ascii: "^"))
        #expect(settings.reading.fieldBytes == 2048)
        #expect(settings.reading.linesOfSale == 20_000)
        #expect(settings.reading.rowBytes == ReadingLimits().rowBytes)
    }

    @Test func `what is ignored may stand one a line, and by its number without a header`() throws {
        let text = SampleSettings.text + Self.imports
        let list = text.replacing("[Bodega, \"Obs\"]", with: "\n      - Bodega\n      - \"Obs\"")
            .replacing("sales: facturas", with: "ignore:\n      # - 3\n      - 9\n      - \"010\"")
        let imports = try SampleSettings.parse(list).imports
        #expect(imports.map(\.mapping.ignored) == [["Bodega", "Obs"], ["9", "10"]])
    }

    @Test func `the digest knows imports and limits, and is as ever without them`() throws {
        let without = try SampleSettings.parse()
        let with = try SampleSettings.parse(SampleSettings.text + Self.imports)
        #expect(!without.canonicalForm.contains("import"))
        #expect(
            with.canonicalForm.contains(
                "\nimport match=tienda-norte%2f%2a.csv column.numero=Nro%20Doc "
            )
        )
        #expect(with.canonicalForm.hasSuffix("\nlimit field 2048\nlimit lines_of_sale 20000\n"))
        #expect(with.digest != without.digest)
    }

    @Test(
        arguments: [
            // What is replaced, by what, the line of the mistake, a part of the message.
            ("\"tienda-norte/*.csv\"", "\"../*.csv\"", 27, "«../*.csv» no sirve como «match»"),
            ("\"tienda-norte/*.csv\"", "\"a[1].csv\"", 27, "«a[1].csv» no sirve"),
            ("- match: \"tienda-norte/*.csv\"", "- header: true", 27, "falta «match»"),
            ("numero: \"Nro Doc\"", "nro: \"Nro Doc\"", 29, "la clave «nro» no se conoce"),
            ("descripcion: Detalle", "codigo: \"NRO. DOC\"", 30, "para «numero» y para «codigo»"),
            ("descripcion: Detalle", "descuento: \"Desc. %\"", 30, "«descuento» va en pesos"),
            ("{A: SI, 1: \"NO\"}", "SI", 41, "un grupo de claves"),
            ("tipo: {\"FC", "precio: {\"FC", 41, "la clave «precio» no se conoce"),
            ("fraction, precio", "gramos, precio", 42, "«gramos» no es un valor"),
            ("factura: 1, precio: 7", "factura: 1", 42, "«precio: line» necesita"),
            ("descripcion: Detalle", "descripcion: \"\"", 30, "«descripcion» está vacío"),
            ("[Bodega, \"Obs\"]", "Bodega", 31, "«ignore» no es una lista"),
            ("[Bodega, \"Obs\"]", "[detalle]", 31, "se ignora y a la vez está para «descripcion»"),
            ("{tipo: \"04\",", "{numero: \"04\",", 32, "no puede suponerse"),
            ("{tipo: \"04\",", "{total: \"0\",", 32, "«total» es propio de cada venta"),
            ("delimiter: tab", "delimiter: \"a\"", 33, "«a» no sirve como «delimiter»"),
            ("delimiter: tab", "delimiter: \";;\"", 33, "«;;» no sirve como «delimiter»"),
            ("windows-1252", "latin-1", 34, "«latin-1» no es un valor de «encoding»"),
            ("decimal: comma", "decimal: coma", 35, "«coma» no es un valor de «decimal»"),
            ("sales: facturas", "sales: data.", 39, "«data.» no sirve como «sales»"),
            ("sales: facturas", "sales: \"items[]\"", 39, "«items[]» no sirve como «sales»"),
            ("header: false", "header: no", 37, "«no» no es un valor de «header»"),
            ("{factura: 1,", "{factura: A,", 38, "«A» no es un número entero"),
            ("{factura: 1,", "{factura: 7,", 38, "está para «factura» y para «precio»"),
            ("sales: facturas", "ignore: [Bodega]", 39, "«Bodega» no es un número entero"),
            ("sales: facturas", "ignore: [9, \"7\"]", 39, "«7» se ignora y a la vez está"),
            ("sales: facturas", "ignore:", 39, "«ignore» no es una lista"),
            (
                "numero: \"Nro Doc\"", "precio: \"price_in_cents\"", 29,
                "«price_in_cents» va en centavos"
            ),
            ("field: 2048", "field: 10", 45, "«10» no es un número entero válido"),
            ("field: 2048", "sale: 1000000", 45, "no cabe con filas de hasta 1048576"),
            ("field: 2048", "campo: 10", 45, "la clave «campo» no se conoce"),
        ]
    )
    func `a mistake is told with its line and its words`(
        old: String,
        new: String,
        line: Int,
        words: String
    ) throws {
        let text = SampleSettings.text + Self.imports
        let spoiled = text.replacing(old, with: new, maxReplacements: 1)
        #expect(spoiled != text)
        let problems = SampleSettings.mistakes(in: spoiled)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.line == line)
        #expect(problem.message.es.contains(words), "\(problem.message.es)")
        #expect(!problem.message.en.isEmpty && !problem.remedy.es.isEmpty)
    }
}
