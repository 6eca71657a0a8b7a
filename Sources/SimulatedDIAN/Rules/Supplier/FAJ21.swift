import Fiscal

extension Rule {
    /// FAJ21: the issuer is registered.
    static let faj21 = Rule("FAJ21", "NIT no autorizado a facturar electrónicamente") {
        $0.issuer == nil
    }
}
