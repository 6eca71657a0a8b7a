import Fiscal

/// Where the files lie that were received: no archive tells, for a run delivers when all is sealed.
extension LedgerRebuild {
    mutating func findFiles(in folders: any SaleFolders) throws {
        var last: Int64 = 0
        var rejected: [String: Int64] = [:]
        while case let page = try ledger.arrivalsToFind(after: last, limit: 500),
            let end = page.last?.id
        {
            for arrival in page {
                guard let location = try find(arrival, in: folders) else { continue }
                try settle(arrival, at: location, folders)
                guard location.place == .rejected else { continue }
                // Dropped again unchanged, a file lies there once, and is the last to come.
                if let twin = rejected.updateValue(arrival.id, forKey: location.path) {
                    try ledger.withdraw(twin)
                }
            }
            last = end
        }
    }

    /// Nil for a file that is in the inbox, or was taken away.
    ///
    /// One that lies nowhere any more is where its sales say, when all of them are settled; else it is taken
    /// for one that a person took away. One on its way stays in the inbox, and the next run tells
    /// that it is gone: also where it was delivered, for then the archives of that are lost.
    private mutating func find(
        _ arrival: Arrival,
        in folders: any SaleFolders
    ) throws -> FileLocation? {
        let tally = try ledger.tally(of: arrival.id)
        guard tally.moving == 0 else { return nil }
        for place in [FolderPlace.outbox, .resolved, .rejected] {
            let location = FileLocation(place, try path(of: arrival, in: place, folders))
            if try folders.exists(location) { return location }
        }
        guard try !folders.exists(FileLocation(.inbox, arrival.path)) else { return nil }
        report.absentFiles += 1
        guard arrival.needsPerson(tally) else { return FileLocation(.outbox, arrival.path) }
        try ledger.withdraw(arrival.id)
        return nil
    }

    /// A move that a killed run did not end, for findings lie where the file was: the next run repeats it.
    private func settle(
        _ arrival: Arrival,
        at location: FileLocation,
        _ folders: any SaleFolders
    ) throws {
        let rejected = try path(of: arrival, in: .rejected, folders)
        let leftover = try FindingTexts.suffixes.contains { suffix in
            try folders.exists(FileLocation(.rejected, rejected + suffix))
        }
        switch location.place {
        case .resolved where leftover:
            let before = FileLocation(.rejected, rejected)
            try ledger.setLocation(before, isDelivered: true, of: arrival.id)
        case .outbox where leftover:
            try ledger.setLocation(location, isDelivered: false, of: arrival.id)
        case .inbox, .outbox, .rejected, .resolved:
            try ledger.setLocation(location, isDelivered: true, of: arrival.id)
        }
    }

    private func path(
        of arrival: Arrival,
        in place: FolderPlace,
        _ folders: any SaleFolders
    ) throws -> String {
        try folders.freePath(for: arrival.path, digest: arrival.identity.digest, in: place)
    }
}
