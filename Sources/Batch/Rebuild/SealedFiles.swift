import Fiscal
import SaleFiles

/// `recepcion`: the files are read again as they were read then.
extension LedgerRebuild {
    mutating func takeFiles(
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws {
        var rows: [SealedRow] = []
        try entries.rows(of: .received) { rows.append(SealedRow($0, of: archive)) }
        var received: [(arrival: Int64, entry: String)] = []
        for row in rows {
            let entry = try row.entry("entry")
            received.append((try read(entry, row, archive, entries), entry))
        }
        try complete(archive, with: .recepcion(received))
        if let first = received.first?.arrival, let last = received.last?.arrival {
            note(first...last, of: archive.name)
        }
        report.files += received.count
    }

    private func read(
        _ entry: String,
        _ row: SealedRow,
        _ archive: ArchiveOfRun,
        _ entries: any SealedArchiveReading
    ) throws -> Int64 {
        let path = row.text("file")
        let receivedAt = try row.value("received") { Timestamp($0) }
        let profile = try row.value("reading") { SaleFileProfile(text: $0) }
        let arrival = try ledger.beginArrival(
            path: path,
            identity: FileIdentity(
                digest: try row.value("sha256") { ContentDigest(hex: $0) },
                size: try row.value("bytes") { Int64($0) }
            ),
            profile: profile.text,
            run: archive.run,
            at: receivedAt
        )
        let issuer = issuer(of: archive.name.chain)
        var reader = SaleFileReader(profile: profile, context: context(of: issuer))
        var notes = FileNotes(
            of: arrival,
            in: ledger,
            groupOf: settings.portions.group,
            at: receivedAt
        )
        try entries.read(entry) { chunk in try reader.read(chunk) { try notes.add($0) } }
        let reading = try reader.finish { try notes.add($0) }
        try notes.flush()
        let wasTrusted = row.text("refused_for").isEmpty
        try ledger.finishArrival(
            arrival,
            issuer: issuer?.nit,
            findings: reading.findings,
            isTrusted: wasTrusted
        )
        if wasTrusted { try notes.noteSent(from: path) }
        return arrival
    }

    /// Nil of the chain of files that name no issuer.
    private func issuer(of chain: ChainName) -> Issuer? {
        settings.issuers.first { ChainName($0.nit) == chain }
    }

    /// Whose the sales of a chain are is known, whatever other issuers the settings have by now.
    private func context(of issuer: Issuer?) -> ReadingContext {
        guard let issuer else { return settings.readingContext }
        return ReadingContext(issuers: [issuer], imports: settings.imports)
    }
}

// MARK: - A sale in a file that was received

extension LedgerRebuild {
    /// The sale that a row speaks of, with its number and facts as they were sealed; nil for a sale of a chain
    /// without an issuer.
    ///
    /// `sealed` gets the sale as it is read now, and tells its facts; nil where the row tells none.
    mutating func sale(
        of row: SealedRow,
        _ archive: ArchiveOfRun,
        sealed: (RestoredSale) throws -> RestoredSale.Facts? = { _ in nil }
    ) throws -> RestoredSale? {
        guard archive.name.chain != .withoutIssuer else { return nil }
        let key = SaleKey(arrival: try arrival(of: row, archive), ordinal: try row.ordinal())
        guard let read = try ledger.sale(key) else { throw unread(row) }
        var sale = read
        let number = row.text("invoice")
        if read.number?.text ?? "" != number {
            sale.number = self.number(number, of: archive.name.chain)
        }
        sale.facts = try sealed(read) ?? read.facts
        guard sale != read else { return sale }
        try ledger.correct(sale)
        noteDifference(
            RebuildReport.Difference(
                archive: row.text("received_archive"),
                entry: row.text("received_entry"),
                order: key.ordinal + 1,
                number: number
            )
        )
        return sale
    }

    /// By the prefixes of the issuer; the longest that it may be where they do not tell.
    private func number(_ text: String, of chain: ChainName) -> DocumentNumber? {
        let numbers = DocumentNumber.all(of: text)
        let prefixes = issuer(of: chain)?.ranges.map(\.prefix) ?? []
        return numbers.first { prefixes.contains($0.prefix) } ?? numbers.first
    }

    private func unread(_ row: SealedRow) -> EvidenceFailure {
        EvidenceFailure(
            .damaged,
            operation: .readingAgain,
            object: "\(row.text("received_archive")), \(row.text("received_entry"))",
            cause: Bilingual(
                es:
                    "la venta \(row.text("order")), que fue juzgada, ya no se encuentra en el archivo",
                en: "sale \(row.text("order")), which was judged, is not found in the file any more"
            ),
            hint: Bilingual(
                es:
                    "Este programa lee el archivo de otro modo que el que lo selló: rehaga el libro con "
                    + "esa versión.",
                en:
                    "This program reads the file otherwise than the one that sealed it: rebuild with "
                    + "that version."
            )
        )
    }
}
