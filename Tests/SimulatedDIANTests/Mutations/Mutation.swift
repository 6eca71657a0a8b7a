import Foundation
import Testing

@testable import SimulatedDIAN

/// One change to a valid invoice and exactly the rules that it breaks; none where it stays within limits.
struct Mutation: Sendable, CustomTestStringConvertible {
    let codes: [String]
    private let invoice: SampleInvoice
    private let marker: String
    private let old: Old
    private let new: String

    private enum Old {
        case text(String)
        /// From the element's start tag to its end tag.
        case element(String)
    }

    /// The first `old` at or behind `marker` becomes `new`.
    init(
        _ codes: String,
        of invoice: SampleInvoice = SampleInvoice(),
        at marker: String = "",
        _ old: String,
        _ new: String
    ) {
        self.init(codes, invoice, marker, .text(old), new)
    }

    /// The first element of this name at or behind `marker` is left out, or replaced.
    init(
        _ codes: String,
        of invoice: SampleInvoice = SampleInvoice(),
        at marker: String = "",
        without element: String,
        but new: String = ""
    ) {
        self.init(codes, invoice, marker, .element(element), new)
    }

    private init(
        _ codes: String,
        _ invoice: SampleInvoice,
        _ marker: String,
        _ old: Old,
        _ new: String
    ) {
        self.codes = codes.split(separator: " ").map(String.init).sorted()
        self.invoice = invoice
        self.marker = marker
        self.old = old
        self.new = new
    }

    /// Nil when the invoice has not what is to be changed.
    var xml: String? {
        let valid = invoice.xml
        let start = marker.isEmpty ? valid.startIndex : valid.range(of: marker)?.lowerBound
        guard let start, let range = range(in: valid[start...]) else { return nil }
        return valid.replacingCharacters(in: range, with: new)
    }

    private func range(in text: Substring) -> Range<String.Index>? {
        switch old {
        case .text(let old): return text.range(of: old)
        case .element(let name):
            let starts = ["<\(name)>", "<\(name) "].compactMap { text.range(of: $0)?.lowerBound }
            guard let start = starts.min(),
                let end = text[start...].range(of: "</\(name)>")?.upperBound
            else { return nil }
            return start..<end
        }
    }

    var testDescription: String {
        switch old {
        case .text(let old): "\(codes): \(old.suffix(50)) → \(new.suffix(50))"
        case .element(let name): "\(codes): without \(name) at \(marker)"
        }
    }
}

/// What stands at the start of the buyer's parts in the samples.
enum Part {
    static let buyer = "<cac:AccountingCustomerParty>"
    static let buyerTax = "<cac:PartyTaxScheme><cbc:RegistrationName>quien"
    static let buyerLegal = "<cac:PartyLegalEntity><cbc:RegistrationName>quien"
    static let issuerTax = "<cac:PartyTaxScheme>"
    static let issuerTaxAddress = "<cac:RegistrationAddress>"
    static let issuerLegal = "<cac:PartyLegalEntity>"
    static let documentTax = "<cac:TaxTotal>"
    static let lines = "<cac:InvoiceLine>"
    static let secondLine = "<cac:InvoiceLine><cbc:ID>2"
}
