import Fiscal

/// What the values of a column that nobody reads tell of it, whatever its heading.
///
/// `CC` and `CE` are types of identifications, `Contado` and `Crédito` forms of payment, `IVA 19%` is a tax, and
/// `900123456-8` somebody who buys. A column tells when all of its values fit, and one of them would change an
/// invoice.
struct StrangerVotes {
    private struct Column {
        /// What it may still be.
        var possible: [SaleField]
        var told: Set<SaleField> = []
    }

    private enum Vote { case none, fits, tells }

    static let fields: [SaleField] = [.buyerType, .paymentForm, .rate, .buyerID]

    private let issuers: Set<NIT>
    private var columns: [Int: Column] = [:]
    private var finished: [Int] = []

    init(issuers: [NIT]) {
        self.issuers = Set(issuers)
    }

    /// `fields` are those that its heading leaves open; of `Tipo documento`, which is the sale's if its values are
    /// not the buyer's, the buyer's type alone.
    mutating func take(_ value: Bytes, of column: Int, as fields: [SaleField]) {
        guard !value.isEmpty else { return }
        let mayBeOfSale = fields == [.buyerType]
        var votes = columns[column] ?? Column(possible: fields)
        votes.possible.removeAll { field in
            let vote = vote(value, for: field, mayBeOfSale)
            if vote == .tells { votes.told.insert(field) }
            return vote == .none
        }
        columns[column] = votes
        if votes.possible.isEmpty { finished.append(column) }
    }

    /// The columns that need not be looked at any more: most often after the first row.
    mutating func settled() -> [Int] {
        guard !finished.isEmpty else { return [] }
        defer { finished = [] }
        return finished
    }

    func field(of column: Int) -> SaleField? {
        columns[column].flatMap { votes in votes.possible.first(where: votes.told.contains) }
    }

    private func vote(_ value: Bytes, for field: SaleField, _ mayBeOfSale: Bool) -> Vote {
        switch field {
        case .buyerType:
            // Without a type a number is a cédula.
            guard let type = idType(named: value) else { return .none }
            return type == "13" && !mayBeOfSale ? .fits : .tells
        case .buyerID: return voteForBuyer(value)
        case .incRate: return voteForINC(value)
        case .paymentForm:
            guard value.count <= 20 else { return .none }
            return Self.wordsOfCredit[plainName(String(decoding: value, as: UTF8.self))] ?? .none
        default:
            guard value.count <= 20 else { return .none }
            return voteForTax(plainName(String(decoding: value, as: UTF8.self)))
        }
    }

    /// A company's number with its check digit is nothing else; a cédula may be any number.
    private func voteForBuyer(_ value: Bytes) -> Vote {
        guard (6...13).contains(value.count),
            value.allSatisfy({ isDigit($0) || ".-".utf8.contains($0) })
        else { return .none }
        guard value.contains(UInt8(ascii: "-")) else { return .fits }
        guard
            let nit = try? NIT(
                parsing: String(decoding: value.filter { $0 != .point }, as: UTF8.self)
            ),
            (9...10).contains(nit.text.utf8.count)
        else { return .none }
        return issuers.contains(nit) ? .fits : .tells
    }

    /// A rate of INC (Estatuto Tributario, articles 512-1 to 512-13), with its sign or without; no till has such amounts.
    private func voteForINC(_ value: Bytes) -> Vote {
        guard value.count <= 6 else { return .none }
        return
            switch String(
                decoding: value.filter { isDigit($0) || $0 == .comma || $0 == .point },
                as: UTF8.self
            )
        {
        case "0", "00", "0,00", "0.00": .fits
        case "4", "8", "16", "8,00", "8.00", "8,0", "8.0": .tells
        default: .none
        }
    }

    /// `IVA 19%`, `IVA19`, `INC 8%`, `Exento`.
    private func voteForTax(_ word: String) -> Vote {
        if ["exento", "exenta", "excluido", "excluida", "exc"].contains(word) { return .fits }
        if ["gravado", "gravada"].contains(word) { return .tells }
        let rate = word.drop { !$0.isNumber && $0 != "%" }
        let name = word.dropLast(rate.count)
        let isPlain = ["iva", "inc", "ivageneral"].contains(name)
        let digits = rate.filter { $0 != "%" }
        let isRate = ["0", "00", "05", "5", "8", "16", "19"].contains(digits)
        guard isPlain || Self.groupsOfTax.contains(name) && isRate, !rate.isEmpty,
            rate.allSatisfy({ $0.isNumber || $0 == "%" })
        else { return .none }
        return .tells
    }

    /// Before a rate: `Gravado 19%`, `G19`, `IVAG05`.
    private static let groupsOfTax: Set<Substring> = [
        "g", "ivag", "gravado", "gravada", "bienesgravados", "gravadoiva", "tarifa", "general",
        "imp",
    ]

    private static let wordsOfCredit: [String: Vote] = [
        "contado": .fits, "decontado": .fits, "efectivo": .fits, "pagada": .fits, "pagado": .fits,
        "credito": .tells, "acredito": .tells, "ventacredito": .tells, "fiado": .tells,
    ]
}
