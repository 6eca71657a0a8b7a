/// The lists of annex 1.9 chapter 13 that rules ask; the simulator's own, as DIAN's are.
enum CodeList {
    /// §13.1.3, with notes, events and the equivalent documents: what `InvoiceTypeCode` may be anywhere.
    static let documentTypes: Set<String> = [
        "01", "02", "03", "04", "05", "20", "25", "27", "32", "35", "40", "45", "50", "55", "60",
        "91", "92", "93", "94", "95", "96",
    ]

    /// §13.2.1.
    static let identificationTypes: Set<String> = [
        "11", "12", "13", "21", "22", "31", "41", "42", "47", "48", "50", "91",
    ]

    /// §13.2.2.
    static let taxNames: [String: String] = [
        "01": "IVA", "02": "IC", "03": "ICA", "04": "INC", "05": "ReteIVA", "06": "ReteRenta",
        "07": "ReteICA", "08": "IC Porcentual", "20": "FtoHorticultura", "21": "Timbre",
        "22": "INC Bolsas", "23": "INCarbono", "24": "INCombustibles",
        "25": "Sobretasa Combustibles", "26": "Sordicom", "30": "IC Datos", "32": "ICL",
        "33": "INPP", "34": "IBUA", "35": "ICUI", "36": "ADV", "ZZ": "No aplica",
    ]

    /// §13.3.9, in percent, of the taxes that have the same rates everywhere.
    static let taxRates: [String: Set<WireAmount>] = [
        "01": [.percent(0), .percent(5), .percent(16), .percent(19)],
        "04": [.percent(2), .percent(4), .percent(8), .percent(16)],
    ]

    /// §13.4.2: the 33 departments.
    static let departments: Set<String> = [
        "05", "08", "11", "13", "15", "17", "18", "19", "20", "23", "25", "27", "41", "44", "47",
        "50", "52", "54", "63", "66", "68", "70", "73", "76", "81", "85", "86", "88", "91", "94",
        "95", "97", "99",
    ]
}

extension WireAmount {
    fileprivate static func percent(_ whole: Int128) -> WireAmount {
        WireAmount(millionths: whole * 1_000_000)
    }
}
