import Fiscal

/// The types a value may have to have.
enum JSONType {
    case object, list, listOfObjects, text, number, textOrNumber

    fileprivate var es: String {
        switch self {
        case .object: "un objeto"
        case .list: "una lista"
        case .listOfObjects: "una lista de objetos"
        case .text: "un texto entre comillas"
        case .number: "un número"
        case .textOrNumber: "un texto o un número"
        }
    }

    fileprivate var en: String {
        switch self {
        case .object: "an object"
        case .list: "a list"
        case .listOfObjects: "a list of objects"
        case .text: "a string"
        case .number: "a number"
        case .textOrNumber: "a string or a number"
        }
    }
}

extension Finding {
    static func fault(_ fault: JSONMachine.Fault, depth: Int, at place: Place) -> Finding {
        switch fault {
        case .syntax(let mistake): .syntax(mistake, at: place)
        case .depth: .tooDeep(depth, at: place)
        case .truncated: .truncated(at: place)
        }
    }

    private static func syntax(_ mistake: JSONMistake, at place: Place) -> Finding {
        Finding(.jsonSyntax, at: place, message: mistake.message, remedy: mistake.remedy)
    }

    private static func tooDeep(_ depth: Int, at place: Place) -> Finding {
        Finding(
            .fileLimit,
            at: place,
            message: Bilingual(
                es: "Hay más de \(depth) objetos o listas uno dentro de otro.",
                en: "More than \(depth) objects or lists stand inside each other."
            ),
            remedy: Bilingual(
                es: "Use la estructura de ventas.schema.json: ventas, cliente y lineas.",
                en: "Use the structure of ventas.schema.json: ventas, cliente and lineas."
            )
        )
    }

    private static func truncated(at place: Place) -> Finding {
        Finding(
            .fileTruncated,
            at: place,
            message: Bilingual(
                es: "El archivo termina a la mitad: le falta una parte.",
                en: "The file ends in the middle: a part of it is missing."
            ),
            remedy: Bilingual(
                es: "Exporte el archivo otra vez y cópielo completo.",
                en: "Export the file again and copy it whole."
            )
        )
    }

    static func wrongType(_ name: String, _ type: JSONType, at place: Place) -> Finding {
        Finding(
            .jsonType,
            at: place,
            message: Bilingual(
                es: "«\(name)» debe ser \(type.es).",
                en: "“\(name)” must be \(type.en)."
            ),
            remedy: Bilingual(
                es: "Escriba el valor con ese tipo.",
                en: "Write the value with that type."
            )
        )
    }

    /// A value of an invoice is one, whatever the list around it could hold.
    static func severalElements(_ name: String, at place: Place) -> Finding {
        Finding(
            .jsonType,
            at: place,
            message: Bilingual(
                es: "«\(name)» trae más de un elemento, y aquí solo cabe uno.",
                en: "“\(name)” holds more than one element, and only one has a place here."
            ),
            remedy: Bilingual(
                es: "Deje un solo elemento; lo demás va en otros renglones o en otra factura.",
                en: "Keep one element; the rest belongs on other lines or another invoice."
            )
        )
    }

    static func keyDisplaced(_ name: String, by other: String, at place: Place) -> Finding {
        Finding(
            .jsonKeyTwice,
            at: place,
            message: Bilingual(
                es: "Las claves «\(name)» y «\(other)» significan lo mismo, y el ajuste imports: "
                    + "manda leer la segunda.",
                en: "The keys “\(name)” and “\(other)” have the same meaning, and the setting "
                    + "imports: says to read the second."
            ),
            remedy: Bilingual(
                es: "Deje una sola, o pida al operador que ponga la otra en ignore:.",
                en: "Keep only one, or ask the operator to put the other under ignore:."
            )
        )
    }

    /// The settings name for JSON what no JSON file can have.
    static func mappingUnfit(_ paths: [String], _ match: String, at place: Place) -> Finding {
        let list = paths.joined(separator: ", ")
        return Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es:
                    "El ajuste «imports» de \(match) no sirve para JSON: lo que nombra ya tiene otro "
                    + "significado o está en otra lista: \(list).",
                en:
                    "The setting “imports” for \(match) does not fit JSON: what it names has another "
                    + "meaning already or lies in another list: \(list)."
            ),
            remedy: Bilingual(
                es:
                    "Corrija el ajuste en contingencia.yaml: los renglones están en una sola lista, y "
                    + "los datos de la factura, fuera de ella.",
                en: "Correct the setting in contingencia.yaml: the lines lie in one list, and what "
                    + "belongs to the invoice lies outside it."
            )
        )
    }

    /// The settings name what no sale has, while other keys of the sales are read by nobody.
    static func mappedAbsent(
        _ path: String,
        _ field: SaleField,
        _ match: String,
        instead unread: [String],
        at place: Place
    ) -> Finding {
        let list = unread.map { "«\($0)»" }.joined(separator: ", ")
        let english = unread.map { "“\($0)”" }.joined(separator: ", ")
        return Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "Ninguna venta trae «\(path)», que el ajuste «imports» de \(match) da como "
                    + "\(field.name); de lo que nadie lee, lo más parecido es \(list).",
                en: "No sale has “\(path)”, which the setting “imports” for \(match) gives as "
                    + "\(field.name); of what nobody reads, the nearest is \(english)."
            ),
            remedy: Bilingual(
                es:
                    "Corrija la ruta en contingencia.yaml; si el archivo no trae ese dato, ponga en "
                    + "ignore: las claves que nadie lee.",
                en: "Correct the path in contingencia.yaml; if the file has no such value, put the "
                    + "keys that nobody reads under ignore:."
            )
        )
    }

    /// An object of which nothing is known stands where a sale is expected.
    static func noSale(list: String?, at place: Place) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "El objeto no es una venta: no tiene ninguna clave conocida"
                    + (list.map { "; trae la lista «\($0)»." } ?? "."),
                en: "The object is no sale: it has no key that is known"
                    + (list.map { "; it holds the list “\($0)”." } ?? ".")
            ),
            remedy: Bilingual(
                es: "Si las ventas están en otra lista, el operador la nombra con sales: en "
                    + "imports: («contingencia inspect» lo muestra); si cada una está en una clave "
                    + "propia, póngalas en una lista; si no, exporte el archivo otra vez.",
                en: "If the sales lie in another list, the operator names it by sales: under "
                    + "imports: (`contingencia inspect` shows it); if each lies under a key of its "
                    + "own, put them into a list; if not, export the file again."
            )
        )
    }

    /// Without the name of its key, so that a thousand sales make one finding.
    static func saleUnread(_ lines: String, at place: Place) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "Un objeto que nadie lee trae renglones en «\(lines)», como una venta.",
                en: "An object that nobody reads has lines under “\(lines)”, as a sale does."
            ),
            remedy: Bilingual(
                es:
                    "Ponga las ventas en una lista, cada una como un objeto. Si eso no es una venta, pida "
                    + "al operador que ponga su clave en ignore:.",
                en:
                    "Put the sales into a list, each as an object. If that is no sale, ask the operator "
                    + "to put its key under ignore:."
            )
        )
    }

    static func keyTwice(_ name: String, at place: Place) -> Finding {
        Finding(
            .jsonKeyTwice,
            at: place,
            message: Bilingual(
                es: "La clave «\(name)» está dos veces en el mismo objeto.",
                en: "The key “\(name)” stands twice in the same object."
            ),
            remedy: Bilingual(es: "Deje una sola.", en: "Keep only one.")
        )
    }

    static func keyTwin(_ name: String, _ known: String, at place: Place) -> Finding {
        keyUnclear(name, Bilingual(es: "«\(known)»", en: "“\(known)”"), nil, at: place)
    }

    /// A table that was written row by row has the values of its lines there.
    static func keyOfLine(_ name: String, _ lines: String, at place: Place) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "La clave «\(name)» es de un renglón y está fuera de «\(lines)».",
                en: "The key “\(name)” belongs to a line and stands outside “\(lines)”."
            ),
            remedy: Bilingual(
                es:
                    "Ponga los renglones de cada factura en su lista «\(lines)», o exporte la tabla "
                    + "como CSV.",
                en:
                    "Put the lines of each invoice into its list “\(lines)”, or export the table as "
                    + "CSV."
            )
        )
    }

    /// `remedy` where another helps than to give the key its name.
    static func keyUnclear(
        _ name: String,
        _ likeness: Bilingual,
        _ remedy: Bilingual?,
        at place: Place
    ) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "La clave «\(name)» no se conoce y parece \(likeness.es): sin ella la factura "
                    + "saldría distinta.",
                en: "The key “\(name)” is not known and looks like \(likeness.en): without it the "
                    + "invoice would be different."
            ),
            remedy: remedy
                ?? Bilingual(
                    es: "Escríbala con el nombre que le da ventas.schema.json, o pida al operador "
                        + "que la declare en imports:, o en ignore: si no cambia la factura.",
                    en: "Write it under its name in ventas.schema.json, or ask the operator to "
                        + "declare it under imports:, or under ignore: if it changes no invoice."
                )
        )
    }

    static func keyUnknown(_ name: String, at place: Place) -> Finding {
        guard !saysTaxIncluded(name) else { return taxIncluded(.jsonKeyUnknown, name, at: place) }
        return Finding(
            .jsonKeyUnknown,
            .warning,
            at: place,
            message: Bilingual(
                es: "La clave «\(name)» no se conoce y no se tiene en cuenta.",
                en: "The key “\(name)” is not known and is ignored."
            ),
            remedy: Bilingual(
                es: "Si el dato va en la factura, escríbalo con el nombre que le da "
                    + "ventas.schema.json.",
                en: "If it belongs on the invoice, write it under its name in ventas.schema.json."
            )
        )
    }

    /// A list of a sale in which things have a price or a quantity, and nobody reads it.
    static func goodsUnread(_ name: String, _ lines: String, at place: Place) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "La lista «\(name)» no se conoce y trae cosas con precio o cantidad, como los "
                    + "renglones de una venta.",
                en:
                    "The list “\(name)” is not known and holds things with a price or a quantity, like "
                    + "the lines of a sale."
            ),
            remedy: Bilingual(
                es:
                    "Si son los renglones, escriba la lista como «\(lines)», o pida al operador que la "
                    + "declare en imports: («contingencia inspect» muestra cómo). Si es un cobro aparte, "
                    + "expórtelo como un renglón más; si no cambia la factura, va en ignore:.",
                en:
                    "If these are the lines, write the list as “\(lines)”, or ask the operator to declare "
                    + "it under imports: (`contingencia inspect` shows how). If it is a charge beside "
                    + "them, export it as one more line; if it changes no invoice, it goes under ignore:."
            )
        )
    }

    /// A yes to what nobody knows may change the invoice; what was printed or sent does not.
    static func flagUnread(_ name: String, at place: Place) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "La clave «\(name)» no se conoce y dice que sí: puede cambiar la factura.",
                en: "The key “\(name)” is not known and says yes: it may change the invoice."
            ),
            remedy: Bilingual(
                es:
                    "Si es una anulación, un crédito, una cortesía o algo parecido, escríbalo con el nombre "
                    + "que le da ventas.schema.json; si no cambia la factura, pida al operador que ponga la "
                    + "clave en ignore:.",
                en:
                    "If it is a voiding, a credit, a gift or the like, write it under its name in "
                    + "ventas.schema.json; if it changes no invoice, ask the operator to put the key under "
                    + "ignore:."
            )
        )
    }

    static func keyUnspoken(
        _ name: String,
        _ mapping: ImportMapping?,
        at place: Place
    ) -> Finding {
        .unspoken(
            .jsonKeyUnknown,
            Bilingual(es: "La clave «\(name)»", en: "The key “\(name)”"),
            mapping,
            at: place
        )
    }

    static func version(_ text: String, at place: Place) -> Finding {
        Finding(
            .jsonVersion,
            at: place,
            message: Bilingual(
                es: "La versión «\(text)» del archivo no se conoce; se lee la versión 1.",
                en: "The file's version “\(text)” is not known; version 1 is read."
            ),
            remedy: Bilingual(
                es: "Exporte el archivo con la versión 1.",
                en: "Export the file as version 1."
            )
        )
    }
}
