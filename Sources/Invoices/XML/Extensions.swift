import Fiscal

extension InvoiceDocument {
    /// DIAN's own extension: numbering, software, lookup address (annex 1.9 §6.1, FAB03 to FAB36).
    func writeExtensions(to xml: inout XMLWriter) {
        xml.element("ext:UBLExtensions") { xml in
            xml.element("ext:UBLExtension") { xml in
                xml.element("ext:ExtensionContent") { xml in
                    xml.element("sts:DianExtensions") { xml in
                        writeInvoiceControl(to: &xml)
                        writeSoftware(to: &xml)
                        xml.leaf(
                            "sts:QRCode",
                            lookupAddress(of: code, environment: environment)
                        )
                    }
                }
            }
        }
    }

    /// The authorised range, exactly as registered at DIAN (FAB05 to FAB12).
    private func writeInvoiceControl(to xml: inout XMLWriter) {
        xml.element("sts:InvoiceControl") { xml in
            xml.leaf("sts:InvoiceAuthorization", range.authorisation)
            xml.element("sts:AuthorizationPeriod") { xml in
                xml.leaf("cbc:StartDate", range.period.lowerBound.text)
                xml.leaf("cbc:EndDate", range.period.upperBound.text)
            }
            xml.element("sts:AuthorizedInvoices") { xml in
                xml.leaf("sts:Prefix", range.prefix)
                xml.leaf("sts:From", String(range.numbers.lowerBound))
                xml.leaf("sts:To", String(range.numbers.upperBound))
            }
        }
    }

    /// The issuer is its own software provider (FAB19 to FAB34).
    private func writeSoftware(to xml: inout XMLWriter) {
        xml.element("sts:InvoiceSource") { xml in
            xml.leaf("cbc:IdentificationCode", "CO", .countries)
        }
        xml.element("sts:SoftwareProvider") { xml in
            xml.leaf("sts:ProviderID", issuer.nit.text, .nit(issuer.nit))
            xml.leaf("sts:SoftwareID", issuer.software.id, .authority)
        }
        xml.leaf(
            "sts:SoftwareSecurityCode",
            softwareSecurityCode(software: issuer.software, number: sale.number.text),
            .authority
        )
        xml.element("sts:AuthorizationProvider") { xml in
            xml.leaf("sts:AuthorizationProviderID", "800197268", .authoritysOwnNIT)
        }
    }
}

extension XMLAttributes {
    fileprivate static let countries = XMLAttributes([
        "listAgencyID": "6",
        "listAgencyName": "United Nations Economic Commission for Europe",
        "listSchemeURI":
            "urn:oasis:names:specification:ubl:codelist:gc:CountryIdentificationCode-2.1",
    ])

    /// DIAN's NIT is 800197268-4 (FAB31, FAB34).
    fileprivate static let authoritysOwnNIT = identification(type: "31", checkDigit: 4)
}
