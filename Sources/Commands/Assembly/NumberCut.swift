import Fiscal

/// A number as a person types it, cut into prefix and consecutive.
///
/// A prefix may hold digits, so that only the ranges of the settings can tell where it ends.
struct NumberCut: Hashable {
    let issuer: Issuer
    let number: DocumentNumber

    /// Every way to cut `text` that some range has room for, those inside a range first.
    static func all(of text: String, for issuers: [Issuer]) -> [NumberCut] {
        let typed = text.uppercased().filter { $0 != "-" && !$0.isWhitespace }
        let cuts = issuers.flatMap { issuer in
            Set(issuer.ranges.map(\.prefix)).sorted().compactMap { prefix in
                number(typed, after: prefix).map { NumberCut(issuer: issuer, number: $0) }
            }
        }
        let inRange = cuts.filter { cut in cut.issuer.ranges.contains { $0.contains(cut.number) } }
        return inRange.isEmpty ? cuts : inRange
    }

    private static func number(_ typed: String, after prefix: String) -> DocumentNumber? {
        guard typed.hasPrefix(prefix) else { return nil }
        let digits = typed.dropFirst(prefix.count)
        // `Int64("+1")` is 1, and a leading zero belongs to no number.
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.first != "0",
            let consecutive = Int64(digits)
        else { return nil }
        return DocumentNumber(prefix: prefix, consecutive: consecutive)
    }

    /// The one number that `text` means; refuses a text that no range has room for, and one that
    /// several issuers could mean.
    static func meant(
        by text: String,
        issuer: NIT?,
        in issuers: [Issuer],
        _ ledger: any SaleLedger
    ) throws -> NumberCut {
        let cuts = all(of: text, for: issuers.filter { issuer == nil || $0.nit == issuer })
        let known = try cuts.filter {
            try !ledger.versions(of: $0.number, issuer: $0.issuer.nit).isEmpty
        }
        let meant = known.isEmpty ? cuts : known
        guard let cut = meant.first else { throw Refusal.noSuchNumber(text) }
        guard Set(meant.map(\.issuer.nit)).count == 1 else {
            throw Refusal.severalIssuers(text, meant.map(\.issuer.nit.text))
        }
        return cut
    }
}

extension Refusal {
    static func noSuchNumber(_ text: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "«\(text)» no es un número de los rangos de estos ajustes",
                en: "“\(text)” is no number of the ranges in the settings"
            ),
            remedy: Bilingual(
                es: "Escriba prefijo y número sin ceros a la izquierda: SETP990000001.",
                en: "Write prefix and number without leading zeros: SETP990000001."
            )
        )
    }

    fileprivate static func severalIssuers(_ text: String, _ issuers: [String]) -> Refusal {
        let list = issuers.joined(separator: ", ")
        return Refusal(
            Bilingual(
                es: "varios emisores tienen el número \(text): \(list)",
                en: "several issuers have the number \(text): \(list)"
            ),
            remedy: Bilingual(
                es: "Diga cuál con --issuer NIT.",
                en: "Say which with --issuer NIT."
            )
        )
    }
}
