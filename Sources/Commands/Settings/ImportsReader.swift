import Fiscal
import SaleFiles

extension ImportMapping {
    fileprivate static let unitKeys = [
        "tarifa", "precio", "descuento", "numero", "hora", "fecha_vencimiento",
    ]
}

extension SettingsReader {
    private static let importKeys = [
        "match", "columns", "ignore", "rest", "defaults", "values", "units", "header", "sales",
        "delimiter", "encoding", "dates", "decimal", "quantity_decimal",
    ]

    /// How stores and systems name things in their files, in the order of the settings.
    func imports() -> [ImportRule] {
        root.sections("imports", keys: Self.importKeys).compactMap(importRule)
    }

    private func importRule(in section: SettingsSection) -> ImportRule? {
        let pattern = section.required("match", .pattern)
        var mapping = ImportMapping(match: pattern?.text ?? "")
        mapping.hasHeader = section.optional("header", .yesOrNo, default: true)
        let units = section.section("units", keys: ImportMapping.unitKeys)
        mapping.rateUnit = units?.optional("tarifa", .rateUnit) ?? .percent
        mapping.priceUnit = units?.optional("precio", .priceUnit) ?? .unit
        mapping.discountUnit = units?.optional("descuento", .discountUnit)
        mapping.hasDaysToPay = units?.optional("fecha_vencimiento", .days) ?? false
        mapping.hasHoursOfUTC = units?.optional("hora", .zone) ?? false
        mapping.hasPaddedNumbers = units?.optional("numero", .padding) ?? false
        mapping.columns = columns(in: section, of: mapping)
        if mapping.priceUnit == .line, mapping.columns[.price] == nil {
            section.note(.lineWithoutPrice, at: "units")
        }
        mapping.values = values(in: section)
        mapping.ignored =
            mapping.hasHeader
            ? section.values("ignore", .text(limit: 200))
            : section.values("ignore", .position).map { String($0) }
        mapping.rest = section.optional("rest", .rest)
        mapping.defaults = defaults(in: section)
        mapping.sales = section.optional("sales", .wayToSales)
        mapping.delimiter = section.optional("delimiter", .delimiter)
        mapping.encoding = section.optional("encoding", .encoding)
        mapping.dates = section.optional("dates", .dates)
        mapping.decimals = section.optional("decimal", .decimals)
        mapping.quantityDecimals = section.optional("quantity_decimal", .decimals)
        checkIgnored(of: mapping, in: section)
        return pattern.map { ImportRule(pattern: $0, mapping: mapping) }
    }

    private func columns(
        in section: SettingsSection,
        of mapping: ImportMapping
    ) -> [SaleField: String] {
        guard let section = section.section("columns", keys: SaleField.names) else { return [:] }
        var columns: [SaleField: String] = [:]
        for field in SaleField.allCases {
            let heading =
                mapping.hasHeader
                ? section.optional(field.name, .text(limit: 200))
                : section.optional(field.name, .position).map { String($0) }
            guard let heading else { continue }
            if let other = columns.first(where: { isSameHeading($0.value, heading) })?.key {
                section.note(.headingTwice(heading, other, field), at: field.name)
            }
            if field.isMoney, isInCents(heading) {
                section.note(.inCents(heading, field), at: field.name)
            }
            if field == .discount, mapping.discountUnit == nil,
                isPercentage(heading)
            {
                section.note(.percentDiscount(heading), at: field.name)
            }
            columns[field] = heading
        }
        return columns
    }

    private func defaults(in section: SettingsSection) -> [SaleField: String] {
        guard let section = section.section("defaults", keys: SaleField.names) else { return [:] }
        var defaults: [SaleField: String] = [:]
        for field in SaleField.allCases where section.has(field.name) {
            if !field.mayHaveDefault { section.note(.noDefault(field), at: field.name) }
            defaults[field] = section.optional(field.name, .text(limit: 200))
        }
        return defaults
    }

    /// What a program's own words mean in ours.
    private func values(in section: SettingsSection) -> [SaleField: [String: String]] {
        let fields = SaleField.allCases.filter(\.hasWords)
        guard let section = section.section("values", keys: fields.map(\.name)) else { return [:] }
        var values: [SaleField: [String: String]] = [:]
        for field in fields {
            let words = section.pairs(field.name, .text(limit: 200))
            guard !words.isEmpty else { continue }
            values[field] = Dictionary(words) { first, _ in first }
            for (word, meaning) in words where field.isWrongMeaning(meaning, of: word) {
                section.note(.wrongMeaning(word, field), at: field.name)
            }
        }
        return values
    }

    private func checkIgnored(of mapping: ImportMapping, in section: SettingsSection) {
        for heading in mapping.ignored {
            let used = mapping.columns.filter { isSameHeading($0.value, heading) }.map(\.key.name)
            guard let name = used.min() else { continue }
            section.note(.ignoredAndUsed(heading, name), at: "ignore")
        }
    }

    /// How much of a file is kept in memory; what the settings leave out keeps its usual limit.
    func readingLimits() -> ReadingLimits {
        var limits = ReadingLimits()
        let names = ReadingLimits.settings.map(\.name)
        guard let section = root.section("limits", keys: names) else { return limits }
        for limit in ReadingLimits.settings {
            guard let value = section.optional(limit.name, .whole(limit.range)) else { continue }
            limits[keyPath: limit.path] = Int(value)
        }
        if limits.saleBytes < limits.rowBytes {
            section.note(.saleBelowRow(limits.saleBytes, limits.rowBytes), at: "sale")
        }
        return limits
    }
}

extension SaleField {
    fileprivate static let names = allCases.map(\.name)
}

extension SettingsForm<Int64> {
    /// A column of a file without a header, from 1.
    fileprivate static let position = whole(1...16_384)
}

extension SettingsForm<PathPattern> {
    fileprivate static let pattern = SettingsForm { (text, key) throws(SettingsMistake) in
        guard let pattern = PathPattern(text) else { throw .notAPattern(key, text) }
        return pattern
    }
}

extension SettingsForm<String> {
    /// The keys of objects, one within the other, and that of the list.
    fileprivate static let wayToSales = SettingsForm { (text, key) throws(SettingsMistake) in
        let way = try SettingsForm.text(limit: 200).read(text, key)
        let keys = way.split(separator: ".", omittingEmptySubsequences: false)
        guard keys.allSatisfy({ !$0.isEmpty && !$0.hasSuffix("[]") }) else {
            throw .form(key, way, example: "\"facturas\", \"data.facturas\"")
        }
        return way
    }
}

extension SettingsForm<UInt8> {
    /// One sign, or the word `tab`.
    fileprivate static let delimiter = SettingsForm { (text, key) throws(SettingsMistake) in
        if text == "tab" { return UInt8(ascii: "\t") }
        guard text.utf8.count == 1, let byte = text.utf8.first, ImportMapping.isDelimiter(byte)
        else { throw .form(key, text, example: "\";\"") }
        return byte
    }
}

extension SettingsForm<Bool> {
    fileprivate static let yesOrNo = choice(["true": true, "false": false])
    fileprivate static let days = choice(["days": true])
    fileprivate static let zone = choice(["utc": true, "colombia": false])
    fileprivate static let padding = choice(["padded": true])
}

extension SettingsForm<ImportMapping.Rest> {
    fileprivate static let rest = choice(["refuse": .refuse, "warn": .warn])
}

extension SettingsForm<ImportMapping.RateUnit> {
    fileprivate static let rateUnit = choice(["percent": .percent, "fraction": .fraction])
}

extension SettingsForm<ImportMapping.PriceUnit> {
    fileprivate static let priceUnit = choice(["unit": .unit, "line": .line])
}

extension SettingsForm<ImportMapping.DiscountUnit> {
    fileprivate static let discountUnit = choice([
        "pesos": .pesos, "percent": .percent, "fraction": .fraction,
    ])
}

extension SettingsForm<ImportMapping.Encoding> {
    fileprivate static let encoding = choice([
        "utf-8": .utf8, "windows-1252": .windows1252, "utf-16": .utf16,
    ])
}

extension SettingsForm<ImportMapping.DateOrder> {
    fileprivate static let dates = choice([
        "dmy": .dayMonthYear, "mdy": .monthDayYear, "ymd": .yearMonthDay,
    ])
}

extension SettingsForm<SaleFileProfile.DecimalStyle> {
    fileprivate static let decimals = choice(["comma": .comma, "point": .point])
}

extension SettingsMistake {
    fileprivate static func notAPattern(_ key: String, _ text: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(text)» no sirve como «\(key)»",
                en: "“\(text)” cannot be “\(key)”"
            ),
            remedy: Bilingual(
                es:
                    "Escriba la ruta debajo de inbox/, con * dentro de una carpeta y ** para varias: "
                    + "\"tienda-norte/*.csv\".",
                en: "Write the path below inbox/, with * within a folder and ** for several: "
                    + "\"tienda-norte/*.csv\"."
            )
        )
    }

    fileprivate static func headingTwice(
        _ heading: String,
        _ first: SaleField,
        _ second: SaleField
    ) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la columna «\(heading)» está para «\(first.name)» y para «\(second.name)»",
                en: "the column “\(heading)” stands for “\(first.name)” and for “\(second.name)”"
            ),
            remedy: Bilingual(
                es: "Deje una sola de las dos: cada columna tiene un significado.",
                en: "Keep only one of the two: a column has one meaning."
            )
        )
    }

    fileprivate static func percentDiscount(_ heading: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la columna «\(heading)» trae un porcentaje, y «descuento» va en pesos",
                en: "the column “\(heading)” holds a percentage, and “descuento” is in pesos"
            ),
            remedy: Bilingual(
                es:
                    "Escriba también «units: {descuento: percent}», o exporte el valor del descuento "
                    + "y nombre esa columna.",
                en: "Write “units: {descuento: percent}” as well, or export the amount of the "
                    + "discount and name that column."
            )
        )
    }

    fileprivate static func inCents(_ heading: String, _ field: SaleField) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(heading)» va en centavos, y «\(field.name)» en pesos",
                en: "“\(heading)” is in cents, and “\(field.name)” in pesos"
            ),
            remedy: Bilingual(
                es: "Exporte el valor en pesos y nombre esa columna.",
                en: "Export the amount in pesos and name that column."
            )
        )
    }

    /// A credit is no means of payment, and a tax that is in the price is none beside it.
    fileprivate static func wrongMeaning(_ word: String, _ field: SaleField) -> SettingsMistake {
        guard field == .paymentMeans else {
            return SettingsMistake(
                message: Bilingual(
                    es:
                        "«\(word)» dice que el precio trae el impuesto, y los precios se leen sin él",
                    en:
                        "“\(word)” says that the price has the tax in it, and prices are read before tax"
                ),
                remedy: Bilingual(
                    es: "Exporte los precios sin impuesto, y el impuesto con otra palabra.",
                    en: "Export the prices before tax, and the tax by another word."
                )
            )
        }
        return SettingsMistake(
            message: Bilingual(
                es: "«\(word)» es una venta a crédito, y no un medio de pago",
                en: "“\(word)” is a sale on credit, and no means of payment"
            ),
            remedy: Bilingual(
                es:
                    "Nombre la columna como forma_pago, y en values: forma_pago diga \"2\" de ella.",
                en: "Name the column as forma_pago, and say “2” of it under values: forma_pago."
            )
        )
    }

    fileprivate static var lineWithoutPrice: SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«precio: line» necesita que columns: nombre la columna de precio",
                en: "“precio: line” needs columns: to name the column of precio"
            ),
            remedy: Bilingual(
                es: "Escriba en columns: precio y el encabezado de lo que cuesta todo el renglón.",
                en: "Write under columns: precio and the heading of what the whole line costs."
            )
        )
    }

    fileprivate static func noDefault(_ field: SaleField) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "«\(field.name)» es propio de cada venta y no puede suponerse",
                en: "“\(field.name)” belongs to each sale and cannot be assumed"
            ),
            remedy: Bilingual(
                es: "Bórrelo de «defaults»; el archivo tiene que traerlo.",
                en: "Delete it from “defaults”; the file has to bring it."
            )
        )
    }

    fileprivate static func saleBelowRow(_ sale: Int, _ row: Int) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es:
                    "una venta de hasta \(sale) bytes («sale») no cabe con filas de hasta \(row) («row»)",
                en:
                    "a sale of up to \(sale) bytes (“sale”) has no room for rows of up to \(row) (“row”)"
            ),
            remedy: Bilingual(
                es: "Escriba en «sale» al menos lo que dice «row».",
                en: "Write at least as much for “sale” as for “row”."
            )
        )
    }

    fileprivate static func ignoredAndUsed(_ heading: String, _ name: String) -> SettingsMistake {
        SettingsMistake(
            message: Bilingual(
                es: "la columna «\(heading)» se ignora y a la vez está para «\(name)»",
                en: "the column “\(heading)” is ignored and stands for “\(name)” as well"
            ),
            remedy: Bilingual(
                es: "Quítela de «ignore» o de «columns».",
                en: "Take it out of “ignore” or of “columns”."
            )
        )
    }
}
