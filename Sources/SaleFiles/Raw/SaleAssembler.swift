import Fiscal

/// What both formats share: the sales as they are counted, and what is known of the whole file.
struct SaleAssembler {
    let limits: ReadingLimits
    private var issuer: NIT?
    private var findings: [Finding] = []
    private var isTrusted = true
    private var sales = 0

    init(limits: ReadingLimits) {
        self.limits = limits
    }

    /// The sale of the values that the format has filled in.
    ///
    /// Nil for a closing that must be corrected: it is no sale, so what is wrong with it is said of the file.
    mutating func sale(of conversion: inout SaleConversion) -> ReadSale? {
        let sale = conversion.read(ordinal: sales)
        sales += 1
        if let nit = sale.issuer, nit != issuer {
            if let issuer { refuse(.severalIssuers(issuer, nit, at: sale.place)) }
            issuer = issuer ?? nit
        }
        if sale.isFaulty, conversion.isClosing {
            sale.findings.forEach { note($0) }
            return nil
        }
        return sale
    }

    mutating func note(_ finding: Finding) {
        findings.note(finding, keeping: limits.findings)
    }

    /// Notes what makes the whole file void.
    mutating func refuse(_ finding: Finding) {
        note(finding)
        isTrusted = false
    }

    mutating func finish() -> FileReading {
        if sales == 0, isTrusted { refuse(.noSales(at: Place(line: 1))) }
        return FileReading(
            issuer: issuer,
            findings: findings,
            isTrusted: isTrusted,
            sales: sales
        )
    }
}

extension Finding {
    fileprivate static func severalIssuers(_ first: NIT, _ other: NIT, at place: Place) -> Finding {
        Finding(
            .fileSeveralIssuers,
            at: place,
            message: Bilingual(
                es: "El archivo trae ventas de más de un emisor: \(first.text) y \(other.text).",
                en: "The file has sales of more than one issuer: \(first.text) and \(other.text)."
            ),
            remedy: Bilingual(
                es: "Envíe un archivo por cada emisor.",
                en: "Send one file for each issuer."
            )
        )
    }

    fileprivate static func noSales(at place: Place) -> Finding {
        Finding(
            .fileEmpty,
            at: place,
            message: Bilingual(
                es: "El archivo no trae ninguna venta.",
                en: "The file holds no sale."
            ),
            remedy: Bilingual(
                es: "Revise la exportación; si no hubo ventas, no envíe el archivo.",
                en: "Check the export; if there were no sales, do not send the file."
            )
        )
    }
}
