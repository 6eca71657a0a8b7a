import Fiscal
import SaleFiles
import Testing

/// What is said of a file that is no JSON: what was expected, what stands there, what to do.
@Suite struct JSONMistakeTests {
    @Test(arguments: [
        // The text, the place, a part of the message, a part of the remedy.
        (
            #"[{"a":1 "b":2}]"#, 9, "se esperaba una coma o «}» y hay unas comillas",
            "Si falta una coma"
        ),
        (#"[{"a":"x" 5}]"#, 11, "una coma o «}» y hay «5»", "ciérrelo entre comillas"),
        (#"[{"a":1,}]"#, 9, "una clave entre comillas y hay «}»", "Quite la coma"),
        (#"[{"a":[1,]}]"#, 10, "un valor y hay «]»", "Quite la coma"),
        (#"[{"a":}]"#, 7, "un valor y hay «}»", "Escriba aquí el valor"),
        (#"[{"a":]}]"#, 7, "un valor y hay «]»", "Escriba aquí el valor"),
        ("[{'a':1}]", 3, "hay una comilla simple", "comillas dobles"),
        ("[{\"a\":'Ana Ruiz'}]", 7, "un valor y hay una comilla simple", "comillas dobles"),
        ("[{a:1}]", 3, "una clave entre comillas o «}» y hay «a»", "comillas dobles"),
        (#"[{"a"=1}]"#, 6, "«:» y hay «=»", "«\"clave\": valor»"),
        ("[{\"a\":1, // nota\n}]", 10, "hay «/»", "comentario"),
        (#"[{"a":1]"#, 8, "una coma o «}» y hay «]»", "en el orden en que se abrieron"),
        (#"[{"a":NaN}]"#, 7, "«NaN» no es un valor", "null, true o false"),
        (#"[{"a":None}]"#, 7, "«None» no es un valor", "null, true o false"),
        (#"[{"a":-Infinity}]"#, 7, "«-Infinity» no es un valor", "números"),
        (#"[{"a":AnaRuiz}]"#, 7, "«An…z» no es un valor", "comillas dobles"),
        (#"[{"a":01}]"#, 7, "«01» no es un valor", "ceros a la izquierda"),
        (#"[{"a":052123456}]"#, 7, "«05…6» no es un valor", "ceros a la izquierda"),
        (#"[{"a":+1}]"#, 7, "un valor y hay «+»", "ceros a la izquierda"),
        (#"[{"a":.5}]"#, 7, "un valor y hay «.»", "a ambos lados del punto"),
        ("[{\"a\":\"x\n\"}]", 9, "empieza en la línea 1, columna 7, no se cierra", "comillas"),
        ("[{\"a\":\"x\t\"}]", 9, "carácter de control U+0009", "\\t"),
        (#"[{"a":"C:\x"}]"#, 10, "Tras la barra", "\\\\"),
        (#"[{"a":"\ud83d"}]"#, 8, "la mitad de un carácter", "UTF-8"),
        (#"{"a":1} {"a":1}"#, 9, "uno tras otro en la misma línea", "separadas por comas"),
        (#"[{"a":1}] []"#, 11, "en la misma línea", "una lista"),
        ("[]\n{}", 1, "empieza otro", "una sola lista"),
        ("{\"tipo\":\"04\"}\n5", 1, "suelto", "un objeto por línea"),
    ]) func `a fault of grammar says what stands there and what to do`(
        text: String,
        column: Int,
        says: String,
        remedy: String
    ) throws {
        for size in [1, 3, 100] {
            let reading = try Reading(text, name: "a.json", chunk: size)
            let finding = try #require(reading.file.findings.first { $0.code == .jsonSyntax })
            #expect(finding.places.first?.column == column, "\(text) by \(size)")
            #expect(finding.message.es.contains(says), "\(finding.message.es)")
            #expect(finding.remedy.es.contains(remedy), "\(finding.remedy.es)")
        }
    }

    @Test func `what nobody reads may be longer than a field, in CSV as in JSON`() throws {
        let long = String(repeating: "x", count: 70_000)
        let table = try Reading(csv(["observaciones": long]))
        #expect(try table.onlySale().number.text == "FE7")
        let object = """
            [{"tipo":"04","factura":"FE7","fecha":"2025-01-08","hora":"18:00","observaciones":"\(long)",
            "lineas":[{"descripcion":"Pan","cantidad":1,"precio":5}]}]
            """
        #expect(try Reading(object, name: "a.json").onlySale().number.text == "FE7")
        #expect(try Reading(csv(["descripcion": long])).codes.contains(.fileLimit))
        let read = object.replacing("Pan", with: long)
        #expect(try Reading(read, name: "a.json").codes == [.fileLimit])
    }
}
