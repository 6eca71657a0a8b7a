import Fiscal

/// DIAN's answer document, UBL 2.1, unsigned (annex 1.9 §7.10).
///
/// Its bytes are a function of the decision: asked again, the authority gives the same document.
/// Its unique code follows the formula for events with a secret of the simulator's own.
func applicationResponse(
    to decision: Decision,
    environment: AuthorityRegister.Environment
) -> [UInt8] {
    let (day, clock) = (decision.receivedAt.day.text, decision.receivedAt.clock + "-05:00")
    let (number, issuer) = (responseNumber(to: decision), decision.issuer?.text ?? "")
    // Number, date, time, sender, receiver, response, referenced number and type, PIN (annex 1.9 §11.4).
    let code = [
        number, day, clock, "800197268", issuer, decision.responseCode, decision.number,
        decision.typeCode, "simulador",
    ]
    let xml: XMLText = """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <ApplicationResponse \
        xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2" \
        xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" \
        xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:UBLVersionID>UBL 2.1</cbc:UBLVersionID>
          <cbc:CustomizationID>1</cbc:CustomizationID>
          <cbc:ProfileID>DIAN 2.1</cbc:ProfileID>
          <cbc:ProfileExecutionID>\(environment.rawValue)</cbc:ProfileExecutionID>
          <cbc:ID>\(number)</cbc:ID>
          <cbc:UUID schemeID="\(environment.rawValue)" schemeName="CUDE-SHA384">\
        \(hexText(sha384(code.joined())))</cbc:UUID>
          <cbc:IssueDate>\(day)</cbc:IssueDate>
          <cbc:IssueTime>\(clock)</cbc:IssueTime>
          <cac:SenderParty>
            <cac:PartyTaxScheme>
              <cbc:RegistrationName>Unidad Especial Dirección de Impuestos y Aduanas Nacionales\
        </cbc:RegistrationName>
              <cbc:CompanyID schemeID="4" schemeName="31">800197268</cbc:CompanyID>
              <cac:TaxScheme>
                <cbc:ID>01</cbc:ID>
                <cbc:Name>IVA</cbc:Name>
              </cac:TaxScheme>
            </cac:PartyTaxScheme>
          </cac:SenderParty>
          <cac:ReceiverParty>
            <cac:PartyTaxScheme>
              <cbc:RegistrationName>\(decision.issuerName)</cbc:RegistrationName>
              <cbc:CompanyID schemeID="\(decision.issuer.map { String($0.checkDigit) } ?? "")" \
        schemeName="31">\(issuer)</cbc:CompanyID>
              <cac:TaxScheme>
                <cbc:ID>01</cbc:ID>
                <cbc:Name>IVA</cbc:Name>
              </cac:TaxScheme>
            </cac:PartyTaxScheme>
          </cac:ReceiverParty>
          <cac:DocumentResponse>
            <cac:Response>
              <cbc:ResponseCode>\(decision.responseCode)</cbc:ResponseCode>
              <cbc:Description>\(decision.responseText)</cbc:Description>
            </cac:Response>
            <cac:DocumentReference>
              <cbc:ID>\(decision.number)</cbc:ID>
              <cbc:UUID>\(decision.uniqueCode?.hex ?? "")</cbc:UUID>
            </cac:DocumentReference>
        \(lineResponses: [RuleMessage(code: "0000", text: "0")] + decision.messages)\
          </cac:DocumentResponse>
        </ApplicationResponse>

        """
    return xml.bytes
}

/// Ten digits or fewer, from the document's own code, so that nothing needs to be counted.
private func responseNumber(to decision: Decision) -> String {
    let bytes = decision.uniqueCode?.bytes.prefix(4) ?? []
    return String(bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
}

extension Decision {
    fileprivate var responseCode: String { isAcceptance ? "02" : "04" }
    fileprivate var responseText: String {
        isAcceptance ? "Documento validado por la DIAN" : "Documento rechazado por la DIAN"
    }
}

/// XML as it is written out here; what is filled in is escaped.
private struct XMLText: ExpressibleByStringInterpolation, StringInterpolationProtocol {
    typealias StringLiteralType = String

    private(set) var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(4096) }
    init(stringInterpolation xml: XMLText) { self = xml }
    init(stringLiteral xml: String) { appendLiteral(xml) }

    mutating func appendLiteral(_ xml: String) { bytes.append(contentsOf: xml.utf8) }

    mutating func appendInterpolation(_ value: String) {
        guard value.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else {
            return appendLiteral(value)
        }
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "&"): appendLiteral("&amp;")
            case UInt8(ascii: "<"): appendLiteral("&lt;")
            case UInt8(ascii: ">"): appendLiteral("&gt;")
            default: bytes.append(byte)
            }
        }
    }

    mutating func appendInterpolation(lineResponses messages: [RuleMessage]) {
        for (index, message) in messages.enumerated() {
            let line: XMLText = """
                    <cac:LineResponse>
                      <cac:LineReference>
                        <cbc:LineID>\(String(index + 1))</cbc:LineID>
                      </cac:LineReference>
                      <cac:Response>
                        <cbc:ResponseCode>\(message.code)</cbc:ResponseCode>
                        <cbc:Description>\(message.text)</cbc:Description>
                      </cac:Response>
                    </cac:LineResponse>

                """
            bytes += line.bytes
        }
    }
}
