import Fiscal

extension SaleConversion {
    /// A word of the trade, or a known code of UN/ECE Recommendation 20 as it stands.
    mutating func unit(_ index: Int) -> String? {
        guard let value = value(.unit, line: index) else { return "94" }
        if let known = memory.units[value.bytes] { return known }
        guard let code = unitCode(value) else {
            note(.unitUnknown(label(.unit), shown(value), at: place(value)))
            return nil
        }
        memory.units[value.bytes] = code
        return code
    }

    private func unitCode(_ value: RawValue) -> String? {
        let text = value.text.replacing("²", with: "2").replacing("³", with: "3").uppercased()
        return unitWords[plainName(text)] ?? (unitCodes.contains(text) ? text : nil)
    }
}

/// What tills write, and its code in DIAN's table (annex 1.9 §13.3.6).
private let unitWords: [String: String] = [
    "94": "94", "un": "94", "und": "94", "unid": "94", "unidad": "94", "unidades": "94",
    "u": "94", "uni": "94", "unds": "94", "uds": "94", "ud": "94", "niu": "NIU",
    "kg": "KGM", "kgm": "KGM", "kgs": "KGM", "kls": "KGM", "kilo": "KGM", "kilos": "KGM",
    "kilogramo": "KGM", "kilogramos": "KGM", "g": "GRM", "gr": "GRM", "grs": "GRM", "gms": "GRM",
    "gramo": "GRM", "gramos": "GRM", "lb": "LBR", "lbs": "LBR", "libra": "LBR", "libras": "LBR",
    "l": "LTR", "lt": "LTR", "lts": "LTR", "ltr": "LTR", "litro": "LTR", "litros": "LTR",
    "mililitro": "MLT", "mililitros": "MLT", "m": "MTR", "mt": "MTR", "mts": "MTR",
    "mtr": "MTR", "metro": "MTR", "metros": "MTR", "m2": "MTK", "mt2": "MTK", "mts2": "MTK",
    "metrocuadrado": "MTK", "m3": "MTQ", "mt3": "MTQ", "mts3": "MTQ", "metrocubico": "MTQ",
    "gal": "GLL", "galon": "GLL", "galones": "GLL", "docena": "DZN", "docenas": "DZN",
    "hora": "HUR", "horas": "HUR", "hrs": "HUR", "gl": "GLL", "gls": "GLL", "oz": "ONZ",
    "onza": "ONZ", "onzas": "ONZ", "par": "PR", "pares": "PR", "dia": "DAY", "dias": "DAY",
    "mes": "MON", "meses": "MON", "semana": "WEE", "semanas": "WEE", "minuto": "MIN",
    "minutos": "MIN", "cm": "CMT", "cms": "CMT", "centimetro": "CMT", "centimetros": "CMT",
    "mm": "MMT", "km": "KMT", "ton": "TNE", "tonelada": "TNE", "toneladas": "TNE", "mg": "MGM",
    "cc": "CMQ", "cm3": "CMQ", "cm2": "CMK", "kwh": "KWH",
    "caja": "BX", "cajas": "BX", "cja": "BX", "cjas": "BX", "cj": "BX", "bolsa": "BG",
    "bolsas": "BG", "botella": "BO", "botellas": "BO", "paquete": "PK", "paquetes": "PK",
    "paq": "PK", "pqt": "PK", "pqte": "PK", "rollo": "RO", "rollos": "RO",
]

/// Codes of Recommendation 20 that shops use; any other text of that form is none, or so rare that
/// a person should look: DIAN refuses what is not in its table (FAV05).
private let unitCodes: Set<String> = [
    "94", "C62", "EA", "NIU", "PR", "DZN", "DPC", "GRO", "SET", "E48",
    "KGM", "GRM", "MGM", "TNE", "LBR", "ONZ", "LTR", "MLT", "CLT", "DLT", "HLT", "GLL", "GLI",
    "OZA", "BLL", "MTR", "CMT", "MMT", "DMT", "KMT", "INH", "FOT", "YRD", "MTK", "CMK", "MMK",
    "DMK", "INK", "FTK", "YDK", "HAR", "MTQ", "CMQ", "DMQ", "INQ", "FTQ", "YDQ", "SEC", "MIN",
    "HUR", "DAY", "WEE", "MON", "ANN", "WHR", "KWH", "MWH", "WTT", "KWT", "BX", "BO", "BG", "CT",
    "PK", "RO", "ZZ",
]

extension Finding {
    fileprivate static func unitUnknown(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», que no es una unidad conocida.",
                en: "“\(name)” says “\(text)”, which is not a known unit."
            ),
            remedy: Bilingual(
                es:
                    "Escriba un código de la tabla de unidades de la DIAN: 94 es unidad, también de "
                    + "cajas o paquetes; KGM kilogramo, LTR litro, MTR metro.",
                en:
                    "Write a code of DIAN's table of units: 94 is a unit, also of boxes or packs; KGM "
                    + "kilogram, LTR litre, MTR metre."
            )
        )
    }
}
