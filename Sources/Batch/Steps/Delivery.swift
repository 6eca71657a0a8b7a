import Fiscal

/// Step 13: receipts first, then the files, so that the folders tell the store the truth.
struct Delivery {
    private let run: BatchRun
    private let heads: [ChainName: ArchiveHead]
    private let windows: [ContingencyWindow]
    private let closings: [SaleKey: ClosingCheck]
    /// Files moved in this run.
    private(set) var moved: Set<Int64> = []
    /// Files that were removed or replaced before they could be moved.
    private(set) var gone: Set<Int64> = []
    /// How many warnings lie beside a file that was delivered in this run.
    private(set) var warnings: [Int64: Int] = [:]
    /// Files that the machine could not move, or write beside: the next run tries again.
    private(set) var undelivered: [UndeliveredFile] = []
    /// What lies in `rejected/`, by path: a file dropped again takes the place of its twin.
    private var rejected: [String: [Arrival]] = [:]

    private var ledger: any SaleLedger { run.ledger }
    private var folders: any SaleFolders { run.folders }

    /// `closings` are those that this run has held against the numbers.
    init(_ run: BatchRun, closings: [ClosingCheck]) throws {
        self.run = run
        self.closings = Dictionary(uniqueKeysWithValues: closings.map { ($0.closing.key, $0) })
        windows = try run.ledger.windows()
        let heads = try run.ledger.heads()
        self.heads = Dictionary(heads.map { ($0.name.chain, $0) }) { first, _ in first }
    }

    mutating func deliverAll() throws {
        // Moves that a crashed run had begun.
        for place in [FolderPlace.outbox, .rejected] {
            for arrival in try ledger.undelivered(in: place) {
                try attempt(arrival) { try $0.move(arrival, to: arrival.location) }
            }
        }
        rejected = Dictionary(grouping: try ledger.arrivals(in: .rejected)) { $0.location.path }
        for arrival in try ledger.arrivals(in: .inbox) {
            try attempt(arrival) { try $0.deliver(arrival) }
        }
        // What is still on its way there does not lie there: nobody took it away.
        for arrival in try ledger.arrivals(in: .rejected) where arrival.isDelivered {
            try attempt(arrival) { try $0.resolve(arrival) }
        }
    }

    /// One folder that may not be written to does not keep the files of all other stores; who asks the run
    /// to stop does not wait for a night's files, which the next run delivers.
    private mutating func attempt(
        _ arrival: Arrival,
        _ step: (inout Delivery) throws -> Void
    ) throws {
        guard run.stop.signal() == nil else { return }
        do {
            try step(&self)
        } catch let failure as FolderFailure {
            undelivered.append(UndeliveredFile(path: arrival.path, cause: failure.message))
        }
    }

    private mutating func deliver(_ arrival: Arrival) throws {
        let tally = try ledger.tally(of: arrival.id)
        let needsPerson = tally.needingPerson > 0 || arrival.hasFaultyClosing
        if tally.moving > 0 {
            if needsPerson { try writeFindings(arrival, at: rejectedPath(arrival)) }
            return
        }
        let isClean = arrival.isTrusted && !needsPerson
        let place: FolderPlace = isClean ? .outbox : .rejected
        let path = try folders.freePath(
            for: arrival.path,
            digest: arrival.identity.digest,
            in: place
        )
        try move(arrival, to: FileLocation(place, path))
        guard place == .rejected else { return }
        for twin in rejected[path] ?? [] where twin.identity.digest == arrival.identity.digest {
            try ledger.withdraw(twin.id)
        }
    }

    /// The intent, the companions, the file, the fact: each can be repeated.
    private mutating func move(_ arrival: Arrival, to target: FileLocation) throws {
        try ledger.setLocation(target, isDelivered: false, of: arrival.id)
        try writeCompanions(arrival, at: target)
        let outcome = try folders.move(
            FileLocation(.inbox, arrival.path),
            to: target,
            expecting: arrival.identity.digest
        )
        if outcome != .moved { try noteAbsence(of: arrival, outcome) }
        if target.place == .outbox {
            try removeCompanions(FindingTexts.suffixes, at: rejectedPath(arrival))
        }
        try ledger.setLocation(target, isDelivered: true, of: arrival.id)
        moved.insert(arrival.id)
    }

    /// The file was replaced or removed meanwhile: its receipt names the archive entry instead.
    private mutating func noteAbsence(of arrival: Arrival, _ outcome: MoveOutcome) throws {
        gone.insert(arrival.id)
        let place = "data/\(arrival.entry ?? ""), \(arrival.archive?.text ?? "")"
        let words = Bilingual(
            es: "No se tocó; el archivo como se recibió es \(place).",
            en: "Left alone; the file as received is \(place)."
        )
        let entry = JournalEntry(
            at: run.surroundings.now(),
            kind: outcome == .gone ? "file-gone" : "file-replaced",
            subject: arrival.path,
            detail: words.text(in: run.settings.language)
        )
        try ledger.append([entry], chain: arrival.chain, run: nil)
    }

    private func rejectedPath(_ arrival: Arrival) throws -> String {
        try folders.freePath(
            for: arrival.path,
            digest: arrival.identity.digest,
            in: .rejected
        )
    }
}

// MARK: - What was rejected and is settled now

extension Delivery {
    /// What is settled goes to `resolved`; what a person took away is no longer looked for.
    private mutating func resolve(_ arrival: Arrival) throws {
        if try isSettled(arrival) {
            try moveToResolved(arrival)
        } else if try !folders.exists(arrival.location) {
            try ledger.withdraw(arrival.id)  // A person took it away.
        }
    }

    /// Every number of it is settled by later versions; a file refused whole, and sales without a number
    /// and closings, by a later file of its path that went through.
    private func isSettled(_ arrival: Arrival) throws -> Bool {
        guard arrival.isTrusted else { return try ledger.hasSuccessor(arrival) }
        let tally = try ledger.tally(of: arrival.id)
        guard tally.moving == 0 else { return false }
        if tally.needingPerson == tally.resolved, !arrival.hasFaultyClosing { return true }
        guard try ledger.hasSuccessor(arrival) else { return false }
        var nameless = 0
        try ledger.sales(of: arrival.id) { sale in
            if sale.issuer == nil || sale.number == nil { nameless += 1 }
        }
        return tally.needingPerson - tally.resolved == nameless
    }

    /// The fact is written last: a cut before it, and the next run does the same again.
    private mutating func moveToResolved(_ arrival: Arrival) throws {
        let source = arrival.location
        let path = try folders.freePath(
            for: source.path,
            digest: arrival.identity.digest,
            in: .resolved
        )
        let target = FileLocation(.resolved, path)
        try writeCompanions(arrival, at: target)
        let outcome = try folders.move(source, to: target, expecting: arrival.identity.digest)
        try removeCompanions(FindingTexts.suffixes + ReceiptText.suffixes, at: source.path)
        guard outcome == .moved else { return try ledger.withdraw(arrival.id) }
        try ledger.setLocation(target, isDelivered: true, of: arrival.id)
        moved.insert(arrival.id)
    }
}

// MARK: - Companions

extension Delivery {
    /// Receipt and findings in one look at the sales; what was delivered has findings only for warnings.
    private mutating func writeCompanions(
        _ arrival: Arrival,
        at target: FileLocation
    ) throws {
        var texts = FindingTexts(
            of: arrival,
            in: run.settings.language,
            outcome: target.place.outcome
        )
        if arrival.isTrusted { try writeReceipt(arrival, at: target) { texts.add($0) } }
        try addClosings(of: arrival, to: &texts)
        guard target.place != .outbox || !texts.isEmpty else { return }
        if target.place == .outbox { warnings[arrival.id] = texts.warnings }
        try write(texts, at: target.path, in: target.place)
    }

    private func removeCompanions(_ suffixes: [String], at path: String) throws {
        for suffix in suffixes { try folders.remove(beside: path, suffix: suffix, in: .rejected) }
    }

    private func writeFindings(_ arrival: Arrival, at path: String) throws {
        var texts = FindingTexts(of: arrival, in: run.settings.language)
        try ledger.sales(of: arrival.id) { texts.add($0) }
        try addClosings(of: arrival, to: &texts)
        try write(texts, at: path, in: .rejected)
    }

    private func addClosings(of arrival: Arrival, to texts: inout FindingTexts) throws {
        for closing in try ledger.closings(of: arrival.id) {
            texts.add(closing, try closing.standing == .replaced ? nil : check(closing))
        }
    }

    /// One that an earlier run found met is looked at once more when its file goes.
    private func check(_ closing: ClosingRecord) throws -> ClosingCheck {
        try closings[closing.key]
            ?? ClosingCheck(closing, of: run.settings.issuers, from: ledger)
    }

    private func write(_ texts: FindingTexts, at path: String, in place: FolderPlace) throws {
        for (suffix, bytes) in texts.companions {
            try folders.write(bytes, beside: path, suffix: suffix, in: place)
        }
    }

    private func writeReceipt(
        _ arrival: Arrival,
        at target: FileLocation,
        _ each: (SaleStatus) -> Void
    ) throws {
        let receipt = ReceiptText(
            arrival: arrival,
            head: heads[arrival.chain],
            language: run.settings.language,
            windows: windows
        )
        try folders.write(beside: target.path, suffix: ReceiptText.table, in: target.place) {
            consume in
            try consume(receipt.tableHeader)
            try ledger.sales(of: arrival.id) { sale in
                try run.goOn()
                try consume(receipt.tableRow(sale))
                each(sale)
            }
        }
        try folders.write(beside: target.path, suffix: ReceiptText.json, in: target.place) {
            consume in
            var isFirst = true
            try consume(receipt.jsonOpening)
            try ledger.sales(of: arrival.id) { sale in
                try run.goOn()
                try consume(receipt.jsonElement(sale, isFirst: isFirst))
                isFirst = false
            }
            try consume(receipt.jsonClosing)
        }
    }
}

extension FolderPlace {
    fileprivate var outcome: FindingTexts.Outcome {
        switch self {
        case .outbox: .delivered
        case .resolved: .resolved
        case .inbox, .rejected: .toCorrect
        }
    }
}
