package import Fiscal

/// Turns the sales of one issuer into electronic invoices.
///
/// A pure function of what it is given: the same sale, range and time give the same bytes.
package struct InvoiceWriter: Sendable {
    private let issuer: Issuer
    private let environment: InvoiceEnvironment

    package init(issuer: Issuer, environment: InvoiceEnvironment) {
        self.issuer = issuer
        self.environment = environment
    }

    /// Fixes an invoice's date, unique code and bytes.
    ///
    /// - Parameters:
    ///   - sale: A sale that was examined; the checks here only catch a mistake of the caller.
    ///   - range: The authorised range that holds its number.
    ///   - issuedAt: The moment of issue. Type 04 keeps the till's, whatever is given here: the
    ///     buyer already has that invoice.
    /// - Returns: The invoice, not yet signed.
    /// - Throws: When sale, range, settings or amounts do not fit together.
    package func issue(
        _ sale: SaleDocument,
        in range: AuthorisedRange,
        at issuedAt: Timestamp
    ) throws(InvoiceFailure) -> Invoice {
        try check(sale, in: range)
        let municipality = try municipality(for: sale)
        let key = try key(for: sale, in: range)
        let lines = sale.lines.compactMap(PricedLine.init)
        guard lines.count == sale.lines.count, let totals = SaleTotals(of: sale.lines) else {
            throw .issuing(sale, .amountOutOfRange, "an amount is negative or beyond the limit")
        }
        let moment = sale.type.isDatedAtIssue ? issuedAt : sale.soldAt
        let chain = codeChain(of: sale, totals: totals, issuedAt: moment)
        let document = InvoiceDocument(
            issuer: issuer,
            municipality: municipality,
            environment: environment,
            range: range,
            sale: sale,
            lines: lines,
            totals: totals,
            code: uniqueCode(chain: chain, key: key, environment: environment),
            issuedAt: moment
        )
        return Invoice(
            number: sale.number,
            uniqueCode: document.code,
            issuedAt: moment,
            xml: document.bytes(),
            totals: totals
        )
    }

    /// Throws unless issuer, number, range and sale belong together.
    private func check(
        _ sale: SaleDocument,
        in range: AuthorisedRange
    ) throws(InvoiceFailure) {
        guard sale.issuer == issuer.nit else {
            throw .issuing(sale, .issuerMismatch, "it is a sale of NIT \(sale.issuer.text)")
        }
        guard range.contains(sale.number), range.kind == sale.type.rangeKind else {
            let cause = "authorisation \(range.authorisation) is not for it"
            throw .issuing(sale, .rangeMismatch, cause)
        }
        guard !sale.lines.isEmpty else {
            throw .issuing(sale, .linesMissing, "it has no lines")
        }
        guard sale.paper != nil || sale.type != .issuerDown else {
            throw .issuing(sale, .paperMissing, "it names no paper invoice")
        }
    }

    /// Where the issuer sits (FAJ08).
    private func municipality(for sale: SaleDocument) throws(InvoiceFailure) -> Municipality {
        guard let municipality = Municipality(code: issuer.cityCode) else {
            let cause = "no department has city code \(issuer.cityCode)"
            throw .issuing(sale, .unknownDepartment, cause, hint: "Correct city in the settings.")
        }
        return municipality
    }

    /// The technical key for a CUFE, the software's PIN for a CUDE (annex 1.9 §11).
    private func key(
        for sale: SaleDocument,
        in range: AuthorisedRange
    ) throws(InvoiceFailure) -> Secret {
        switch sale.type {
        case .issuerDown:
            return issuer.software.pin
        case .draft, .authorityDown:
            guard let key = range.technicalKey else {
                let cause = "authorisation \(range.authorisation) has no technical key"
                let hint = "Set technical_key or technical_key_file of the range."
                throw .issuing(sale, .technicalKeyMissing, cause, hint: hint)
            }
            return key
        }
    }
}

extension InvoiceFailure {
    fileprivate static func issuing(
        _ sale: SaleDocument,
        _ code: InvoiceFailureCode,
        _ cause: String,
        hint: String = ""
    ) -> InvoiceFailure {
        InvoiceFailure(
            code,
            operation: "issuing",
            object: "invoice \(sale.number.text)",
            cause: cause,
            hint: hint
        )
    }
}
