import Fiscal

/// DIAN's answer document, UBL 2.1, unsigned (annex 1.9 §7.10).
///
/// Its bytes are a function of the decision: asked again, the authority gives the same document.
/// Its unique code follows the formula for events with a secret of the simulator's own.
func applicationResponse(
    to decision: Decision,
    environment: AuthorityRegister.Environment
) -> [UInt8] {
    let id = responseNumber(to: decision)
    var xml = XMLText()
    xml.raw(#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>"#)
    xml.raw("\n<ApplicationResponse")
    xml.raw(#" xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2""#)
    xml.raw(#" xmlns:cac="\#(ubl):CommonAggregateComponents-2""#)
    xml.raw(#" xmlns:cbc="\#(ubl):CommonBasicComponents-2">"#)
    xml.line("cbc:UBLVersionID", "UBL 2.1")
    xml.line("cbc:CustomizationID", "1")
    xml.line("cbc:ProfileID", "DIAN 2.1")
    xml.line("cbc:ProfileExecutionID", environment.rawValue)
    xml.line("cbc:ID", id)
    xml.line(
        "cbc:UUID",
        eventCode(of: decision, number: id),
        #" schemeID="\#(environment.rawValue)" schemeName="CUDE-SHA384""#
    )
    xml.line("cbc:IssueDate", decision.receivedAt.day.text)
    xml.line("cbc:IssueTime", decision.receivedAt.clock + "-05:00")
    xml.party("cac:SenderParty", name: dianName, nit: dianNIT, checkDigit: dianCheckDigit)
    xml.party(
        "cac:ReceiverParty",
        name: decision.issuerName,
        nit: decision.issuer?.text ?? "",
        checkDigit: decision.issuer.map { String($0.checkDigit) } ?? ""
    )
    xml.documentResponse(to: decision)
    xml.raw("\n</ApplicationResponse>\n")
    return xml.bytes
}

private let ubl = "urn:oasis:names:specification:ubl:schema:xsd"
private let dianName = "Unidad Especial Dirección de Impuestos y Aduanas Nacionales"
private let dianNIT = "800197268"
private let dianCheckDigit = "4"
private let pin = "simulador"

/// Ten digits or fewer, from the document's own code, so that nothing needs to be counted.
private func responseNumber(to decision: Decision) -> String {
    let bytes = decision.uniqueCode?.bytes.prefix(4) ?? []
    return String(bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
}

/// Number, date, time, sender, receiver, response, referenced number and type, PIN (annex 1.9 §11.4).
private func eventCode(of decision: Decision, number: String) -> String {
    let parts = [
        number, decision.receivedAt.day.text, decision.receivedAt.clock, "-05:00", dianNIT,
        decision.issuer?.text ?? "", decision.responseCode, decision.number, decision.typeCode,
        pin,
    ]
    return hexText(sha384(parts.joined()))
}

extension Decision {
    fileprivate var responseCode: String { isAcceptance ? "02" : "04" }
    fileprivate var responseText: String {
        isAcceptance ? "Documento validado por la DIAN" : "Documento rechazado por la DIAN"
    }
}

/// Lines of XML, indented by depth.
private struct XMLText {
    private(set) var bytes: [UInt8] = []
    private var depth = 1

    init() { bytes.reserveCapacity(4096) }

    mutating func raw(_ markup: String) {
        var markup = markup
        markup.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func line(_ name: String, _ value: String, _ attributes: String = "") {
        indent()
        raw("<")
        raw(name)
        raw(attributes)
        raw(">")
        appendEscaped(value)
        raw("</")
        raw(name)
        raw(">")
    }

    mutating func group(_ name: String, _ content: (inout XMLText) -> Void) {
        indent()
        raw("<")
        raw(name)
        raw(">")
        depth += 1
        content(&self)
        depth -= 1
        indent()
        raw("</")
        raw(name)
        raw(">")
    }

    mutating func party(_ group: String, name: String, nit: String, checkDigit: String) {
        self.group(group) { xml in
            xml.group("cac:PartyTaxScheme") { xml in
                xml.line("cbc:RegistrationName", name)
                xml.line("cbc:CompanyID", nit, #" schemeID="\#(checkDigit)" schemeName="31""#)
                xml.group("cac:TaxScheme") { xml in
                    xml.line("cbc:ID", "01")
                    xml.line("cbc:Name", "IVA")
                }
            }
        }
    }

    mutating func documentResponse(to decision: Decision) {
        group("cac:DocumentResponse") { xml in
            xml.response(decision.responseCode, decision.responseText)
            xml.group("cac:DocumentReference") { xml in
                xml.line("cbc:ID", decision.number)
                xml.line("cbc:UUID", decision.uniqueCode?.hex ?? "")
            }
            xml.lineResponse(1, RuleMessage(code: "0000", text: "0"))
            for (index, message) in decision.messages.enumerated() {
                xml.lineResponse(index + 2, message)
            }
        }
    }

    private mutating func lineResponse(_ number: Int, _ message: RuleMessage) {
        group("cac:LineResponse") { xml in
            xml.group("cac:LineReference") { $0.line("cbc:LineID", String(number)) }
            xml.response(message.code, message.text)
        }
    }

    private mutating func response(_ code: String, _ description: String) {
        group("cac:Response") { xml in
            xml.line("cbc:ResponseCode", code)
            xml.line("cbc:Description", description)
        }
    }

    private mutating func indent() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<2 * depth { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func appendEscaped(_ value: String) {
        guard value.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else {
            raw(value)
            return
        }
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            default: bytes.append(byte)
            }
        }
    }
}
