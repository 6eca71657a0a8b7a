/// A seeded evening of sales, as the tills of one store write it: the same seed, the same bytes.
///
/// Two lines a sale on average, two hundred products, three buyers in ten known by name.
struct Night {
    private var random: UInt64
    private let products: [Product]

    private struct Product {
        let code: String
        let name: String
        let price: Int
        let rate: Int

        /// The name as it may stand between quotes.
        var labelled: String {
            switch price % 20 {
            case 0: name + " \"oferta\""
            case 10: name + "; oferta"
            default: name
            }
        }
    }

    private struct Line {
        let product: Product
        let quantity: Int

        var net: Int { product.price * quantity }
        /// Rounded half up, which differs from the annex by less than the tolerance of a total.
        var tax: Int { (net * product.rate + 50) / 100 }
    }

    init(seed: UInt64) {
        random = seed
        let words = ["Arroz", "Panela", "Café molido", "Jabón", "Aceite", "Leche entera", "Atún"]
        let kinds = ["Diana", "La Ñapa", "Sello Rojo", "del Campo", "Extra", "familiar"]
        products = (0..<200).map { index in
            Product(
                code: "P\(10_000 + index * 37)",
                name: "\(words[index % 7]) \(kinds[index % 6]) \(100 + index % 9 * 50) g",
                price: 1_500 + index * 733 % 90_000,
                rate: [19, 19, 5, 0][index % 4]
            )
        }
    }

    /// One row for each line of a sale, at least `bytes` long.
    ///
    /// With quotes, every field has them, and one description in ten has a quote or a delimiter in it.
    mutating func csv(bytes: Int, isQuoted: Bool = false) -> [UInt8] {
        let columns = [
            "tipo", "prefijo", "numero", "fecha", "hora", "cliente_tipo", "cliente_id",
            "cliente_nombre", "forma_pago", "medio_pago", "total", "tienda", "caja", "codigo",
            "descripcion", "cantidad", "unidad", "precio", "descuento", "impuesto", "tarifa",
        ]
        var text = row(columns, isQuoted)
        var number = 990_000_001
        while text.count < bytes {
            let lines = lines()
            let total = lines.reduce(0) { $0 + $1.net + $1.tax }
            let sale =
                ["04", "SETP", "\(number)", "2025-01-09", clock(number)] + buyer()
                + ["1", "10", "\(total),00", "chapinero", "caja \(number % 4 + 1)"]
            for line in lines {
                let product = line.product
                let name = isQuoted ? product.labelled : product.name
                let cells = [product.code, name, "\(line.quantity)", "94", "\(product.price),00"]
                text += row(sale + cells + ["0", "01", "\(product.rate)"], isQuoted)
            }
            number += 1
        }
        return text
    }

    /// An object with `ventas`, at least `bytes` long.
    mutating func json(bytes: Int) -> [UInt8] {
        var text = Array(#"{"version":1,"tienda":"chapinero","ventas":[\#n"#.utf8)
        var number = 990_000_001
        while text.count < bytes {
            let lines = lines()
            let total = lines.reduce(0) { $0 + $1.net + $1.tax }
            let buyer = buyer()
            if number > 990_000_001 { text += ",\n".utf8 }
            text += #"{"tipo":"04","prefijo":"SETP","numero":\#(number),"fecha":"2025-01-09","#.utf8
            text += #""hora":"\#(clock(number))","caja":"caja \#(number % 4 + 1)","#.utf8
            if !buyer[1].isEmpty {
                text += #""cliente":{"tipo":"\#(buyer[0])","id":"\#(buyer[1])","#.utf8
                text += #""nombre":"\#(buyer[2])"},"#.utf8
            }
            text += #""forma_pago":"1","medio_pago":"10","total":\#(total).00,"lineas":["#.utf8
            for (index, line) in lines.enumerated() {
                if index > 0 { text += ",".utf8 }
                text += #"{"codigo":"\#(line.product.code)","#.utf8
                text += #""descripcion":"\#(line.product.name)","cantidad":\#(line.quantity),"#.utf8
                text += #""unidad":"94","precio":\#(line.product.price).00,"impuesto":"01","#.utf8
                text += #""tarifa":\#(line.product.rate)}"#.utf8
            }
            text += "]}".utf8
            number += 1
        }
        return text + "\n]}\n".utf8
    }

    private mutating func lines() -> [Line] {
        (0..<(1 + next(3))).map { _ in
            Line(product: products[next(products.count)], quantity: 1 + next(5))
        }
    }

    /// Kind, number and name; empty for one who is not known.
    private mutating func buyer() -> [String] {
        guard next(10) < 3 else { return ["", "", ""] }
        let names = ["María Peña", "José Ángel Rodríguez Niño", "Luz Dary Gómez", "Ana Ruiz"]
        let id = 10_000_000 + next(1_100_000_000)
        return ["13", "\(id)", names[next(4)]]
    }

    private func row(_ cells: [String], _ isQuoted: Bool) -> [UInt8] {
        guard isQuoted else { return Array((cells.joined(separator: ";") + "\r\n").utf8) }
        let quoted = cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        return Array((quoted.joined(separator: ";") + "\r\n").utf8)
    }

    private func clock(_ number: Int) -> String {
        let second = number % 43_200 + 28_800
        let parts = [second / 3_600, second / 60 % 60, second % 60]
        return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// SplitMix64, whose constants are Steele, Lea and Flood's (2014).
    private mutating func next(_ bound: Int) -> Int {
        random &+= 0x9E37_79B9_7F4A_7C15
        var mixed = random
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
