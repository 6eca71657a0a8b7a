import Fiscal

/// Step 11: DIAN's answers, sealed whenever an archive is full, and at the end.
extension BatchRun {
    func sealAnswers(run: Int64) throws {
        let sealing = SealingBeside(self, number: run)
        try sealing.finish { try sealAnswers(beside: sealing) }
    }

    func sealAnswers(beside sealing: SealingBeside) throws {
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
                try seal(answers, chain, beside: sealing)
            }
        }
    }

    private func seal(
        _ answers: [UnsealedAnswer],
        _ chain: ChainName,
        beside sealing: SealingBeside
    ) throws {
        let entries = answers.map(\.entry)
        let index = answers.index(entries, settings.language)
        try sealing.seal(
            .respuestas(zip(answers, entries).map { ($0.document, $1) }),
            chain: chain
        ) { archive in
            try archive.add(EvidenceTable.answered.entry, index)
            for (answer, entry) in zip(answers, entries) {
                try archive.add(entry, answer.bytes)
            }
        }
    }
}

extension UnsealedAnswer {
    fileprivate var words: Bilingual { (isAcceptance ? AnswerWords.accepted : .refused).words }

    /// The number for a person, the document's count in the ledger for uniqueness.
    fileprivate var entry: String { "respuestas/\(number.text)-\(document).xml" }
}

extension [UnsealedAnswer] {
    fileprivate func index(_ entries: [String], _ language: Language) -> [UInt8] {
        var table = EvidenceTable.answered.text(in: language)
        for (answer, entry) in zip(self, entries) {
            table.add([
                "data/" + entry, answer.number.text,
                answer.words.text(in: language),
                answer.answeredAt.text, answer.uniqueCode.hex, answer.rules,
            ])
        }
        return table.bytes
    }
}

/// What DIAN's final answer says of an invoice, in the index.
enum AnswerWords: CaseIterable {
    case accepted
    case refused

    var words: Bilingual {
        switch self {
        case .accepted: Bilingual(es: "aceptada", en: "accepted")
        case .refused: Bilingual(es: "rechazada", en: "refused")
        }
    }
}
