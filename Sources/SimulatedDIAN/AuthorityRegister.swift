package import Fiscal

/// What the simulated DIAN has on its books: taxpayers, their ranges, and its own outages.
///
/// It is the authority's, not the issuer's: tests and samples make the two disagree.
package struct AuthorityRegister: Sendable {
    /// The digit that `ProfileExecutionID` must have.
    package enum Environment: String, Sendable {
        case production = "1"
        case tests = "2"
    }

    /// A period that DIAN declared for type 04 (CTG01); both ends count, to the minute.
    package struct Window: Hashable, Sendable {
        package let start: Timestamp
        /// Nil while the outage lasts.
        package let end: Timestamp?

        package init(start: Timestamp, end: Timestamp?) {
            self.start = start
            self.end = end
        }
    }

    package let issuers: [Issuer]
    package let windows: [Window]
    package let environment: Environment
    /// Authorisations whose prefix nobody linked with the invoicing software at DIAN's site (FAB05c).
    package let unlinkedAuthorisations: Set<String>
    /// Software that DIAN has switched off, by its identifier (FAB24c).
    package let inactiveSoftware: Set<String>
    let rules: [Rule]

    /// `effects` says what becomes of broken rules, by code, where that is not what DIAN does.
    package init(
        issuers: [Issuer],
        windows: [Window],
        environment: Environment,
        unlinkedAuthorisations: Set<String> = [],
        inactiveSoftware: Set<String> = [],
        effects: [String: RuleEffect] = [:]
    ) {
        self.issuers = issuers
        self.windows = windows
        self.environment = environment
        self.unlinkedAuthorisations = unlinkedAuthorisations
        self.inactiveSoftware = inactiveSoftware
        rules = Rule.all.map { rule in effects[rule.code].map(rule.having) ?? rule }
    }

    /// The code of every rule that `effects` may name.
    package static var ruleCodes: Set<String> { Set(Rule.all.map(\.code)) }

    func issuer(_ nit: NIT?) -> Issuer? {
        issuers.first { $0.nit == nit }
    }
}

extension AuthorityRegister.Window {
    func contains(_ moment: Timestamp) -> Bool {
        moment.minute >= start.minute && end.map { moment.minute <= $0.minute } ?? true
    }
}
