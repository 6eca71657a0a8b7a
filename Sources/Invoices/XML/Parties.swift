import Fiscal

extension InvoiceDocument {
    /// The issuer (FAJ01 to FAJ71).
    ///
    /// The settings know no tax responsibilities, so the level is R-99-PN (FAJ26), which any
    /// taxpayer may carry, and the tax is IVA (FAJ40).
    func writeSupplier(to xml: inout XMLWriter) {
        xml.element("cac:AccountingSupplierParty") { xml in
            xml.leaf("cbc:AdditionalAccountID", PersonKind.company.rawValue)
            xml.element("cac:Party") { xml in
                xml.element("cac:PartyName") { $0.leaf("cbc:Name", issuer.name) }
                xml.element("cac:PhysicalLocation") { xml in
                    xml.element("cac:Address", content: writeAddress)
                }
                writeSupplierTaxScheme(to: &xml)
                xml.element("cac:PartyLegalEntity") { xml in
                    xml.leaf("cbc:RegistrationName", issuer.name)
                    xml.leaf("cbc:CompanyID", issuer.nit.text, .nit(issuer.nit))
                    // The prefix must be that of the range (FAB10a).
                    xml.element("cac:CorporateRegistrationScheme") {
                        $0.leaf("cbc:ID", range.prefix)
                    }
                }
                write(email: issuer.email, to: &xml)
            }
        }
    }

    /// The buyer (FAK01 to FAK64): a company for a NIT, else a natural person.
    ///
    /// A sale file has neither address nor tax responsibilities of a buyer: no address, level
    /// R-99-PN and scheme ZZ, as the annex has it for the final consumer.
    func writeCustomer(to xml: inout XMLWriter) {
        let buyer = sale.buyer
        let scheme = XMLAttributes.identification(type: buyer.idType, checkDigit: buyer.checkDigit)
        xml.element("cac:AccountingCustomerParty") { xml in
            xml.leaf("cbc:AdditionalAccountID", buyer.kind.rawValue)
            xml.element("cac:Party") { xml in
                if buyer.kind == .naturalPerson {
                    xml.element("cac:PartyIdentification") { $0.leaf("cbc:ID", buyer.id, scheme) }
                }
                xml.element("cac:PartyName") { $0.leaf("cbc:Name", buyer.name) }
                xml.element("cac:PartyTaxScheme") { xml in
                    xml.leaf("cbc:RegistrationName", buyer.name)
                    xml.leaf("cbc:CompanyID", buyer.id, scheme)
                    xml.leaf("cbc:TaxLevelCode", "R-99-PN")
                    xml.writeTaxScheme(id: "ZZ", name: "No aplica")
                }
                xml.element("cac:PartyLegalEntity") { xml in
                    xml.leaf("cbc:RegistrationName", buyer.name)
                    xml.leaf("cbc:CompanyID", buyer.id, scheme)
                }
                write(email: buyer.email, to: &xml)
            }
        }
    }

    private func writeSupplierTaxScheme(to xml: inout XMLWriter) {
        xml.element("cac:PartyTaxScheme") { xml in
            xml.leaf("cbc:RegistrationName", issuer.name)
            xml.leaf("cbc:CompanyID", issuer.nit.text, .nit(issuer.nit))
            xml.leaf("cbc:TaxLevelCode", "R-99-PN")
            xml.element("cac:RegistrationAddress", content: writeAddress)
            xml.writeTaxScheme(id: TaxCode.iva.rawValue, name: TaxCode.iva.name)
        }
    }

    private func writeAddress(to xml: inout XMLWriter) {
        xml.leaf("cbc:ID", municipality.code)
        xml.leaf("cbc:CityName", municipality.name)
        xml.leaf("cbc:CountrySubentity", municipality.departmentName)
        xml.leaf("cbc:CountrySubentityCode", municipality.departmentCode)
        xml.element("cac:AddressLine") { $0.leaf("cbc:Line", issuer.address) }
        xml.element("cac:Country") { xml in
            xml.leaf("cbc:IdentificationCode", "CO")
            xml.leaf("cbc:Name", "Colombia", .spanish)
        }
    }

    private func write(email: String?, to xml: inout XMLWriter) {
        guard let email else { return }
        xml.element("cac:Contact") { $0.leaf("cbc:ElectronicMail", email) }
    }
}

/// Annex 1.9 §13.2.3, in `AdditionalAccountID` (FAJ02).
private enum PersonKind: String {
    case company = "1"
    case naturalPerson = "2"
}

extension Buyer {
    private static let nitType = "31"

    fileprivate var kind: PersonKind { idType == Self.nitType ? .company : .naturalPerson }

    /// Only a NIT has one.
    fileprivate var checkDigit: Int? {
        guard idType == Self.nitType, let digits = Int64(id) else { return nil }
        return NIT(digits: digits)?.checkDigit
    }
}

extension XMLAttributes {
    fileprivate static let spanish = XMLAttributes(["languageID": "es"])

    /// A NIT is told by type 31 and its check digit.
    static func nit(_ nit: NIT) -> XMLAttributes {
        identification(type: "31", checkDigit: nit.checkDigit)
    }
}
