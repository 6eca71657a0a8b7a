package import Fiscal

/// The name of the XML that is sent to DIAN, without extension (annex 1.9 §6.5.7).
///
/// `fv`, the NIT in ten digits, `000` for the issuer's own software, the year in two digits and the
/// counter in eight hexadecimal digits. A NIT of more than ten digits is not cut, for two issuers
/// must not share a name.
///
/// - Parameters:
///   - issuer: Whose invoice it is.
///   - year: The Gregorian year of the issue, in Colombia.
///   - counter: Counts the issuer's files of that year, from 1 to FFFFFFFF.
/// - Returns: For example `fv08001972680002500000011`.
package func invoiceFileName(issuer: NIT, year: Int, counter: Int64) -> String {
    precondition((1...0xFFFF_FFFF).contains(counter), "DIAN counts from 1 to FFFFFFFF.")
    return "fv" + padded(issuer.text, to: 10) + "000" + padded(String(year % 100), to: 2)
        + padded(String(counter, radix: 16, uppercase: true), to: 8)
}

/// Where DIAN shows an invoice to whoever scans its QR code (annex 1.9 §11.7).
package func lookupAddress(of code: UniqueCode, environment: InvoiceEnvironment) -> String {
    let host =
        switch environment {
        case .production: "catalogo-vpfe.dian.gov.co"
        case .tests: "catalogo-vpfe-hab.dian.gov.co"
        }
    return "https://\(host)/document/searchqr?documentkey=\(code.hex)"
}

/// The text of the printed QR code, one field a line (annex 1.9 §11.7).
///
/// `ValOtroIm` is the sum of INC and ICA.
package func qrText(
    of invoice: Invoice,
    sale: SaleDocument,
    environment: InvoiceEnvironment
) -> String {
    let totals = invoice.totals
    let otherTaxes = Pesos(centavos: totals.tax(.inc).centavos + totals.tax(.ica).centavos)
    let lines = [
        "NumFac: \(invoice.number.text)",
        "FecFac: \(invoice.issuedAt.day.text)",
        "HorFac: \(invoice.issuedAt.zonedClock)",
        "NitFac: \(sale.issuer.text)",
        "DocAdq: \(sale.buyer.id)",
        "ValFac: \(totals.lineExtension.plain)",
        "ValIva: \(totals.tax(.iva).plain)",
        "ValOtroIm: \(otherTaxes.plain)",
        "ValTolFac: \(totals.payable.plain)",
        "\(sale.type.codeName): \(invoice.uniqueCode.hex)",
        lookupAddress(of: invoice.uniqueCode, environment: environment),
    ]
    return lines.joined(separator: "\n")
}

private func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
}
