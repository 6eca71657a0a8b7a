import Fiscal
import SaleFiles

extension Outcome {
    /// What holds of every reading, whatever the bytes.
    func checkPromises(of bytes: [UInt8], in context: ReadingContext) {
        let ordinals = sales.map(\.ordinal)
        promise(zip(ordinals, ordinals.dropFirst()).allSatisfy(<), "sales out of order")
        // Only a faulty closing is not handed out, and then the file has its error.
        let isWhole = ordinals == Array(0..<file.sales)
        promise(isWhole || file.findings.hasErrors, "\(file.sales) counted, \(ordinals) handed out")
        promise(file.isTrusted || file.findings.hasErrors, "refused whole without an error")
        promise(!file.isTrusted || file.sales > 0, "trusted without a sale")
        sales.forEach(checkSale)
        let lines = lineCount(bytes)
        for sale in sales { checkPlace(sale.place, lines, bytes.count) }
        for finding in findings { checkFinding(finding, lines, bytes.count) }
        let most = sales.map(\.findings.count).max() ?? 0
        promise(most <= context.limits.findings + 2, "a sale with \(most) findings")
        promise(file.findings.count <= context.limits.findings + 2, "too many findings of the file")
    }

    private func checkSale(_ read: ReadSale) {
        let isRead = read.sale != nil || read.closing != nil
        promise(isRead != read.findings.hasErrors, "a sale with errors: \(read)")
        if let closing = read.closing {
            promise(read.sale == nil && read.number == nil, "a closing that is a sale: \(read)")
            promise(
                closing.numbers.map { $0.lowerBound > 0 } ?? true,
                "a closing before 1: \(read)"
            )
            promise(closing.total >= .zero, "a closing below zero: \(read)")
        }
        if file.isTrusted, let issuer = read.issuer {
            promise(issuer == file.issuer, "an issuer that is not the file's")
        }
        guard let sale = read.sale else { return }
        promise(sale.number == read.number, "a sale with another number: \(read)")
        promise(sale.issuer == read.issuer, "a sale with another issuer: \(read)")
        promise(!sale.lines.isEmpty || sale.voided != nil, "a sale without lines: \(read)")
        for line in sale.lines {
            promise(line.net.map { $0 >= .zero } ?? false, "a line without a net: \(line)")
            promise(isTidy(line.description), "a description with control characters: \(line)")
        }
    }

    private func checkPlace(_ place: Place, _ lines: Int, _ bytes: Int) {
        let (line, column) = (place.line ?? 1, place.column ?? 1)
        promise(1...lines ~= line, "line \(line) of \(lines)")
        promise(1...(bytes + 1) ~= column, "column \(column) of \(bytes) bytes")
        promise(place.pointer?.first.map { $0 == "/" } ?? true, "no RFC 6901: \(place)")
        promise(isTidy(place.field ?? ""), "a field with control characters: \(place)")
    }

    private func checkFinding(_ finding: Finding, _ lines: Int, _ bytes: Int) {
        let kept = 1...Finding.maximumPlaces
        promise(kept ~= finding.places.count, "\(finding.places.count) places")
        promise(finding.count >= finding.places.count, "counted less than shown: \(finding)")
        for place in finding.places { checkPlace(place, lines, bytes) }
        for text in [finding.message, finding.remedy].flatMap({ [$0.es, $0.en] }) {
            promise(!text.isEmpty && text.utf8.count < 1_000, "empty or too long: \(finding)")
            promise(isTidy(text), "a message with control characters: \(finding)")
        }
    }

    /// Line ends are LF, CR and CRLF; the end of the file is one more line.
    private func lineCount(_ bytes: [UInt8]) -> Int {
        var count = 1
        var last: UInt8 = 0
        for byte in bytes {
            if byte == 13 || (byte == 10 && last != 13) { count += 1 }
            last = byte
        }
        return count
    }
}

/// Whether a text can be shown on a terminal without doing anything to it.
private func isTidy(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
}
