import Fiscal

/// Step 4: the files, byte for byte, in `recepcion` archives. From here on these are the source.
extension BatchRun {
    /// Tells which arrivals are sealed now.
    func sealReception(run: Int64) throws -> Set<Int64> {
        let arrivals = try ledger.arrivalsToSeal()
        var sealed: Set<Int64> = []
        for chain in Set(arrivals.map(\.chain)).sorted() {
            let files = arrivals.filter { $0.chain == chain }
            for portion in ReceptionPortion.split(files, settings.portions) {
                sealed.formUnion(try sealReception(portion, chain, run: run))
            }
        }
        return sealed
    }

    /// A file that changed since it was read is forgotten and comes again with the next run.
    private func sealReception(
        _ portion: ReceptionPortion,
        _ chain: ChainName,
        run: Int64
    ) throws -> [Int64] {
        var portion = portion
        while !portion.arrivals.isEmpty {
            do {
                let entries = portion.entries
                try seal(
                    .recepcion(zip(portion.arrivals, entries).map { ($0.id, $1) }),
                    chain: chain,
                    run: run
                ) { archive, _ in
                    try archive.add(EvidenceTable.received.entry, portion.index(settings.language))
                    for (arrival, entry) in zip(portion.arrivals, entries) {
                        try copy(arrival, to: entry, of: archive)
                    }
                }
                try ledger.append(
                    zip(portion.arrivals, entries).map {
                        .received($0, as: $1, in: settings.language)
                    },
                    chain: chain,
                    run: run
                )
                return portion.arrivals.map(\.id)
            } catch let changed as ChangedFile {
                try ledger.forgetArrival(changed.arrival)
                portion.arrivals.removeAll { $0.id == changed.arrival }
            }
        }
        return []
    }

    private func copy(
        _ arrival: Arrival,
        to entry: String,
        of archive: any ArchiveEntries
    ) throws {
        do {
            try archive.add(entry) { consume in
                let identity = try folders.read(arrival.path, consume)
                guard identity == arrival.identity else { throw ChangedFile(arrival: arrival.id) }
            }
        } catch let failure as FolderFailure where failure.code == .changed {
            throw ChangedFile(arrival: arrival.id)
        }
    }
}

extension JournalEntry {
    fileprivate static func received(
        _ arrival: Arrival,
        as entry: String,
        in language: Language
    ) -> JournalEntry {
        let sales = Bilingual(es: "ventas: \(arrival.sales)", en: "sales: \(arrival.sales)")
        return JournalEntry(
            at: arrival.receivedAt,
            kind: "file-received",
            subject: arrival.path,
            detail: sales.text(in: language)
                + "; data/\(entry), SHA-256 \(arrival.identity.digest.hex)"
        )
    }
}

/// A file that is no longer what was noted.
private struct ChangedFile: Error {
    let arrival: Int64
}

/// As many files as one archive takes.
private struct ReceptionPortion {
    var arrivals: [Arrival]

    /// A file larger than the limit is alone in its archive.
    static func split(_ arrivals: [Arrival], _ limits: PortionLimits) -> [ReceptionPortion] {
        var portions: [ReceptionPortion] = []
        var bytes: Int64 = 0
        for arrival in arrivals {
            bytes += arrival.identity.size
            if let last = portions.last, last.arrivals.count < limits.documents,
                bytes <= Int64(limits.receivedBytes)
            {
                portions[portions.count - 1].arrivals.append(arrival)
            } else {
                portions.append(ReceptionPortion(arrivals: [arrival]))
                bytes = arrival.identity.size
            }
        }
        return portions
    }

    /// Names of ours: a counter and the extension of the format, never the sender's name.
    var entries: [String] {
        arrivals.indices.map { index in
            let number = String(index + 1)
            let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
            return "archivos/\(padded)\(arrivals[index].path.knownExtension)"
        }
    }

    func index(_ language: Language) -> [UInt8] {
        var table = EvidenceTable.received.text(in: language)
        for (arrival, entry) in zip(arrivals, entries) {
            table.add([
                "data/" + entry, arrival.path, String(arrival.identity.size),
                arrival.identity.digest.hex, arrival.receivedAt.text, String(arrival.sales),
                arrival.isTrusted
                    ? "" : arrival.findings.map(\.code.rawValue).joined(separator: " "),
                arrival.profile,
            ])
        }
        return table.bytes
    }
}

extension String {
    /// The extension when it is one of a sale file's, else `.dat`.
    fileprivate var knownExtension: String {
        let known = [".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl"]
        return known.first { lowercased().hasSuffix($0) } ?? ".dat"
    }
}
