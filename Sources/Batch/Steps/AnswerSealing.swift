import Fiscal

/// Step 11: DIAN's answers, sealed whenever an archive is full, and at the end.
extension BatchRun {
    func sealAnswers(run: Int64) throws {
        let limits = settings.portions
        for issuer in settings.issuers.map(\.nit).sorted() {
            let chain = ChainName(issuer)
            while true {
                let answers = try ledger.unsealedAnswers(
                    of: chain,
                    limit: limits.documents,
                    bytes: limits.bytes
                )
                guard !answers.isEmpty else { break }
                try seal(answers, chain, run: run)
            }
        }
    }

    private func seal(_ answers: [UnsealedAnswer], _ chain: ChainName, run: Int64) throws {
        let entries = answers.map(\.entry)
        let index = answers.index(entries, settings.language)
        try seal(
            .respuestas(zip(answers, entries).map { ($0.document, $1) }),
            chain: chain,
            run: run
        ) { archive in
            try archive.add("indice.csv", index)
            for (answer, entry) in zip(answers, entries) {
                try archive.add(entry, answer.bytes)
            }
        }
    }
}

extension UnsealedAnswer {
    /// The number for a person, the document's count in the ledger for uniqueness.
    fileprivate var entry: String { "respuestas/\(number.text)-\(document).xml" }
}

extension [UnsealedAnswer] {
    fileprivate func index(_ entries: [String], _ language: Language) -> [UInt8] {
        let columns: [String]
        let (accepted, refused): (String, String)
        switch language {
        case .es:
            columns = ["entrada", "factura", "respuesta", "recibida", "codigo_unico"]
            (accepted, refused) = ("aceptada", "rechazada")
        case .en:
            columns = ["entry", "invoice", "answer", "received", "unique_code"]
            (accepted, refused) = ("accepted", "refused")
        }
        var table = SpreadsheetText(columns: columns)
        for (answer, entry) in zip(self, entries) {
            table.add([
                "data/" + entry, answer.number.text, answer.isAcceptance ? accepted : refused,
                answer.answeredAt.text, answer.uniqueCode.hex,
            ])
        }
        return table.bytes
    }
}
