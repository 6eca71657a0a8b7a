extension Rule {
    /// Every rule, in the order in which an answer names them.
    static let all: [Rule] =
        numbering + software + header + dates + supplier + customer + payment + taxes + totals
        + lines

    private static let numbering: [Rule] = [
        .fab03, .fab05a, .fab05b, .fab05c, .fab07a, .fab07b, .fab08a, .fab08b, .fab10a, .fab10b,
        .fab11a, .fab11b, .fab12a, .fab12b, .fad05a, .fad05b, .fad05c, .fad05d, .fad05e,
    ]

    private static let software: [Rule] = [
        .fab19a, .fab19b, .fab22a, .fab22b, .fab23, .fab24a, .fab24b, .fab24c, .fab27a, .fab27b,
        .fab31, .fab34, .fab35, .fab36, .fac03,
    ]

    private static let header: [Rule] = [
        .fad01, .fad02, .fad03, .fad04, .fad06, .fad07, .fad08, .fad12a, .fad12b, .fad15a, .fad15b,
        .fad16, .fai01, .fai02, .fai03, .vlr01,
    ]

    private static let dates: [Rule] = [
        .fad09a, .fad09b, .fad09e, .fad10, .dc24, .ctg01, .sim48h,
    ]

    private static let supplier: [Rule] = [
        .faj01, .faj02a, .faj02b, .faj03, .faj08, .faj09, .faj12, .faj16, .faj19, .faj20, .faj21,
        .faj24a, .faj24b, .faj25, .faj26, .faj28, .faj29, .faj32, .faj36, .faj39, .faj40, .faj41,
        .faj42, .faj43a, .faj43b, .faj44a, .faj44b, .faj47, .faj48, .faj49, .faj71,
    ]

    private static let customer: [Rule] = [
        .fak01, .fak02, .fak03, .fak19, .fak20, .fak21, .fak24, .fak25, .fak42, .fak43, .fak44,
        .fak47, .fak48, .fak51, .fak55, .fak61, .fak62, .fak63, .fak64,
    ]

    private static let payment: [Rule] = [
        .fan01, .fan02, .fan03, .fan04,
    ]

    private static let taxes: [Rule] = [
        .fas01a, .fas01b, .fas02, .fas04, .fas05, .fas07, .fas14, .fas15, .fas16, .fax01, .fax07,
        .fax13, .fax15, .fax16,
    ]

    private static let totals: [Rule] = [
        .fau01, .fau02, .fau04, .fau06, .fau08, .fau10, .fau14,
    ]

    private static let lines: [Rule] = [
        .fav01, .fav02, .fav04a, .fav04b, .fav05, .fav06, .faw03, .fbe01, .fbe03, .fbe05, .fbe06,
        .fbe08, .faz01, .faz02, .faz09, .faz10, .faz11, .faz12, .faz14, .fbb01, .fbb02, .fbb04,
        .fbb05,
    ]
}
