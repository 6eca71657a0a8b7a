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
            throw .issuing(sale, .amountOutOfRange, .amountBeyond)
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
            throw .issuing(sale, .issuerMismatch, .ofIssuer(sale.issuer))
        }
        guard range.contains(sale.number), range.kind == sale.type.rangeKind else {
            throw .issuing(sale, .rangeMismatch, .notFor(range))
        }
        guard !sale.lines.isEmpty else {
            throw .issuing(sale, .linesMissing, .noLines)
        }
        guard sale.paper != nil || sale.type != .issuerDown else {
            throw .issuing(sale, .paperMissing, .noPaper)
        }
    }

    /// Where the issuer sits (FAJ08).
    private func municipality(for sale: SaleDocument) throws(InvoiceFailure) -> Municipality {
        guard let municipality = Municipality(code: issuer.cityCode) else {
            throw .issuing(sale, .unknownDepartment, .noDepartment(issuer.cityCode), .correctCity)
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
                throw .issuing(sale, .technicalKeyMissing, .noKey(of: range), .setKey)
            }
            return key
        }
    }
}

extension InvoiceFailure {
    fileprivate static func issuing(
        _ sale: SaleDocument,
        _ code: InvoiceFailureCode,
        _ cause: Bilingual,
        _ hint: Bilingual = .reportDefect
    ) -> InvoiceFailure {
        InvoiceFailure(
            code,
            operation: Bilingual(es: "emitir la factura", en: "issuing invoice"),
            object: sale.number.text,
            cause: cause,
            hint: hint
        )
    }
}

extension Bilingual {
    fileprivate static let amountBeyond = Bilingual(
        es: "un valor es negativo o pasa del límite",
        en: "an amount is negative or beyond the limit"
    )
    fileprivate static let noLines = Bilingual(es: "no tiene líneas", en: "it has no lines")
    fileprivate static let noPaper = Bilingual(
        es: "no nombra ninguna factura de papel",
        en: "it names no paper invoice"
    )
    fileprivate static let correctCity = Bilingual(
        es: "Corrija «city» en los ajustes.",
        en: "Correct city in the settings."
    )
    fileprivate static let setKey = Bilingual(
        es: "Ponga technical_key o technical_key_file en el rango.",
        en: "Set technical_key or technical_key_file of the range."
    )

    fileprivate static func ofIssuer(_ issuer: NIT) -> Bilingual {
        Bilingual(
            es: "es una venta del NIT \(issuer.text)",
            en: "it is a sale of NIT \(issuer.text)"
        )
    }

    fileprivate static func notFor(_ range: AuthorisedRange) -> Bilingual {
        Bilingual(
            es: "la autorización \(range.authorisation) no es para ella",
            en: "authorisation \(range.authorisation) is not for it"
        )
    }

    fileprivate static func noDepartment(_ city: String) -> Bilingual {
        Bilingual(
            es: "ningún departamento tiene el código de municipio \(city)",
            en: "no department has city code \(city)"
        )
    }

    fileprivate static func noKey(of range: AuthorisedRange) -> Bilingual {
        Bilingual(
            es: "la autorización \(range.authorisation) no tiene clave técnica",
            en: "authorisation \(range.authorisation) has no technical key"
        )
    }
}
