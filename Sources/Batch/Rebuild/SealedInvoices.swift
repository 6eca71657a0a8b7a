import Fiscal

/// `emision` and `respuestas`: what was issued, and what DIAN said of it.
extension LedgerRebuild {
    mutating func takeInvoices(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        var rows: [SealedRow] = []
        try entries.rows(of: .issued) { rows.append(SealedRow($0, of: archive)) }
        var (sales, documents): ([RestoredSale], [NewDocument]) = ([], [])
        for row in rows {
            let (sale, document) = try document(row, archive)
            sales.append(sale)
            documents.append(document)
        }
        try ledger.makeReady(sales)
        try complete(archive, with: .emision(documents))
        report.invoices += documents.count
    }

    private mutating func document(
        _ row: SealedRow,
        _ archive: ArchiveOfRun
    ) throws -> (RestoredSale, NewDocument) {
        let content = try row.value("content_sha256") { ContentDigest(hex: $0) }
        let type = try row.value("type") { ContingencyType(rawValue: $0) }
        let issuedAt = try row.value("issued") { Timestamp($0) }
        let sale = try sale(of: row, archive) { read in
            guard read.facts?.content != content else { return nil }
            // When it was sold only the run tells.
            return RestoredSale.Facts(
                type: type,
                soldAt: read.facts?.soldAt ?? issuedAt,
                total: try row.amount("total"),
                content: content
            )
        }
        guard let sale, let number = sale.number else {
            throw archive.contradicts(Bilingual(row.text("invoice")))
        }
        let ready = ReadySale(
            key: sale.key,
            issuer: sale.issuer,
            number: number,
            type: type,
            content: content
        )
        let document = NewDocument(
            sale: ready,
            range: try row.value("range") { AuthorisedRange.Terms(text: $0) },
            uniqueCode: try row.value("unique_code") { UniqueCode(hex: $0) },
            issuedAt: issuedAt,
            fileCounter: try row.value("dian_file") { Int64($0.suffix(8), radix: 16) },
            fileName: row.text("dian_file"),
            entry: try row.entry("entry")
        )
        return (sale, document)
    }

    mutating func takeAnswers(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        var (answers, names): ([RestoredAnswer], [String]) = ([], [])
        var rows: [SealedRow] = []
        try entries.rows(of: .answered) { rows.append(SealedRow($0, of: archive)) }
        for row in rows {
            answers.append(try answer(row, archive))
            names.append(try row.entry("entry"))
        }
        let documents = try ledger.restore(answers)
        try complete(archive, with: .respuestas(zip(documents, names).map { ($0, $1) }))
    }

    private func answer(_ row: SealedRow, _ archive: ArchiveOfRun) throws -> RestoredAnswer {
        let issuer = try archive.issuer()
        let invoice = try row.invoice(issuer: issuer)
        let isAcceptance = try row.value("answer") { AnswerWords.read($0, \.words) } == .accepted
        let rules = RuleMessage.all(in: row.text("rules"))
        return RestoredAnswer(
            invoice: invoice,
            isAcceptance: isAcceptance,
            answeredAt: try row.value("received") { Timestamp($0) },
            notifications: isAcceptance ? rules : [],
            finding: isAcceptance
                ? nil
                : invoice.numbers.first.flatMap {
                    .of(.refused(rules: rules, document: []), $0, invoice.uniqueCode)
                }
        )
    }
}

extension ArchiveOfRun {
    func issuer() throws -> NIT {
        guard let digits = Int64(name.chain.text), let nit = NIT(digits: digits) else {
            throw contradicts(Bilingual(es: "la cadena", en: "the chain"))
        }
        return nit
    }
}
